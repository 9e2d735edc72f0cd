"""Where the pages are, and what their addresses name: a thing, and the year one comes from."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint

from riskreg.boards.models import Board
from riskreg.boards.queries import find_board
from riskreg.boards.rules import Subject
from riskreg.plans.queries import plan_of
from riskreg.refusals import NotFound
from riskreg.reporting import queries
from riskreg.reporting.models import Meeting, Occasion, Routine
from riskreg.reporting.rules import YEARS

bp = Blueprint("reporting", __name__, url_prefix="/b/<short>/<int:year>")


@dataclass(frozen=True)
class BoardInYear:
    board: Board
    year: int

    @property
    def subject(self) -> Subject:
        return self.board.subject

    @property
    def is_example(self) -> bool:
        plan = plan_of(self.board, self.year)
        return plan is not None and plan.is_example

    @property
    def where(self) -> dict[str, Any]:
        return {"short": self.board.short, "year": self.year}


@dataclass(frozen=True)
class RoutineInYear:
    routine: Routine
    year: int

    @property
    def subject(self) -> Subject:
        return self.routine.subject

    @property
    def where(self) -> dict[str, Any]:
        board, number = self.routine.board, self.routine.number
        return {"short": board.short, "year": self.year, "number": number}

    @property
    def bodies(self) -> tuple[int | None, ...]:
        """Those whose meetings a report of the routine may go to, by their ids."""
        return (self.routine.board_id, self.routine.via_id, self.routine.to_id)


@dataclass(frozen=True)
class OccasionInYear:
    occasion: Occasion

    @property
    def subject(self) -> Subject:
        return self.occasion.subject

    @property
    def routine(self) -> RoutineInYear:
        return RoutineInYear(self.occasion.routine, self.occasion.year)


@dataclass(frozen=True)
class MeetingInYear:
    """A meeting of the board or of one of its committees."""

    meeting: Meeting
    place: BoardInYear

    @property
    def subject(self) -> Subject:
        return self.place.subject


def find_year(short: str, year: int) -> BoardInYear:
    if year not in YEARS:
        raise NotFound
    return BoardInYear(find_board(short), year)


def find_routine(short: str, year: int, number: int) -> RoutineInYear:
    if year not in YEARS:
        raise NotFound
    return RoutineInYear(queries.find_numbered(short, number), year)


def find_occasion(short: str, year: int, number: int, key: str) -> OccasionInYear:
    occasion = queries.find_occasion(key)
    routine = occasion.routine
    if (routine.board.short, occasion.year, routine.number) != (short, year, number):
        raise NotFound
    return OccasionInYear(occasion)


def find_meeting(short: str, year: int, key: str) -> MeetingInYear:
    place = find_year(short, year)
    meeting = queries.find_meeting(key)
    if place.board.id not in {meeting.board_id, meeting.board.parent_id}:
        raise NotFound
    return MeetingInYear(meeting, place)
