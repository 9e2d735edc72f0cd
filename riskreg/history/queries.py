"""Reading the history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from riskreg.accounts.models import User
from riskreg.boards.models import Audited, Board
from riskreg.extensions import db
from riskreg.history import chain
from riskreg.history.models import Event, EventValue

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
        selectinload(Event.values), joinedload(Event.user), joinedload(Event.acting_for)
    )


@dataclass(frozen=True)
class Withheld:
    """Events about some things, from a number on, that somebody may not read."""

    since: int
    about: frozenset[str]


def events_of(
    board: Board,
    *,
    about: str | None = None,
    before: int | None = None,
    withheld: Withheld | None = None,
    limit: int = 50,
) -> Sequence[Event]:
    """The board's events, newest first: about one risk, routine or plan, before a number."""
    query = _told().where(Event.board_id == board.id)
    if withheld is not None:
        others = or_(Event.about.is_(None), Event.about.not_in(withheld.about))
        query = query.where(or_(Event.number < withheld.since, others))
    if about is not None:
        query = query.where(Event.about == about)
    if before is not None:
        query = query.where(Event.number < before)
    found: Sequence[Event] = db.session.scalars(
        query.order_by(Event.number.desc()).limit(limit)
    ).all()
    return found


def last_changer(row: Any) -> str | None:
    """Who changed a row last, by name; None when it was the program."""
    of_row = Event.values.any(
        (EventValue.table_name == row.__tablename__) & (EventValue.row_id == row.id)
    )
    query = select(User.name).select_from(Event).outerjoin(Event.user)
    query = query.where(Event.about == row.about, of_row).order_by(Event.number.desc()).limit(1)
    return db.session.scalars(query).first()
