"""Recording how an action goes: notes are added, and a delay moves the end date."""

from datetime import date

import pytest

from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.extensions import db
from riskreg.history.coverage import RewrittenHistory
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import record_progress
from riskreg.treatment.queries import action_now, latest_progress, moves_of, progress_of
from riskreg.treatment.rules import ProgressNote
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

TODAY = date(2026, 11, 23)
DUE = date(2026, 12, 31)
LATER = date(2027, 2, 28)
FINISHED = [ActionStatus.DONE, ActionStatus.CANCELLED]


@pytest.fixture
def post(build):
    return build.position(build.board())


@pytest.fixture
def action(build, post):
    return build.action(build.risk(build.plan(post.board)), owner=post, due=DUE)


def recorded(build, action, status, text="Teamet har träffats", *, by=None, version=None, **note):
    by = by or build.controller_of(action.risk.plan.board)
    with unit_of_work():
        return record_progress(
            action, ProgressNote(status, text, **note), version, by=by, at=build.now()
        )


def refused(build, action, *note, **more):
    with pytest.raises(Refused) as refusal:
        recorded(build, action, *note, **more)
    return refusal.value


def test_a_note_is_kept_with_its_day(build, action):
    note = recorded(build, action, ActionStatus.IN_PROGRESS)
    assert (note.status, note.text) == (ActionStatus.IN_PROGRESS, "Teamet har träffats")
    assert (note.on, note.at) == (TODAY, build.at)
    assert action_now(action).status is ActionStatus.IN_PROGRESS


def test_notes_are_added_to_those_before(build, action):
    first = recorded(build, action, ActionStatus.IN_PROGRESS, "Början")
    second = recorded(build, action, ActionStatus.DONE, "Slutet", effect="Färre tillbud")
    assert list(progress_of(action)) == [second, first]
    assert (first.text, second.effect) == ("Början", "Färre tillbud")


def test_a_delay_moves_the_end_date_for_the_reason_that_was_written(build, action):
    recorded(build, action, ActionStatus.DELAYED, "Remissen dröjer", new_due=LATER)
    (move,) = moves_of(action)
    assert (move.before, move.after, move.reason, move.on) == (
        DUE,
        LATER,
        "Remissen dröjer",
        TODAY,
    )
    assert (action.first_due, action_now(action).due) == (DUE, LATER)
    assert action_now(action).is_late(TODAY)


def test_the_next_delay_moves_it_on_from_there(build, action):
    recorded(build, action, ActionStatus.DELAYED, new_due=LATER)
    recorded(build, action, ActionStatus.DELAYED, new_due=date(2027, 6, 30))
    newest, _ = moves_of(action)
    assert (newest.before, newest.after) == (LATER, date(2027, 6, 30))


def test_a_delay_needs_a_new_date(build, action):
    for new_due in (None, DUE):
        refusal = refused(build, action, ActionStatus.DELAYED, new_due=new_due)
        assert refusal.field == "new_due"
        assert refusal.text == "Enter a new end date, for example 2024-02-29"


@pytest.mark.parametrize("new_due", [date(2026, 11, 22), date(2200, 1, 1)])
def test_a_new_date_is_ahead_and_within_reach(build, action, new_due):
    assert refused(build, action, ActionStatus.DELAYED, new_due=new_due).field == "new_due"
    assert list(moves_of(action)) == []


def test_today_is_ahead_still(build, action):
    assert recorded(build, action, ActionStatus.DELAYED, new_due=TODAY)


def test_a_date_beside_another_status_moves_nothing(build, action):
    recorded(build, action, ActionStatus.IN_PROGRESS, new_due=LATER)
    assert list(moves_of(action)) == []


def test_an_action_without_an_end_date_gets_one_when_it_is_delayed(build, action):
    other = build.action(action.risk)
    recorded(build, other, ActionStatus.DELAYED, new_due=LATER)
    (move,) = moves_of(other)
    assert (move.before, move.after) == (None, LATER)


@pytest.mark.parametrize("text", ["", " "])
def test_what_has_happened_is_written(build, action, text):
    refusal = refused(build, action, ActionStatus.DONE, text)
    assert (refusal.field, refusal.text) == ("text", "Write what has happened since last time")


def test_texts_are_bounded(build, action):
    assert refused(build, action, ActionStatus.DONE, "x" * 4001).field == "text"
    assert refused(build, action, ActionStatus.DONE, effect="x" * 4001).field == "effect"


def test_a_status_is_chosen(build, action):
    assert refused(build, action, None).field == "status"


