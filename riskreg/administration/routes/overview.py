"""Where administration begins, and the municipality's settings."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.administration import operations, queries
from riskreg.administration.first_day import steps
from riskreg.administration.forms.municipality import SettingsForm
from riskreg.administration.routes.place import bp, find_place
from riskreg.boards.models import Municipality
from riskreg.risks.queries import categories_in_use
from riskreg.scales.queries import newest_scale
from riskreg.transaction import unit_of_work


@bp.get("")
@requires(Permission.ADMINISTRATION_READ, find_place)
def overview(place: Municipality) -> ResponseReturnValue:
    """What there is and, until the first plan is opened, what to do next."""
    counts = queries.counts()
    boards = queries.boards_with_kin()
    scale = newest_scale()
    return render_template(
        "administration/overview.html",
        place=place,
        counts=counts,
        scale=scale,
        categories=len(categories_in_use()),
        steps=steps(place, counts, boards, scale) if not counts.plans else (),
    )


@bp.route("/municipality", methods=["GET", "POST"])
@requires(Permission.REGISTER_EDIT, find_place)
def municipality(place: Municipality) -> ResponseReturnValue:
    form = SettingsForm(obj=place)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                operations.change_settings(
                    place,
                    form.settings(),
                    version=form.version.data,
                    by=signed_in(),
                    at=datetime.now(UTC),
                )
            flash(_("The municipality's settings are saved."))
            return redirect(url_for("administration.overview"))
    page = render_template("administration/municipality.html", form=form)
    return page, form.status_code
