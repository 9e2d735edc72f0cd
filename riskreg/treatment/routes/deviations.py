"""What is done about a deviation that a control has found."""

from datetime import UTC, datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.risks.steps import place
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations
from riskreg.treatment.deviations.rules import Deviation, proposed
from riskreg.treatment.forms import ActionForm
from riskreg.treatment.routes.actions import offer_action
from riskreg.treatment.routes.places import bp, causes, find_deviation, page, posts
from riskreg.treatment.rules import ActionPlan


@bp.route("/deviations/<key>", methods=["GET", "POST"])
@requires(Permission.DEVIATION_ACT, find_deviation)
def act_on_deviation(deviation: Deviation) -> ResponseReturnValue:
    """As it is proposed with one press of a button, or after it has been read and changed here."""
    risk, wanted = deviation.risk, proposed(deviation, signed_in().today)
    as_proposed = "as_proposed" in request.form
    form = offer_action(_asked(wanted, as_proposed=as_proposed), risk)
    if as_proposed or form.validate_on_submit():
        plan = wanted if as_proposed else form.plan(posts(risk), causes(risk))
        with form.heeding():
            with unit_of_work():
                at = datetime.now(UTC)
                operations.act_on_deviation(deviation, plan, by=signed_in(), at=at)
            flash(_("The action is added: %(title)s", title=plan.title))
            return redirect(_onwards(deviation))
    return page("act_on_deviation", risk, form, deviation=deviation), form.status_code


def _asked(wanted: ActionPlan, *, as_proposed: bool) -> ActionForm:
    """What was proposed, ready to be changed; what was sent counts only if it comes from here."""
    data = {
        "title": wanted.title,
        "description": wanted.description,
        "causes": [cause.key for cause in wanted.causes],
        "owner": wanted.owner.key if wanted.owner else None,
        "due": wanted.due,
    }
    return ActionForm(formdata=None, data=data) if as_proposed else ActionForm(data=data)


def _onwards(deviation: Deviation) -> str:
    """Back to where the button stood: to one's work, or to the risk."""
    if "from_work" in request.form:
        return url_for("work.show")
    return url_for("reading.risk", **place(deviation.risk), _anchor="or")
