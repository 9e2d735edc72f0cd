"""Who is at the screen: a session in the database, named by a random token in the cookie."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, has_request_context, session
from flask_login import current_user

from riskreg.accounts import queries
from riskreg.accounts.models import SignInSession, User
from riskreg.accounts.rules import Actor
from riskreg.boards.queries import municipality
from riskreg.extensions import login_manager

TOKEN = "token"  # noqa: S105 - the name of the cookie's field, not a token
#: How old the note of the last visit may grow before it is written anew.
SEEN_EVERY = timedelta(minutes=5)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def now_here() -> datetime:
    """This moment in the municipality's time zone; `.date()` is the municipality's day (rule 9)."""
    return datetime.now(ZoneInfo(current_app.config["TIME_ZONE"]))


def this_session() -> SignInSession | None:
    """The row of the session that the browser's cookie names, if it still counts."""
    token = session.get(TOKEN)
    if not token:
        return None
    found = queries.session_by_token(hashed(token))
    return found if found and counts(found, datetime.now(UTC)) else None


def counts(row: SignInSession, now: datetime) -> bool:
    """Whether it still lets anybody in: not idle too long, nor too old, nor of a closed login."""
    idle = timedelta(minutes=current_app.config["SESSION_IDLE_MINUTES"]) + SEEN_EVERY
    longest = timedelta(hours=current_app.config["SESSION_HOURS"])
    in_time = now - row.seen_at <= idle and now - row.started_at <= longest
    return in_time and not row.user.is_disabled


def anyone_signed_in() -> bool:
    return has_request_context() and bool(current_user.is_authenticated)


def signed_in_user() -> User:
    """The row of the person at the screen."""
    user = current_user._get_current_object()  # noqa: SLF001 - Werkzeug's own name for it
    if not isinstance(user, User):
        raise TypeError("nobody is signed in")
    return user


def signed_in() -> Actor:
    """The person at the screen, as the policy sees one today."""
    if "actor" not in g:
        place = municipality()
        g.actor = replace(
            queries.actor(signed_in_user(), now_here().date()),
            reading_is_open=place is None or not place.closed_reading,
        )
    found: Actor = g.actor
    return found


def _load(_request: object) -> User | None:
    found = this_session()
    if found is None:
        return None
    g.sign_in_session = found
    return queries.user_with_roles(found.user_id)


def init_app(app: Flask) -> None:
    login_manager.init_app(app)
    login_manager.login_view = "sign_in.sign_in"
    login_manager.request_loader(_load)
