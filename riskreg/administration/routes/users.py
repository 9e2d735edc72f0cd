"""Who can sign in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.accounts.models import Holding, User
from riskreg.administration import operations, queries
from riskreg.administration.forms.users import CloseForm, UserFilterForm, UserForm
from riskreg.administration.routes.place import answering, bp, by_key, find_place, options
from riskreg.administration.terms import covers
from riskreg.boards.models import Municipality
from riskreg.boards.queries import boards
from riskreg.document.dates import PartialDate
from riskreg.sign_in import operations as sign_in
from riskreg.transaction import unit_of_work
from riskreg.web.addresses import number_asked

#: Where a link that is to be shown once waits for the next page, in the browser's own cookie.
_LINK = "invitation"
_A_DAY = timedelta(days=1)


bp.add_app_template_filter(covers, "is_held_on")


@bp.get("/users")
@requires(Permission.ADMINISTRATION_READ, find_place)
def users(_place: Municipality) -> ResponseReturnValue:
    form = UserFilterForm.read()
    page = max(1, number_asked("page") or 1)
    found = queries.users_like(form.q.data, form.state.data, min(page, 1000))
    return render_template(
        "administration/users.html",
        form=form,
        found=found,
        seen=queries.last_sign_ins(found.users),
        today=signed_in().today,
        is_filtered=bool(form.q.data or form.state.data),
    )


@bp.route("/users/new", methods=["GET", "POST"])
@requires(Permission.USER_ADD, find_place)
def add_user(_place: Municipality) -> ResponseReturnValue:
    """Somebody new, with a first role if there is one, and the link to choose a password by."""
    form = UserForm()
    known = boards()
    form.board.options = options(known)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                by, at = signed_in(), datetime.now(UTC)
                user = operations.add_user(form.facts(form.office.data), by=by, at=at)
                if board := by_key(known, form.board.data):
                    operations.give_role(user, form.role.data, board, by=by, at=at)
                token = sign_in.invite(user, by=by, at=at)
                session[_LINK] = (user.key, token)
            return redirect(url_for("administration.user", key=user.key))
    page = render_template("administration/add_user.html", form=form)
    return page, form.status_code


@bp.get("/users/<key>")
@requires(Permission.ADMINISTRATION_READ, queries.find_user)
def user(user: User) -> ResponseReturnValue:
    return render_template(
        "administration/user.html",
        user=user,
        held=_held(user, signed_in().today),
        seen=queries.last_sign_ins([user]).get(user.id),
        invitation=queries.open_invitation(user, datetime.now(UTC)),
        link=_link_of(user),
        handovers=queries.handovers_of_user(user),
        is_oneself=user.id == signed_in().user_id,
    )


def _held(user: User, on: date) -> Sequence[Holding]:
    return [one for one in user.holdings if covers(one, on)]


def _link_of(user: User) -> str | None:
    """The link that was just made for this person: shown once, and kept nowhere."""
    key, token = session.pop(_LINK, (None, None))
    if key != user.key:
        return None
    base = current_app.config["BASE_URL"] or request.url_root
    return base.rstrip("/") + url_for("sign_in.choose_password", token=token)


@bp.route("/users/<key>/edit", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def change_user(user: User) -> ResponseReturnValue:
    form = UserForm(obj=user)
    for name in ("role", "board", "office"):
        del form[name]
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_user(
                    user,
                    form.facts(user.office),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("%(name)s is saved.", name=user.name))
            return redirect(url_for("administration.user", key=user.key))
    page = render_template("administration/change_user.html", form=form, user=user)
    return page, form.status_code


@bp.post("/users/<key>/invite")
@requires(Permission.USER_ADD, queries.find_user)
def invite(user: User) -> ResponseReturnValue:
    """A new link.  One that was sent before works no more."""
    with answering(), unit_of_work():
        token = sign_in.invite(user, by=signed_in(), at=datetime.now(UTC))
        session[_LINK] = (user.key, token)
    return redirect(url_for("administration.user", key=user.key))


@bp.route("/users/<key>/close", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def close_user(user: User) -> ResponseReturnValue:
    """Close an account, and let go of the posts so that they show as vacant the same day."""
    held = _going_on(user, signed_in().today)
    form = CloseForm(data={"ends_holdings": True})
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                by, at = signed_in(), datetime.now(UTC)
                operations.close_user(user, by=by, at=at)
                if form.ends_holdings.data:
                    for holding in held:
                        operations.end_holding(holding, _last_day(holding, by.today), by=by, at=at)
            flash(_("The account of %(name)s is closed.", name=user.name))
            return redirect(url_for("administration.user", key=user.key))
    page = render_template("administration/close_user.html", form=form, user=user, held=held)
    return page, form.status_code


def _going_on(user: User, on: date) -> Sequence[Holding]:
    """Holdings that nobody has set an end to, and that have begun."""
    return [one for one in _held(user, on) if one.end is None]


def _last_day(holding: Holding, today: date) -> PartialDate:
    """Yesterday, so that the post is vacant today (rule 6); or the day that it began."""
    yesterday = today - _A_DAY
    if holding.start and holding.start.earliest > yesterday:
        return holding.start
    return PartialDate.of(yesterday)


@bp.post("/users/<key>/open")
@requires(Permission.USER_EDIT, queries.find_user)
def open_user(user: User) -> ResponseReturnValue:
    done = _("The account of %(name)s is open again.", name=user.name)
    with answering(done), unit_of_work():
        operations.open_user(user, by=signed_in(), at=datetime.now(UTC))
    return redirect(url_for("administration.user", key=user.key))
