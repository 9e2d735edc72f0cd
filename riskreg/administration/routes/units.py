"""Units of a board."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.administration import operations, queries
from riskreg.administration.forms.organisation import EndUnitForm, UnitForm
from riskreg.administration.routes.place import answering, bp, by_key, options
from riskreg.boards.models import Board, Unit
from riskreg.boards.queries import find_board
from riskreg.document.dates import PartialDate
from riskreg.transaction import unit_of_work


@bp.route("/boards/<short>/units/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, find_board)
def add_unit(board: Board) -> ResponseReturnValue:
    form = UnitForm()
    known = queries.units_with_kin(board)
    form.parent.options = options(known)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                facts = form.facts(by_key(known, form.parent.data))
                unit = operations.add_unit(board, facts, by=signed_in(), at=datetime.now(UTC))
            flash(_("%(name)s is added.", name=unit.name))
            return _back_to(board)
    page = render_template("administration/add_unit.html", form=form, board=board)
    return page, form.status_code


@bp.route("/boards/<short>/units/<key>", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, queries.find_unit)
def change_unit(unit: Unit) -> ResponseReturnValue:
    others = [one for one in queries.units_with_kin(unit.board) if one is not unit]
    parent = unit.parent.key if unit.parent else None
    form = UnitForm(obj=unit, data={"parent": parent})
    form.parent.options = options(others)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_unit(
                    unit,
                    form.facts(by_key(others, form.parent.data)),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("%(name)s is saved.", name=unit.name))
            return _back_to(unit.board)
    page = render_template("administration/change_unit.html", form=form, unit=unit)
    return page, form.status_code


@bp.route("/boards/<short>/units/<key>/end", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_EDIT, queries.find_unit)
def end_unit(unit: Unit) -> ResponseReturnValue:
    others = [one for one in queries.units_with_kin(unit.board) if one is not unit]
    form = EndUnitForm(data={"end": PartialDate.of(signed_in().today)})
    form.successor.options = options(others)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.end_unit(
                    unit,
                    form.end.data,
                    successor=by_key(others, form.successor.data),
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("It is noted that %(name)s has ended.", name=unit.name))
            return _back_to(unit.board)
    page = render_template(
        "administration/end_unit.html", form=form, unit=unit, posts=queries.positions_in(unit)
    )
    return page, form.status_code


@bp.post("/boards/<short>/units/<key>/reopen")
@requires(Permission.ORGANISATION_EDIT, queries.find_unit)
def reopen_unit(unit: Unit) -> ResponseReturnValue:
    done = _("It is taken back that %(name)s has ended.", name=unit.name)
    with answering(done), unit_of_work():
        operations.reopen_unit(unit, by=signed_in(), at=datetime.now(UTC))
    return _back_to(unit.board)


def _back_to(board: Board) -> ResponseReturnValue:
    return redirect(url_for("administration.board", short=board.short, _anchor="units"))
