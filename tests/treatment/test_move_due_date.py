"""Moving an end date: with a reason, and the first date is never forgotten."""

from datetime import date

import pytest

from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import move_due_date
from riskreg.treatment.queries import action_now, moves_of, progress_of
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

DUE, LATER = date(2026, 12, 31), date(2027, 2, 28)


def moved(build, action, new_due=LATER, reason="Remissen dröjer", version=None, by=None):
    by = by or build.controller_of(action.risk.plan.board)
    with unit_of_work():
        return move_due_date(action, new_due, reason, version, by=by, at=build.now())


def refused(build, action, *values):
    with pytest.raises(Refused) as refusal:
        moved(build, action, *values)
    return refusal.value.field


def test_a_move_keeps_both_dates_and_the_reason(build):
    action = build.action(due=DUE)
    move = moved(build, action)
    assert (move.before, move.after, move.reason) == (DUE, LATER, "Remissen dröjer")
    assert (action.first_due, action_now(action).due) == (DUE, LATER)
    assert list(progress_of(action)) == []


def test_a_date_may_be_moved_forward_and_more_than_once(build):
    action = build.action(due=LATER)
    moved(build, action, DUE)
    moved(build, action, LATER)
    assert [(move.before, move.after) for move in moves_of(action)] == [(DUE, LATER), (LATER, DUE)]
    assert action.first_due == LATER


@pytest.mark.parametrize(
    ("new_due", "reason", "field"),
    [
        (None, "Skäl", "new_due"),
        (DUE, "Skäl", "new_due"),
        (date(2026, 11, 22), "Skäl", "new_due"),
        (date(2200, 1, 1), "Skäl", "new_due"),
        (LATER, "", "reason"),
        (LATER, "x" * 4001, "reason"),
    ],
)
def test_a_move_needs_another_day_ahead_and_a_reason(build, new_due, reason, field):
    action = build.action(due=DUE)
    assert refused(build, action, new_due, reason) == field
    assert list(moves_of(action)) == []


def test_what_is_finished_is_not_moved(build):
    assert refused(build, build.action(due=DUE, status=ActionStatus.DONE)) is None


def test_a_move_is_told_for_the_post(build):
    post = build.position(build.board())
    action = build.action(build.risk(build.plan(post.board)), owner=post, due=DUE)
    move = moved(build, action, by=build.actor(build.deputy(post)))
    event = newest_event()
    assert (event.type, event.acting_for) == (EventType.DUE_DATE_MOVED, post)
    assert told(event, "due_move")["before"] == (None, "2026-12-31")
    assert move.position_id == post.id


def test_the_second_of_two_sees_the_date_that_counts(build):
    action = build.action(due=DUE)
    seen = action.version
    moved(build, action, version=seen)
    with pytest.raises(Changed) as changed:
        moved(build, action, date(2027, 6, 30), "Mitt skäl", seen)
    assert changed.value.theirs["new_due"] == LATER
    assert changed.value.yours == {"new_due": date(2027, 6, 30), "reason": "Mitt skäl"}


def test_who_may_move_a_date(build):
    post = build.position(build.board())
    plan = build.plan(post.board)
    action = build.action(build.risk(plan), owner=post, due=DUE)
    people = cast(post.board, post)

    def tried():
        return answers(
            people, lambda by: move_due_date(action, LATER, "Skäl", by=by, at=build.now())
        )

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force("controller", *THE_POST)
