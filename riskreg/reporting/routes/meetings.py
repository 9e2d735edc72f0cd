"""The meetings of a board and its committees in a year."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.models import Board
from riskreg.refusals import Refused
from riskreg.reporting import operations, queries
from riskreg.reporting.forms.meetings import MeetingsForm
from riskreg.reporting.routes.places import (
    BoardInYear,
    MeetingInYear,
    bp,
    find_meeting,
    find_year,
)
from riskreg.risks.posts import in_the_words_of_the_board
from riskreg.transaction import unit_of_work
from riskreg.web.words import told


@bp.route("/routines/meetings", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT, find_year)
def add_meetings(place: BoardInYear) -> ResponseReturnValue:
    bodies = queries.bodies_of(place.board)
    form = _offer(MeetingsForm(data={"body": place.board.key}), bodies)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                body = _chosen(form, bodies)
                made = operations.add_meetings(
                    body, form.dates, by=signed_in(), at=datetime.now(UTC)
                )
            count = len(made)
            flash(ngettext("1 meeting is added.", "%(num)s meetings are added.", count))
            return redirect(url_for(".add_meetings", **place.where))
    meetings = queries.meetings_in([place.year], [body.id for body in bodies])
    page = render_template(
        "reporting/add_meetings.html",
        place=place,
        form=form,
        calendar=[(body, [one for one in meetings if one.board is body]) for body in bodies],
        used=queries.used_among(meetings),
    )
    return page, form.status_code


def _offer(form: MeetingsForm, bodies: Sequence[Board]) -> MeetingsForm:
    """Whose meetings they are is asked only where there are several bodies."""
    form.body.options = [in_the_words_of_the_board(body.key, body.name) for body in bodies]
    if len(bodies) == 1:
        del form.body
    return form


def _chosen(form: MeetingsForm, bodies: Sequence[Board]) -> Board:
    wanted = form.body.data if "body" in form else bodies[0].key
    return next(body for body in bodies if body.key == wanted)


@bp.post("/routines/meetings/<key>/remove")
@requires(Permission.OCCASION_EDIT, find_meeting)
def remove_meeting(found: MeetingInYear) -> ResponseReturnValue:
    try:
        with unit_of_work():
            operations.remove_meeting(found.meeting, by=signed_in(), at=datetime.now(UTC))
        flash(_("The meeting is removed."))
    except Refused as refusal:
        flash(told(refusal.text, refusal.values), "error")
    return redirect(url_for(".add_meetings", **found.place.where, _anchor="planned"))
