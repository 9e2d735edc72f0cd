"""The categories that a risk is given."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.administration import operations
from riskreg.administration.forms.municipality import CategoryForm
from riskreg.administration.routes.place import answering, bp, find_place
from riskreg.boards.models import Municipality
from riskreg.risks import queries
from riskreg.risks.models import Category
from riskreg.transaction import unit_of_work


@bp.get("/categories")
@requires(Permission.ADMINISTRATION_READ, find_place)
def categories(_place: Municipality) -> ResponseReturnValue:
    return render_template("administration/categories.html", categories=queries.categories())


@bp.route("/categories/new", methods=["GET", "POST"])
@requires(Permission.CATEGORY_EDIT, find_place)
def add_category(_place: Municipality) -> ResponseReturnValue:
    form = CategoryForm()
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                row = operations.add_category(form.facts(), by=signed_in(), at=datetime.now(UTC))
            flash(_("%(name)s is added.", name=row.name))
            return _to_list()
    page = render_template("administration/add_category.html", form=form)
    return page, form.status_code


@bp.route("/categories/<key>", methods=["GET", "POST"])
@requires(Permission.CATEGORY_EDIT, queries.find_category)
def change_category(category: Category) -> ResponseReturnValue:
    form = CategoryForm(obj=category)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_category(
                    category,
                    form.facts(),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("%(name)s is saved.", name=category.name))
            return _to_list()
    page = render_template("administration/change_category.html", form=form, category=category)
    return page, form.status_code


@bp.post("/categories/<key>/retire")
@requires(Permission.CATEGORY_EDIT, queries.find_category)
def retire_category(category: Category) -> ResponseReturnValue:
    done = _("%(name)s is offered no more.", name=category.name)
    with answering(done), unit_of_work():
        operations.retire_category(category, by=signed_in(), at=datetime.now(UTC))
    return _to_list()


@bp.post("/categories/<key>/resume")
@requires(Permission.CATEGORY_EDIT, queries.find_category)
def resume_category(category: Category) -> ResponseReturnValue:
    done = _("%(name)s is offered again.", name=category.name)
    with answering(done), unit_of_work():
        operations.resume_category(category, by=signed_in(), at=datetime.now(UTC))
    return _to_list()


def _to_list() -> ResponseReturnValue:
    return redirect(url_for("administration.categories"))
