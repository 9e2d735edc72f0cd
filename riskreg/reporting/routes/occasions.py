"""Planning when a routine reports in a year, and changing what is planned."""

from collections.abc import Mapping
from datetime import UTC, datetime

from babel.dates import get_month_names
from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.refusals import Refused
from riskreg.reporting import operations, queries
from riskreg.reporting.forms.occasions import OccasionForm, ScheduleForm
from riskreg.reporting.models import Meeting, Occasion
from riskreg.reporting.routes.places import (
    OccasionInYear,
    RoutineInYear,
    bp,
    find_occasion,
    find_routine,
)
from riskreg.reporting.rules import OccasionPlan
from riskreg.reporting.schedule import planned, to_the_next
from riskreg.risks.posts import in_the_words_of_the_board
from riskreg.transaction import unit_of_work
from riskreg.web.choices import Option
from riskreg.web.filters import in_text
from riskreg.web.language import language
from riskreg.web.words import told

_ALL = "/routines/<int:number>/occasions"
_ONE = f"{_ALL}/<key>"
_MONTHS = range(1, 13)

Meetings = Mapping[str, Meeting]


@bp.route(_ALL, methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT, find_routine)
def plan_occasions(place: RoutineInYear) -> ResponseReturnValue:
    """The routine's year: what is planned already, and several more at once."""
    form = _offer_times(ScheduleForm(data=_usual(place)), place)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                made = operations.add_occasions(
                    place.routine, _plans(form, place), by=signed_in(), at=datetime.now(UTC)
                )
            count = len(made)
            flash(ngettext("1 occasion is planned.", "%(num)s occasions are planned.", count))
            return redirect(url_for(".plan_occasions", **place.where, _anchor="planned"))
    page = render_template(
        "reporting/plan_occasions.html",
        place=place,
        form=form,
        planned=[
            one for one in queries.occasions_through(place.routine.id) if one.year == place.year
        ],
    )
    return page, form.status_code


def _usual(place: RoutineInYear) -> dict[str, object]:
    return {"name": place.routine.title[:190], "to_next": True, "days_before": 10}


def _offer_times(form: ScheduleForm, place: RoutineInYear) -> ScheduleForm:
    names = get_month_names("wide", locale=language())
    form.months.options = [Option(month, names[month].capitalize()) for month in _MONTHS]
    form.meetings.options = _options(_meetings(place, place.year), place)
    if not _of_recipient(place):
        del form.to_next
    return form


def _plans(form: ScheduleForm, place: RoutineInYear) -> list[OccasionPlan]:
    """What the form asks for, made of what stands in the register now."""
    slots = form.slots(place.year, _meetings(place, place.year))
    if form.wants_next:
        slots = to_the_next(slots, _of_recipient(place))
    there = queries.occasions_through(place.routine.id)
    taken = {one.name for one in there if one.year == place.year}
    return planned(place.year, form.name.data, slots, taken)


def _meetings(place: RoutineInYear, *years: int) -> Meetings:
    return {one.key: one for one in queries.meetings_in(years, place.bodies)}


def _of_recipient(place: RoutineInYear) -> list[Meeting]:
    """The meetings of the first body that gets the report: the one that it goes via, else to."""
    routine = place.routine
    first = routine.via_id or routine.to_id
    years = (place.year, place.year + 1)
    return [one for one in queries.meetings_in(years, [first]) if first is not None]


def _options(meetings: Meetings, place: RoutineInYear) -> list[Option]:
    return [
        in_the_words_of_the_board(key, f"{in_text(one.on, place.year)}, {one.board.name}")
        for key, one in meetings.items()
    ]


@bp.route(_ONE, methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT, find_occasion)
def change_occasion(found: OccasionInYear) -> ResponseReturnValue:
    occasion, place = found.occasion, found.routine
    form = OccasionForm(data=_asked(occasion))
    form.meeting.options = _options(_meetings(place, place.year, place.year + 1), place)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                meetings = _meetings(place, place.year, place.year + 1)
                plan = form.plan(occasion.year, meetings)
                operations.change_occasion(
                    occasion, plan, form.version.data, by=signed_in(), at=datetime.now(UTC)
                )
            flash(_("The occasion %(name)s is saved.", name=occasion.name))
            return redirect(url_for(".plan_occasions", **place.where, _anchor="planned"))
    page = render_template(
        "reporting/change_occasion.html", place=place, occasion=occasion, form=form
    )
    return page, form.status_code


def _asked(occasion: Occasion) -> dict[str, object]:
    return {
        "name": occasion.name,
        "status_date": occasion.status_date,
        "deadline": occasion.deadline,
        "meeting": occasion.meeting.key if occasion.meeting else None,
        "version": occasion.version,
    }


@bp.post(f"{_ONE}/remove")
@requires(Permission.OCCASION_EDIT, find_occasion)
def remove_occasion(found: OccasionInYear) -> ResponseReturnValue:
    place, name = found.routine, found.occasion.name
    try:
        with unit_of_work():
            operations.remove_occasion(found.occasion, by=signed_in(), at=datetime.now(UTC))
        flash(_("The occasion %(name)s is removed.", name=name))
    except Refused as refusal:
        flash(told(refusal.text, refusal.values), "error")
    return redirect(url_for(".plan_occasions", **place.where, _anchor="planned"))
