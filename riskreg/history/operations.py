"""Noting who came to the door.  Nobody is asked for leave: the program itself writes it down.

Each is told once an hour and counted after that, so that nobody can fill the disk by knocking.
"""

from datetime import datetime

from riskreg.accounts.rules import Actor
from riskreg.extensions import db
from riskreg.history import queries
from riskreg.history.kinds import EventType
from riskreg.history.models import AccessCount, AccessNote
from riskreg.history.rules import MANY, MOST_AN_HOUR, Visit, hour_of, visit_key
from riskreg.history.telling import telling


def note_access(type_: EventType, visit: Visit, *, by: Actor, at: datetime) -> None:
    """Tell of it, or count it where the same has been told within the hour."""
    count = queries.count_of(visit_key(type_, visit, at))
    if count is None and by.user_id is None and _are_many(at):
        visit = MANY
        count = queries.count_of(visit_key(type_, visit, at))
    if count is not None:
        count.times += 1
        count.last_at = max(count.last_at, at)
        return
    note = AccessNote(
        key=visit_key(type_, visit, at),
        user_id=visit.user_id,
        address=visit.address,
        path=visit.path,
    )
    with telling(type_, note, by=by, at=at):
        db.session.add(note)
    db.session.add(AccessCount(note=note, times=1, last_at=at))


def _are_many(at: datetime) -> bool:
    return queries.failed_since(hour_of(at)) >= MOST_AN_HOUR
