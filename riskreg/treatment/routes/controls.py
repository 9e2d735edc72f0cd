"""Adding, changing and removing a control of a draft."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.queries import positions_of
from riskreg.document.kinds import ControlKind
from riskreg.risks.models import Risk
from riskreg.risks.posts import post_options
from riskreg.risks.queries import find_risk
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations
from riskreg.treatment.forms import ControlForm
from riskreg.treatment.models import Control
from riskreg.treatment.routes.places import back_to, bp, find_control, page, posts


@bp.route("/controls/new", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_risk)
def add_control(risk: Risk) -> ResponseReturnValue:
    """The address may say that it is about what is built in, and does not have to be planned."""
    is_built_in = request.args.get("kind") == ControlKind.BUILT_IN
    form = _offer_control(ControlForm(), risk)
    if is_built_in:
        form.about_what_is_built_in()
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = form.plan(posts(risk))
                control = operations.add_control(risk, plan, by=signed_in(), at=datetime.now(UTC))
            flash(_("The control is added."))
            return back_to(risk, f"control-{control.line.key}")
    return page("add_control", risk, form, is_built_in=is_built_in), form.status_code


@bp.route("/controls/<key>", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_control)
def change_control(control: Control) -> ResponseReturnValue:
    risk = control.risk
    form = _offer_control(ControlForm(data=_asked_control(control)), risk)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_control(control, form)
            flash(_("The control is saved."))
            return back_to(risk, f"control-{control.line.key}")
    return page("change_control", risk, form, control=control), form.status_code


def _offer_control(form: ControlForm, risk: Risk) -> ControlForm:
    form.performer.options = form.receiver.options = post_options(positions_of(risk.plan.board))
    return form


def _asked_control(control: Control) -> dict[str, Any]:
    return {
        "title": control.title,
        "kind": control.kind,
        "purpose": control.purpose,
        "method": control.method,
        "extent": control.extent,
        "frequency": control.frequency,
        "performer": control.performer.key if control.performer else None,
        "receiver": control.receiver.key if control.receiver else None,
        "version": control.version,
    }


def _save_control(control: Control, form: ControlForm) -> None:
    plan = form.plan(posts(control.risk))
    operations.change_control(
        control, plan, form.version.data, by=signed_in(), at=datetime.now(UTC)
    )


@bp.post("/controls/<key>/remove")
@requires(Permission.RISK_TREAT, find_control)
def remove_control(control: Control) -> ResponseReturnValue:
    risk = control.risk
    with unit_of_work():
        operations.remove_control(control, by=signed_in(), at=datetime.now(UTC))
    flash(_("The control is removed."))
    return back_to(risk)
