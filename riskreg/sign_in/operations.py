"""Getting in and out, and changing one's own profile."""

import secrets
from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.access.session import hashed
from riskreg.accounts.models import Invitation, SignInAttempt, SignInSession, User
from riskreg.accounts.rules import Actor
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.models import AccessNote
from riskreg.history.telling import telling
from riskreg.refusals import N_, Refused
from riskreg.sign_in import queries
from riskreg.sign_in.rules import (
    INVITATION_LASTS,
    KEPT,
    WINDOW,
    NewPassword,
    Profile,
    check_invitation,
    check_profile,
    check_tries,
    known_agent,
)


def invite(user: User, *, by: Actor, at: datetime) -> str:
    """Make a one-time link and give its token, which is kept nowhere.  Older links end."""
    require(by, Permission.USER_ADD, MUNICIPALITY)
    if user.is_disabled:
        raise Refused(N_("The login is closed"))
    token = secrets.token_urlsafe(32)
    with telling(EventType.USER_INVITED, user, by=by, at=at):
        for older in queries.unused_invitations(user):
            older.used_at = at
        db.session.add(
            Invitation(
                user_id=user.id,
                token_hash=hashed(token),
                made_at=at,
                expires_at=at + INVITATION_LASTS,
            )
        )
    return token


def choose_password(
    invitation: Invitation, password: NewPassword, *, by: Actor, at: datetime
) -> None:
    """Use the link.  Whoever was signed in with an older password is signed out."""
    require(by, Permission.PROFILE_EDIT, Subject(owner=invitation.user_id))
    check_invitation(invitation.used_at, invitation.expires_at, at)
    with telling(EventType.PASSWORD_CHOSEN, invitation.user, by=by, at=at):
        invitation.used_at = at
        _keep_password(invitation.user, password, at)


def change_password(
    user: User,
    password: NewPassword,
    *,
    here: SignInSession | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Choose another password.  All sessions end but the one that it was done in."""
    require(by, Permission.PROFILE_EDIT, Subject(owner=user.id))
    with telling(EventType.PASSWORD_CHOSEN, user, by=by, at=at):
        _keep_password(user, password, at, here)


def _keep_password(
    user: User, password: NewPassword, at: datetime, here: SignInSession | None = None
) -> None:
    user.password_hash = password.hash
    for session in queries.open_sessions(user):
        if session is not here:
            session.ended_at = at


def begin_try(name_hash: str, address: str, *, at: datetime) -> SignInAttempt:
    """Note a try before it is looked at: the same row, whether or not there is such a name.

    A try counts as failed until it has succeeded, so many at once are not looked at either.
    """
    since = at - WINDOW
    check_tries(queries.failed_by_name(name_hash, since), queries.failed_by_address(address, since))
    for old in queries.tries_before(at - KEPT):
        db.session.delete(old)
    attempt = SignInAttempt(name_hash=name_hash, address=address, at=at)
    db.session.add(attempt)
    db.session.flush()
    return attempt


def sign_in(
    user: User,
    attempt: SignInAttempt,
    token: str,
    *,
    agent: str | None = None,
    instead_of: SignInSession | None = None,
    by: Actor,
    at: datetime,
) -> SignInSession:
    """Begin a session that `token` names; the one that the browser had before ends.

    `agent` is what the browser calls itself.
    """
    attempt.succeeded = True
    if instead_of is not None:
        instead_of.ended_at = at
    session = SignInSession(
        user_id=user.id,
        token_hash=hashed(token),
        agent=known_agent(agent),
        started_at=at,
        seen_at=at,
    )
    note = AccessNote(user_id=user.id, address=attempt.address)
    with telling(EventType.SIGNED_IN, note, by=by, at=at):
        db.session.add_all((session, note))
    return session


def sign_out(session: SignInSession, *, by: Actor, at: datetime) -> None:
    with telling(EventType.SIGNED_OUT, session.user, by=by, at=at):
        session.ended_at = at


def end_session(session: SignInSession, *, by: Actor, at: datetime) -> None:
    """Sign out one of one's browsers, from another or from itself."""
    require(by, Permission.PROFILE_EDIT, Subject(owner=session.user_id))
    if session.ended_at is None:
        with telling(EventType.SESSION_ENDED, session.user, by=by, at=at):
            session.ended_at = at


def end_other_sessions(user: User, *, here: SignInSession, by: Actor, at: datetime) -> None:
    """Sign out all of one's browsers but this one."""
    require(by, Permission.PROFILE_EDIT, Subject(owner=user.id))
    for session in queries.open_sessions(user):
        if session is not here:
            end_session(session, by=by, at=at)


def note_visit(session: SignInSession, *, at: datetime) -> None:
    session.seen_at = max(session.seen_at, at)


def change_profile(user: User, profile: Profile, *, by: Actor, at: datetime) -> None:
    require(by, Permission.PROFILE_EDIT, Subject(owner=user.id))
    check_profile(profile)
    if profile == Profile(user.language, user.appearance):
        return
    with telling(EventType.PROFILE_CHANGED, user, by=by, at=at):
        user.language = profile.language
        user.appearance = profile.appearance
