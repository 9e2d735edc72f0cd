"""A year's occasions planned at once: by month, by day or by meeting.  Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from riskreg.document.dates import PartialDate
from riskreg.refusals import N_, Refused
from riskreg.reporting.rules import OccasionPlan

if TYPE_CHECKING:
    from riskreg.reporting.models import Meeting

MOST = 60


@dataclass(frozen=True)
class Slot:
    """A time at which material is due.  What has no name of its own shares that of the rest."""

    deadline: PartialDate
    meeting: "Meeting | None" = None
    name: str | None = None


def by_month(year: int, months: Iterable[int]) -> list[Slot]:
    """By the end of each month: no more of the date is said than that."""
    return [Slot(PartialDate(f"{year:04}-{month:02}")) for month in sorted(set(months))]


def before_meetings(meetings: Iterable["Meeting"], days: int) -> list[Slot]:
    """So many days before each meeting; of one known to the month, before the month begins."""
    return [
        Slot(PartialDate.of(meeting.on.earliest - timedelta(days=days)), meeting)
        for meeting in sorted(meetings, key=lambda one: one.on)
    ]


def to_the_next(slots: Iterable[Slot], meetings: Sequence["Meeting"]) -> list[Slot]:
    """Each slot with the first meeting that comes after it, where there is one."""
    ordered = sorted(meetings, key=lambda one: one.on)
    return [
        Slot(slot.deadline, slot.meeting or _first(ordered, slot.deadline.latest), slot.name)
        for slot in slots
    ]


def _first(meetings: Sequence["Meeting"], after: date) -> "Meeting | None":
    return next((one for one in meetings if one.on.earliest >= after), None)


def planned(
    year: int, name: str, slots: Sequence[Slot], taken: Collection[str]
) -> list[OccasionPlan]:
    """The slots as occasions.  Several of one name are numbered, on from those that are there."""
    if not slots:
        raise Refused(N_("Choose at least one time"), field="how")
    if len(slots) > MOST:
        raise Refused(N_("Plan at most %(most)s occasions at a time"), field="how", most=MOST)
    shared = [slot for slot in slots if slot.name is None]
    names = _names(name, len(shared), taken)
    return [
        OccasionPlan(year, slot.name or next(names), deadline=slot.deadline, meeting=slot.meeting)
        for slot in slots
    ]


def _names(name: str, wanted: int, taken: Collection[str]) -> Iterator[str]:
    if wanted == 1 and name not in taken:
        return iter([name])
    numbered = (f"{name} {number}" for number in count(1))
    return (one for one in numbered if one not in taken)
