"""When posts are held: what overlaps, and from which day nobody holds one.  Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind

#: Who answers for a post: a deputy does only while one of these is away.
ANSWERING = frozenset({HoldingKind.ORDINARY, HoldingKind.ACTING})
_A_DAY = timedelta(days=1)


class Dated(Protocol):
    """Something that lasts from one day to another, either of which may be unknown."""

    @property
    def start(self) -> PartialDate | None: ...
    @property
    def end(self) -> PartialDate | None: ...


class Held(Dated, Protocol):
    @property
    def kind(self) -> HoldingKind: ...


def begins(one: Dated) -> date:
    return one.start.earliest if one.start else date.min


def ends(one: Dated) -> date:
    return one.end.latest if one.end else date.max


def covers(one: Dated, day: date) -> bool:
    return begins(one) <= day <= ends(one)


def overlap(one: Dated, other: Dated) -> bool:
    """Whether both surely last on some same day: dates that may be months get their doubt."""
    latest_begin = max(_surely_from(one), _surely_from(other))
    return latest_begin <= min(_surely_to(one), _surely_to(other))


def _surely_from(one: Dated) -> date:
    return one.start.latest if one.start else date.min


def _surely_to(one: Dated) -> date:
    return one.end.earliest if one.end else date.max


def vacant_from(held: Iterable[Held], today: date) -> date | None:
    """The first day from today on which nobody holds the post; None: none is in sight."""
    answering = [one for one in held if one.kind in ANSWERING]
    day = today
    while lasting := [ends(one) for one in answering if covers(one, day)]:
        if max(lasting) == date.max:
            return None
        day = max(lasting) + _A_DAY
    return day


@dataclass(frozen=True)
class Standing:
    """Who holds a post on a day, and from when nobody does."""

    holders: Sequence[Held]
    deputies: Sequence[Held]
    vacant_from: date | None


def standing(held: Sequence[Held], on: date) -> Standing:
    now = [one for one in held if covers(one, on)]
    return Standing(
        holders=[one for one in now if one.kind in ANSWERING],
        deputies=[one for one in now if one.kind is HoldingKind.DEPUTY],
        vacant_from=vacant_from(held, on),
    )
