"""Changing an action in a draft; an end date that is known moves only with a reason."""

from datetime import date

import pytest

from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import Action
from riskreg.treatment.operations import change_action
from riskreg.treatment.queries import find_action
from riskreg.treatment.rules import ActionPlan
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

DUE = date(2026, 12, 31)
LATER = date(2027, 2, 28)


def changed(build, action, title="Nytt", version=None, **plan):
    by = build.controller_of(action.risk.plan.board)
    with unit_of_work():
        change_action(action, ActionPlan(title, **plan), version, by=by, at=build.now())


def carried(build, action, plan):
    """The action as the next year's plan will have it."""
    risk = build.risk(plan)
    by = build.controller_of(plan.board)
    row = Action(
        risk=risk,
        line=action.line,
        title=action.title,
        first_due=action.first_due,
        changed_at=build.now(),
    )
    with unit_of_work(), telling(EventType.ACTION_ADDED, row, by=by, at=build.now()):
        db.session.add(row)
    return row


def test_all_of_it_can_be_changed_in_a_draft(build):
    risk = build.risk(causes=["Ett", "Två"])
    post = build.position(risk.plan.board)
    action = build.action(risk, "Gammalt", due=DUE, causes=risk.causes[:1], description="Förut")
    changed(build, action, owner=post, due=LATER, causes=tuple(risk.causes[1:]))
    assert (action.title, action.description, action.owner) == ("Nytt", None, post)
    assert action.first_due == LATER
    assert [aim.cause.text for aim in action.aims] == ["Två"]


def test_what_stays_is_kept_as_it_is(build):
    risk = build.risk(causes=["Ett", "Två"])
    action = build.action(risk, causes=risk.causes)
    kept = [aim.id for aim in action.aims]
    changed(build, action, causes=tuple(risk.causes))
    assert [aim.id for aim in action.aims] == kept


def test_a_date_that_has_been_moved_stays(build):
    action = build.action(due=DUE)
    build.move(action, LATER)
    changed(build, action, due=LATER)
    assert action.first_due == DUE
    for other in (DUE, None):
        with pytest.raises(Refused) as refusal:
            changed(build, action, due=other)
        assert refusal.value.field == "due"


def test_a_date_that_an_earlier_plan_told_stays(build):
    action = build.action(due=DUE)
    row = carried(build, action, build.plan(action.risk.plan.board, 2027))
    with pytest.raises(Refused) as refusal:
        changed(build, row, due=LATER)
    assert refusal.value.field == "due"


def test_what_it_must_be_is_the_same_as_when_it_is_added(build):
    with pytest.raises(Refused) as refusal:
        changed(build, build.action(), " ")
    assert refusal.value.field == "title"


def test_a_change_is_told(build):
    risk = build.risk(causes=["Ett"])
    action = build.action(risk, "Gammalt", causes=risk.causes)
    changed(build, action)
    event = newest_event()
    assert event.type is EventType.ACTION_CHANGED
    assert told(event, "action")["title"] == ("Gammalt", "Nytt")
    assert told(event, "action_cause")["cause_id"] == (risk.causes[0].id, None)


def test_the_second_of_two_sees_both_versions(build):
    risk = build.risk(causes=["Ett"])
    action = build.action(risk, "Gammalt", due=DUE)
    seen, post = action.version, build.position(risk.plan.board)
    changed(build, action, "Deras", seen, owner=post, due=DUE, causes=tuple(risk.causes))
    with pytest.raises(Changed) as conflict:
        changed(build, action, "Mitt", seen, due=LATER)
    theirs, yours = conflict.value.theirs, conflict.value.yours
    assert (theirs["title"], yours["title"]) == ("Deras", "Mitt")
    assert (theirs["owner"], yours["owner"]) == (post.key, None)
    assert (theirs["causes"], yours["causes"]) == ((risk.causes[0].key,), ())
    assert (theirs["due"], yours["due"]) == (DUE, LATER)
    assert conflict.value.version == action.version


def test_who_may_change_an_action(build):
    plan = build.plan()
    post = build.position(plan.board)
    action = build.action(build.risk(plan), owner=post)
    people = cast(plan.board, post)

    def tried():
        return answers(
            people, lambda by: change_action(action, ActionPlan("Nytt"), by=by, at=build.now())
        )

    assert tried() == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force()


def test_progress_is_recorded_in_the_plan_in_force(build):
    action = build.action()
    row = carried(build, action, build.plan(action.risk.plan.board, 2027))
    assert find_action(action.line.key) == row
    build.bring(action.risk.plan, PlanState.ADOPTED)
    assert find_action(action.line.key) == action
