"""A board's year of reporting: what is due and who meets, month by month.  Pure.

The wheel and the list are made of the same reports under the same numbers, those of the routines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from riskreg.assembly import BodyMeetings
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import Known, OccasionState
from riskreg.document.reporting import MeetingEntry, OccasionEntry, RoutineEntry
from riskreg.document.values import PlanDocument

_UNFINISHED = {OccasionState.PLANNED, OccasionState.OPEN}
_MOST_COMING = 5


@dataclass(frozen=True)
class ReportOfYear:
    """An occasion that has a place in the year.

    `on` is when its material is due, else when it is heard, and always in the year.
    """

    number: int
    routine: RoutineEntry
    occasion: OccasionEntry
    meeting: MeetingEntry | None
    on: PartialDate
    is_secured: bool

    @property
    def meets(self) -> PartialDate:
        """When a body gets it; where no meeting is chosen, when the material is due."""
        return self.meeting.on if self.meeting else self.on

    @property
    def may_change(self) -> bool:
        """Whether its dates are still open: what has been handed in keeps them."""
        return self.occasion.state in _UNFINISHED

    def is_late(self, today: date) -> bool:
        deadline = self.occasion.deadline
        return self.may_change and deadline is not None and deadline.latest < today


@dataclass(frozen=True)
class LineOfYear:
    """A report that is due, or a meeting with the reports that it gets; neither: today."""

    on: PartialDate
    report: ReportOfYear | None = None
    meeting: MeetingEntry | None = None
    gets: tuple[ReportOfYear, ...] = ()


@dataclass(frozen=True)
class Month:
    first: date
    lines: tuple[LineOfYear, ...]
    is_now: bool
    is_past: bool

    @property
    def known(self) -> PartialDate:
        return PartialDate(f"{self.first:%Y-%m}")


@dataclass(frozen=True)
class Undated:
    """A routine without a date in the year, or those of its occasions that have none in it."""

    routine: RoutineEntry
    occasions: tuple[OccasionEntry, ...] = ()


@dataclass(frozen=True)
class ReportingYear:
    """`bodies` meet in the year: the board, its committees, others that get its reports."""

    year: int
    today: date
    bodies: tuple[BodyMeetings, ...]
    reports: tuple[ReportOfYear, ...]
    undated: tuple[Undated, ...]

    @property
    def is_current(self) -> bool:
        return self.today.year == self.year

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.bodies or self.reports)

    @property
    def meetings(self) -> list[MeetingEntry]:
        found = [meeting for body in self.bodies for meeting in body.meetings]
        return sorted(found, key=lambda meeting: meeting.on)

    @property
    def others(self) -> tuple[BodyMeetings, ...]:
        return tuple(body for body in self.bodies if not body.is_own)

    @property
    def coming(self) -> tuple[ReportOfYear, ...]:
        """The next ones, soonest first."""
        left = [report for report in self.reports if report.on.latest >= self.today]
        return tuple(left[:_MOST_COMING])

    @property
    def months(self) -> list[Month]:
        lines = self._lines()
        return [self._month(date(self.year, month, 1), lines) for month in range(1, 13)]

    def _month(self, first: date, lines: Iterable[LineOfYear]) -> Month:
        now = self.today.replace(day=1)
        found = (line for line in lines if line.on.month == first.month)
        return Month(first, tuple(found), is_now=first == now, is_past=first < now)

    def _lines(self) -> list[LineOfYear]:
        """Everything that is placed, soonest first; of one day what is due before who meets."""
        today = [LineOfYear(PartialDate.of(self.today))] if self.is_current else []
        due = [LineOfYear(one.on, report=one) for one in self.reports]
        met = [
            LineOfYear(one.on, meeting=one, gets=self._gets(one))
            for one in self.meetings
            if one.on.month
        ]
        return sorted([*today, *due, *met], key=lambda line: line.on.latest)

    def _gets(self, meeting: MeetingEntry) -> tuple[ReportOfYear, ...]:
        return tuple(one for one in self.reports if one.occasion.meeting == meeting.key)


def reporting_year(
    document: PlanDocument, bodies: Sequence[BodyMeetings], today: date
) -> ReportingYear:
    reports = [
        report for one in document.occasions if (report := _report(document, one)) is not None
    ]
    placed = {report.occasion.key for report in reports}
    return ReportingYear(
        year=document.year,
        today=today,
        bodies=tuple(bodies),
        reports=tuple(sorted(reports, key=lambda one: (one.on.latest, one.number))),
        undated=tuple(
            undated
            for routine in document.routines
            if (undated := _undated(document, routine, placed)) is not None
        ),
    )


def is_told_secured(document: PlanDocument, routine: RoutineEntry) -> bool:
    """A source that is silent about deputies and dates does not say that there are none."""
    return routine.documented is not Known.NO if document.source else routine.is_secured


def _report(document: PlanDocument, occasion: OccasionEntry) -> ReportOfYear | None:
    routine, meeting = document.routine(occasion.routine), document.meeting(occasion.meeting)
    days = (occasion.deadline, meeting.on if meeting else None)
    known = [day for day in days if day and day.month and day.year == document.year]
    if routine is None or not known:
        return None
    number = routine.number or 0
    is_secured = is_told_secured(document, routine)
    return ReportOfYear(number, routine, occasion, meeting, known[0], is_secured)


def _undated(document: PlanDocument, routine: RoutineEntry, placed: set[str]) -> Undated | None:
    own = [one for one in document.occasions if one.routine == routine.key]
    left = tuple(one for one in own if one.key not in placed)
    return None if own and not left else Undated(routine, left)
