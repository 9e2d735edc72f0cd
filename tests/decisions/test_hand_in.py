"""Handing a follow-up to the meeting, and what the board then decided."""

import pytest

from riskreg.decisions.operations import hand_in, note_occasion
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import DecisionOutcome, OccasionState, PlanState, ReportKind
from riskreg.freezing import thaw
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.reporting.operations import close_occasion, open_occasion
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def plan(build, board):
    plan = build.plan(board)
    build.risk(plan, score=(3, 4))
    build.bring(plan, PlanState.ADOPTED)
    return plan


@pytest.fixture
def occasion(build, board):
    routine = build.routine(board, rounds=True)
    occasion = build.occasion(routine, meeting=build.meeting(board))
    do(build, open_occasion, occasion)
    do(build, close_occasion, occasion)
    return occasion


def do(build, operation, occasion, *args):
    with unit_of_work():
        by = build.controller_of(occasion.routine.board)
        return operation(occasion, *args, by=by, at=build.now())


def refused(build, operation, occasion, *args):
    with pytest.raises(Refused) as refusal:
        do(build, operation, occasion, *args)
    return refusal.value.text


def test_the_report_is_the_plan_as_it_stands_then(build, plan, occasion):
    report = do(build, hand_in, occasion, plan, "Tertialrapport 2")
    assert (report.kind, report.name, report.occasion, report.meeting) == (
        ReportKind.FOLLOW_UP,
        "Tertialrapport 2",
        occasion,
        occasion.meeting,
    )
    assert [one.state for one in thaw(report).occasions] == [OccasionState.SUBMITTED]
    event = newest_event()
    assert event.type is EventType.OCCASION_SUBMITTED
    assert told(event, "occasion")["state"] == ("closed", "submitted")


def test_what_is_recorded_afterwards_does_not_change_the_report(build, plan, occasion):
    report = do(build, hand_in, occasion, plan, "Tertialrapport 2")
    before = thaw(report)
    build.assessment(build.risk(build.plan(plan.board, 2027)), 1, 1)
    assert thaw(report) == before


def test_a_round_is_closed_first(build, board, plan):
    occasion = build.occasion(build.routine(board, rounds=True))
    assert refused(build, hand_in, occasion, plan, "T2").startswith("Close the round")
    do(build, open_occasion, occasion)
    assert refused(build, hand_in, occasion, plan, "T2").startswith("Close the round")


def test_what_is_no_round_needs_no_closing(build, board, plan):
    assert do(build, hand_in, build.occasion(build.routine(board)), plan, "Årsrapport")


def test_a_report_is_handed_in_once(build, plan, occasion):
    do(build, hand_in, occasion, plan, "T2")
    assert "already" in refused(build, hand_in, occasion, plan, "T2")


def test_the_plan_is_the_boards_for_that_year(build, plan, occasion):
    for other in (build.plan(year=2026), build.plan(plan.board, 2027)):
        assert refused(build, hand_in, occasion, other, "T2").startswith("Choose the board's plan")


def test_only_a_plan_in_force_is_reported_on(build, board):
    occasion = build.occasion(build.routine(board))
    assert "in force" in refused(build, hand_in, occasion, build.plan(board), "T2")


def test_the_board_notes_the_report(build, board, plan, occasion):
    do(build, hand_in, occasion, plan, "T2")
    text = DecisionText(
        body=board,
        on=PartialDate("2026-12-14"),
        paragraph="§ 130",
        outcome=DecisionOutcome.NOTED,
        meeting=occasion.meeting,
    )
    decision = do(build, note_occasion, occasion, text)
    assert (occasion.state, decision.occasion_id, decision.plan_id) == (
        OccasionState.NOTED,
        occasion.id,
        None,
    )
    event = newest_event()
    assert (event.type, told(event, "decision")["outcome"]) == (
        EventType.OCCASION_NOTED,
        (None, "noted"),
    )


def test_a_report_that_was_not_handed_in_cannot_be_noted(build, board, occasion):
    text = DecisionText(body=board, outcome=DecisionOutcome.NOTED)
    assert "handed in" in refused(build, note_occasion, occasion, text)


def test_only_the_boards_controller_hands_in_and_records(build, board, plan, occasion):
    text = DecisionText(body=board, outcome=DecisionOutcome.NOTED)

    def allowed(act):
        found = answers(cast(board), act)
        return {who for who, answer in found.items() if answer == "allowed"}

    assert allowed(lambda by: hand_in(occasion, plan, "T2", by=by, at=build.now())) == {
        "controller"
    }
    do(build, hand_in, occasion, plan, "T2")
    assert allowed(lambda by: note_occasion(occasion, text, by=by, at=build.now())) == {
        "controller"
    }
