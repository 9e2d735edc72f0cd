"""What lies ahead of somebody who answers for parts of some plans."""

import enum
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import OccasionState
from riskreg.document.organisation import BoardEntry
from riskreg.document.reporting import OccasionEntry
from riskreg.document.treatment import ActionEntry
from riskreg.document.values import PlanDocument
from riskreg.swedish import SortKey, sort_key

#: As many as one takes in at a glance.
MOST = 8
_AWAITED = {OccasionState.PLANNED, OccasionState.OPEN}


class ComingKind(enum.StrEnum):
    ROUND_OPENS = "round_opens"
    ROUND_CLOSES = "round_closes"
    MEETING = "meeting"
    DUE = "due"


@dataclass(frozen=True)
class Coming:
    """`title` is an action's, or the name of the occasion; a meeting may have none."""

    kind: ComingKind
    on: PartialDate
    title: str
    board: BoardEntry


def coming(
    documents: Collection[PlanDocument],
    actions: Iterable[tuple[BoardEntry, ActionEntry]],
    on: date,
) -> tuple[Coming, ...]:
    """The next dates, soonest first, each once whatever the number of plans that tell of it."""
    told = [one for document in documents for one in _of_board(document)]
    told += [
        Coming(ComingKind.DUE, PartialDate.of(action.due), action.title, board)
        for board, action in actions
        if action.due
    ]
    ahead = {one for one in told if one.on.latest >= on}
    return tuple(sorted(ahead, key=_soonest)[:MOST])


def next_opening(documents: Collection[PlanDocument], on: date) -> date | None:
    """When the next round opens: on its status date."""
    days = [
        one.on.earliest
        for document in documents
        for one in _rounds(document)
        if one.kind is ComingKind.ROUND_OPENS and one.on.earliest > on
    ]
    return min(days, default=None)


def _of_board(document: PlanDocument) -> Iterator[Coming]:
    yield from _rounds(document)
    for meeting in document.meetings:
        names = [one.name for one in document.occasions if one.meeting == meeting.key]
        yield Coming(ComingKind.MEETING, meeting.on, ", ".join(names), document.board)


def _rounds(document: PlanDocument) -> Iterator[Coming]:
    keys = {routine.key for routine in document.routines if routine.rounds}
    for occasion in document.occasions:
        if occasion.routine in keys and occasion.state in _AWAITED:
            yield from _days(occasion, document.board)


def _days(occasion: OccasionEntry, board: BoardEntry) -> Iterator[Coming]:
    if occasion.state is OccasionState.PLANNED and occasion.status_date:
        yield Coming(ComingKind.ROUND_OPENS, occasion.status_date, occasion.name, board)
    if occasion.deadline:
        yield Coming(ComingKind.ROUND_CLOSES, occasion.deadline, occasion.name, board)


def _soonest(one: Coming) -> tuple[date, date, str, SortKey, SortKey]:
    names = sort_key(one.board.name), sort_key(one.title)
    return (one.on.latest, one.on.earliest, one.kind.value, *names)