def test_what_has_begun_cannot_be_not_started_again(build, action):
    recorded(build, action, ActionStatus.NOT_STARTED, "Väntar på beslut")
    recorded(build, action, ActionStatus.IN_PROGRESS)
    assert refused(build, action, ActionStatus.NOT_STARTED).field == "status"


@pytest.mark.parametrize("end", FINISHED)
@pytest.mark.parametrize("status", list(ActionStatus))
def test_a_finished_action_takes_no_more_notes(build, action, end, status):
    recorded(build, action, end)
    assert refused(build, action, status, new_due=LATER).field is None
    assert len(progress_of(action)) == 1


@pytest.mark.parametrize("end", FINISHED)
def test_what_is_finished_is_not_late(build, end):
    action = build.action(due=date(2026, 1, 31))
    assert action_now(action).is_late(TODAY)
    build.progress(action, end)
    assert not action_now(action).is_late(TODAY)


def test_the_post_is_recorded_and_that_a_deputy_wrote(build, action, post):
    by_owner = recorded(
        build, action, ActionStatus.IN_PROGRESS, by=build.actor(build.manager(post))
    )
    assert newest_event().acting_for is None
    by_deputy = recorded(
        build, action, ActionStatus.DELAYED, new_due=LATER, by=build.actor(build.deputy(post))
    )
    assert newest_event().acting_for == post
    assert (by_owner.position, by_owner.as_deputy) == (post, False)
    assert (by_deputy.position, by_deputy.as_deputy) == (post, True)
    assert moves_of(action)[0].position_id == post.id


def test_a_controller_writes_for_no_post(build, action):
    controller = build.controller(action.risk.plan.board)
    note = recorded(build, action, ActionStatus.IN_PROGRESS, by=build.actor(controller))
    assert (note.user, note.position, note.as_deputy) == (controller, None, False)


def test_a_delay_is_told_as_one_event(build, action):
    recorded(build, action, ActionStatus.DELAYED, "Remissen dröjer", new_due=LATER)
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.PROGRESS_RECORDED,
        action.risk.line.key,
        action.id,
    )
    assert told(event, "progress")["status"] == (None, "delayed")
    assert told(event, "due_move")["after"] == (None, "2027-02-28")


def test_notes_and_moves_are_never_changed_or_deleted(build, action):
    note = recorded(build, action, ActionStatus.DELAYED, new_due=LATER)
    (move,) = moves_of(action)
    by = build.controller_of(action.risk.plan.board)

    def change():
        note.text = "Bättre sagt"

    def postpone():
        move.after = DUE

    for rewrite in (change, postpone, lambda: db.session.delete(note)):
        with (
            pytest.raises(RewrittenHistory),
            unit_of_work(),
            telling(EventType.PROGRESS_RECORDED, action, by=by, at=build.now()),
        ):
            rewrite()
    assert (note.text, move.after) == ("Teamet har träffats", LATER)


def test_the_second_of_two_sees_what_the_first_wrote(build, action, post):
    seen = action.version
    peter = build.actor(build.deputy(post, "Peter Sandell"))
    recorded(
        build, action, ActionStatus.DELAYED, "Hans text", version=seen, by=peter, new_due=LATER
    )
    with pytest.raises(Changed) as changed:
        recorded(build, action, ActionStatus.DONE, "Min text", version=seen, effect="Bra")
    assert changed.value.who == "Peter Sandell"
    assert changed.value.theirs == {
        "status": ActionStatus.DELAYED,
        "text": "Hans text",
        "effect": None,
        "new_due": LATER,
    }
    assert changed.value.yours["text"] == "Min text"
    newest = latest_progress(action)
    assert newest is not None
    assert newest.text == "Hans text"


def test_a_change_before_the_first_note_is_seen_too(build, action):
    seen = action.version
    build.move(action, LATER)
    with pytest.raises(Changed) as changed:
        recorded(build, action, ActionStatus.DONE, version=seen)
    assert (changed.value.theirs["status"], changed.value.theirs["new_due"]) == (None, LATER)


def test_who_may_record(build, action, post):
    people = cast(post.board, post)
    note = ProgressNote(ActionStatus.IN_PROGRESS, "Går framåt")

    def tried():
        return answers(people, lambda by: record_progress(action, note, by=by, at=build.now()))

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(action.risk.plan, PlanState.ADOPTED)
    assert tried() == in_force("controller", *THE_POST)


def test_nothing_is_recorded_when_the_year_is_closed(build, action, post):
    build.bring(action.risk.plan, PlanState.CLOSED)
    note = ProgressNote(ActionStatus.IN_PROGRESS, "Går framåt")
    tried = answers(
        cast(post.board, post), lambda by: record_progress(action, note, by=by, at=build.now())
    )
    assert tried == in_force()
