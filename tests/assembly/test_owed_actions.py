"""What somebody owes on actions, in a round and without one."""

from datetime import date

import pytest

from riskreg.assembly import Owed, OwedKind
from riskreg.document.kinds import (
    ActionStatus,
    PlanState,
)
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.reporting.models import Occasion
from riskreg.reporting.operations import open_occasion
from riskreg.transaction import unit_of_work
from tests.assembly.desk import Desk, titles
from tests.assembly.meetings import close_round, go_to, open_round
from tests.build import Build


def test_nobody_owes_without_a_post(desk: Desk, build: Build) -> None:
    desk.action(due="2026-11-01")
    desk.adopt()
    assert desk.owed(build.member(desk.board)) == Owed()


def test_nothing_to_do(desk: Desk) -> None:
    desk.adopt()
    owed = desk.owed()
    assert (owed.left, owed.total, owed.held) == (0, 0, True)
    assert [one.risk.title for one in owed.risks] == ["Bristande samordning"]


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_only_plans_in_force_ask_for_anything(desk: Desk, build: Build, state: PlanState) -> None:
    desk.action(due="2026-11-01")
    build.bring(desk.plan, state)
    owed = desk.owed()
    assert (owed.items, owed.risks) == ((), ())


def test_what_is_late_comes_first_and_says_how_late(desk: Desk) -> None:
    desk.action("Nyss", due="2026-11-22")
    desk.action("Länge", due="2026-11-01")
    desk.adopt()
    owed = desk.owed()
    assert [(item.title, item.days_late) for item in owed.late] == [("Länge", 22), ("Nyss", 1)]
    assert (owed.left, owed.late_left, owed.to_record) == (2, 2, ())


def test_an_item_says_what_and_where(desk: Desk) -> None:
    action = desk.action(due="2026-11-01", status=ActionStatus.IN_PROGRESS)
    desk.adopt()
    (item,) = desk.owed().late
    assert (item.kind, item.id, item.key) == (OwedKind.ACTION, action.id, action.line.key)
    assert (item.risk_number, item.risk_title) == (1, "Bristande samordning")
    assert item.risk_key == desk.risk.line.key
    assert (item.board.short, item.year) == ("san", 2026)
    assert (item.position, item.position_title) == (desk.post.key, "Enhetschef")
    assert (item.due, item.first_due) == (date(2026, 11, 1), date(2026, 11, 1))
    assert item.last
    assert (item.last.on, item.frequency, item.control) == (desk.build.today, None, None)
    assert (item.as_deputy, item.ordinary, item.round, item.record_by) == (False, None, None, None)
    assert item.action
    assert item.action.status is ActionStatus.IN_PROGRESS


def test_a_moved_due_date_is_no_longer_late(desk: Desk) -> None:
    action = desk.action(due="2026-11-01")
    desk.adopt()
    desk.build.move(action, date(2027, 3, 31))
    owed = desk.owed()
    assert owed.items == ()
    desk.build.move(action, date(2026, 12, 31))
    (item,) = desk.owed().to_record
    assert (item.due, item.first_due) == (date(2026, 12, 31), date(2026, 11, 1))


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.CANCELLED])
def test_a_finished_action_owes_nothing(desk: Desk, status: ActionStatus) -> None:
    desk.action(due="2026-11-01", status=status)
    desk.adopt()
    assert desk.owed().items == ()


def test_without_a_round_what_is_due_within_sixty_days_is_asked_for(desk: Desk) -> None:
    desk.action("Idag", due="2026-11-23")
    desk.action("Sextio dagar", due="2027-01-22")
    desk.action("Sextioen dagar", due="2027-01-23")
    desk.action("Utan datum")
    desk.adopt()
    assert titles(desk.owed().to_record) == ["Idag", "Sextio dagar"]


def test_what_was_just_recorded_is_done_for_thirty_days(desk: Desk) -> None:
    desk.action(due="2026-12-31", status=ActionStatus.IN_PROGRESS)
    desk.adopt()
    assert titles(desk.owed().done) == ["Kartläggning"]
    assert desk.owed().items == ()
    go_to(desk.build, "2026-12-23")
    assert titles(desk.owed().done) == ["Kartläggning"]
    go_to(desk.build, "2026-12-24")
    owed = desk.owed()
    assert (titles(owed.done), titles(owed.to_record)) == ([], ["Kartläggning"])


def test_what_was_just_recorded_stands_newest_first(desk: Desk) -> None:
    first, second = desk.action("Första"), desk.action("Andra")
    desk.adopt()
    go_to(desk.build, "2026-11-24")
    desk.build.progress(first, ActionStatus.DONE)
    go_to(desk.build, "2026-11-25")
    desk.build.progress(second)
    owed = desk.owed()
    assert (titles(owed.done), owed.total) == (["Andra", "Första"], 2)


