"""What differs in a risk's actions and controls."""

from collections.abc import Iterator

from riskreg.document.change import Change, ChangeKind
from riskreg.document.kinds import ActionStatus
from riskreg.document.pair import Pair, matched, only_in, owner_change
from riskreg.document.treatment import ActionEntry, ControlEntry

_ENDED = {
    ActionStatus.DONE: ChangeKind.ACTION_FINISHED,
    ActionStatus.CANCELLED: ChangeKind.ACTION_CANCELLED,
}


def action_changes(pair: Pair) -> Iterator[Change]:
    then, now = pair.then.actions, pair.now.actions
    for action in only_in(then, now):
        yield pair.change(ChangeKind.ACTION_REMOVED, action)
    for action in only_in(now, then):
        yield pair.change(ChangeKind.ACTION_ADDED, action, after=action.due)
        yield from _lateness(pair, None, action)
    for old, new in matched(then, now):
        yield from owner_change(pair, new, old.owner, new.owner)
        yield from _lateness(pair, old, new)
        yield from _due(pair, old, new)
        yield from _progress(pair, old, new)


def _lateness(pair: Pair, then: ActionEntry | None, now: ActionEntry) -> Iterator[Change]:
    """`after` is the day that has passed; None where its owner has said that it is late."""
    was_late = then is not None and then.is_late(pair.before.as_of)
    if now.is_late(pair.after.as_of) and not was_late:
        overdue = now.due if now.days_overdue(pair.after.as_of) else None
        why = now.latest.text if now.latest else None
        yield pair.change(ChangeKind.BECAME_LATE, now, after=overdue, why=why)


def _due(pair: Pair, then: ActionEntry, now: ActionEntry) -> Iterator[Change]:
    if then.due != now.due:
        why = now.moves[-1].reason if now.moves else None
        yield pair.change(
            ChangeKind.DUE_MOVED, now, then.due, now.due, why=why, count=max(1, len(now.moves))
        )


def _progress(pair: Pair, then: ActionEntry, now: ActionEntry) -> Iterator[Change]:
    """Notes since then; one that ends the action, or says that it is late, is told as that."""
    fresh = now.progress[len(then.progress) :]
    said_late = now.status is ActionStatus.DELAYED and not then.is_late(pair.before.as_of)
    if not fresh or said_late:
        return
    note = fresh[-1]
    ended = note.status is not then.status and _ENDED.get(note.status)
    yield pair.change(
        ended or ChangeKind.PROGRESS_NOTED,
        now,
        then.status,
        note.status,
        why=(ended and note.effect) or note.text,
        count=len(fresh),
    )


def control_changes(pair: Pair) -> Iterator[Change]:
    then, now = pair.then.controls, pair.now.controls
    for control in only_in(then, now):
        yield pair.change(ChangeKind.CONTROL_REMOVED, control)
    for control in only_in(now, then):
        yield pair.change(ChangeKind.CONTROL_ADDED, control)
        yield from _results(pair, None, control)
    for old, new in matched(then, now):
        yield from owner_change(pair, new, old.performer, new.performer)
        yield from _results(pair, old, new)


def _results(pair: Pair, then: ControlEntry | None, now: ControlEntry) -> Iterator[Change]:
    known = then.results if then else ()
    fresh = now.results[len(known) :]
    if fresh:
        was = known[-1].outcome if known else None
        yield pair.change(
            ChangeKind.CONTROL_RESULT,
            now,
            was,
            fresh[-1].outcome,
            why=fresh[-1].observation,
            count=len(fresh),
        )
