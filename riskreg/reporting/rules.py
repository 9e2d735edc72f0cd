"""Routines, occasions and meetings on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import Known, OccasionState, RoutineKind
from riskreg.refusals import N_, Refused

if TYPE_CHECKING:
    from riskreg.boards.models import Board, Position
    from riskreg.reporting.models import Meeting

FIRST_YEAR, LAST_YEAR = 1900, 2199
#: Those that have pages.
YEARS = range(1990, 2101)


@dataclass(frozen=True)
class RoutinePlan:
    """Who reports what to whom, how, when, and where that is written down.

    A body that is no board of the register stands in `via_text` or `to_text` instead of `via` or
    `to`.  The routine holds in the years `first_year`–`last_year`.
    """

    kind: RoutineKind
    title: str
    first_year: int
    last_year: int | None = None
    what: str | None = None
    documented: Known = Known.NOT_RECORDED
    documented_where: str | None = None
    reporter: "Position | None" = None
    deputy: "Position | None" = None
    presented_by: "Position | None" = None
    delegated_to: "Position | None" = None
    via: "Board | None" = None
    via_text: str | None = None
    to: "Board | None" = None
    to_text: str | None = None
    form: str | None = None
    when_text: str | None = None
    is_continuous: bool = False
    rounds: bool = False
    covers_all_risks: bool = False
    revised: PartialDate | None = None
    decided: PartialDate | None = None
    note: str | None = None
    is_example: bool = False


@dataclass(frozen=True)
class OccasionPlan:
    year: int
    name: str
    status_date: PartialDate | None = None
    deadline: PartialDate | None = None
    meeting: "Meeting | None" = None


def check_routine(plan: RoutinePlan) -> None:
    if not plan.title.strip():
        raise Refused(N_("Write what the routine is called"), field="title")
    if not FIRST_YEAR <= plan.first_year <= LAST_YEAR:
        raise Refused(N_("Write a year from 1900 to 2199"), field="first_year")
    if plan.last_year is not None:
        check_ending(plan.first_year, plan.last_year)
    for board, text, field in ((plan.via, plan.via_text, "via"), (plan.to, plan.to_text, "to")):
        if board is not None and text:
            raise Refused(
                N_("Choose a body of the register or write another one, not both"), field=field
            )
    if plan.reporter is not None and plan.reporter is plan.deputy:
        raise Refused(N_("The deputy can't be the same person"), field="deputy")


def check_ending(first_year: int, last_year: int) -> None:
    if last_year > LAST_YEAR:
        raise Refused(N_("Write a year from 1900 to 2199"), field="last_year")
    if last_year < first_year:
        raise Refused(
            N_("Choose a last year that does not come before the first"), field="last_year"
        )


def check_years(first_year: int, last_year: int | None, planned: Sequence[int]) -> None:
    """A routine holds in every year for which an occasion of it is planned or has been."""
    if planned and min(planned) < first_year:
        raise Refused(
            N_("There is an occasion in %(year)s: choose a first year that does not come after it"),
            field="first_year",
            year=min(planned),
        )
    if planned and last_year is not None and max(planned) > last_year:
        raise Refused(
            N_("There is an occasion in %(year)s: remove it, or choose a later last year"),
            field="last_year",
            year=max(planned),
        )


def check_occasion(first_year: int, last_year: int | None, plan: OccasionPlan) -> None:
    if not plan.name.strip():
        raise Refused(N_("Write what the occasion is called"), field="name")
    if plan.year < first_year or (last_year is not None and plan.year > last_year):
        raise Refused(N_("The routine does not hold in %(year)s"), field="year", year=plan.year)
    if plan.status_date and plan.deadline and plan.deadline.latest < plan.status_date.earliest:
        raise Refused(
            N_("Choose a deadline that does not come before the status date"), field="deadline"
        )
    if plan.deadline and plan.meeting and plan.meeting.on.latest < plan.deadline.earliest:
        raise Refused(
            N_("Choose a deadline that does not come after the meeting"), field="deadline"
        )


def check_changing(state: OccasionState) -> None:
    if state not in {OccasionState.PLANNED, OccasionState.OPEN}:
        raise Refused(N_("What has been handed in keeps its dates"))


def check_removing(state: OccasionState) -> None:
    if state is not OccasionState.PLANNED:
        raise Refused(N_("Only an occasion that has not begun can be removed"))


def check_opening(state: OccasionState) -> None:
    if state is not OccasionState.PLANNED:
        raise Refused(N_("The occasion has been opened already"))


def check_closing(state: OccasionState) -> None:
    if state is not OccasionState.OPEN:
        raise Refused(N_("Only an open occasion can be closed"))
