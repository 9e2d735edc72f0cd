"""Where one comes from when one has to sign in, and where one comes out afterwards."""

from urllib.parse import urlsplit

from flask import flash, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError

from riskreg.access.session import TOKEN, now_here
from riskreg.accounts.rules import Actor, Office
from riskreg.config import LANGUAGES
from riskreg.sign_in.rules import is_safe_path, only_seat
from riskreg.web.menu import places


def landing(by: Actor) -> str:
    """Where one's work is: a post-holder's list, the administration, a member's board, all."""
    if by.held:
        return places().work
    if Office.ADMINISTRATOR in by.offices and not by.roles:
        return places().administration
    board = only_seat(by)
    return places().board(board, now_here().year) if board else places().boards


def onward() -> str | None:
    """The page that somebody was on the way to."""
    return safe(request.args.get("next"))


def safe(path: str | None) -> str | None:
    return path if is_safe_path(path) else None


def asked_language() -> str | None:
    """The language chosen on the sign-in page itself, which then becomes the profile's."""
    language = request.args.get("language")
    return language if language in LANGUAGES else None


def lead_to_sign_in() -> ResponseReturnValue:
    """For a page that somebody must be signed in for.  What was typed is kept to be sent again."""
    if request.method not in {"GET", "HEAD"}:
        raise CSRFError("The session has ended.")
    if session.pop(TOKEN, None):
        flash(_("Your session has ended. Sign in again to go on."))
    wanted = request.full_path.removesuffix("?")
    if not request.headers.get("HX-Request"):
        return redirect(url_for("sign_in.sign_in", next=wanted))
    whole_page = safe(urlsplit(request.headers.get("HX-Current-URL", "")).path)
    answer = make_response("", 204)
    answer.headers["HX-Redirect"] = url_for("sign_in.sign_in", next=whole_page)
    return answer