def test_an_open_round_asks_for_everything_unfinished(desk: Desk) -> None:
    desk.action("Långt fram", due="2028-12-31", status=ActionStatus.IN_PROGRESS)
    desk.action("Klar sedan länge", status=ActionStatus.DONE)
    desk.adopt()
    go_to(desk.build, "2026-11-24")
    open_round(desk.build, desk.board, "Tertial 3", deadline="2026-12-15", status_date="2026-11-30")
    owed = desk.owed()
    (item,) = owed.to_record
    assert (item.title, item.round) == ("Långt fram", "Tertial 3")
    assert item.record_by == date(2026, 12, 15)
    assert (owed.done, owed.total) == ((), 1)
    (one,) = owed.rounds
    assert (one.name, one.closes, one.opened) == ("Tertial 3", date(2026, 12, 15), desk.build.today)
    assert (one.board.short, one.status_date) == ("san", date(2026, 11, 30))


def test_what_is_recorded_in_the_round_is_done(desk: Desk) -> None:
    action = desk.action(due="2028-12-31")
    desk.adopt()
    open_round(desk.build, desk.board)
    go_to(desk.build, "2026-11-25")
    desk.build.progress(action)
    owed = desk.owed()
    assert (titles(owed.done), owed.left, owed.total) == (["Kartläggning"], 0, 1)


def test_what_is_late_stays_late_though_something_was_recorded(desk: Desk) -> None:
    action = desk.action(due="2026-11-01")
    desk.adopt()
    open_round(desk.build, desk.board)
    desk.build.progress(action)
    owed = desk.owed()
    assert (titles(owed.late), owed.done) == (["Kartläggning"], ())


def test_changing_an_open_round_does_not_open_it_anew(desk: Desk) -> None:
    action = desk.action(due="2028-12-31")
    desk.adopt()
    occasion = open_round(desk.build, desk.board)
    go_to(desk.build, "2026-11-25")
    desk.build.progress(action)
    go_to(desk.build, "2026-11-27")
    touch(occasion, desk.build)
    assert desk.owed().left == 0


def touch(occasion: Occasion, build: Build) -> None:
    """Change something of it, as somebody who corrects its deadline does."""
    by, at = build.controller_of(occasion.routine.board), build.now()
    with unit_of_work(), telling(EventType.OCCASION_ADDED, occasion, by=by, at=at):
        occasion.changed_at = at


def test_a_round_of_another_year_or_kind_asks_for_nothing(desk: Desk) -> None:
    desk.action(due="2028-12-31")
    desk.adopt()
    build = desk.build
    other = build.occasion(build.routine(desk.board), "Ferierapport")
    last_year = build.routine(desk.board, rounds=True, first_year=2025)
    before = build.occasion(last_year, "Bokslut", year=2025)
    by = build.controller_of(desk.board)
    with unit_of_work():
        open_occasion(other, by=by, at=build.now())
        open_occasion(before, by=by, at=build.now())
    owed = desk.owed()
    assert (owed.left, [one.name for one in owed.rounds]) == (0, ["Bokslut"])


def test_a_closed_round_asks_no_more(desk: Desk) -> None:
    desk.action(due="2028-12-31")
    desk.adopt()
    occasion = open_round(desk.build, desk.board)
    assert desk.owed().left == 1
    close_round(desk.build, occasion)
    assert (desk.owed().left, desk.owed().rounds) == (0, ())


def test_a_board_may_have_two_rounds_open(desk: Desk) -> None:
    desk.action(due="2028-12-31")
    desk.adopt()
    open_round(desk.build, desk.board, "Sen", deadline="2026-12-20")
    open_round(desk.build, desk.board, "Snar", deadline="2026-12-01")
    owed = desk.owed()
    assert [one.name for one in owed.rounds] == ["Snar", "Sen"]
    assert owed.to_record[0].round == "Snar"


def test_unchanged_needs_a_note_and_nothing_late(desk: Desk) -> None:
    desk.action("Utan not", due="2026-12-20")
    desk.action("Med not", due="2026-12-21", status=ActionStatus.IN_PROGRESS)
    desk.action("Försenad", due="2026-11-24", status=ActionStatus.IN_PROGRESS)
    desk.adopt()
    go_to(desk.build, "2026-11-25")
    open_round(desk.build, desk.board)
    owed = desk.owed()
    assert {item.title: item.may_say_unchanged for item in owed.items} == {
        "Utan not": False,
        "Med not": True,
        "Försenad": False,
    }
