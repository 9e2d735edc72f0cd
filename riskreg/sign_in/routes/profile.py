"""One's own profile: choices, password, and where one is signed in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import abort, current_app, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import refresh

from riskreg.access.guards import signed_in_only
from riskreg.access.session import counts, signed_in, signed_in_user
from riskreg.accounts.queries import absences_of, stand_ins_of
from riskreg.config import LANGUAGES
from riskreg.document.kinds import HoldingKind
from riskreg.refusals import N_, Refused
from riskreg.sign_in import operations, passwords, queries
from riskreg.sign_in.devices import Device, device
from riskreg.sign_in.forms import PasswordForm, ProfileForm
from riskreg.sign_in.onward import safe
from riskreg.sign_in.routes.place import bp, chosen_in, session_here
from riskreg.sign_in.rules import Profile
from riskreg.transaction import unit_of_work
from riskreg.web.menu import places

_SESSIONS = f"{places().profile}#sessions"


@bp.route("/me", methods=["GET", "POST"])
@signed_in_only("everyone has a profile, and nobody reaches another's")
def profile() -> ResponseReturnValue:
    form = ProfileForm(obj=signed_in_user())
    if form.validate_on_submit():
        _keep_profile(form.profile())
        flash(_("Your choices are saved."))
        return redirect(places().profile)
    return _profile_page(form)


@bp.post("/me/password")
@signed_in_only("everyone changes one's own password")
def change_password() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            _check_password_today(form)
            password = chosen_in(form, signed_in_user())
            with unit_of_work():
                operations.change_password(
                    signed_in_user(),
                    password,
                    here=session_here(),
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
        except Refused as refusal:
            form.show(refusal)
        else:
            flash(_("The password is changed. You are signed out everywhere else."))
            return redirect(places().profile)
    return _profile_page(ProfileForm(formdata=None, obj=signed_in_user()), form)


@bp.post("/me/language")
@signed_in_only("everyone chooses the language of one's own pages")
def change_language() -> ResponseReturnValue:
    language = request.form.get("language")
    if language not in LANGUAGES:
        abort(400)
    _keep_profile(Profile(language, signed_in_user().appearance))
    return redirect(safe(request.form.get("next")) or places().profile)


@bp.post("/me/sessions/<int:number>/end")
@signed_in_only("everyone ends one's own sessions, and finds nobody else's")
def end_session(number: int) -> ResponseReturnValue:
    """Sign out a browser that was left somewhere.  One that is out already is no mistake."""
    found = queries.find_session(signed_in_user(), number)
    with unit_of_work():
        operations.end_session(found, by=signed_in(), at=datetime.now(UTC))
    flash(_("%(device)s is signed out.", device=_in_words(device(found.agent))))
    return redirect(_SESSIONS)


@bp.post("/me/sessions/end-others")
@signed_in_only("everyone ends one's own sessions")
def end_other_sessions() -> ResponseReturnValue:
    with unit_of_work():
        operations.end_other_sessions(
            signed_in_user(), here=session_here(), by=signed_in(), at=datetime.now(UTC)
        )
    flash(_("You are signed out everywhere else."))
    return redirect(_SESSIONS)


def _check_password_today(form: PasswordForm) -> None:
    kept = signed_in_user().password_hash
    cost = current_app.config["PASSWORD_COST"]
    if not passwords.fits(kept, str(form.password.data), cost):
        raise Refused(N_("That is not your password today"), field="password")


def _keep_profile(profile: Profile) -> None:
    with unit_of_work():
        operations.change_profile(signed_in_user(), profile, by=signed_in(), at=datetime.now(UTC))
    refresh()  # what is said next is said in the language just chosen


def _profile_page(
    profile: ProfileForm, password: PasswordForm | None = None
) -> ResponseReturnValue:
    form = password or profile
    page = render_template(
        "sign_in/profile.html",
        form=form,
        profile=profile,
        password=password or PasswordForm(formdata=None),
        user=signed_in_user(),
        held=signed_in().held,
        administrators=queries.administrators(),
        sessions=_sessions(),
        absences=absences_of(signed_in_user(), signed_in().today),
        answers=any(kind is not HoldingKind.DEPUTY for kind in signed_in().held.values()),
        covered=stand_ins_of(signed_in_user(), signed_in().today),
    )
    return page, form.status_code


@dataclass(frozen=True)
class SessionLine:
    """A browser that is signed in.  `device` is in the reader's language."""

    number: int
    device: str
    started_at: datetime
    seen_at: datetime
    is_here: bool


def _sessions() -> list[SessionLine]:
    """This browser first, then the one that was used last."""
    now = datetime.now(UTC)
    lines = [
        SessionLine(
            row.id,
            _in_words(device(row.agent)),
            row.started_at,
            row.seen_at,
            row is session_here(),
        )
        for row in queries.open_sessions(signed_in_user())
        if counts(row, now)
    ]
    return sorted(lines, key=lambda line: (line.is_here, line.seen_at), reverse=True)


def _in_words(found: Device) -> str:
    if found.browser and found.system:
        return _("%(browser)s on %(system)s", browser=found.browser, system=found.system)
    return found.browser or found.system or _("A browser of an unknown kind")
