"""Whatever somebody does to the history, or to a row behind the program's back, is found."""

import pytest

from riskreg.document.kinds import ActionStatus, PlanState, ReportKind
from riskreg.extensions import db
from riskreg.freezing import freeze
from riskreg.history.heads import heads_file, known_heads
from riskreg.history.kinds import EventType
from riskreg.history.queries import head
from riskreg.history.telling import telling
from riskreg.history.verify import verify
from riskreg.plans.models import Plan
from riskreg.reporting.models import Report
from riskreg.reporting.queries import frozen_heads
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import record_progress
from riskreg.treatment.rules import ProgressNote
from tests.history.tampering import columns, forge, kept, run, run_all


@pytest.fixture
def register(build):
    """A register with some history: at least twenty events, of many kinds."""
    board = build.board("san", "Social- och arbetsmarknadsnämnden")
    post = build.position(board, "Enhetschef")
    manager = build.manager(post)
    plan = build.plan(board)
    risk = build.risk(plan, "Bristande samordning", owner=post, score=(3, 4), causes=["En", "Två"])
    action = build.action(risk, owner=post, due=build.today)
    build.progress(action)
    build.control(risk)
    build.occasion(build.routine(board))
    build.bring(plan, PlanState.ADOPTED)
    for _ in range(5):
        build.assessment(risk, 2, 4, rationale="Läget är bättre")
    note = ProgressNote(ActionStatus.IN_PROGRESS, "Det går framåt")
    with unit_of_work():
        record_progress(action, note, by=build.actor(manager), at=build.now())
    return build


def faults():
    db.session.rollback()
    return [f"{fault.where} {fault.what}" for fault in verify([*known_heads(), *frozen_heads()])]


def newest():
    number, _ = head()
    db.session.rollback()
    return number


def test_an_untouched_history_holds(register):
    assert newest() >= 20
    assert faults() == []


def test_an_empty_history_holds(database):
    assert faults() == []


OTHER = {
    "number": "number + 1000",
    "at": "'2001-01-01 00:00:00.000000'",
    "type": "'sign-in:signed-out'",
    "user_id": "77",
    "acting_for_id": "77",
    "board_id": "77",
    "table_name": "'another'",
    "row_id": "77",
    "about": "'another'",
    "digests": "'[]'",
    "previous": "'0'",
    "hash": "'0'",
}


def test_every_column_of_an_event_is_tried(database):
    assert set(OTHER) == set(columns("event"))


@pytest.mark.parametrize("column", OTHER)
def test_a_changed_event_is_found_wherever_it_stands(register, column):
    with kept("event") as put_back:
        for number in (1, 9, newest()):
            run(f"UPDATE event SET {column} = {OTHER[column]} WHERE number = {number}")
            assert any(fault.startswith(f"event {number} ") for fault in faults()), number
            put_back()
        assert faults() == []


def test_an_emptied_event_is_found(register):
    number = newest()
    with kept("event") as put_back:
        for column in ("user_id", "board_id", "table_name", "row_id", "about"):
            run(f"UPDATE event SET {column} = NULL WHERE number = {number}")
            assert any(fault.startswith(f"event {number} ") for fault in faults()), column
            put_back()


def test_an_event_that_cannot_even_be_read_is_named_and_the_others_still_tried(register):
    with kept("event") as put_back:
        for change in ("type = 'no such'", "digests = '7'", "digests = '[7]'", "at = 'yesterday'"):
            run(f"UPDATE event SET {change} WHERE number = 9")
            run("UPDATE event SET row_id = 77 WHERE number = 12")
            named = {fault.split(" ")[1] for fault in faults() if fault.startswith("event")}
            assert {"9", "12"} <= named < {str(number) for number in range(9, 13)}, change
            put_back()


@pytest.mark.parametrize("number", [1, 9, None], ids=["first", "middle", "last"])
def test_a_deleted_event_is_found(register, number):
    number = number or newest()
    run_all(
        f"DELETE FROM event_value WHERE event_number = {number}",
        f"DELETE FROM event WHERE number = {number}",
    )
    assert any(fault.startswith(f"event {number} is missing") for fault in faults())


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_an_inserted_event_is_found(register, number):
    copied = ", ".join(name for name in columns("event") if name not in {"number", "hash"})
    run(
        f"INSERT INTO event (number, hash, {copied})"
        f" SELECT {number}, 'a hash of its own', {copied} FROM event WHERE number = 9"
    )
    assert any(fault.startswith(f"event {number} ") for fault in faults())


