"""Boards: the list, and one board with its units, posts and roles."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import may, requires, signed_in_only
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.accounts.rules import Role
from riskreg.administration import operations, queries
from riskreg.administration.forms.organisation import BoardForm
from riskreg.administration.posts import posts_of
from riskreg.administration.routes.place import bp, by_key, find_place, options
from riskreg.boards.models import Board, Municipality
from riskreg.boards.queries import find_board
from riskreg.refusals import Forbidden
from riskreg.transaction import unit_of_work


@bp.get("/boards")
@signed_in_only("each board on the page is shown by its own rule")
def boards() -> ResponseReturnValue:
    """An administrator finds every board here, a controller one's own."""
    shown = [
        board for board in queries.boards_with_kin() if may(Permission.HOLDING_EDIT, board.subject)
    ]
    if not shown and not may(Permission.ADMINISTRATION_READ):
        raise Forbidden("neither administrator nor controller of any board")
    return render_template(
        "administration/boards.html",
        boards=shown,
        posts=queries.positions_per_board(),
        controllers=_controllers(shown),
    )


def _controllers(boards: list[Board]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {board.id: [] for board in boards}
    for membership in queries.members_of(boards):
        if membership.role is Role.CONTROLLER:
            found[membership.board_id].append(membership.user.name)
    return found


@bp.route("/boards/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, find_place)
def add_board(_place: Municipality) -> ResponseReturnValue:
    form = BoardForm()
    known = queries.boards_with_kin()
    form.parent.options = options(known)
    del form.successor
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                facts = form.facts(by_key(known, form.parent.data))
                board = operations.add_board(facts, by=signed_in(), at=datetime.now(UTC))
            flash(_("%(name)s is added.", name=board.name))
            return redirect(url_for("administration.board", short=board.short))
    page = render_template("administration/add_board.html", form=form, is_first=not known)
    return page, form.status_code


@bp.get("/boards/<short>")
@requires(Permission.HOLDING_EDIT, find_board)
def board(board: Board) -> ResponseReturnValue:
    return render_template(
        "administration/board.html",
        board=board,
        units=queries.units_with_kin(board),
        posts=posts_of(board, signed_in().today),
        members=queries.members_of([board]),
        handovers=queries.handovers_of_board(board),
    )


@bp.route("/boards/<short>/edit", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, find_board)
def change_board(board: Board) -> ResponseReturnValue:
    others = [one for one in queries.boards_with_kin() if one is not board]
    form = _filled_from(board)
    form.parent.options = form.successor.options = options(others)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _change(board, form, others)
            flash(_("%(name)s is saved.", name=board.name))
            return redirect(url_for("administration.board", short=board.short))
    page = render_template("administration/change_board.html", form=form, board=board)
    return page, form.status_code


def _filled_from(board: Board) -> BoardForm:
    form = BoardForm(
        data={
            "name": board.name,
            "kind": board.kind,
            "parent": board.parent.key if board.parent else None,
            "also_named": board.also_named,
            "description": board.description,
            "successor": board.successor.key if board.successor else None,
            "version": board.version,
        }
    )
    del form.short
    return form


def _change(board: Board, form: BoardForm, others: list[Board]) -> None:
    parent = by_key(others, form.parent.data)
    successor = by_key(others, form.successor.data)
    operations.change_board(
        board,
        form.facts(parent, successor, board.short),
        version=form.version.data,
        by=signed_in(),
        at=datetime.now(UTC),
    )
