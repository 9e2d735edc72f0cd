"""Sending a plan to its board: what must be there first, and what is kept."""

from datetime import date

import pytest

from riskreg.decisions.operations import propose_plan
from riskreg.document.kinds import ActionStatus, PlanState, ReportKind, ResponseKind
from riskreg.freezing import thaw
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.risks.operations import choose_responses
from riskreg.risks.rules import ResponseChoice
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def plan(build, board):
    return build.plan(board)


def whole_risk(build, plan, **facts):
    return build.risk(plan, **{"owner": build.position(plan.board), "score": (3, 4)} | facts)


def proposed(build, plan, **more):
    with unit_of_work():
        return propose_plan(plan, **more, by=build.controller_of(plan.board), at=build.now())


def refused(build, plan):
    with pytest.raises(Refused) as refusal:
        proposed(build, plan)
    return refusal.value.text % refusal.value.values


def test_the_board_gets_the_plan_as_it_stands(build, plan):
    whole_risk(build, plan, title="Bristande samordning")
    meeting = build.meeting(plan.board)
    report = proposed(build, plan, meeting=meeting)
    assert plan.state is PlanState.PROPOSED
    assert (report.kind, report.name, report.meeting) == (
        ReportKind.PROPOSED,
        plan.title,
        meeting,
    )
    document = thaw(report)
    assert document.state is PlanState.PROPOSED
    assert [risk.title for risk in document.selected] == ["Bristande samordning"]


def test_it_is_told_with_the_reports_checksum(build, plan):
    whole_risk(build, plan)
    report = proposed(build, plan)
    event = newest_event()
    assert (event.type, event.about) == (EventType.PLAN_PROPOSED, plan.key)
    assert told(event, "plan")["state"] == ("draft", "proposed")
    assert told(event, "report")["checksum"] == (None, report.checksum)


def test_a_plan_has_at_least_one_risk(build, plan):
    build.risk(plan, selected=False)
    assert refused(build, plan) == "Choose at least one risk for the plan"


def test_every_risk_is_assessed_and_has_an_owner(build, plan):
    whole_risk(build, plan, title="Ett", score=None)
    assert refused(build, plan) == "Assess risk 1: Ett"


def test_every_risk_has_a_post_that_answers_for_it(build, plan):
    whole_risk(build, plan, title="Ett", owner=None)
    assert refused(build, plan) == "Choose a post that answers for risk 1: Ett"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"due": date(2026, 12, 1)}, "Choose a post that answers for the action: Lagas"),
        ({"owner": True}, "Choose an end date for the action: Lagas"),
    ],
)
def test_every_action_has_a_post_and_an_end_date(build, plan, facts, words):
    risk = whole_risk(build, plan)
    if facts.get("owner"):
        facts = {"owner": build.position(plan.board)}
    build.action(risk, "Lagas", **facts)
    assert refused(build, plan) == words


def test_an_action_that_is_finished_needs_neither(build, plan):
    build.action(whole_risk(build, plan), status=ActionStatus.DONE)
    assert proposed(build, plan)


def accept(build, risk, *choice):
    with unit_of_work():
        choose_responses(
            risk,
            (ResponseChoice(ResponseKind.ACCEPT, *choice),),
            by=build.controller_of(risk.plan.board),
            at=build.now(),
        )


def test_an_accepted_risk_has_a_review_date_and_somebody_who_decides(build, plan):
    risk = whole_risk(build, plan, title="Ett")
    decider = build.position(plan.board)
    accept(build, risk, "Nyttan är liten")
    assert refused(build, plan) == "Choose when the acceptance of risk 1 is reviewed: Ett"
    accept(build, risk, "Nyttan är liten", None, date(2027, 1, 1))
    assert refused(build, plan) == "Choose who decides that risk 1 is accepted: Ett"
    accept(build, risk, "Nyttan är liten", decider, date(2027, 1, 1))
    assert proposed(build, plan)


def test_what_is_only_on_the_gross_list_may_be_unfinished(build, plan):
    whole_risk(build, plan)
    build.risk(plan, selected=False)
    assert proposed(build, plan)


def test_a_risk_of_which_a_source_says_nothing_more_is_no_gap(build, plan):
    build.risk(plan, "Innehållet framgår inte av källan", content_given=False)
    assert proposed(build, plan)


def test_the_controller_proposes_a_draft(build, board, plan):
    whole_risk(build, plan)
    act = lambda by: propose_plan(plan, by=by, at=build.now())  # noqa: E731 - one line says it
    assert answers(cast(board), act) == in_draft("controller")
    proposed(build, plan)
    assert answers(cast(board), act) == in_draft()
    build_adopted = build.plan(board, 2027, state=PlanState.ADOPTED)
    act = lambda by: propose_plan(build_adopted, by=by, at=build.now())  # noqa: E731 - one line says it
    assert answers(cast(board), act) == in_force()
