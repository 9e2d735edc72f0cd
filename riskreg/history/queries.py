"""Reading the history."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from riskreg.accounts.models import User
from riskreg.boards.models import Audited, Board, Position
from riskreg.extensions import db
from riskreg.history import chain
from riskreg.history.kinds import EventKind, EventType, types_of
from riskreg.history.models import AccessCount, AccessNote, Event, EventValue

BATCH = 500


def head() -> tuple[int, str]:
    """Number and hash of the newest event; of an empty history, what its first will continue."""
    query = select(Event.number, Event.hash).order_by(Event.number.desc()).limit(1)
    newest = db.session.execute(query).first()
    return (newest.number, newest.hash) if newest else (0, chain.BEGINNING)


@dataclass(frozen=True)
class Unreadable:
    """A row that holds what the program never writes, by its key."""

    key: int


def every_event() -> Iterator[Event | Unreadable]:
    """The chain from its beginning."""
    return _every(Event, Event.number, selectinload(Event.values))


def every_row(model: type[Audited]) -> Iterator[Any | Unreadable]:
    return _every(model, model.id)


def _every(model: Any, key: Any, *options: Any) -> Iterator[Any | Unreadable]:
    """In the order of a key, a batch at a time, so that a long history fits in memory."""
    query = select(model).options(*options).order_by(key)
    keys_of_all = select(key).order_by(key).limit(BATCH)
    keys = db.session.scalars(keys_of_all).all()
    while keys:
        yield from _read(query, key, keys)
        db.session.expunge_all()
        keys = db.session.scalars(keys_of_all.where(key > keys[-1])).all()


def _read(query: Any, key: Any, keys: Sequence[int]) -> Iterator[Any | Unreadable]:
    """The rows with these keys; where one cannot be read, the others still are."""
    try:
        found = db.session.scalars(query.where(key.in_(keys))).all()
    except (LookupError, TypeError, ValueError):
        if len(keys) == 1:
            yield Unreadable(keys[0])
            return
        for one in keys:
            yield from _read(query, key, [one])
    else:
        yield from found


def _told() -> Any:
    return select(Event).options(
        selectinload(Event.values),
        joinedload(Event.user),
        joinedload(Event.acting_for),
        joinedload(Event.board),
    )


@dataclass(frozen=True)
class Withheld:
    """Events about some things, from a number on, that somebody may not read."""

    since: int
    about: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """Which events one wants; what is None asks nothing.

    `rows` are those of one thing, in a table, wherever something is told of them.  `post` is one
    that it is about, that was put in or taken out, or whose deputy did it.  `visitor` is somebody
    who did it or whom it concerns, or an address.  `since` is the first moment, `until` the first
    that does not count.
    """

    board: int | None = None
    types: frozenset[EventType] | None = None
    about: str | None = None
    rows: tuple[str, frozenset[int]] | None = None
    post: Position | None = None
    by: int | None = None
    visitor: "Visitor | None" = None
    since: datetime | None = None
    until: datetime | None = None
    withheld: Withheld | None = None


@dataclass(frozen=True)
class Visitor:
    """The users that a name may mean, and what was asked for, which may be an address."""

    users: frozenset[int]
    address: str


def events(asked: Asked, *, before: int | None = None, limit: int = 50) -> Sequence[Event]:
    """The newest first, before a number."""
    query = _told().where(*_conditions(asked))
    if before is not None:
        query = query.where(Event.number < before)
    found: Sequence[Event] = db.session.scalars(
        query.order_by(Event.number.desc()).limit(limit)
    ).all()
    return found


def events_of(board: Board, *, about: str | None = None) -> Sequence[Event]:
    """The newest of a board's events: about one risk, routine or plan."""
    return events(Asked(board=board.id, about=about))


def doers(asked: Asked) -> Sequence[User]:
    """Everybody who has done some of that."""
    done = select(Event.user_id).where(*_conditions(asked))
    return db.session.scalars(select(User).where(User.id.in_(done)).order_by(User.id)).all()


