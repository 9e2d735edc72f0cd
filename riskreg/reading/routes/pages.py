"""The pages of a board's year that everybody reads."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from riskreg import assembly
from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import now_here
from riskreg.assembly import BoardYear, RiskPage, RoutinePage
from riskreg.document.kinds import ResponseKind
from riskreg.document.standing import serious_levels
from riskreg.document.treatment import ActionEntry
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.reading import lines, picturing
from riskreg.reading.forms import RiskFilterForm
from riskreg.reading.months import reporting_year
from riskreg.reading.routes.place import bp
from riskreg.reading.rows import ORDERS, RiskRow, listed, rows
from riskreg.reading.timeline import timeline
from riskreg.reading.wheeling import wheels
from riskreg.reading.year import coming
from riskreg.swedish import sort_key
from riskreg.web.sorting import Sorting

MOST_TOP_RISKS = 10
MOST_LATE = 6


def find_year(short: str, year: int) -> BoardYear:
    return assembly.board_year(short, year, on=now_here().date())


def find_risk(short: str, year: int, number: int) -> RiskPage:
    return assembly.risk_page(short, year, number, on=now_here().date())


def find_routine(short: str, year: int, number: int) -> RoutinePage:
    return assembly.routine_page(short, year, number, on=now_here().date())


@bp.get("/b/<short>/<int:year>")
@requires(Permission.PLAN_READ, find_year)
def board(page: BoardYear) -> ResponseReturnValue:
    """Page 5: where a board stands, in two minutes."""
    if page.document is None:
        return render_template("reading/board.html", page=page, plan=None)
    found = _rows_in_plan(page, page.document)
    return render_template(
        "reading/board.html",
        page=page,
        plan=page.document,
        matrix=_matrix(page, found),
        rows=_highest_first(found),
        top=_top(page.document, found),
        since=lines.since(page.since, page.document) if page.since else None,
        late=_late(page.document, page),
        most_late=MOST_LATE,
        coming=coming(page.document, page.on),
        action_bar=_action_bar(page),
    )


@bp.get("/b/<short>/<int:year>/risks")
@requires(Permission.PLAN_READ, find_year)
def risks(page: BoardYear) -> ResponseReturnValue:
    """Page 6: find, compare, filter."""
    if page.document is None:
        return render_template("reading/board.html", page=page, plan=None)
    everything = rows(page.document, page.since, page.on)
    in_plan = [row for row in everything if row.risk.selected]
    owners = {row.owner.key: row.owner for row in everything if row.owner}
    form = RiskFilterForm.of(
        sorted(page.document.scale.levels, key=lambda level: level.rank),
        sorted(owners.values(), key=lambda post: sort_key(post.title)),
    )
    sorting = Sorting.read(ORDERS, Sorting("score", is_falling=True))
    return render_template(
        "reading/_found_swap.html" if _is_piece() else "reading/risks.html",
        page=page,
        plan=page.document,
        form=form,
        sorting=sorting,
        found=listed(everything, form.wanted(), sorting.key, falling=sorting.is_falling),
        rows=_highest_first(in_plan),
        matrix=_matrix(page, in_plan),
        handled=_handled(page.document),
        control_bar=picturing.control_bar(page.standing.controls, "kb") if page.standing else "",
    )


@bp.get("/b/<short>/<int:year>/risks/<int:number>")
@requires(Permission.PLAN_READ, find_risk)
def risk(page: RiskPage) -> ResponseReturnValue:
    """Page 7: the whole story of a risk."""
    found = rows(page.document, page.since, page.on)
    own = next(row for row in found if row.risk.key == page.risk.key)
    return render_template(
        "reading/risk.html",
        page=page,
        plan=page.document,
        risk=page.risk,
        row=own,
        matrix=_matrix(page.page, [own], "m1"),
        trend_wide=picturing.risk_trend(page.document, page.risk, "tr", wide=True),
        trend_compact=picturing.risk_trend(page.document, page.risk, "trc", wide=False),
        moments=timeline(page.document, page.risk),
    )


@bp.get("/b/<short>/<int:year>/routines")
@requires(Permission.ROUTINE_READ, find_year)
def routines(page: BoardYear) -> ResponseReturnValue:
    """Page 10: who reports what, to whom, in which form and when."""
    if page.document is None:
        return render_template("reading/board.html", page=page, plan=None)
    year = reporting_year(page.document, assembly.meetings_around(page), page.on)
    return render_template(
        "reading/routines.html",
        page=page,
        plan=page.document,
        year=year,
        wheels=wheels(year, is_told_by_source=page.document.source is not None),
    )


@bp.get("/b/<short>/<int:year>/routines/<int:number>")
@requires(Permission.ROUTINE_READ, find_routine)
def routine(page: RoutinePage) -> ResponseReturnValue:
    """One routine: all that is said of it, its occasions through the years, its risks."""
    return render_template("reading/routine.html", page=page, routine=page.routine)


def _is_piece() -> bool:
    """Whether htmx asks for what it swaps, and not for a page that its history has lost."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def _rows_in_plan(page: BoardYear, document: PlanDocument) -> list[RiskRow]:
    return [row for row in rows(document, page.since, page.on) if row.risk.selected]


def _highest_first(found: Sequence[RiskRow]) -> list[RiskRow]:
    return sorted(found, key=lambda row: (-row.score, row.risk.number))


def _top(document: PlanDocument, found: Sequence[RiskRow]) -> list[RiskRow]:
    """The risks that a board always hears of: those on the scale's demanding levels."""
    ranks = {level.rank for level in serious_levels(document.scale)}
    serious = [row for row in found if row.level and row.level.rank in ranks]
    return _highest_first(serious)[:MOST_TOP_RISKS]


def _late(document: PlanDocument, page: BoardYear) -> list[tuple[RiskEntry, ActionEntry]]:
    """Late actions, the latest first."""
    late = [(risk, action) for risk, action in document.actions if action.is_late(page.on)]
    return sorted(late, key=lambda one: -one[1].days_overdue(page.on))


def _matrix(page: BoardYear, found: Sequence[RiskRow], uid: str = "mx") -> str:
    assert page.document is not None  # noqa: S101 - asked for only where there is a plan
    place: dict[str, Any] = {"short": page.short, "year": page.year}

    def href(risk: RiskEntry) -> str:
        return url_for("reading.risk", number=risk.number, **place)

    def cell(likelihood: int, impact: int) -> str:
        return url_for("reading.risks", cell=f"{likelihood}-{impact}", _anchor="risks", **place)

    return picturing.risk_matrix(page.document.scale, found, href, uid, cell)


def _action_bar(page: BoardYear) -> str:
    return picturing.action_bar(page.standing.actions, "ab") if page.standing else ""


def _handled(document: PlanDocument) -> list[tuple[ResponseKind, int, int, int]]:
    """By response: how many risks, their actions and their controls."""
    return [
        (
            kind,
            len(met),
            sum(len(risk.actions) for risk in met),
            sum(len(risk.planned_controls) for risk in met),
        )
        for kind in ResponseKind
        if (met := [risk for risk in document.selected if risk.responds_with(kind)])
    ]
