"""Roles on boards and in the municipality: giving them and taking them back."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.accounts.models import Membership, User
from riskreg.administration import operations, queries
from riskreg.administration.forms.users import OfficeForm, RoleForm
from riskreg.administration.routes.place import answering, bp, chosen, options, people
from riskreg.boards.models import Board
from riskreg.boards.queries import boards, find_board
from riskreg.transaction import unit_of_work
from riskreg.web.words import word


@bp.route("/users/<key>/roles/new", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def give_role(user: User) -> ResponseReturnValue:
    """A role for a person: which one, and on which board."""
    form = RoleForm()
    known = boards()
    form.board.options = options(known)
    del form.user
    if form.validate_on_submit():
        with form.heeding():
            _give(user, form, chosen(known, form.board.data))
            return redirect(url_for("administration.user", key=user.key))
    page = render_template("administration/give_role.html", form=form, user=user)
    return page, form.status_code


@bp.route("/boards/<short>/roles/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, find_board)
def give_role_on_board(board: Board) -> ResponseReturnValue:
    """A role on a board: for whom, and which one."""
    form = RoleForm()
    users = queries.open_users()
    form.user.options = people(users)
    del form.board
    if form.validate_on_submit():
        with form.heeding():
            _give(chosen(users, form.user.data), form, board)
            return redirect(url_for("administration.board", short=board.short, _anchor="roles"))
    page = render_template("administration/give_role_on_board.html", form=form, board=board)
    return page, form.status_code


def _give(user: User, form: RoleForm, board: Board) -> None:
    role = form.role.data
    with unit_of_work():
        operations.give_role(user, role, board, by=signed_in(), at=datetime.now(UTC))
    flash(
        _(
            "Saved: %(name)s is %(role)s of %(board)s.",
            name=user.name,
            role=word(role).lower(),
            board=board.name,
        )
    )


@bp.post("/users/<key>/roles/<int:number>/take-back")
@requires(Permission.USER_EDIT, queries.find_membership)
def take_role_back(membership: Membership) -> ResponseReturnValue:
    key = membership.user.key
    with answering(_("The role is taken back.")), unit_of_work():
        operations.take_role_back(membership, by=signed_in(), at=datetime.now(UTC))
    return redirect(url_for("administration.user", key=key))


@bp.route("/users/<key>/office", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def change_office(user: User) -> ResponseReturnValue:
    form = OfficeForm(obj=user)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_office(
                    user, form.office.data, by=signed_in(), at=datetime.now(UTC)
                )
            flash(_("The role in the municipality is saved."))
            return redirect(url_for("administration.user", key=user.key))
    page = render_template("administration/change_office.html", form=form, user=user)
    return page, form.status_code
