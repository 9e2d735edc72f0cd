"""Rows of actions and controls as entries."""

from riskreg.assembly.positions import Posts
from riskreg.assembly.queries import Found, Rows
from riskreg.assembly.spans import Span
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    ControlResultEntry,
    DoneEntry,
    DueMoveEntry,
    ProgressEntry,
)


def action_entry(
    row: Found, *, aims: Rows, progress: Rows, moves: Rows, posts: Posts
) -> ActionEntry:
    """Of what was recorded on its line only what its plan's own span holds."""
    span = span_of(row)
    told = [note for note in progress if span.holds(note.on)]
    moved = [DueMoveEntry(one.before, one.after, one.reason, one.on) for one in moves]
    return ActionEntry(
        key=row.key,
        title=row.title,
        description=row.description,
        owner=row.post,
        first_due=row.first_due,
        started=row.started,
        causes=tuple(aim.key for aim in aims),
        moves=tuple(move for move in moved if span.holds(move.on)),
        progress=tuple(progress_entry(note, posts) for note in told),
        told_until=span.last,
        prompted_by=row.prompted_by,
    )


def span_of(row: Found) -> Span:
    return Span(row.year, row.closed_on, row.taken_on)


def done_entry(row: Found) -> DoneEntry:
    return DoneEntry(row.key, row.title, row.year, row.on, row.effect)


def progress_entry(row: Found, posts: Posts) -> ProgressEntry:
    return ProgressEntry(
        status=row.status,
        text=row.text,
        on=row.on,
        effect=row.effect,
        position=posts.key(row.position_id),
        as_deputy=row.as_deputy,
    )


def control_entry(row: Found, *, results: Rows, posts: Posts) -> ControlEntry:
    span = span_of(row)
    shown = [result for result in results if span.holds_result(result.on, result.period)]
    return ControlEntry(
        key=row.key,
        title=row.title,
        kind=row.kind,
        purpose=row.purpose,
        method=row.method,
        extent=row.extent,
        frequency=row.frequency,
        performer=row.post,
        receiver=posts.key(row.receiver_id),
        results=tuple(result_entry(result, posts) for result in shown),
    )


def result_entry(row: Found, posts: Posts) -> ControlResultEntry:
    return ControlResultEntry(
        outcome=row.outcome,
        on=row.on,
        period=row.period,
        observation=row.observation,
        checked=row.checked,
        deviations=row.deviations,
        proposed_action=row.proposed_action,
        position=posts.key(row.position_id),
        as_deputy=row.as_deputy,
        key=row.key,
        led_to=row.led_to,
    )
