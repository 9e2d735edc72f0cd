"""Boards, units, posts and who has held them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from riskreg.accounts.models import Absence, Holding
from riskreg.administration.terms import begins
from riskreg.boards.models import Board, Position, Unit
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.refusals import NotFound
from riskreg.swedish import sort_key


def found_row(row: Any) -> Any:
    """The row that an address names, or the answer that there is none."""
    if row is None:
        raise NotFound
    return row


def board_called(name: str, *, besides: Board | None = None) -> Board | None:
    query = select(Board).where(Board.name == name)
    if besides is not None:
        query = query.where(Board.id != besides.id)
    return db.session.scalars(query.limit(1)).one_or_none()


def board_at(short: str) -> Board | None:
    return db.session.scalars(select(Board).where(Board.short == short)).one_or_none()


def executive_board() -> Board | None:
    query = select(Board).where(Board.kind == BoardKind.EXECUTIVE_BOARD).limit(1)
    return db.session.scalars(query).one_or_none()


def unit_called(board: Board, name: str) -> Unit | None:
    query = select(Unit).where(Unit.board_id == board.id, Unit.name == name)
    return db.session.scalars(query).one_or_none()


def position_called(board: Board, title: str) -> Position | None:
    query = select(Position).where(Position.board_id == board.id, Position.title == title)
    return db.session.scalars(query).one_or_none()


def boards_with_kin() -> Sequence[Board]:
    """Every board, with the one that it belongs to and the one that came after it."""
    query = select(Board).options(joinedload(Board.parent), joinedload(Board.successor))
    found = db.session.scalars(query.order_by(Board.id))
    return sorted(found, key=lambda board: sort_key(board.name))


def units_with_kin(board: Board) -> Sequence[Unit]:
    query = select(Unit).where(Unit.board_id == board.id)
    query = query.options(joinedload(Unit.parent), joinedload(Unit.successor))
    found = db.session.scalars(query.order_by(Unit.id))
    return sorted(found, key=lambda unit: sort_key(unit.name))


def positions_in(unit: Unit) -> Sequence[Position]:
    found = db.session.scalars(select(Position).where(Position.unit_id == unit.id))
    return sorted(found, key=lambda position: sort_key(position.title))


def all_holdings(positions: Collection[Position]) -> Sequence[Holding]:
    """Every holding of the posts, the latest first."""
    query = (
        select(Holding)
        .where(Holding.position_id.in_([position.id for position in positions]))
        .options(
            joinedload(Holding.user),
            joinedload(Holding.acting_from),
            joinedload(Holding.absence).joinedload(Absence.user),
        )
        .order_by(Holding.id.desc())
    )
    return sorted(db.session.scalars(query), key=begins, reverse=True)


def all_positions() -> Sequence[Position]:
    found = db.session.scalars(select(Position).order_by(Position.id))
    return sorted(found, key=lambda position: sort_key(position.title))


def find_unit(short: str, key: str) -> Unit:
    query = select(Unit).join(Unit.board).where(Board.short == short, Unit.key == key)
    found: Unit = found_row(db.session.scalars(query).one_or_none())
    return found


def find_position(short: str, key: str) -> Position:
    query = select(Position).join(Position.board)
    query = query.where(Board.short == short, Position.key == key)
    found: Position = found_row(db.session.scalars(query).one_or_none())
    return found


def find_holding(short: str, key: str, number: int) -> Holding:
    query = select(Holding).where(
        Holding.position_id == find_position(short, key).id, Holding.id == number
    )
    found: Holding = found_row(db.session.scalars(query).one_or_none())
    return found
