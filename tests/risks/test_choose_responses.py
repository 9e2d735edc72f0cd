"""How a risk is met: several ways at once, and acceptance only with its reason."""

from datetime import date

import pytest

from riskreg.document.kinds import PlanState, ResponseKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, Refused
from riskreg.risks.operations import choose_responses
from riskreg.risks.rules import ResponseChoice
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

ACT, CONTROL = ResponseChoice(ResponseKind.ACT), ResponseChoice(ResponseKind.CONTROL)


def accept(reason="Nyttan är liten", **more):
    return ResponseChoice(ResponseKind.ACCEPT, reason, **more)


def chosen(build, risk, *choices, version=None):
    by = build.controller_of(risk.plan.board)
    with unit_of_work():
        choose_responses(risk, choices, version, by=by, at=build.now())


def kinds(risk):
    return {row.kind for row in risk.responses}


def test_a_risk_may_be_met_in_several_ways(build):
    risk = build.risk()
    chosen(build, risk, ACT, CONTROL)
    assert kinds(risk) == {ResponseKind.ACT, ResponseKind.CONTROL}


def test_what_is_chosen_replaces_what_was(build):
    risk = build.risk(responses=[ResponseKind.ACT, ResponseKind.CONTROL])
    kept = next(row.id for row in risk.responses if row.kind is ResponseKind.CONTROL)
    chosen(build, risk, CONTROL, ResponseChoice(ResponseKind.MONITOR))
    assert kinds(risk) == {ResponseKind.CONTROL, ResponseKind.MONITOR}
    assert kept in {row.id for row in risk.responses}


def test_nothing_may_be_chosen(build):
    risk = build.risk(responses=[ResponseKind.ACT])
    chosen(build, risk)
    assert risk.responses == []


def test_acceptance_is_kept_with_all_that_belongs_to_it(build):
    risk = build.risk()
    post = build.position(risk.plan.board)
    chosen(build, risk, accept(decider=post, review_on=date(2027, 6, 1)))
    (row,) = risk.responses
    assert (row.reason, row.decider, row.review_on) == ("Nyttan är liten", post, date(2027, 6, 1))


@pytest.mark.parametrize("reason", [None, "", " "])
def test_acceptance_needs_its_reason_at_once(build, reason):
    risk = build.risk()
    with pytest.raises(Refused) as refusal:
        chosen(build, risk, accept(reason))
    assert refusal.value.field == "reason"
    assert refusal.value.text == "Write why the risk is accepted"


def test_a_way_is_chosen_once(build):
    with pytest.raises(Refused) as refusal:
        chosen(build, build.risk(), ACT, ACT)
    assert refusal.value.field == "responses"


def test_a_review_is_within_reach(build):
    with pytest.raises(Refused) as refusal:
        chosen(build, build.risk(), accept(review_on=date(2200, 1, 1)))
    assert refusal.value.field == "review_on"


def test_what_came_and_went_is_told(build):
    risk = build.risk(responses=[ResponseKind.ACT])
    chosen(build, risk, CONTROL)
    event = newest_event()
    assert (event.type, event.about) == (EventType.RESPONSES_CHOSEN, risk.line.key)
    values = {
        (value.before, value.after)
        for value in event.values
        if (value.table_name, value.field) == ("response", "kind")
    }
    assert values == {('"act"', None), (None, '"control"')}
    assert told(event, "risk").keys() == {"changed_at"}


def test_the_second_of_two_sees_both_choices(build):
    risk = build.risk()
    seen, post = risk.version, build.position(risk.plan.board)
    chosen(build, risk, accept(decider=post), CONTROL)
    with pytest.raises(Changed) as changed:
        chosen(build, risk, ACT, version=seen)
    theirs, yours = changed.value.theirs, changed.value.yours
    assert set(theirs["responses"]) == {ResponseKind.ACCEPT, ResponseKind.CONTROL}
    assert yours["responses"] == (ResponseKind.ACT,)
    assert (theirs["reason"], theirs["decider"]) == ("Nyttan är liten", post.key)
    assert (yours["reason"], yours["decider"], yours["review_on"]) == (None, None, None)


def test_who_may_choose(build):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    people = cast(plan.board, post)

    def tried():
        return answers(people, lambda by: choose_responses(risk, (ACT,), by=by, at=build.now()))

    assert tried() == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force()
