"""Reading the organisation."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from riskreg.boards.models import Board, Municipality, Position, Unit
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.refusals import NotFound
from riskreg.swedish import sort_key


def municipality() -> Municipality | None:
    """The one municipality, or None in a register that nobody has set up."""
    return db.session.get(Municipality, 1)


def find_board(short: str) -> Board:
    board = db.session.scalars(select(Board).where(Board.short == short)).one_or_none()
    if board is None:
        raise NotFound
    return board


def boards() -> Sequence[Board]:
    found = db.session.scalars(select(Board).order_by(Board.id))
    return sorted(found, key=lambda board: sort_key(board.name))


def boards_with_plans() -> Sequence[Board]:
    """Bodies that own plans, the executive board first."""
    owning = [board for board in boards() if board.owns_plans]
    return sorted(owning, key=lambda board: board.kind is not BoardKind.EXECUTIVE_BOARD)


def positions_of(board: Board) -> Sequence[Position]:
    query = (
        select(Position)
        .where(Position.board_id == board.id)
        .options(joinedload(Position.unit))
        .order_by(Position.id)
    )
    return sorted(db.session.scalars(query), key=lambda position: sort_key(position.title))


def ids_of(posts: Iterable[Position]) -> list[int]:
    return [post.id for post in posts]


def find_position(key: str) -> Position:
    position = db.session.scalars(select(Position).where(Position.key == key)).one_or_none()
    if position is None:
        raise NotFound
    return position


def units_of(board: Board) -> Sequence[Unit]:
    query = select(Unit).where(Unit.board_id == board.id).order_by(Unit.id)
    return sorted(db.session.scalars(query), key=lambda unit: sort_key(unit.name))
