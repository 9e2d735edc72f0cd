"""Recording what a board decided on its plan, and what is known of older plans."""

import pytest
from sqlalchemy import select

from riskreg.decisions.operations import adopt_plan, close_plan, put_in_force
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import DecisionOutcome, PlanState, ReportKind
from riskreg.extensions import db
from riskreg.freezing import thaw
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.reporting.models import Report
from riskreg.reporting.queries import decisions_on, latest_report, reports_of
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

ON = PartialDate("2026-11-23")


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def plan(build, board):
    plan = build.plan(board)
    build.risk(plan, "Ett", owner=build.position(board), score=(3, 4))
    build.bring(plan, PlanState.PROPOSED)
    return plan


def do(build, operation, plan, *args):
    with unit_of_work():
        return operation(plan, *args, by=build.controller_of(plan.board), at=build.now())


def decided(plan, **facts):
    return DecisionText(
        **{"body": plan.board, "on": ON, "paragraph": "§ 118", "registration": "SAN-0298/2026"}
        | facts
    )


def refused(build, plan, **facts):
    with pytest.raises(Refused) as refusal:
        do(build, adopt_plan, plan, decided(plan, **facts))
    return refusal.value.field


def test_a_decision_is_recorded_and_the_plan_frozen_as_decided(build, plan):
    meeting = build.meeting(plan.board, ON.text)
    report = do(build, adopt_plan, plan, decided(plan, meeting=meeting, text="Enligt förslag"))
    assert plan.state is PlanState.ADOPTED
    (decision,) = decisions_on(plan)
    assert (decision.board, decision.on, decision.paragraph, decision.registration) == (
        plan.board,
        ON,
        "§ 118",
        "SAN-0298/2026",
    )
    assert (report.kind, report.meeting) == (ReportKind.DECIDED, meeting)
    document = thaw(report)
    assert (document.state, document.decision_recorded) == (PlanState.ADOPTED, True)
    assert [one.kind for one in reports_of(plan)] == [ReportKind.PROPOSED, ReportKind.DECIDED]
    assert latest_report(plan.board) == report


def test_a_board_may_change_the_plan_that_it_adopts(build, plan):
    do(build, adopt_plan, plan, decided(plan, outcome=DecisionOutcome.CHANGED))
    assert decisions_on(plan)[0].outcome is DecisionOutcome.CHANGED


def test_it_is_told_with_the_decision(build, plan):
    do(build, adopt_plan, plan, decided(plan))
    event = newest_event()
    assert event.type is EventType.PLAN_ADOPTED
    assert told(event, "plan")["state"] == ("proposed", "adopted")
    assert told(event, "decision")["paragraph"] == (None, "§ 118")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"on": None}, "on"),
        ({"paragraph": None}, "paragraph"),
        ({"outcome": DecisionOutcome.NOTED}, "outcome"),
        ({"outcome": DecisionOutcome.SENT_BACK}, "outcome"),
    ],
)
def test_what_is_missing_is_asked_for(build, plan, facts, field):
    assert refused(build, plan, **facts) == field
    assert plan.state is PlanState.PROPOSED


def test_only_a_proposed_plan_is_decided_on(build, board):
    draft = build.plan(board)
    with pytest.raises(Refused, match="proposed"):
        do(build, adopt_plan, draft, decided(draft))


def test_an_older_plan_is_in_force_though_nobody_recorded_the_decision(build, board):
    plan = build.plan(board, 2022)
    build.risk(plan, content_given=False)
    do(build, put_in_force, plan)
    assert (plan.state, list(decisions_on(plan))) == (PlanState.ADOPTED, [])
    assert newest_event().type is EventType.PLAN_IN_FORCE
    assert db.session.scalars(select(Report)).all() == []


def test_a_proposed_plan_is_not_put_in_force_past_its_board(build, plan):
    with pytest.raises(Refused):
        do(build, put_in_force, plan)


def test_a_plan_in_force_is_closed_when_its_year_is_over(build, plan):
    with pytest.raises(Refused):
        do(build, close_plan, plan)
    do(build, adopt_plan, plan, decided(plan))
    do(build, close_plan, plan)
    assert plan.state is PlanState.CLOSED
    assert newest_event().type is EventType.PLAN_CLOSED


def test_the_controller_records_decisions_until_the_plan_is_closed(build, board, plan):
    draft = build.plan(board, 2027)
    acts = {
        plan: lambda by: adopt_plan(plan, decided(plan), by=by, at=build.now()),
        draft: lambda by: put_in_force(draft, by=by, at=build.now()),
    }
    for act in acts.values():
        assert answers(cast(board), act) == in_draft("controller")
    build.bring(draft, PlanState.ADOPTED)
    act = lambda by: close_plan(draft, by=by, at=build.now())  # noqa: E731 - one line says it
    assert answers(cast(board), act) == in_force("controller")
    do(build, close_plan, draft)
    assert answers(cast(board), act) == in_force()
