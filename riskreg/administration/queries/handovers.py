"""Receipts of what was handed over."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from riskreg.accounts.models import User
from riskreg.administration.models import Handover
from riskreg.administration.queries.organisation import found_row
from riskreg.boards.models import Board, Position
from riskreg.extensions import db

_A_FEW = 20


def find_handover(key: str) -> Handover:
    query = _with_both_sides().where(Handover.key == key)
    found: Handover = found_row(db.session.scalars(query).one_or_none())
    return found


def handovers_of_post(post: Position) -> Sequence[Handover]:
    """What the post has handed over or been handed by another post, the newest first."""
    return _newest_first(
        or_(Handover.from_position_id == post.id, Handover.to_position_id == post.id)
    )


def handovers_of_user(user: User) -> Sequence[Handover]:
    """What a person has handed over or been handed, the newest first."""
    return _newest_first(or_(Handover.from_user_id == user.id, Handover.to_user_id == user.id))


def handovers_of_board(board: Board) -> Sequence[Handover]:
    """The newest of those between its posts, and of those by which a person took one over."""
    query = _with_both_sides().where(Handover.board_id == board.id)
    query = query.order_by(Handover.at.desc(), Handover.id.desc()).limit(_A_FEW)
    return db.session.scalars(query).all()


def _newest_first(condition: Any) -> Sequence[Handover]:
    query = _with_both_sides().where(condition)
    return db.session.scalars(query.order_by(Handover.at.desc(), Handover.id.desc())).all()


def _with_both_sides() -> Select[Handover]:
    return select(Handover).options(
        joinedload(Handover.from_position),
        joinedload(Handover.to_position),
        joinedload(Handover.from_user),
        joinedload(Handover.to_user),
        joinedload(Handover.user),
        joinedload(Handover.board),
    )
