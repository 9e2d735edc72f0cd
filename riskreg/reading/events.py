"""Events in words: who did what, and each field before and after."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Boolean, Date, Enum

from riskreg.boards.columns import Partial
from riskreg.document.dates import PartialDate
from riskreg.history.models import Event, EventValue
from riskreg.reading import queries
from riskreg.reading.vocabulary import DONE, FIELDS
from riskreg.web.filters import in_text
from riskreg.web.words import word

#: Told for the machine's sake: keys, positions in lists, when and by whom (said in the line).
_SILENT = frozenset(
    {"id", "key", "changed_at", "at", "on", "user_id", "made_at", "ordinal", "checksum"}
    | {"head_number", "head_hash", "line_id", "plan_id", "risk_id", "action_id", "definition"}
    | {"number", "position_id", "board_id", "revision", "based_on_id", "occasion_id", "since_year"}
    | {"absence_id", "lines"}
)

Names = Mapping[tuple[str, int], Any]


@dataclass(frozen=True)
class FieldLine:
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class EventLine:
    """`subject` is what it happened to, as it is called today; what was removed, as it was then."""

    number: int
    at: datetime
    who: str
    title: str | None
    acting_for: str | None
    what: str
    subject: str | None
    fields: tuple[FieldLine, ...]

    @property
    def changes(self) -> bool:
        """Whether something was otherwise before: what is only added needs no comparing."""
        return any(field.before is not None for field in self.fields)


def lines(events: Sequence[Event]) -> tuple[EventLine, ...]:
    names = queries.names_of(_wanted(events))
    return tuple(_line(event, names) for event in events)


def _wanted(events: Iterable[Event]) -> dict[str, set[int]]:
    """The rows whose names are needed: subjects, and what told fields point at."""
    found: dict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.table_name and event.row_id:
            found[event.table_name].add(event.row_id)
        for value in event.values:
            target = _target(value)
            if target:
                found[target] |= {
                    int(text) for text in (value.before, value.after) if text and text.isdecimal()
                }
    return found


def _target(value: EventValue) -> str | None:
    """The table that a told field points into."""
    column = queries.column_of(value.table_name, value.field)
    if column is None or not column.foreign_keys:
        return None
    target: str = next(iter(column.foreign_keys)).column.table.name
    return target


def _line(event: Event, names: Names) -> EventLine:
    own = (event.table_name or "", event.row_id or 0)
    return EventLine(
        number=event.number,
        at=event.at,
        who=event.user.name if event.user else "riskreg",
        title=event.user.title if event.user else None,
        acting_for=event.acting_for.title if event.acting_for else None,
        what=_(DONE[event.type]),
        subject=_removed(event) or (_name(names[own]) if own in names else None),
        fields=tuple(_field(value, names) for value in event.values if _is_shown(value)),
    )


def _name(called: Any) -> str:
    """A day may be broken between its words: the columns are narrow on a phone."""
    if isinstance(called, PartialDate):
        return in_text(called).replace("\N{NO-BREAK SPACE}", " ")
    return str(called)


def _removed(event: Event) -> str | None:
    """What a row that is there no longer was called."""
    for value in event.values:
        is_name = value.field == queries.NAMED_BY.get(value.table_name)
        if is_name and value.before and not value.after:
            return str(json.loads(value.before))
    return None


def _is_shown(value: EventValue) -> bool:
    return value.field not in _SILENT or (value.table_name, value.field) == ("meeting", "on")


def _field(value: EventValue, names: Names) -> FieldLine:
    label = FIELDS.get(f"{value.table_name}.{value.field}") or FIELDS.get(value.field)
    return FieldLine(
        field=_(label) if label else value.field,
        before=_shown(value, value.before, names),
        after=_shown(value, value.after, names),
    )


def _shown(value: EventValue, text: str | None, names: Names) -> str | None:
    if text is None:
        return None
    told, target = json.loads(text), _target(value)
    if target:
        return _name(names.get((target, told), told))
    return _in_words(queries.column_of(value.table_name, value.field), told)


def _in_words(column: Any, told: Any) -> str:
    kind = None if column is None else column.type
    if isinstance(kind, Boolean):
        return _("Yes") if told else _("No")
    if isinstance(kind, Enum) and kind.enum_class:
        return word(kind.enum_class(told))
    if isinstance(kind, Date | Partial):
        return _name(PartialDate(told))
    return str(told)
