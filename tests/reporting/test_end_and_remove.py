"""Ending routines; changing and removing what is planned."""

import pytest

from riskreg.boards.models import Board
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, OccasionState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, NotFound, Refused
from riskreg.reporting import operations
from riskreg.reporting.models import Meeting, Occasion
from riskreg.reporting.queries import (
    bodies_of,
    find_meeting,
    find_numbered,
    meetings_in,
    occasions_through,
    used_among,
)
from riskreg.reporting.rules import OccasionPlan, RoutinePlan
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

MAY, JUNE, AUTUMN = map(PartialDate, ("2026-05-20", "2026-06-15", "2026-10"))


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def routine(build, board):
    return build.routine(board)


def board_of(row):
    if isinstance(row, Board):
        return row
    return row.routine.board if isinstance(row, Occasion) else row.board


def do(build, operation, row, *args):
    with unit_of_work():
        return operation(row, *args, by=build.controller_of(board_of(row)), at=build.now())


def refused(build, operation, *args):
    with pytest.raises(Refused) as refusal:
        do(build, operation, *args)
    return refusal.value


def test_a_routine_ends_with_a_year(build, routine):
    do(build, operations.end_routine, routine, 2027)
    event = newest_event()
    assert (event.type, told(event, "routine")["last_year"]) == (
        EventType.ROUTINE_ENDED,
        (None, 2027),
    )


@pytest.mark.parametrize("year", [2025, 2200])
def test_it_does_not_end_before_it_began_nor_in_no_time_at_all(build, routine, year):
    assert refused(build, operations.end_routine, routine, year).field == "last_year"


def test_it_holds_in_every_year_that_has_an_occasion(build, board, routine):
    build.occasion(routine, year=2027)
    refusal = refused(build, operations.end_routine, routine, 2026)
    assert (refusal.field, refusal.values) == ("last_year", {"year": 2027})
    by = build.controller_of(board)
    there = {name: getattr(routine, name) for name in ("kind", "title")}
    plan = RoutinePlan(**there, first_year=2028)
    with pytest.raises(Refused) as refusal, unit_of_work():
        operations.change_routine(routine, plan, by=by, at=build.now())
    assert refusal.value.field == "first_year"


def test_the_second_of_two_who_end_it_sees_what_the_first_did(build, routine):
    seen = routine.version
    do(build, operations.end_routine, routine, 2027)
    with pytest.raises(Changed) as both:
        do(build, operations.end_routine, routine, 2028, seen)
    assert (both.value.theirs, both.value.yours) == ({"last_year": 2027}, {"last_year": 2028})


def test_the_deputy_is_another_post(build, board, routine):
    post = build.position(board)
    plan = RoutinePlan(routine.kind, routine.title, 2026, reporter=post, deputy=post)
    assert refused(build, operations.change_routine, routine, plan).field == "deputy"


def test_several_occasions_at_once_are_all_there_or_none(build, routine):
    plans = [OccasionPlan(2026, f"T{number}", deadline=MAY) for number in (1, 2, 2)]
    assert refused(build, operations.add_occasions, routine, plans).values == {"name": "T2"}
    assert occasions_through(routine.id) == []
    made = do(build, operations.add_occasions, routine, plans[:2])
    assert [one.name for one in occasions_through(routine.id)] == [one.name for one in made]


def test_an_occasion_is_changed_and_told(build, board, routine):
    meeting = build.meeting(board, "2026-06-15")
    occasion = build.occasion(routine, "T1", deadline=MAY)
    do(
        build,
        operations.change_occasion,
        occasion,
        OccasionPlan(2026, " T1 ", PartialDate("2026-04-30"), JUNE, meeting),
    )
    assert (occasion.name, occasion.deadline, occasion.meeting) == ("T1", JUNE, meeting)
    event = newest_event()
    assert (event.type, event.about) == (EventType.OCCASION_CHANGED, routine.key)
    assert told(event, "occasion")["deadline"] == ("2026-05-20", "2026-06-15")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "T2"}, "name"),
        ({"name": " "}, "name"),
        ({"year": 2025}, "year"),
        ({"deadline": PartialDate("2026-06-16")}, "deadline"),
        ({"deadline": PartialDate("2026-07")}, "deadline"),
    ],
)
def test_a_change_is_checked_like_a_new_occasion(build, board, routine, facts, field):
    build.occasion(routine, "T2")
    occasion = build.occasion(routine, "T1")
    there = {"year": 2026, "name": "T1", "meeting": build.meeting(board, "2026-06-15")}
    plan = OccasionPlan(**{**there, **facts})
    assert refused(build, operations.change_occasion, occasion, plan).field == field


