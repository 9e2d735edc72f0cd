"""Adding and changing routines."""

from dataclasses import replace

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind, Known, RoutineKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, NotFound, Refused
from riskreg.reporting.operations import add_routine, change_routine
from riskreg.reporting.queries import find_routine, routines_of
from riskreg.reporting.rules import RoutinePlan
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

PLAN = RoutinePlan(RoutineKind.REPORTING, "Tertialrapport 1", 2026)


@pytest.fixture
def board(build):
    return build.board("san")


def added(build, board, plan=PLAN, **facts):
    with unit_of_work():
        return add_routine(
            board, replace(plan, **facts), by=build.controller_of(board), at=build.now()
        )


def changed(build, routine, version=None, **facts):
    by = build.actor(build.controller(routine.board, "Johan"))
    with unit_of_work():
        change_routine(routine, replace(PLAN, **facts), version, by=by, at=build.now())


def refused(build, board, **facts):
    with pytest.raises(Refused) as refusal:
        added(build, board, **facts)
    return refusal.value.field


def test_a_title_and_a_year_are_enough(build, board):
    routine = added(build, board)
    assert (routine.title, routine.number, routine.documented) == (
        "Tertialrapport 1",
        1,
        Known.NOT_RECORDED,
    )
    assert find_routine(routine.key) == routine


def test_everything_may_be_said(build, board):
    chief, deputy, head, director = (build.position(board) for _ in range(4))
    other = build.board("ks")
    routine = added(
        build,
        board,
        what="Läget i planen",
        documented=Known.YES,
        documented_where="Diariet",
        reporter=chief,
        deputy=deputy,
        presented_by=director,
        delegated_to=head,
        via_text="Utskottet",
        to=other,
        form="Skriftligt",
        when_text="I maj",
        is_continuous=True,
        rounds=True,
        covers_all_risks=True,
        revised=PartialDate("2025"),
        decided=PartialDate("2024-05"),
        note="Ny i år",
        last_year=2027,
        is_example=True,
    )
    assert (routine.reporter, routine.deputy) == (chief, deputy)
    assert (routine.presented_by, routine.delegated_to) == (director, head)
    assert (routine.via, routine.via_text, routine.to) == (None, "Utskottet", other)
    assert (routine.revised, routine.decided) == (PartialDate("2025"), PartialDate("2024-05"))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": " "}, "title"),
        ({"first_year": 1899}, "first_year"),
        ({"last_year": 2025}, "last_year"),
    ],
)
def test_what_is_missing_is_asked_for(build, board, facts, field):
    assert refused(build, board, **facts) == field


@pytest.mark.parametrize("field", ["via", "to"])
def test_a_body_is_chosen_or_written_but_not_both(build, board, field):
    assert refused(build, board, **{field: board, f"{field}_text": "Utskottet"}) == field


@pytest.mark.parametrize("field", ["reporter", "deputy", "presented_by", "delegated_to"])
def test_its_posts_are_those_of_the_board(build, board, field):
    assert refused(build, board, **{field: build.position(build.board())}) == field


def test_routines_are_numbered_within_the_board_and_hold_in_their_years(build, board):
    first = added(build, board, last_year=2026)
    second = added(build, board)
    elsewhere = added(build, build.board())
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert list(routines_of(board, 2026)) == [first, second]
    assert list(routines_of(board, 2027)) == [second]
    assert list(routines_of(board, 2025)) == []


def test_it_is_told_about_the_routine(build, board):
    routine = added(build, board)
    event = newest_event()
    assert (event.type, event.board, event.about) == (
        EventType.ROUTINE_ADDED,
        board,
        routine.key,
    )


def test_a_change_replaces_what_the_routine_says(build, board):
    chief = build.position(board)
    routine = added(build, board, reporter=chief, what="Läget")
    changed(build, routine, documented=Known.NO)
    assert (routine.reporter, routine.what, routine.documented) == (None, None, Known.NO)
    event = newest_event()
    assert event.type is EventType.ROUTINE_CHANGED
    assert told(event, "routine")["documented"] == ("not_recorded", "no")


def test_the_second_of_two_editors_sees_what_the_first_did(build, board):
    routine = added(build, board)
    seen = routine.version
    changed(build, routine, seen, what="Den förstas")
    with pytest.raises(Changed) as both:
        changed(build, routine, seen, what="Den andras", reporter=build.position(board))
    assert (both.value.theirs["what"], both.value.yours["what"]) == ("Den förstas", "Den andras")
    assert (both.value.who, both.value.version) == ("Johan", routine.version)
    assert routine.what == "Den förstas"


def test_posts_are_compared_by_their_keys(build, board):
    chief = build.position(board)
    routine = added(build, board, reporter=chief)
    with pytest.raises(Changed) as both:
        changed(build, routine, routine.version + 1)
    assert (both.value.theirs["reporter"], both.value.yours["reporter"]) == (chief.key, None)


def test_a_change_is_checked_like_a_new_routine(build, board):
    routine = added(build, board)
    with pytest.raises(Refused) as refusal:
        changed(build, routine, title="")
    assert refusal.value.field == "title"


def test_only_the_boards_controller_changes_routines(build, board):
    routine = added(build, board)
    acts = (
        lambda by: add_routine(board, PLAN, by=by, at=build.now()),
        lambda by: change_routine(routine, PLAN, by=by, at=build.now()),
    )
    for act in acts:
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"controller"}
        assert found["shut out"] == "not found"


def test_a_routine_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        find_routine("no-such-routine")


def test_the_deputy_is_another_person_and_not_only_another_post(build):
    board = build.board("san")
    reporter, deputy = build.position(board), build.position(board)
    build.manager(reporter)
    maria = build.manager(deputy)
    routine = build.routine(board, reporter=reporter, deputy=deputy)
    both = build.position(board)
    build.holding(both, maria)
    with pytest.raises(Refused) as refusal:
        build.routine(board, reporter=deputy, deputy=both)
    assert refusal.value.field == "deputy"
    build.holding(reporter, maria, HoldingKind.ACTING)
    with unit_of_work():
        plan = RoutinePlan(
            RoutineKind.REPORTING, "Nytt namn", 2026, reporter=reporter, deputy=deputy
        )
        change_routine(routine, plan, by=build.controller_of(board), at=build.now())
    assert routine.title == "Nytt namn"
