"""Who holds a post: beginning, ending and mending it."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.accounts.models import Holding
from riskreg.administration import operations, queries
from riskreg.administration.forms.holdings import DaysForm, HoldingForm
from riskreg.administration.routes.place import bp, by_key, chosen, options, people
from riskreg.boards.models import Position
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.transaction import unit_of_work


@bp.route("/boards/<short>/posts/<key>/holdings/new", methods=["GET", "POST"])
@requires(Permission.HOLDING_EDIT, queries.find_position)
def begin_holding(post: Position) -> ResponseReturnValue:
    users = queries.open_users()
    others = [one for one in queries.all_positions() if one is not post]
    form = HoldingForm(data={"kind": _asked_kind(), "start": PartialDate.of(signed_in().today)})
    form.user.options = people(users)
    form.acting_from.options = options(others, "title")
    if form.validate_on_submit():
        user = chosen(users, form.user.data)
        with form.heeding():
            with unit_of_work():
                term = form.term(by_key(others, form.acting_from.data))
                operations.begin_holding(post, user, term, by=signed_in(), at=datetime.now(UTC))
            flash(_("Saved: %(name)s holds %(post)s.", name=user.name, post=post.title))
            return redirect(_address(post))
    page = render_template("administration/begin_holding.html", form=form, position=post)
    return page, form.status_code


def _asked_kind() -> HoldingKind:
    try:
        return HoldingKind(request.args.get("kind", ""))
    except ValueError:
        return HoldingKind.ORDINARY


@bp.route("/boards/<short>/posts/<key>/holdings/<int:number>", methods=["GET", "POST"])
@requires(Permission.HOLDING_EDIT, queries.find_holding)
def change_holding(holding: Holding) -> ResponseReturnValue:
    form = DaysForm(obj=holding)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_holding(
                    holding,
                    form.days(),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("The days are saved."))
            return redirect(_address(holding.position))
    page = render_template("administration/change_holding.html", form=form, holding=holding)
    return page, form.status_code


def _address(post: Position) -> str:
    return url_for("administration.position", short=post.board.short, key=post.key)
