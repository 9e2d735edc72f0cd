"""Who can sign in, as what, and when each did last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from riskreg.accounts.models import Holding, Invitation, Membership, SignInSession, User
from riskreg.accounts.rules import Office, Role
from riskreg.administration.queries.organisation import found_row
from riskreg.boards.models import Board, Position
from riskreg.extensions import db
from riskreg.swedish import sort_key

_A_PAGE = 100


def membership(user: User, role: Role, board: Board) -> Membership | None:
    query = select(Membership).where(
        Membership.user_id == user.id, Membership.board_id == board.id, Membership.role == role
    )
    return db.session.scalars(query).one_or_none()


def administrators(*, besides: User) -> Sequence[User]:
    query = select(User).where(User.office == Office.ADMINISTRATOR, User.id != besides.id)
    return db.session.scalars(query.order_by(User.id)).all()


def members_of(boards: Collection[Board]) -> Sequence[Membership]:
    """Who has a role on the boards, controllers first."""
    query = (
        select(Membership)
        .join(Membership.user)
        .where(Membership.board_id.in_([board.id for board in boards]))
        .options(joinedload(Membership.user))
        .order_by(Membership.id)
    )
    found = db.session.scalars(query)
    return sorted(found, key=lambda one: (one.role.value, sort_key(one.user.name)))


def find_user(key: str) -> User:
    query = (
        select(User)
        .where(User.key == key)
        .options(
            selectinload(User.memberships).joinedload(Membership.board),
            selectinload(User.holdings).joinedload(Holding.position).joinedload(Position.board),
        )
    )
    found: User = found_row(db.session.scalars(query).one_or_none())
    return found


def find_membership(key: str, number: int) -> Membership:
    query = select(Membership).join(Membership.user)
    query = query.where(User.key == key, Membership.id == number)
    found: Membership = found_row(db.session.scalars(query).one_or_none())
    return found


@dataclass(frozen=True)
class UserPage:
    """A part of the list of users, and how many there are in all."""

    users: Sequence[User]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // _A_PAGE))


def users_like(text: str, state: str | None, page: int) -> UserPage:
    """Users by name or address; `state`: invited, closed, all, or None for those not closed.

    Letters are compared here: not every database knows that å and Å are the same.
    """
    sought = text.casefold()
    names = select(User.id, User.name, User.email).where(*_IN_STATE[state])
    found = [
        row.id
        for row in sorted(db.session.execute(names), key=lambda row: (sort_key(row.name), row.id))
        if sought in f"{row.name}\n{row.email}".casefold()
    ]
    first = (page - 1) * _A_PAGE
    rows = (
        select(User)
        .where(User.id.in_(found[first : first + _A_PAGE]))
        .options(
            selectinload(User.memberships).joinedload(Membership.board),
            selectinload(User.holdings).joinedload(Holding.position).joinedload(Position.board),
        )
        .order_by(User.id)
    )
    users = sorted(db.session.scalars(rows), key=lambda user: found.index(user.id))
    return UserPage(users, len(found), page)


_IN_STATE: Mapping[str | None, tuple[Any, ...]] = {
    None: (User.is_disabled.is_(False),),
    "invited": (User.is_disabled.is_(False), User.password_hash.is_(None)),
    "closed": (User.is_disabled.is_(True),),
    "all": (),
}


def last_sign_ins(users: Collection[User]) -> dict[int, datetime]:
    """When each signed in last, by the user's id."""
    query = (
        select(SignInSession.user_id, func.max(SignInSession.started_at))
        .where(SignInSession.user_id.in_([user.id for user in users]))
        .group_by(SignInSession.user_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def open_invitation(user: User, now: datetime) -> Invitation | None:
    """The link that somebody has not used yet and still can."""
    query = select(Invitation).where(
        Invitation.user_id == user.id, Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    return db.session.scalars(query.order_by(Invitation.id.desc()).limit(1)).one_or_none()


def open_users() -> Sequence[User]:
    """Whoever may be given a role or a post."""
    query = select(User).where(User.is_disabled.is_(False)).order_by(User.id)
    return sorted(db.session.scalars(query), key=lambda user: sort_key(user.name))
