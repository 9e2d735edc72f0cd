"""Telling what a change did, in the change's own transaction."""

import secrets
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, inspect, select
from sqlalchemy.orm import Session

from riskreg.accounts.rules import Actor
from riskreg.boards.models import Audited, Board, Position
from riskreg.extensions import db
from riskreg.history import chain
from riskreg.history.kinds import EventType
from riskreg.history.models import Event, EventValue

OPEN = "tellings"


@dataclass
class Telling:
    """What one open telling has seen change: each row once, with its values before."""

    rows: dict[int, tuple[Any, dict[str, str] | None]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def note(self, row: Any, before: dict[str, str] | None, *, gone: bool) -> None:
        self.rows.setdefault(id(row), (row, before))
        if gone:
            self.gone.add(id(row))

    def told(self) -> Iterable[tuple[str, int, str, str | None, str | None]]:
        for row, before in self.rows.values():
            after = None if id(row) in self.gone else values_of(row)
            for name in sorted({*(before or {}), *(after or {})}):
                was, now = (before or {}).get(name), (after or {}).get(name)
                if was != now:
                    yield row.__tablename__, row.id, name, was, now


@dataclass(frozen=True)
class Value:
    """One field before and after, as a row of `EventValue` has it."""

    event_number: int
    table_name: str
    row_id: int
    field: str
    before: str | None
    after: str | None
    salt: str


def told_columns(model: type[Audited]) -> list[str]:
    return [
        column.key
        for column in inspect(model).mapper.column_attrs
        if column.key not in model.untold
    ]


def values_of(row: Audited) -> dict[str, str]:
    """Each told field that has a value, as canonical JSON.  An absent field is null."""
    found = {name: getattr(row, name) for name in told_columns(type(row))}
    return {name: chain.canonical(value) for name, value in found.items() if value is not None}


def kept_values(session: Session, row: Audited) -> dict[str, str]:
    """The row as the database has it: the truth, whatever the session has forgotten."""
    names = told_columns(type(row))
    columns = [getattr(type(row), name) for name in names]
    statement = select(*columns).where(type(row).id == inspect(row).identity[0])
    found = session.connection().execute(statement).one()
    pairs = zip(names, found, strict=True)
    return {name: chain.canonical(value) for name, value in pairs if value is not None}


def open_tellings(session: Session) -> list[Telling]:
    tellings: list[Telling] = session.info.setdefault(OPEN, [])
    return tellings


@contextmanager
def telling(
    type_: EventType,
    subject: Any = None,
    *,
    by: Actor,
    at: datetime,
    board: Board | None = None,
    acting_for: Position | None = None,
) -> Generator[None]:
    """Tell all that the block does to audited rows, as one event about `subject`.

    The event joins the caller's transaction: the change and its telling are both kept, or neither
    is.  `acting_for` is the post for which a deputy acted.
    """
    session = db.session()
    session.flush()
    tellings = open_tellings(session)
    tellings.append(current := Telling())
    try:
        yield
        session.flush()
    finally:
        tellings.remove(current)
    _keep(session, _facts(type_, subject, by, at, board, acting_for), current.told())


def _facts(
    type_: EventType,
    subject: Any,
    by: Actor,
    at: datetime,
    board: Board | None,
    acting_for: Position | None,
) -> dict[str, Any]:
    return {
        "at": at,
        "type": type_,
        "user_id": by.user_id,
        "acting_for_id": acting_for.id if acting_for else None,
        "board_id": board.id if board else getattr(subject, "board_id", None),
        "table_name": None if subject is None else subject.__tablename__,
        "row_id": None if subject is None else subject.id,
        "about": getattr(subject, "about", None),
    }


def _keep(
    session: Session,
    facts: dict[str, Any],
    changes: Iterable[tuple[str, int, str, str | None, str | None]],
) -> None:
    """Write the next link of the chain, past the session: nobody is to change it there."""
    latest = session.execute(
        select(Event.number, Event.hash).order_by(Event.number.desc()).limit(1)
    ).first()
    number, previous = (latest.number + 1, latest.hash) if latest else (1, chain.BEGINNING)
    values = [Value(number, *change, salt=secrets.token_hex(16)) for change in changes]
    digests = [digest_of(value) for value in values]
    link = chain.link({"number": number, **facts}, digests, previous)
    event = {"number": number, **facts, "digests": digests, "previous": previous, "hash": link}
    connection = session.connection()
    connection.execute(insert(Event), event)
    if values:
        connection.execute(insert(EventValue), [vars(value) for value in values])
    session.info["head"] = (number, link)


def digest_of(value: EventValue | Value) -> list[Any]:
    salt = value.salt or ""
    return [
        value.table_name,
        value.row_id,
        value.field,
        chain.salted(salt, value.before),
        chain.salted(salt, value.after),
    ]
