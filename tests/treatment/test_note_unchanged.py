"""One tap says that nothing has changed, where that is true and no answer is due."""

from datetime import date, timedelta

import pytest

from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import note_unchanged
from riskreg.treatment.rules import unchanged_since
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def noted(build, action, by=None):
    by = by or build.controller_of(action.risk.plan.board)
    with unit_of_work():
        return note_unchanged(action, by=by, at=build.now())


def refused(build, action):
    with pytest.raises(Refused) as refusal:
        noted(build, action)
    return refusal.value.text


def test_a_note_is_added_that_says_since_when(build):
    action = build.action(status=ActionStatus.IN_PROGRESS)
    build.at += timedelta(days=10)
    note = noted(build, action)
    assert note.text == "Oförändrat sedan 23\N{NO-BREAK SPACE}november"
    assert (note.status, note.on) == (ActionStatus.IN_PROGRESS, date(2026, 12, 3))


def test_the_year_is_said_when_it_is_another():
    then = date(2025, 4, 14)
    assert unchanged_since(then, date(2025, 9, 1)).endswith("april")
    assert unchanged_since(then, date(2026, 1, 8)).endswith("2025")


def test_there_must_be_something_that_is_unchanged(build):
    assert refused(build, build.action()).startswith("Nothing has been recorded before")


def test_what_is_late_is_not_unchanged(build):
    overdue = build.action(due=date(2026, 11, 22), status=ActionStatus.IN_PROGRESS)
    delayed = build.action(status=ActionStatus.DELAYED)
    for action in (overdue, delayed):
        assert refused(build, action).startswith("The action is late")


def test_the_last_day_is_in_time(build):
    assert noted(build, build.action(due=date(2026, 11, 23), status=ActionStatus.IN_PROGRESS))


def test_what_is_finished_is_left_alone(build):
    assert refused(build, build.action(status=ActionStatus.DONE)).startswith(
        "The action is finished"
    )


def test_it_is_told_as_a_note_like_others(build):
    post = build.position(build.board())
    action = build.action(
        build.risk(build.plan(post.board)), owner=post, status=ActionStatus.IN_PROGRESS
    )
    note = noted(build, action, build.actor(build.deputy(post)))
    event = newest_event()
    assert (event.type, event.acting_for) == (EventType.PROGRESS_RECORDED, post)
    assert told(event, "progress")["text"] == (None, note.text)
    assert (note.position, note.as_deputy) == (post, True)


def test_who_may(build):
    post = build.position(build.board())
    plan = build.plan(post.board)
    action = build.action(build.risk(plan), owner=post, status=ActionStatus.IN_PROGRESS)
    people = cast(post.board, post)

    def tried():
        return answers(people, lambda by: note_unchanged(action, by=by, at=build.now()))

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force("controller", *THE_POST)
