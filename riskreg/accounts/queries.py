"""Reading people, their roles, posts and sessions."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from riskreg.accounts.models import (
    Absence,
    Holding,
    Invitation,
    Membership,
    SignInSession,
    User,
)
from riskreg.accounts.rules import Actor, Role, normal_email
from riskreg.boards.models import Board, Position
from riskreg.document.kinds import BoardKind, HoldingKind
from riskreg.extensions import db
from riskreg.swedish import sort_key

#: An ordinary holder answers before an acting one, and both before the deputy.
_STRENGTH = {HoldingKind.ORDINARY: 0, HoldingKind.ACTING: 1, HoldingKind.DEPUTY: 2}


def user_with_roles(user_id: int) -> User | None:
    """A user with everything that `actor` needs."""
    query = (
        select(User)
        .where(User.id == user_id)
        .options(
            selectinload(User.memberships).joinedload(Membership.board),
            selectinload(User.holdings).joinedload(Holding.position).joinedload(Position.board),
        )
    )
    return db.session.scalars(query).one_or_none()


def user_by_email(email: str) -> User | None:
    query = select(User).where(User.email == normal_email(email))
    return db.session.scalars(query).one_or_none()


def users() -> Sequence[User]:
    query = select(User).options(selectinload(User.memberships).joinedload(Membership.board))
    return _by_name(query)


def actor(user: User, today: date) -> Actor:
    """The user as the policy sees one on a day."""
    held = [one for one in user.holdings if _covers(one, today)]
    held.sort(key=lambda one: _STRENGTH[one.kind], reverse=True)
    roles = frozenset((one.board.short, one.role) for one in user.memberships)
    return Actor(
        user_id=user.id,
        name=user.name,
        today=today,
        roles=roles,
        offices=frozenset({user.office} if user.office else ()),
        held={one.position.key: one.kind for one in held},
        boards_held=frozenset(one.position.board.short for one in held),
        controls_municipality=any(
            one.role is Role.CONTROLLER and one.board.kind is BoardKind.EXECUTIVE_BOARD
            for one in user.memberships
        ),
    )


def _covers(holding: Holding, day: date) -> bool:
    has_begun = holding.start is None or holding.start.earliest <= day
    return has_begun and (holding.end is None or day <= holding.end.latest)


def holdings_of(positions: Sequence[int]) -> Sequence[Holding]:
    """Every holding of the positions, with who held, oldest first."""
    query = (
        select(Holding)
        .where(Holding.position_id.in_(positions))
        .options(joinedload(Holding.user), joinedload(Holding.position))
        .order_by(Holding.id)
    )
    return db.session.scalars(query).all()


def same_person_holds(one: Position, other: Position, on: date) -> bool:
    """Whether one person holds both posts on a day, as their holder or acting for one."""
    holders: dict[int, set[int | None]] = {one.id: set(), other.id: set()}
    for holding in holdings_of([one.id, other.id]):
        if holding.kind is not HoldingKind.DEPUTY and _covers(holding, on):
            holders[holding.position_id].add(holding.user_id)
    return bool((holders[one.id] & holders[other.id]) - {None})


def absences_of(user: User, since: date) -> Sequence[Absence]:
    """Those of a person that are not over on a day, the first one first, with who steps in."""
    query = _with_stand_ins(select(Absence))
    query = query.where(Absence.user_id == user.id, Absence.end >= since)
    return db.session.scalars(query.order_by(Absence.start, Absence.id)).all()


def absence_of(user: User, key: str) -> Absence | None:
    query = _with_stand_ins(select(Absence))
    query = query.where(Absence.user_id == user.id, Absence.key == key)
    return db.session.scalars(query).one_or_none()


def absences_between(users: Collection[User], start: date, end: date) -> Sequence[Absence]:
    """Those of some people that have a day in common with a time."""
    query = select(Absence).where(
        Absence.user_id.in_([user.id for user in users]),
        Absence.start <= end,
        Absence.end >= start,
    )
    return db.session.scalars(query.order_by(Absence.id)).all()


def stand_ins_of(user: User, since: date) -> Sequence[Holding]:
    """Where a person steps in for others who are away, on a day or later, the first one first."""
    query = (
        select(Holding)
        .join(Holding.absence)
        .where(Holding.user_id == user.id, Absence.end >= since)
        .options(
            joinedload(Holding.absence).joinedload(Absence.user),
            joinedload(Holding.position).joinedload(Position.board),
        )
    )
    found = db.session.scalars(query.order_by(Absence.start, Holding.id))
    return [one for one in found if one.end is None or one.end.latest >= since]


def _with_stand_ins(query: Select[Absence]) -> Select[Absence]:
    deputies = selectinload(Absence.holdings)
    return query.options(
        joinedload(Absence.user),
        deputies.joinedload(Holding.user),
        deputies.joinedload(Holding.position).joinedload(Position.board),
    )


def controllers_of(board: Board) -> Sequence[User]:
    query = (
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.board_id == board.id, Membership.role == Role.CONTROLLER)
    )
    return _by_name(query)


def _by_name(query: Select[User]) -> Sequence[User]:
    found: Sequence[User] = db.session.scalars(query.order_by(User.id)).all()
    return sorted(found, key=lambda user: sort_key(user.name))


def session_by_token(token_hash: str) -> SignInSession | None:
    query = (
        select(SignInSession)
        .where(SignInSession.token_hash == token_hash, SignInSession.ended_at.is_(None))
        .options(joinedload(SignInSession.user))
    )
    return db.session.scalars(query).one_or_none()


def invitation_by_token(token_hash: str) -> Invitation | None:
    query = (
        select(Invitation)
        .where(Invitation.token_hash == token_hash, Invitation.used_at.is_(None))
        .options(joinedload(Invitation.user))
    )
    return db.session.scalars(query).one_or_none()
