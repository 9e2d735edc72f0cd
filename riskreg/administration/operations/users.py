"""Adding, changing, closing and opening logins."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import User
from riskreg.accounts.queries import user_by_email
from riskreg.accounts.rules import Actor, normal_email
from riskreg.administration.operations.roles import check_administrator_is_left
from riskreg.administration.rules import UserFacts, check_user
from riskreg.boards.rules import MUNICIPALITY
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused
from riskreg.sign_in.queries import open_sessions


def add_user(facts: UserFacts, *, by: Actor, at: datetime) -> User:
    """Add a login without a password: `sign_in.operations.invite` gives the way to choose one."""
    require(by, Permission.USER_ADD, MUNICIPALITY)
    _check(facts, None)
    user = User(office=facts.office)
    with telling(EventType.USER_ADDED, user, by=by, at=at):
        _write(user, facts)
        db.session.add(user)
    return user


def facts_of(user: User) -> UserFacts:
    return UserFacts(user.email, user.name, user.title, user.office, user.language)


def change_user(
    user: User, facts: UserFacts, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    """What somebody is called and how one reaches them.  The office is `change_office`'s."""
    require(by, Permission.USER_EDIT, user.subject)
    now = facts_of(user)
    check_version(user, version, theirs=as_fields(now), yours=as_fields(facts))
    _check(facts, user)
    if facts == now:
        return
    with telling(EventType.USER_CHANGED, user, by=by, at=at):
        _write(user, facts)


def _check(facts: UserFacts, user: User | None) -> None:
    check_user(facts)
    found = user_by_email(facts.email)
    if found is not None and found is not user:
        raise Refused(N_("There is somebody with that e-mail address already"), field="email")


def _write(user: User, facts: UserFacts) -> None:
    user.email = normal_email(facts.email)
    user.name = facts.name.strip()
    user.title = facts.title
    user.language = facts.language


def close_user(user: User, *, by: Actor, at: datetime) -> None:
    """Let somebody in no more.  Whoever is signed in with the login is signed out at once."""
    require(by, Permission.USER_EDIT, user.subject)
    if user.is_disabled:
        raise Refused(N_("The account is closed already"))
    if by.user_id == user.id:
        raise Refused(N_("Ask another administrator to close your account"))
    check_administrator_is_left(user)
    with telling(EventType.USER_CLOSED, user, by=by, at=at):
        user.is_disabled = True
        for session in open_sessions(user):
            session.ended_at = at


def open_user(user: User, *, by: Actor, at: datetime) -> None:
    """Let somebody in again, with the password and the roles that they had."""
    require(by, Permission.USER_EDIT, user.subject)
    if not user.is_disabled:
        raise Refused(N_("The account is open already"))
    with telling(EventType.USER_OPENED, user, by=by, at=at):
        user.is_disabled = False
