"""Planning an action: a title is enough, and it is aimed at causes of its own risk."""

from datetime import date

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.history.kinds import EventType
from riskreg.refusals import NotFound, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import add_action
from riskreg.treatment.queries import action_now, actions_of, find_action
from riskreg.treatment.rules import ActionPlan
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def added(build, risk, title="Kartlägg bristerna", **plan):
    by = build.controller_of(risk.plan.board)
    with unit_of_work():
        return add_action(risk, ActionPlan(title, **plan), by=by, at=build.now())


def refused(build, risk, *title, **plan):
    with pytest.raises(Refused) as refusal:
        added(build, risk, *title, **plan)
    return refusal.value


def test_a_title_is_enough(build):
    action = added(build, build.risk())
    now = action_now(action)
    assert (action.title, action.owner, action.aims) == ("Kartlägg bristerna", None, [])
    assert (now.status, now.due, now.told_on) == (ActionStatus.NOT_STARTED, None, None)


def test_everything_may_be_said_at_once(build):
    risk = build.risk(causes=["Ett", "Två"])
    post = build.position(risk.plan.board)
    action = added(
        build,
        risk,
        description="I två steg",
        owner=post,
        due=date(2026, 12, 31),
        started=PartialDate("2022-spring"),
        causes=(risk.causes[1], risk.causes[0], risk.causes[1]),
    )
    assert (action.description, action.owner) == ("I två steg", post)
    assert (action.first_due, action.started) == (date(2026, 12, 31), PartialDate("2022-spring"))
    assert [aim.cause.text for aim in action.aims] == ["Två", "Ett"]
    assert list(actions_of(risk)) == [action]


def test_a_post_of_another_board_may_answer_for_it(build):
    post = build.position(build.board())
    assert added(build, build.risk(), owner=post).owner == post


@pytest.mark.parametrize("title", ["", " ", "x" * 301])
def test_a_title_is_a_text_of_some_length(build, title):
    assert refused(build, build.risk(), title).field == "title"


def test_texts_and_dates_are_bounded(build):
    risk = build.risk()
    assert refused(build, risk, description="x" * 4001).field == "description"
    assert refused(build, risk, due=date(1899, 12, 31)).field == "due"
    assert refused(build, risk, due=date(2200, 1, 1)).field == "due"


def test_it_does_not_end_before_it_began(build):
    began = PartialDate("2026-03")
    assert refused(build, build.risk(), due=date(2026, 2, 28), started=began).field == "due"
    assert added(build, build.risk(), due=date(2026, 3, 1), started=began)


def test_it_is_aimed_at_causes_of_its_own_risk(build):
    elsewhere = build.cause(build.risk())
    assert refused(build, build.risk(), causes=(elsewhere,)).field == "causes"


def test_an_action_is_told_with_its_line_and_aims(build):
    risk = build.risk(causes=["Ett"])
    action = added(build, risk, causes=tuple(risk.causes))
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.ACTION_ADDED,
        risk.line.key,
        action.id,
    )
    assert told(event, "action")["title"] == (None, "Kartlägg bristerna")
    assert told(event, "action_line")["key"] == (None, action.line.key)
    assert told(event, "action_cause")["cause_id"] == (None, risk.causes[0].id)


def test_who_may_add_an_action(build):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    people = cast(plan.board, post)

    def tried():
        return answers(
            people, lambda by: add_action(risk, ActionPlan("Kartlägg"), by=by, at=build.now())
        )

    assert tried() == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force()


def test_an_action_is_found_by_its_key(build):
    action = build.action()
    plan = action.risk.plan
    assert find_action(action.line.key) == find_action(action.line.key, plan) == action
    with pytest.raises(NotFound):
        find_action(action.line.key, build.plan())
    with pytest.raises(NotFound):
        find_action("no-such-key")
