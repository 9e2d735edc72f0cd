"""What is noted of those who come to the door, and how often."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from riskreg.history.kinds import EventType

#: More rows an hour about those who are not signed in are not kept: the rest is only counted.
MOST_AN_HOUR = 100
_LONGEST_PATH = 200


@dataclass(frozen=True)
class Visit:
    """Who came, from where, to what.

    `name` is a keyed hash of the name that was typed, and `route` the page's pattern: they tell
    one visit from another and are not kept.  `path` is kept.
    """

    user_id: int | None = None
    address: str | None = None
    name: str = ""
    route: str = ""
    path: str | None = None


#: Whoever comes when so many have come already.
MANY = Visit(name="many")


def visit_key(type_: EventType, visit: Visit, at: datetime) -> str:
    """The same for what counts as once more: the same thing, by the same one, in the same hour."""
    parts = (type_.value, visit.name, visit.address or "", visit.route, f"{hour_of(at):%Y%m%d%H}")
    whose = "" if visit.name else str(visit.user_id)
    return hashlib.sha256("\n".join((*parts, whose)).encode()).hexdigest()


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def seen_path(path: str) -> str:
    """A path as it may be kept: bounded, and without what cannot be shown."""
    shown = (letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)
    return "".join(shown)[:_LONGEST_PATH]
