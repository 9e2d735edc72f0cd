"""Posts of a board."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.administration import operations, queries
from riskreg.administration.forms.organisation import PositionForm
from riskreg.administration.posts import post_of
from riskreg.administration.routes.place import bp, by_key, options
from riskreg.boards.models import Board, Position, Unit
from riskreg.boards.queries import find_board
from riskreg.transaction import unit_of_work


@bp.route("/boards/<short>/posts/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, find_board)
def add_position(board: Board) -> ResponseReturnValue:
    form = PositionForm()
    units = _going_on(board)
    form.unit.options = options(units)
    del form.nobody_knows
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                facts = form.facts(by_key(units, form.unit.data))
                post = operations.add_position(board, facts, by=signed_in(), at=datetime.now(UTC))
            flash(_("%(title)s is added. Say who holds the post.", title=post.title))
            return redirect(_address(post))
    page = render_template("administration/add_position.html", form=form, board=board)
    return page, form.status_code


@bp.get("/boards/<short>/posts/<key>")
@requires(Permission.HOLDING_EDIT, queries.find_position)
def position(post: Position) -> ResponseReturnValue:
    return render_template(
        "administration/position.html",
        post=post_of(post, signed_in().today),
        position=post,
        handovers=queries.handovers_of_post(post),
    )


@bp.route("/boards/<short>/posts/<key>/edit", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, queries.find_position)
def change_position(post: Position) -> ResponseReturnValue:
    units = _going_on(post.board, post.unit)
    form = PositionForm(
        data={
            "title": post.title,
            "unit": post.unit.key if post.unit else None,
            "nobody_knows": not post.holders_known,
            "version": post.version,
        }
    )
    form.unit.options = options(units)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_position(
                    post,
                    form.facts(by_key(units, form.unit.data)),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("%(title)s is saved.", title=post.title))
            return redirect(_address(post))
    page = render_template("administration/change_position.html", form=form, position=post)
    return page, form.status_code


def _going_on(board: Board, besides: Unit | None = None) -> list[Unit]:
    """Units that a post may be in: those that have not ended, and the one that it is in."""
    return [one for one in queries.units_with_kin(board) if one.end is None or one is besides]


def _address(post: Position) -> str:
    return url_for("administration.position", short=post.board.short, key=post.key)
