"""What the pages about routines need beside the plan: all years of one, and who meets when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from riskreg.assembly import positions, queries
from riskreg.assembly.pages import BoardYear, board_year
from riskreg.assembly.people import People, holding
from riskreg.assembly.reporting import routine_entry
from riskreg.boards.queries import find_board
from riskreg.boards.rules import Subject
from riskreg.document.kinds import BoardKind
from riskreg.document.organisation import PositionEntry
from riskreg.document.reporting import MeetingEntry, OccasionEntry, RoutineEntry
from riskreg.document.values import RiskEntry
from riskreg.refusals import NotFound
from riskreg.reporting import queries as reporting
from riskreg.reporting.models import Meeting, Occasion

#: An occasion with the meeting that gets its report.
Planned = tuple[OccasionEntry, MeetingEntry | None]


@dataclass(frozen=True)
class BodyMeetings:
    """A body's meetings in a year, soonest first.  The body is the board itself, or another."""

    body: str
    meetings: tuple[MeetingEntry, ...]
    is_own: bool = False
    is_committee: bool = False


@dataclass(frozen=True)
class OccasionYear:
    year: int
    occasions: tuple[Planned, ...]


@dataclass(frozen=True)
class RoutinePage:
    """A routine, seen in a year of its board.  It holds in `first_year`–`last_year`."""

    page: BoardYear
    routine: RoutineEntry
    first_year: int
    last_year: int | None
    positions: tuple[PositionEntry, ...]
    people: People
    years: tuple[OccasionYear, ...]

    @property
    def subject(self) -> Subject:
        return Subject(board=self.page.short)

    @property
    def year(self) -> int:
        return self.page.year

    @property
    def holds(self) -> bool:
        """Whether it holds in the year of the page."""
        return self.first_year <= self.year <= (self.last_year or self.year)

    @property
    def risks(self) -> tuple[RiskEntry, ...]:
        """The risks of the year's plan that are reported in it by name."""
        plan = self.page.document
        return (
            tuple(one for one in plan.selected if self.routine.key in one.routines) if plan else ()
        )

    def position(self, key: str | None) -> PositionEntry | None:
        return next((one for one in self.positions if one.key == key), None)


def routine_page(short: str, year: int, number: int, *, on: date) -> RoutinePage:
    """A routine by its number in the board, or `NotFound`; whether or not it holds that year."""
    page, board = board_year(short, year, on=on), find_board(short)
    row = next((one for one in queries.routines([board.id]) if one.number == number), None)
    if row is None:
        raise NotFound
    named = (row.reporter_id, row.deputy_id, row.presented_by_id, row.delegated_to_id)
    posts = positions.read({one for one in named if one is not None})
    return RoutinePage(
        page=page,
        routine=routine_entry(row, posts),
        first_year=row.first_year,
        last_year=row.last_year,
        positions=posts.entries,
        people=holding({one.key for one in posts.entries}, on),
        years=_years(reporting.occasions_through(row.id)),
    )


def _years(rows: Sequence[Occasion]) -> tuple[OccasionYear, ...]:
    """The newest year first; in a year what is due first, and what has no date last."""
    ordered = sorted(rows, key=lambda row: (-row.year, _due(row)))
    return tuple(
        OccasionYear(year, tuple(map(_planned, found)))
        for year, found in groupby(ordered, key=lambda row: row.year)
    )


def _due(row: Occasion) -> date:
    known = row.deadline or (row.meeting.on if row.meeting else None)
    return known.latest if known else date.max


def _planned(row: Occasion) -> Planned:
    meeting = _meeting(row.meeting) if row.meeting else None
    occasion = OccasionEntry(
        key=row.key,
        routine=row.routine.key,
        name=row.name,
        state=row.state,
        status_date=row.status_date,
        deadline=row.deadline,
        meeting=meeting.key if meeting else None,
    )
    return occasion, meeting


def _meeting(row: Meeting) -> MeetingEntry:
    return MeetingEntry(row.key, row.on, row.board.name)


def meetings_around(page: BoardYear) -> tuple[BodyMeetings, ...]:
    """Who meets in the year: the board, its committees, and others that get its reports."""
    board = find_board(page.short)
    bodies = reporting.bodies_of(board)
    rows = reporting.meetings_in([page.year], [body.id for body in bodies])
    near = [
        BodyMeetings(
            body.name,
            tuple(_meeting(row) for row in rows if row.board_id == body.id),
            is_own=body.id == board.id,
            is_committee=body.kind is BoardKind.COMMITTEE,
        )
        for body in bodies
    ]
    far = _others(page, {body.name for body in bodies})
    return tuple(one for one in (*near, *far) if one.meetings)


def _others(page: BoardYear, known: set[str]) -> list[BodyMeetings]:
    """Bodies whose meetings are known only because a report goes there."""
    found = page.document.meetings if page.document else ()
    ordered = sorted((one for one in found if one.body not in known), key=lambda one: one.body)
    return [
        BodyMeetings(body, tuple(of_body))
        for body, of_body in groupby(ordered, key=lambda one: one.body)
    ]
