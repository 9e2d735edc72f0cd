"""Tries, sessions and invitations that count."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from riskreg.accounts.models import Invitation, SignInAttempt, SignInSession, User
from riskreg.accounts.rules import Office
from riskreg.extensions import db
from riskreg.refusals import NotFound
from riskreg.swedish import sort_key

_A_FEW = 200


def failed_by_name(name_hash: str, since: datetime) -> int:
    """Failed tries with a name, since it last let somebody in."""
    tries = (
        select(SignInAttempt.succeeded)
        .where(SignInAttempt.name_hash == name_hash, SignInAttempt.at > since)
        .order_by(SignInAttempt.id.desc())
        .limit(_A_FEW)
    )
    failed = 0
    for succeeded in db.session.scalars(tries):
        if succeeded:
            break
        failed += 1
    return failed


def failed_by_address(address: str, since: datetime) -> int:
    query = select(func.count(SignInAttempt.id)).where(
        SignInAttempt.address == address,
        SignInAttempt.at > since,
        SignInAttempt.succeeded.is_(False),
    )
    return db.session.scalar(query) or 0


def tries_before(moment: datetime) -> Sequence[SignInAttempt]:
    """Some of the tries that need not be remembered any more."""
    query = select(SignInAttempt).where(SignInAttempt.at < moment).limit(_A_FEW)
    return db.session.scalars(query).all()


def open_sessions(user: User) -> Sequence[SignInSession]:
    query = (
        select(SignInSession)
        .where(SignInSession.user_id == user.id, SignInSession.ended_at.is_(None))
        .order_by(SignInSession.id)
    )
    return db.session.scalars(query).all()


def find_session(user: User, number: int) -> SignInSession:
    """One of a person's own sessions, open or ended."""
    query = select(SignInSession).where(
        SignInSession.user_id == user.id, SignInSession.id == number
    )
    found = db.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def unused_invitations(user: User) -> Sequence[Invitation]:
    query = (
        select(Invitation)
        .where(Invitation.user_id == user.id, Invitation.used_at.is_(None))
        .order_by(Invitation.id)
    )
    return db.session.scalars(query).all()


def administrators() -> Sequence[User]:
    """Whom to ask about one's roles."""
    query = (
        select(User)
        .where(User.office == Office.ADMINISTRATOR, User.is_disabled.is_(False))
        .order_by(User.id)
    )
    return sorted(db.session.scalars(query), key=lambda user: sort_key(user.name))
