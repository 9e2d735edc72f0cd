"""Rows of actions and controls as entries."""

from riskreg.assembly.positions import Posts
from riskreg.assembly.queries import Found, Rows
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    ControlResultEntry,
    DueMoveEntry,
    ProgressEntry,
)


def action_entry(
    row: Found, *, aims: Rows, progress: Rows, moves: Rows, posts: Posts
) -> ActionEntry:
    return ActionEntry(
        key=row.key,
        title=row.title,
        description=row.description,
        owner=row.post,
        first_due=row.first_due,
        started=row.started,
        causes=tuple(aim.key for aim in aims),
        moves=tuple(DueMoveEntry(one.before, one.after, one.reason, one.on) for one in moves),
        progress=tuple(progress_entry(note, posts) for note in progress),
    )


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
        results=tuple(result_entry(result, posts) for result in results),
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
    )
