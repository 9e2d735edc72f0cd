"""Taking an action out of a draft: what was recorded on it is not lost."""

from sqlalchemy import select

from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import ActionLine, Progress
from riskreg.treatment.operations import remove_action
from riskreg.treatment.queries import actions_of
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def removed(build, action):
    by = build.controller_of(action.risk.plan.board)
    with unit_of_work():
        remove_action(action, by=by, at=build.now())


def test_an_action_goes_with_its_aims_and_line(build):
    risk = build.risk(causes=["Ett"])
    removed(build, build.action(risk, causes=risk.causes))
    assert list(actions_of(risk)) == []
    assert db.session.scalars(select(ActionLine)).all() == []


def test_what_was_recorded_on_it_stays(build):
    action = build.action(status=ActionStatus.IN_PROGRESS)
    line = action.line
    removed(build, action)
    (note,) = db.session.scalars(select(Progress))
    assert note.line == line


def test_a_removal_is_told_with_what_was_there(build):
    risk = build.risk(causes=["Ett"])
    removed(build, build.action(risk, "Kartlägg", causes=risk.causes))
    event = newest_event()
    assert (event.type, event.about) == (EventType.ACTION_REMOVED, risk.line.key)
    assert told(event, "action")["title"] == ("Kartlägg", None)
    assert told(event, "action_cause")["cause_id"] == (risk.causes[0].id, None)


def test_who_may_remove_an_action(build):
    plan = build.plan()
    post = build.position(plan.board)
    action = build.action(build.risk(plan), owner=post)
    people = cast(plan.board, post)

    def tried():
        return answers(people, lambda by: remove_action(action, by=by, at=build.now()))

    assert tried() == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force()
