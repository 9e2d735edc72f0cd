"""Which post answers for a risk, and whether it is in the plan."""

import pytest

from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.risks.operations import deselect_risk, select_risk, set_owner
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def test_a_post_answers_for_the_risk_until_another_does(build):
    plan = build.plan()
    risk, first, second = build.risk(plan), build.position(plan.board), build.position(plan.board)
    by = build.controller_of(plan.board)
    for post in (first, second):
        with unit_of_work():
            set_owner(risk, post, by=by, at=build.now())
    assert risk.owner == second
    event = newest_event()
    assert event.type is EventType.RISK_OWNER_CHANGED
    assert told(event, "risk")["owner_id"] == (first.id, second.id)


def test_nobody_may_answer_for_it(build):
    plan = build.plan()
    risk = build.risk(plan, owner=build.position(plan.board))
    with unit_of_work():
        set_owner(risk, None, by=build.controller_of(plan.board), at=build.now())
    assert risk.owner is None


def test_a_risk_is_left_out_with_a_reason_and_taken_in_again(build):
    risk = build.risk()
    by = build.controller_of(risk.plan.board)
    with unit_of_work():
        deselect_risk(risk, "Bevakas i linjen", by=by, at=build.now())
    assert (risk.selected, risk.selection_reason) == (False, "Bevakas i linjen")
    assert newest_event().type is EventType.RISK_DESELECTED
    with unit_of_work():
        select_risk(risk, by=by, at=build.now())
    assert (risk.selected, risk.selection_reason) == (True, None)
    assert newest_event().type is EventType.RISK_SELECTED
    assert told(newest_event(), "risk")["selection_reason"] == ("Bevakas i linjen", None)


def test_leaving_a_risk_out_needs_a_reason(build):
    risk = build.risk()
    with pytest.raises(Refused) as refusal, unit_of_work():
        deselect_risk(risk, " ", by=build.controller_of(risk.plan.board), at=build.now())
    assert refusal.value.field == "reason"
    assert risk.selected


@pytest.mark.parametrize(
    "act",
    [
        lambda risk, **who: set_owner(risk, None, **who),
        lambda risk, **who: select_risk(risk, "Nu med", **who),
        lambda risk, **who: deselect_risk(risk, "Utan", **who),
    ],
    ids=["own", "select", "deselect"],
)
def test_who_may(build, act):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    people = cast(plan.board, post)

    def tried():
        return answers(people, lambda by: act(risk, by=by, at=build.now()))

    assert tried() == in_draft("controller")
    build.bring(plan, plan.state.ADOPTED)
    assert tried() == in_force()
