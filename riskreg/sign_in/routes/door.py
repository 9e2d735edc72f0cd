"""The sign-in page, the way out, the way in by a link, and what follows every page."""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from flask import Response, current_app, flash, g, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from riskreg.access.guards import notes, public
from riskreg.access.session import (
    SEEN_EVERY,
    TOKEN,
    anyone_signed_in,
    hashed,
    now_here,
    signed_in,
    this_session,
)
from riskreg.accounts.models import Invitation
from riskreg.accounts.queries import invitation_by_token, user_by_email
from riskreg.accounts.rules import normal_email, setting_up
from riskreg.boards.queries import municipality
from riskreg.extensions import login_manager
from riskreg.history.kinds import EventType
from riskreg.history.operations import note_access
from riskreg.history.rules import Visit
from riskreg.pictures.emblem import art
from riskreg.refusals import N_, Refused
from riskreg.sign_in import operations, passwords
from riskreg.sign_in.forms import InvitationForm, SignInForm
from riskreg.sign_in.onward import asked_language, landing, lead_to_sign_in, onward
from riskreg.sign_in.routes.place import as_actor, bp, chosen_in, session_here
from riskreg.sign_in.rules import (
    DEMO_PASSWORD,
    DEMO_PEOPLE,
    Profile,
    TooManyTries,
    check_invitation,
)
from riskreg.transaction import unit_of_work
from riskreg.web.menu import places

login_manager.unauthorized_handler(lead_to_sign_in)

_GONE, _TOO_MANY, _BROKEN = 410, 429, 500


@bp.get("/")
@public("it only leads on: to the sign-in page, or to where one's work is")
def home() -> ResponseReturnValue:
    return redirect(landing(signed_in()) if anyone_signed_in() else places().sign_in)


@bp.route("/login", methods=["GET", "POST"])
@public("whoever signs in is nobody yet")
def sign_in() -> ResponseReturnValue:
    if request.method == "GET" and anyone_signed_in():
        return redirect(onward() or landing(signed_in()))
    form, status = SignInForm(_sent()), None
    if form.validate_on_submit():
        try:
            return _let_in(str(form.email.data), str(form.password.data))
        except Refused as refusal:
            status = _TOO_MANY if isinstance(refusal, TooManyTries) else None
            form.show(refusal)
            _note_failure(str(form.email.data), refusal)
    page = render_template(
        "sign_in/sign_in.html",
        form=form,
        onward=onward(),
        asked_language=asked_language(),
        place=municipality(),
        demo_people=[(email, _(words)) for email, words in DEMO_PEOPLE],
        demo_password=DEMO_PASSWORD,
    )
    return page, status or form.status_code


def _sent() -> MultiDict[str, str] | None:
    """What was typed; a button of the demo stands for the name and password that it shows."""
    sent, place = MultiDict(request.form), municipality()
    if place is not None and place.is_demo and sent.get("demo") in dict(DEMO_PEOPLE):
        sent["email"], sent["password"] = sent["demo"], DEMO_PASSWORD
    return sent if request.method == "POST" else None


@bp.post("/logout")
@public("whose session has ended already is led out as well")
def sign_out() -> ResponseReturnValue:
    if anyone_signed_in():
        with unit_of_work():
            operations.sign_out(session_here(), by=signed_in(), at=datetime.now(UTC))
    session.clear()
    flash(_("You are signed out."))
    return redirect(places().sign_in)


@bp.route("/invite/<token>", methods=["GET", "POST"])
@public("the link is the right: one time, for fourteen days")
def choose_password(token: str) -> ResponseReturnValue:
    invitation = _invitation(token)
    if invitation is None:
        return render_template("sign_in/choose_password.html"), _GONE
    form = InvitationForm()
    if form.validate_on_submit():
        try:
            password = chosen_in(form, invitation.user)
            with unit_of_work():
                by = as_actor(invitation.user)
                operations.choose_password(invitation, password, by=by, at=datetime.now(UTC))
        except Refused as refusal:
            form.show(refusal)
        else:
            flash(_("The password is chosen. Sign in with it."))
            return redirect(places().sign_in)
    page = render_template("sign_in/choose_password.html", form=form, user=invitation.user)
    return page, form.status_code


@bp.after_app_request
@notes("a session ends when nobody has used it for a while, so its last use is written down")
def note_visit(response: Response) -> Response:
    """Write the session's last use down after the page, so seldom that it costs nothing."""
    row = g.get("sign_in_session")
    now = datetime.now(UTC)
    if response.status_code >= _BROKEN or row is None:
        return response
    if row.ended_at is None and now - row.seen_at > SEEN_EVERY:
        with unit_of_work():
            operations.note_visit(row, at=now)
    return response


@bp.app_template_global("art")
def picture() -> Markup:
    return Markup(art())  # noqa: S704 - drawn without any words


def _let_in(email: str, password: str) -> ResponseReturnValue:
    """Look at the password between two units of work, so that slow hashing holds nobody up."""
    name = normal_email(email)
    with unit_of_work():
        attempt = operations.begin_try(
            _name_hash(name), request.remote_addr or "", at=datetime.now(UTC)
        )
    user = user_by_email(name)
    kept = user.password_hash if user and not user.is_disabled else None
    if not passwords.fits(kept, password, current_app.config["PASSWORD_COST"]) or user is None:
        current_app.logger.warning("Sign-in refused from %s", request.remote_addr)
        raise Refused(N_("The e-mail address or the password is not right"))
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    with unit_of_work():
        by = as_actor(user)
        operations.sign_in(
            user,
            attempt,
            token,
            agent=request.user_agent.string,
            instead_of=this_session(),
            by=by,
            at=now,
        )
        if language := asked_language():
            operations.change_profile(user, Profile(language, user.appearance), by=by, at=now)
    session.clear()
    session[TOKEN] = token
    return redirect(onward() or landing(by))


def _note_failure(email: str, refusal: Refused) -> None:
    """Tell of it, the same for names that there are and are not.  What was typed is not kept."""
    is_one_of_many = isinstance(refusal, TooManyTries)
    type_ = EventType.SIGN_IN_THROTTLED if is_one_of_many else EventType.SIGN_IN_FAILED
    name = normal_email(email)
    user = user_by_email(name)
    visit = Visit(user.id if user else None, request.remote_addr, _name_hash(name))
    with unit_of_work():
        note_access(type_, visit, by=setting_up(now_here().date()), at=datetime.now(UTC))


def _name_hash(name: str) -> str:
    """What a try is remembered by: of no use to anybody who has only the table."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()


def _invitation(token: str) -> Invitation | None:
    found = invitation_by_token(hashed(token))
    if found is None or found.user.is_disabled:
        return None
    try:
        check_invitation(found.used_at, found.expires_at, datetime.now(UTC))
    except Refused:
        return None
    return found
