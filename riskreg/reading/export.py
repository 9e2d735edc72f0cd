"""The history as a table for a spreadsheet: one row a field, or one an event that changed none."""

from collections.abc import Iterator

from flask_babel import gettext as _

from riskreg.exchange.spreadsheet import Cell
from riskreg.history import queries as history
from riskreg.history.queries import Asked
from riskreg.reading.events import EventLine, FieldLine, lines
from riskreg.web.filters import local

BATCH = 500
Row = tuple[Cell, ...]


def table(asked: Asked) -> Iterator[Row]:
    """Everything that was asked for, the newest first; a batch at a time is held."""
    yield _head()
    before: int | None = None
    while found := history.events(asked, before=before, limit=BATCH):
        for line in lines(found):
            yield from _rows(line)
        before = found[-1].number


def _head() -> Row:
    return (
        *(_("Number"), _("Time"), _("Board"), _("Name"), _("Job title"), _("As deputy for")),
        *(_("Event"), _("Concerns"), _("Field"), _("Before"), _("After")),
        *(_("Network address"), _("Page"), _("Times"), _("Last time")),
        *(_("Earlier event"), _("Checksum")),
    )


def _rows(line: EventLine) -> Iterator[Row]:
    fields: tuple[FieldLine | None, ...] = line.fields or (None,)
    for field in fields:
        yield (*_event(line), *_change(field), *_door(line), line.earlier, line.hash)


def _event(line: EventLine) -> Row:
    when = f"{local(line.at):%Y-%m-%d %H:%M:%S}"
    who = (line.who, line.title, line.acting_for)
    return (line.number, when, line.board, *who, line.what, line.subject)


def _change(field: FieldLine | None) -> Row:
    return (field.field, field.before, field.after) if field else (None, None, None)


def _door(line: EventLine) -> Row:
    door = line.door
    if door is None:
        return (None, None, None, None)
    last = f"{local(door.last_at):%Y-%m-%d %H:%M:%S}" if door.last_at else None
    return (door.address, door.path, door.times, last)