def test_two_swapped_events_are_found(register):
    run_all(
        "UPDATE event SET number = -9 WHERE number = 9",
        "UPDATE event SET number = 9 WHERE number = 10",
        "UPDATE event SET number = 10 WHERE number = -9",
    )
    assert {"9", "10"} <= {fault.split(" ")[1] for fault in faults()}


def test_a_renumbered_log_is_found(register):
    run_all("UPDATE event SET number = -number", "UPDATE event SET number = 1 - number")
    assert "event 1 is missing" in faults()


def test_a_log_cut_short_is_found_by_the_heads_that_are_kept_outside(register):
    cut = newest() - 10
    run_all(
        f"DELETE FROM event_value WHERE event_number > {cut}",
        f"DELETE FROM event WHERE number > {cut}",
    )
    found = faults()
    assert found[0] == (
        f"event {cut + 1} is missing: the log was cut short, it has reached event {cut + 10}"
    )


def test_an_emptied_log_is_found(register):
    run_all("DELETE FROM event_value", "DELETE FROM event")
    assert faults()[0].startswith("event 1 is missing: the log was cut short")


def test_a_log_that_is_rewritten_with_all_its_hashes_is_found(register):
    """Every link holds again; only who noted a head outside can tell."""
    forge(9, user_id=None, row_id=77)
    found = faults()
    assert found[0] == "event 9 is another than the one that was noted outside the log"
    assert all("noted outside" in fault for fault in found)


def test_a_head_in_a_frozen_report_is_enough(register):
    plan = db.session.query(Plan).one()
    by, at = register.controller_of(plan.board), register.now()
    with unit_of_work(), telling(EventType.PLAN_PROPOSED, plan, by=by, at=at):
        freeze(plan, ReportKind.FOLLOW_UP, name="Tertialrapport 2", by=by, at=at)
    heads_file().unlink()
    frozen_at = db.session.query(Report).one().head_number
    forge(3, row_id=77)
    assert faults() == [f"event {frozen_at} is another than the one that was noted outside the log"]


def test_a_changed_value_of_an_event_is_found(register):
    with kept("event_value") as put_back:
        for column in ("before", "after", "salt", "field", "table_name", "row_id"):
            run(f"UPDATE event_value SET {column} = '77' WHERE id = 20")
            assert any("its values have been changed" in fault for fault in faults()), column
            put_back()


def test_a_removed_value_is_found(register):
    run("DELETE FROM event_value WHERE id = 20")
    assert any("its values have been changed" in fault for fault in faults())


def test_a_value_moved_to_another_event_is_found(register):
    run("UPDATE event_value SET event_number = 3 WHERE id = 20")
    assert len([fault for fault in faults() if "its values have been changed" in fault]) == 2


def test_an_emptied_value_leaves_the_chain_whole(register):
    """Retention may do so; what then is told of no row any more is named as such."""
    run("UPDATE event_value SET before = NULL, after = NULL, salt = NULL WHERE id = 20")
    assert not any(fault.startswith("event") for fault in faults())


def test_a_row_changed_behind_the_programs_back_is_named_with_what_it_was(register):
    run("UPDATE risk SET title = 'En annan risk' WHERE id = 1")
    (fault,) = faults()
    assert fault == (
        'risk 1 title is "En annan risk", but was last told as "Bristande samordning":'
        " changed behind the program's back"
    )


def test_a_row_that_cannot_even_be_read_is_named(register):
    run("UPDATE plan SET state = 'no such state' WHERE id = 1")
    assert faults() == ["plan 1 cannot be read: changed behind the program's back"]


def test_a_field_emptied_behind_the_programs_back_is_named(register):
    run("UPDATE risk SET owner_id = NULL WHERE id = 1")
    assert [fault[:27] for fault in faults()] == ["risk 1 owner_id is None, bu"]


def test_a_row_deleted_behind_the_programs_back_is_named(register):
    run("DELETE FROM due_move")
    run("DELETE FROM cause WHERE id = 2")
    assert faults() == ["cause 2 was deleted behind the program's back"]


def test_a_row_added_behind_the_programs_back_is_named(register):
    run("INSERT INTO cause (id, key, risk_id, ordinal, text) VALUES (99, 'k', 1, 3, 'Tre')")
    assert faults() == ["cause 99 was added behind the program's back"]


def test_a_head_that_a_crash_cut_off_says_nothing(register):
    with heads_file().open("a") as file:
        file.write("12 abc")
    assert faults() == []
