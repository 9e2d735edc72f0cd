"""Opening plans.  Proposing, deciding and closing them stands in `decisions`."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.boards.models import Board
from riskreg.boards.queries import municipality
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.plans.models import Plan
from riskreg.plans.queries import plan_of
from riskreg.plans.rules import check_plan, titled
from riskreg.refusals import N_, Refused
from riskreg.scales.models import ScaleVersion


def open_plan(  # noqa: PLR0913 - what a plan starts with, most of it seldom said
    board: Board,
    year: int,
    *,
    scale: ScaleVersion,
    is_example: bool = False,
    source: str | None = None,
    title: str | None = None,
    by: Actor,
    at: datetime,
) -> Plan:
    """A board's first draft for a year, empty.  `source`: the document that tells of the plan."""
    require(by, Permission.PLAN_OPEN, board.subject)
    place = municipality()
    plan = Plan(
        year=year,
        title=title or titled(year, place.plan_name if place else None),
        source=source,
        is_example=is_example,
        changed_at=at,
    )
    check_plan(plan.year, plan.title, plan.source)
    _check_place(board, year)
    with telling(EventType.PLAN_OPENED, plan, by=by, at=at):
        plan.board, plan.scale = board, scale
        db.session.add(plan)
    return plan


def _check_place(board: Board, year: int) -> None:
    if not board.owns_plans:
        raise Refused(N_("%(board)s has no plan of its own"), board=board.name)
    if plan_of(board, year):
        raise Refused(
            N_("There is already a plan for %(year)s. Open that one"), field="year", year=str(year)
        )
