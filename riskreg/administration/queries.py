"""What the organisation has already."""

from sqlalchemy import or_, select

from riskreg.accounts.models import Membership, User
from riskreg.accounts.rules import Role
from riskreg.boards.models import Board, Position, Unit
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db


def board_called(short: str, name: str) -> Board | None:
    """A board that has either name."""
    query = select(Board).where(or_(Board.short == short, Board.name == name))
    return db.session.scalars(query.limit(1)).one_or_none()


def executive_board() -> Board | None:
    query = select(Board).where(Board.kind == BoardKind.EXECUTIVE_BOARD).limit(1)
    return db.session.scalars(query).one_or_none()


def unit_called(board: Board, name: str) -> Unit | None:
    query = select(Unit).where(Unit.board_id == board.id, Unit.name == name)
    return db.session.scalars(query).one_or_none()


def position_called(board: Board, title: str) -> Position | None:
    query = select(Position).where(Position.board_id == board.id, Position.title == title)
    return db.session.scalars(query).one_or_none()


def membership(user: User, role: Role, board: Board) -> Membership | None:
    query = select(Membership).where(
        Membership.user_id == user.id, Membership.board_id == board.id, Membership.role == role
    )
    return db.session.scalars(query).one_or_none()
