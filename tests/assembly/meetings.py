"""Plans that boards have decided on and been told of: what a page compares with."""

from datetime import UTC, date, datetime, time

from riskreg.boards.models import Board
from riskreg.decisions import operations as decisions
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.plans.models import Plan
from riskreg.reporting.models import Meeting, Occasion, Report
from riskreg.reporting.operations import close_occasion, open_occasion
from riskreg.transaction import unit_of_work
from tests.build import Build


def go_to(build: Build, day: str) -> None:
    """Let the time come: what follows happens that day."""
    build.at = datetime.combine(date.fromisoformat(day), time(8), UTC)


def decide(build: Build, plan: Plan, *, meeting: Meeting | None = None) -> Report:
    """Adopt a draft that has a risk of which all is known."""
    by = build.controller_of(plan.board)
    text = DecisionText(plan.board, PartialDate.of(build.today), "§ 118", meeting=meeting)
    with unit_of_work():
        decisions.propose_plan(plan, meeting=meeting, by=by, at=build.now())
        return decisions.adopt_plan(plan, text, by=by, at=build.now())


def open_round(
    build: Build, board: Board, name: str = "Tertialrapport 2", **facts: str
) -> Occasion:
    days = {fact: PartialDate(day) for fact, day in facts.items()}
    occasion = build.occasion(build.routine(board, rounds=True), name, **days)
    with unit_of_work():
        open_occasion(occasion, by=build.controller_of(board), at=build.now())
    return occasion


def follow_up(
    build: Build, plan: Plan, name: str = "Tertialrapport 1", *, meeting: Meeting | None = None
) -> Report:
    """Hand a follow-up in today."""
    by = build.controller_of(plan.board)
    routine = build.routine(plan.board, first_year=2020)
    occasion = build.occasion(routine, name, year=plan.year, meeting=meeting)
    with unit_of_work():
        return decisions.hand_in(occasion, plan, name, by=by, at=build.now())


def close_round(build: Build, occasion: Occasion) -> None:
    with unit_of_work():
        close_occasion(occasion, by=build.controller_of(occasion.routine.board), at=build.now())
