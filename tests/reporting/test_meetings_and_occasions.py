"""Meetings of a board, and the occasions on which a routine reports in a year."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import OccasionState
from riskreg.history.kinds import EventType
from riskreg.refusals import NotFound, Refused
from riskreg.reporting.operations import (
    add_meeting,
    add_occasion,
    close_occasion,
    open_occasion,
)
from riskreg.reporting.queries import (
    find_occasion,
    meeting_on,
    meetings_of,
    occasions_of,
)
from riskreg.reporting.rules import OccasionPlan
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

MAY, AUGUST, SEPTEMBER = map(PartialDate, ("2026-05-20", "2026-08-31", "2026-09-15"))


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def routine(build, board):
    return build.routine(board, last_year=2027)


def do(build, operation, row, *args):
    board = getattr(row, "board", None) or getattr(row, "routine", row).board
    with unit_of_work():
        return operation(row, *args, by=build.controller_of(board), at=build.now())


def met(build, board, on):
    with unit_of_work():
        return add_meeting(board, on, by=build.controller_of(board), at=build.now())


def refused(build, operation, row, *args):
    with pytest.raises(Refused) as refusal:
        do(build, operation, row, *args)
    return refusal.value.field


def test_a_meeting_may_be_known_to_the_month(build, board):
    later, sooner = met(build, board, PartialDate("2026-12")), met(build, board, MAY)
    assert list(meetings_of(board)) == [sooner, later]
    assert meeting_on(board, MAY) == sooner
    assert newest_event().type is EventType.MEETING_ADDED


def test_a_board_meets_once_on_a_day(build, board):
    met(build, board, MAY)
    with pytest.raises(Refused) as refusal:
        met(build, board, MAY)
    assert refusal.value.field == "on"
    met(build, build.board(), MAY)


def test_an_occasion_has_a_status_date_a_deadline_and_a_meeting(build, board, routine):
    meeting = met(build, board, PartialDate("2026-09-27"))
    plan = OccasionPlan(2026, " Tertial 2 ", AUGUST, SEPTEMBER, meeting)
    occasion = do(build, add_occasion, routine, plan)
    assert (occasion.name, occasion.state) == ("Tertial 2", OccasionState.PLANNED)
    assert (occasion.status_date, occasion.deadline, occasion.meeting) == (
        AUGUST,
        SEPTEMBER,
        meeting,
    )
    assert find_occasion(occasion.key) == occasion
    assert newest_event().type is EventType.OCCASION_ADDED


def test_occasions_are_listed_by_their_deadlines(build, board, routine):
    open_ended = do(build, add_occasion, routine, OccasionPlan(2026, "Löpande"))
    later = do(build, add_occasion, routine, OccasionPlan(2026, "T2", deadline=SEPTEMBER))
    sooner = do(build, add_occasion, routine, OccasionPlan(2026, "T1", deadline=MAY))
    do(build, add_occasion, routine, OccasionPlan(2027, "T1"))
    assert list(occasions_of(board, 2026)) == [sooner, later, open_ended]


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (OccasionPlan(2026, " "), "name"),
        (OccasionPlan(2025, "T2"), "year"),
        (OccasionPlan(2028, "T2"), "year"),
        (OccasionPlan(2026, "T2", SEPTEMBER, AUGUST), "deadline"),
    ],
)
def test_what_cannot_be_is_refused(build, routine, plan, field):
    assert refused(build, add_occasion, routine, plan) == field


def test_a_routine_has_each_occasion_once(build, routine):
    do(build, add_occasion, routine, OccasionPlan(2026, "T2"))
    assert refused(build, add_occasion, routine, OccasionPlan(2026, "T2 ")) == "name"


def test_the_meeting_is_one_of_a_body_that_the_routine_reports_to(build, board):
    council, stranger = build.board("kf"), build.board()
    routine = build.routine(board, to=council)
    for body in (board, council):
        plan = OccasionPlan(2026, f"Till {body.short}", meeting=met(build, body, SEPTEMBER))
        assert do(build, add_occasion, routine, plan)
    plan = OccasionPlan(2026, "Fel", meeting=met(build, stranger, SEPTEMBER))
    assert refused(build, add_occasion, routine, plan) == "meeting"


def test_an_occasion_is_opened_and_then_closed(build, routine):
    occasion = build.occasion(routine)
    do(build, open_occasion, occasion)
    assert told(newest_event(), "occasion")["state"] == ("planned", "open")
    do(build, close_occasion, occasion)
    event = newest_event()
    assert (event.type, event.about) == (EventType.OCCASION_CLOSED, routine.key)
    assert occasion.state is OccasionState.CLOSED


def test_an_occasion_is_not_opened_twice_nor_closed_before(build, routine):
    occasion = build.occasion(routine)
    with pytest.raises(Refused):
        do(build, close_occasion, occasion)
    do(build, open_occasion, occasion)
    with pytest.raises(Refused):
        do(build, open_occasion, occasion)


def test_only_the_boards_controller_plans_meetings_and_occasions(build, board, routine):
    planned, opened = build.occasion(routine, "T1"), build.occasion(routine, "T2")
    do(build, open_occasion, opened)
    acts = (
        lambda by: add_meeting(board, MAY, by=by, at=build.now()),
        lambda by: add_occasion(routine, OccasionPlan(2026, "T3"), by=by, at=build.now()),
        lambda by: open_occasion(planned, by=by, at=build.now()),
        lambda by: close_occasion(opened, by=by, at=build.now()),
    )
    for act in acts:
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"controller"}


def test_an_occasion_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        find_occasion("no-such-occasion")