def test_two_who_change_an_occasion_see_both(build, routine):
    occasion = build.occasion(routine, "T1")
    seen = occasion.version
    do(build, operations.change_occasion, occasion, OccasionPlan(2026, "T1", deadline=MAY))
    with pytest.raises(Changed) as both:
        do(build, operations.change_occasion, occasion, OccasionPlan(2026, "T1", JUNE), seen)
    assert (both.value.theirs["deadline"], both.value.yours["deadline"]) == (MAY, None)


def test_an_occasion_that_has_not_begun_is_removed(build, routine):
    occasion = build.occasion(routine, "T1")
    do(build, operations.remove_occasion, occasion)
    assert occasions_through(routine.id) == []
    assert newest_event().type is EventType.OCCASION_REMOVED


def test_what_has_begun_stays_and_what_is_handed_in_keeps_its_dates(build, routine):
    occasion = build.occasion(routine, "T1")
    do(build, operations.open_occasion, occasion)
    refused(build, operations.remove_occasion, occasion)
    do(build, operations.change_occasion, occasion, OccasionPlan(2026, "T1", deadline=MAY))
    do(build, operations.close_occasion, occasion)
    refused(build, operations.change_occasion, occasion, OccasionPlan(2026, "T1", deadline=JUNE))
    assert (occasion.state, occasion.deadline) == (OccasionState.CLOSED, MAY)


def test_meetings_are_added_once_each(build, board):
    build.meeting(board, MAY.text)
    made = do(build, operations.add_meetings, board, [AUTUMN, MAY, JUNE, JUNE])
    assert [one.on for one in made] == [JUNE, AUTUMN]
    assert refused(build, operations.add_meetings, board, [MAY]).field == "days"
    assert [one.on for one in meetings_in([2026], [board.id])] == [MAY, JUNE, AUTUMN]
    assert meetings_in([2027], [board.id, None]) == []


def test_only_a_meeting_that_nothing_goes_to_is_removed(build, board, routine):
    free, used = build.meeting(board, "2026-05-20"), build.meeting(board, "2026-06-15")
    build.occasion(routine, meeting=used)
    assert used_among([free, used]) == {used.id}
    refused(build, operations.remove_meeting, used)
    do(build, operations.remove_meeting, free)
    assert db.session.query(Meeting).all() == [used]
    assert newest_event().type is EventType.MEETING_REMOVED


def test_a_boards_controller_plans_its_committees_meetings(build, board):
    committee = build.board("au", kind=BoardKind.COMMITTEE, parent=board)
    assert list(bodies_of(board)) == [board, committee]
    by = build.controller_of(board)
    with unit_of_work():
        (meeting,) = operations.add_meetings(committee, [MAY], by=by, at=build.now())
    with unit_of_work():
        operations.remove_meeting(meeting, by=by, at=build.now())
    with unit_of_work():
        operations.add_meeting(committee, MAY, by=build.controller_of(committee), at=build.now())
    with pytest.raises(NotFound):
        find_meeting(meeting.key)


def test_only_the_boards_controller_plans(build, board, routine):
    occasion, meeting = build.occasion(routine), build.meeting(board)
    plan = OccasionPlan(2026, "T9")
    acts = (
        lambda by: operations.end_routine(routine, 2027, by=by, at=build.now()),
        lambda by: operations.add_occasions(routine, [plan], by=by, at=build.now()),
        lambda by: operations.change_occasion(occasion, plan, by=by, at=build.now()),
        lambda by: operations.remove_occasion(occasion, by=by, at=build.now()),
        lambda by: operations.add_meetings(board, [MAY], by=by, at=build.now()),
        lambda by: operations.remove_meeting(meeting, by=by, at=build.now()),
    )
    for act in acts:
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"controller"}
        assert found["shut out"] == "not found"
    assert db.session.query(Occasion).count() == 1


def test_a_routine_is_found_by_its_number_in_the_board(build, board, routine):
    build.routine(build.board("ks"))
    assert find_numbered("san", 1) == routine
    for short, number in (("san", 2), ("kf", 1)):
        with pytest.raises(NotFound):
            find_numbered(short, number)
