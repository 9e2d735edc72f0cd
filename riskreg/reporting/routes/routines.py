"""Adding, changing and ending a routine."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.models import Board
from riskreg.boards.queries import boards, positions_of
from riskreg.document.kinds import Known, RoutineKind
from riskreg.reporting import operations
from riskreg.reporting.forms.routines import BODIES, POSTS, EndRoutineForm, RoutineForm
from riskreg.reporting.models import Routine
from riskreg.reporting.routes.places import (
    BoardInYear,
    RoutineInYear,
    bp,
    find_routine,
    find_year,
)
from riskreg.reporting.rules import RoutinePlan
from riskreg.risks.posts import in_the_words_of_the_board, post_options
from riskreg.transaction import unit_of_work
from riskreg.web.choices import Option

_ONE = "/routines/<int:number>"


@bp.route("/routines/new", methods=["GET", "POST"])
@requires(Permission.ROUTINE_EDIT, find_year)
def add_routine(place: BoardInYear) -> ResponseReturnValue:
    usual = {"kind": RoutineKind.REPORTING, "documented": Known.NOT_RECORDED}
    form = _offer(RoutineForm(data={**usual, "first_year": place.year}), place.board)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = _plan(form, place.board, is_example=place.is_example)
                routine = operations.add_routine(
                    place.board, plan, by=signed_in(), at=datetime.now(UTC)
                )
            flash(_("Routine %(number)s is added.", number=routine.number))
            return redirect(url_for("reading.routine", number=routine.number, **place.where))
    return render_template("reporting/add_routine.html", place=place, form=form), form.status_code


@bp.route(f"{_ONE}/edit", methods=["GET", "POST"])
@requires(Permission.ROUTINE_EDIT, find_routine)
def change_routine(place: RoutineInYear) -> ResponseReturnValue:
    routine = place.routine
    form = _offer(RoutineForm(data=_asked(routine)), routine.board)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = _plan(form, routine.board, is_example=routine.is_example)
                operations.change_routine(
                    routine, plan, form.version.data, by=signed_in(), at=datetime.now(UTC)
                )
            flash(_("Routine %(number)s is saved.", number=routine.number))
            return redirect(url_for("reading.routine", **place.where))
    page = render_template("reporting/change_routine.html", place=place, form=form)
    return page, form.status_code


@bp.route(f"{_ONE}/end", methods=["GET", "POST"])
@requires(Permission.ROUTINE_EDIT, find_routine)
def end_routine(place: RoutineInYear) -> ResponseReturnValue:
    routine = place.routine
    form = EndRoutineForm(data={"last_year": place.year, "version": routine.version})
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                last, version = form.last_year.data, form.version.data
                operations.end_routine(routine, last, version, by=signed_in(), at=datetime.now(UTC))
            flash(_("The routine ends with the year %(year)s.", year=last))
            return redirect(url_for("reading.routine", **place.where))
    page = render_template("reporting/end_routine.html", place=place, form=form)
    return page, form.status_code


def _offer(form: RoutineForm, board: Board) -> RoutineForm:
    posts, bodies = post_options(positions_of(board)), _options(boards(), first=board)
    for name in POSTS:
        form[name].options = posts
    for name in BODIES:
        form[name].options = bodies
    return form


def _options(bodies: Iterable[Board], *, first: Board) -> list[Option]:
    ordered = sorted(bodies, key=lambda body: body.id != first.id)
    return [in_the_words_of_the_board(body.key, body.name) for body in ordered]


def _asked(routine: Routine) -> dict[str, Any]:
    """The form as the routine has it; rows stand as their keys."""
    there = {name: getattr(routine, name) for name in RoutinePlan.__dataclass_fields__}
    rows = {name: getattr(there[name], "key", None) for name in (*POSTS, *BODIES)}
    return {**there, **rows, "version": routine.version}


def _plan(form: RoutineForm, board: Board, *, is_example: bool) -> RoutinePlan:
    posts = {post.key: post for post in positions_of(board)}
    return form.plan(posts, {body.key: body for body in boards()}, is_example=is_example)
