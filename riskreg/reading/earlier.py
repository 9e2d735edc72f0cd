"""Which event an event corrects: the last before it that told the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from riskreg.history.kinds import EventType
from riskreg.history.models import Event, EventValue
from riskreg.history.queries import told_again, told_of

Place = tuple[str, int, str]

#: What is recorded anew each time, and never changed.
_RECORDS = frozenset(
    {EventType.RISK_ASSESSED, EventType.PROGRESS_RECORDED, EventType.CONTROL_RESULT_RECORDED}
    | {EventType.DUE_DATE_MOVED}
)


def earlier(events: Sequence[Event], counts: Callable[[EventValue], bool]) -> dict[int, int]:
    """By number, the number of the event before.  `counts` says which fields matter."""
    return {**_changed(events, counts), **_recorded(events)}


def _changed(events: Iterable[Event], counts: Callable[[EventValue], bool]) -> dict[int, int]:
    """The latest that told some of the same fields."""
    changed = {
        event.number: {_place(one) for one in event.values if one.before and counts(one)}
        for event in events
    }
    told = defaultdict(list)
    rows = {place[:2] for places in changed.values() for place in places}
    for table, row, field, number in told_of(rows):
        told[table, row, field].append(number)
    return _latest(
        (number, [one for place in places for one in told[place]])
        for number, places in changed.items()
    )


def _recorded(events: Iterable[Event]) -> dict[int, int]:
    """The latest that recorded the same of the same thing."""
    records = [event for event in events if event.type in _RECORDS]
    told = defaultdict(list)
    for one in told_again({(event.table_name, event.row_id) for event in records}, _RECORDS):
        told[one.type, one.table_name, one.row_id].append(one.number)
    return _latest(
        (event.number, told[event.type, event.table_name, event.row_id]) for event in records
    )


def _latest(told: Iterable[tuple[int, list[int]]]) -> dict[int, int]:
    before = ((number, [one for one in numbers if one < number]) for number, numbers in told)
    return {number: max(numbers) for number, numbers in before if numbers}


def _place(value: EventValue) -> Place:
    return value.table_name, value.row_id, value.field