def _conditions(asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield from _of_things(asked)
    yield from _of_people(asked)
    if asked.since is not None:
        yield Event.at >= asked.since
    if asked.until is not None:
        yield Event.at < asked.until
    if asked.withheld is not None:
        others = or_(Event.about.is_(None), Event.about.not_in(asked.withheld.about))
        yield or_(Event.number < asked.withheld.since, others)


def _of_things(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.board is not None:
        yield Event.board_id == asked.board
    if asked.types is not None:
        yield Event.type.in_(asked.types)
    if asked.about is not None:
        yield Event.about == asked.about
    if asked.rows is not None:
        table, ids = asked.rows
        yield Event.number.in_(_telling_of(table, ids))


def _of_people(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.post is not None:
        yield _touches(asked.post)
    if asked.by is not None:
        yield Event.user_id == asked.by
    if asked.visitor is not None:
        yield _concerns(asked.visitor)


def _telling_of(table: str, ids: Collection[int]) -> Any:
    own = select(Event.number).where(Event.table_name == table, Event.row_id.in_(ids))
    told = select(EventValue.event_number).where(
        EventValue.table_name == table, EventValue.row_id.in_(ids)
    )
    return own.union(told)


def _touches(post: Position) -> ColumnElement[bool]:
    number = str(post.id)
    named = Event.values.any(
        or_(*(_is_field(*column) for column in _columns_naming(Position.__tablename__)))
        & or_(EventValue.before == number, EventValue.after == number)
    )
    return or_(Event.about == post.key, Event.acting_for_id == post.id, named)


def _is_field(table: str, field: str) -> ColumnElement[bool]:
    return and_(EventValue.table_name == table, EventValue.field == field)


def _columns_naming(target: str) -> Iterator[tuple[str, str]]:
    """Every column that points into a table, in the order of their names."""
    for table in sorted(db.metadata.tables.values(), key=lambda one: one.name):
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            if key.column.table.name == target:
                yield table.name, key.parent.name


def _concerns(visitor: Visitor) -> ColumnElement[bool]:
    noted = select(AccessNote.id).where(
        or_(AccessNote.user_id.in_(visitor.users), AccessNote.address == visitor.address)
    )
    of_note = and_(Event.table_name == AccessNote.__tablename__, Event.row_id.in_(noted))
    about = select(User.key).where(User.id.in_(visitor.users))
    return or_(Event.user_id.in_(visitor.users), Event.about.in_(about), of_note)


def count_of(key: str) -> AccessCount | None:
    """How often that has happened within its hour, if it has."""
    query = select(AccessCount).join(AccessCount.note).where(AccessNote.key == key)
    return db.session.scalars(query).first()


def failed_since(moment: datetime) -> int:
    """How many kinds of failed sign-in have been told since."""
    types = types_of({EventKind.FAILED_SIGN_IN})
    query = select(func.count(Event.number)).where(Event.at >= moment, Event.type.in_(types))
    return db.session.scalar(query) or 0


def notes_of(events: Iterable[Event]) -> Mapping[int, tuple[AccessNote, AccessCount | None]]:
    """Who came to the door, by the number of the row that the event is about."""
    wanted = {one.row_id for one in events if one.table_name == AccessNote.__tablename__}
    if not wanted:
        return {}
    query = (
        select(AccessNote, AccessCount)
        .outerjoin(AccessCount, AccessCount.note_id == AccessNote.id)
        .options(joinedload(AccessNote.user))
        .where(AccessNote.id.in_(wanted))
    )
    return {note.id: (note, count) for note, count in db.session.execute(query)}


def told_of(rows: Collection[tuple[str, int]]) -> Iterator[tuple[str, int, str, int]]:
    """Each time that something was told of some rows: table, row, field, number of the event."""
    if not rows:
        return
    row = tuple_(EventValue.table_name, EventValue.row_id)
    query = select(
        EventValue.table_name, EventValue.row_id, EventValue.field, EventValue.event_number
    ).where(row.in_(sorted(rows)))
    for told in db.session.execute(query):
        yield told.table_name, told.row_id, told.field, told.event_number


def told_again(
    rows: Collection[tuple[str | None, int | None]], types: Collection[EventType]
) -> Sequence[Row[int, EventType, str | None, int | None]]:
    """The events of some types about some rows: number, type, table, row."""
    if not rows:
        return ()
    row = tuple_(Event.table_name, Event.row_id)
    query = select(Event.number, Event.type, Event.table_name, Event.row_id).where(
        row.in_(rows), Event.type.in_(types)
    )
    return db.session.execute(query).all()


def last_changer(row: Any) -> str | None:
    """Who changed a row last, by name; None when it was the program."""
    of_row = Event.values.any(
        (EventValue.table_name == row.__tablename__) & (EventValue.row_id == row.id)
    )
    query = select(User.name).select_from(Event).outerjoin(Event.user)
    query = query.where(Event.about == row.about, of_row).order_by(Event.number.desc()).limit(1)
    return db.session.scalars(query).first()
