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
from riskreg.history.models import AccessCount, AccessNote, Event, EventValue
from riskreg.history.queries import notes_of
from riskreg.reading import queries
from riskreg.reading.earlier import earlier
from riskreg.reading.vocabulary import DONE, FIELDS
from riskreg.web.filters import in_text
from riskreg.web.words import word

#: Told for the machine's sake: keys, positions in lists, when and by whom (said in the line).
_SILENT = frozenset(
    {"id", "key", "changed_at", "at", "on", "user_id", "made_at", "ordinal", "checksum"}
    | {"head_number", "head_hash", "line_id", "plan_id", "risk_id", "action_id", "definition"}
    | {"number", "position_id", "board_id", "revision", "based_on_id", "occasion_id", "since_year"}
    | {"absence_id", "lines", "result_id"}
)

#: So many fields that were only added are shown without being asked for.
_SOON_READ = 4
#: Told of who came to the door: it is said in the line.
_AT_THE_DOOR = AccessNote.__tablename__

Names = Mapping[tuple[str, int], Any]
Note = tuple[AccessNote, AccessCount | None]


@dataclass(frozen=True)
class FieldLine:
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class AtTheDoor:
    """How somebody came, or was turned away: from where, to which page, how often until when."""

    address: str | None
    path: str | None
    times: int
    last_at: datetime | None


@dataclass(frozen=True)
class EventLine:
    """`subject` is what it happened to, as it is called today; what was removed, as it was then.

    `earlier` is the number of the event that told the same before: what this one corrects.
    """

    number: int
    at: datetime
    who: str
    title: str | None
    acting_for: str | None
    board: str | None
    what: str
    subject: str | None
    fields: tuple[FieldLine, ...]
    door: AtTheDoor | None
    earlier: int | None
    hash: str

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen at once: what was changed is, and what is soon read."""
        is_change = any(field.before is not None for field in self.fields)
        return is_change or len(self.fields) <= _SOON_READ


@dataclass(frozen=True)
class _Ground:
    """What the lines of some events need beside them."""

    names: Names
    notes: Mapping[int, Note]
    earlier: Mapping[int, int]


def lines(events: Sequence[Event]) -> tuple[EventLine, ...]:
    ground = _Ground(
        queries.names_of(_wanted(events)), notes_of(events), earlier(events, _is_shown)
    )
    return tuple(_line(event, ground) for event in events)


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


def _line(event: Event, ground: _Ground) -> EventLine:
    note = ground.notes.get(event.row_id or 0) if _is_at_the_door(event) else None
    return EventLine(
        number=event.number,
        at=event.at,
        who=_who(event),
        title=event.user.title if event.user else None,
        acting_for=event.acting_for.title if event.acting_for else None,
        board=event.board.name if event.board else None,
        what=_(DONE[event.type]),
        subject=_visitor(event, note[0]) if note else _subject(event, ground.names),
        fields=tuple(_field(value, ground.names) for value in event.values if _is_shown(value)),
        door=_at_the_door(*note) if note else None,
        earlier=ground.earlier.get(event.number),
        hash=event.hash,
    )


def _is_at_the_door(event: Event) -> bool:
    return event.table_name == _AT_THE_DOOR


def _who(event: Event) -> str:
    if event.user:
        return event.user.name
    return _("Somebody not signed in") if _is_at_the_door(event) else "riskreg"


def _visitor(event: Event, note: AccessNote) -> str | None:
    """Whom it concerns, where that is not said already."""
    if note.user_id == event.user_id:
        return None if event.user_id else _("a name that nobody here has")
    return note.user.name if note.user else None


def _at_the_door(note: AccessNote, count: AccessCount | None) -> AtTheDoor:
    counted = (count.times, count.last_at) if count else (1, None)
    return AtTheDoor(note.address, note.path, *counted)


def _subject(event: Event, names: Names) -> str | None:
    """What it happened to; nothing where somebody did it to themselves, who is named anyhow."""
    if event.table_name == "user" and event.row_id == event.user_id:
        return None
    own = (event.table_name or "", event.row_id or 0)
    return _removed(event) or (_name(names[own]) if own in names else None)


def called(thing: queries.Thing) -> str:
    """What a thing is called among others to choose among: a risk by its number as well."""
    return f"{thing.number} {_name(thing.name)}" if thing.number else _name(thing.name)


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
    if value.table_name == _AT_THE_DOOR:
        return False
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
