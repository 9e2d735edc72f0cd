"""The third step of a risk's form: causes with actions, what is checked, what is built in."""

from datetime import UTC, datetime

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.document.kinds import ControlKind
from riskreg.refusals import N_
from riskreg.risks import steps
from riskreg.risks.forms import NewCauseForm
from riskreg.risks.models import Risk
from riskreg.risks.operations import add_cause
from riskreg.risks.queries import find_risk
from riskreg.risks.steps import State
from riskreg.transaction import unit_of_work
from riskreg.treatment import queries
from riskreg.treatment.routes.places import back_to, bp, page
from riskreg.treatment.strands import strands


@steps.step(3, N_("Causes and actions"), "treatment.treat_risk")
def treated(risk: Risk) -> State:
    if not risk.causes:
        return State(_("No cause yet"))
    if untreated := strands(risk).untreated:
        words = ngettext("1 without action", "%(count)s without action", untreated, count=untreated)
        return State(words)
    count = len(risk.causes)
    return State(ngettext("1 cause", "%(count)s causes", count, count=count), is_done=True)


@bp.route("/edit/causes", methods=["GET", "POST"])
@requires(Permission.RISK_EDIT, find_risk)
def treat_risk(risk: Risk) -> ResponseReturnValue:
    """The third step: each cause, action and control is saved on its own; a cause is added here."""
    form = NewCauseForm()
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                cause = add_cause(risk, form.text.data, by=signed_in(), at=datetime.now(UTC))
            flash(_("The cause is added."))
            return back_to(risk, f"cause-{cause.key}")
    controls = queries.controls_of(risk)
    shown = page(
        "treat_risk",
        risk,
        form,
        strands=strands(risk),
        built_in=[one for one in controls if one.kind is ControlKind.BUILT_IN],
        controls=[one for one in controls if one.kind is not ControlKind.BUILT_IN],
        steps=steps.links(risk),
        onwards=steps.address(risk, 4),
    )
    return shown, form.status_code
