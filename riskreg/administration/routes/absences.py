"""One's own absence: who steps in for one's posts, from when to when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import signed_in_only
from riskreg.access.session import signed_in, signed_in_user
from riskreg.accounts.models import Absence
from riskreg.accounts.queries import absence_of
from riskreg.administration import operations, queries
from riskreg.administration.forms.absences import AbsenceForm, absence_form
from riskreg.administration.operations.absences import plan_of
from riskreg.administration.routes.place import answering, people
from riskreg.administration.terms import ANSWERING, covers
from riskreg.boards.models import Position
from riskreg.document.kinds import HoldingKind
from riskreg.refusals import NotFound
from riskreg.transaction import unit_of_work
from riskreg.web.filters import in_text
from riskreg.web.menu import places

bp = Blueprint("absence", __name__, url_prefix="/me/absence")


@bp.route("/new", methods=["GET", "POST"])
@signed_in_only("everyone who holds a post names who steps in for oneself")
def begin() -> ResponseReturnValue:
    posts = _own_posts()
    form = _form(posts, {"deputy": _usual_deputy(posts)})
    if posts and form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                absence = operations.begin_absence(
                    signed_in_user(), _plan(form, posts), by=signed_in(), at=datetime.now(UTC)
                )
            flash(_said(absence))
            return redirect(places().profile)
    page = render_template("absence/begin.html", form=form, posts=posts)
    return page, form.status_code


@bp.route("/<key>", methods=["GET", "POST"])
@signed_in_only("everyone changes one's own absence, and finds nobody else's")
def change(key: str) -> ResponseReturnValue:
    absence, today = _find(key), signed_in().today
    posts = _own_posts()
    has_begun = absence.start < today
    filled = {**plan_of(absence, today).fields(), "version": absence.version}
    form = _form(posts, filled)
    if posts and form.validate_on_submit():
        if has_begun:
            form.start.data = absence.start
        with form.heeding():
            with unit_of_work():
                operations.change_absence(
                    absence,
                    _plan(form, posts),
                    form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_said(absence))
            return redirect(places().profile)
    page = render_template(
        "absence/change.html", form=form, posts=posts, absence=absence, has_begun=has_begun
    )
    return page, form.status_code


@bp.post("/<key>/end")
@signed_in_only("everyone ends one's own absence, and finds nobody else's")
def end(key: str) -> ResponseReturnValue:
    absence = _find(key)
    begun = absence.start <= signed_in().today
    done = _("You are back. Nobody steps in for you any more.") if begun else _("It is taken back.")
    with answering(done), unit_of_work():
        operations.end_absence(absence, by=signed_in(), at=datetime.now(UTC))
    return redirect(places().profile)


def _find(key: str) -> Absence:
    found = absence_of(signed_in_user(), key)
    if found is None:
        raise NotFound
    return found


def _own_posts() -> Sequence[Position]:
    """The posts that one holds today oneself: a deputy answers only in somebody's place."""
    today = signed_in().today
    held = [one for one in signed_in_user().holdings if one.kind in ANSWERING]
    found = {one.position.id: one.position for one in held if covers(one, today)}
    return list(found.values())


def _form(posts: Sequence[Position], filled: dict[str, Any]) -> AbsenceForm:
    form = absence_form(posts)(data=filled)
    form.choose_among(people(one for one in queries.open_users() if one is not signed_in_user()))
    return form


def _usual_deputy(posts: Sequence[Position]) -> str | None:
    """Whoever is deputy for one's posts anyway, if it is somebody else."""
    today: date = signed_in().today
    for one in queries.all_holdings(posts):
        is_usual = one.kind is HoldingKind.DEPUTY and one.absence_id is None and covers(one, today)
        if is_usual and one.user and not one.user.is_disabled:
            return one.user.key
    return None


def _plan(form: AbsenceForm, posts: Sequence[Position]) -> Any:
    return form.plan(posts, {user.key: user for user in queries.open_users()})


def _said(absence: Absence) -> str:
    names = dict.fromkeys(one.user.name for one in absence.holdings if one.user)
    return _(
        "Saved: %(names)s steps in from %(start)s to %(end)s.",
        names=", ".join(names),
        start=in_text(absence.start),
        end=in_text(absence.end),
    )
