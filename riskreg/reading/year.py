"""What a plan's year still holds: deadlines and meetings to come, soonest first.  Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import OccasionState
from riskreg.document.reporting import MeetingEntry, OccasionEntry
from riskreg.document.values import PlanDocument


@dataclass(frozen=True)
class Coming:
    """Either material that is due for an occasion, or a meeting with what it will hear."""

    on: PartialDate
    deadline_of: OccasionEntry | None = None
    meeting: MeetingEntry | None = None
    hears: tuple[OccasionEntry, ...] = ()


def coming(document: PlanDocument, on: date, most: int = 6) -> tuple[Coming, ...]:
    found = [*_deadlines(document, on), *_meetings(document, on)]
    return tuple(sorted(found, key=lambda one: one.on)[:most])


def _deadlines(document: PlanDocument, on: date) -> Iterator[Coming]:
    for occasion in document.occasions:
        is_awaited = occasion.state in {OccasionState.PLANNED, OccasionState.OPEN}
        if is_awaited and occasion.deadline and occasion.deadline.latest >= on:
            yield Coming(occasion.deadline, deadline_of=occasion)


def _meetings(document: PlanDocument, on: date) -> Iterator[Coming]:
    for meeting in document.meetings:
        if meeting.on.latest >= on:
            hears = tuple(one for one in document.occasions if one.meeting == meeting.key)
            yield Coming(meeting.on, meeting=meeting, hears=hears)
