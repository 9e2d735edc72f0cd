"""Adding, changing and removing an action of a draft."""

from datetime import UTC, date, datetime
from typing import Any

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.queries import positions_of
from riskreg.risks.models import Risk
from riskreg.risks.posts import in_the_words_of_the_board, post_options
from riskreg.risks.queries import find_risk
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations, queries
from riskreg.treatment.forms import ActionForm
from riskreg.treatment.models import Action
from riskreg.treatment.routes.places import back_to, bp, causes, find_action, page, posts


@bp.route("/actions/new", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_risk)
def add_action(risk: Risk) -> ResponseReturnValue:
    """The address may name the cause that it is to be aimed at."""
    form = offer_action(ActionForm(data={"causes": request.args.getlist("cause")}), risk)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = form.plan(posts(risk), causes(risk))
                action = operations.add_action(risk, plan, by=signed_in(), at=datetime.now(UTC))
            flash(_("The action is added."))
            return back_to(risk, f"action-{action.line.key}")
    return page("add_action", risk, form), form.status_code


@bp.route("/actions/<key>", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_action)
def change_action(action: Action) -> ResponseReturnValue:
    """An end date that somebody knows of is moved elsewhere, where a reason is asked for."""
    risk, due = action.risk, queries.action_now(action).due
    is_known = due is not None and queries.due_is_known(action)
    form = offer_action(ActionForm(data=_asked_action(action, due)), risk)
    if is_known:
        del form.due
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_action(action, form, due)
            flash(_("The action is saved."))
            return back_to(risk, f"action-{action.line.key}")
    shown = page("change_action", risk, form, action=action, known_due=due if is_known else None)
    return shown, form.status_code


def offer_action(form: ActionForm, risk: Risk) -> ActionForm:
    form.owner.options = post_options(positions_of(risk.plan.board))
    form.causes.options = [
        in_the_words_of_the_board(cause.key, cause.text) for cause in risk.causes
    ]
    if not risk.causes:
        del form.causes
    return form


def _asked_action(action: Action, due: date | None) -> dict[str, Any]:
    return {
        "title": action.title,
        "description": action.description,
        "causes": [aim.cause.key for aim in action.aims],
        "owner": action.owner.key if action.owner else None,
        "due": due,
        "started": action.started,
        "version": action.version,
    }


def _save_action(action: Action, form: ActionForm, due: date | None) -> None:
    plan = form.plan(posts(action.risk), causes(action.risk), due)
    operations.change_action(action, plan, form.version.data, by=signed_in(), at=datetime.now(UTC))


@bp.post("/actions/<key>/remove")
@requires(Permission.RISK_TREAT, find_action)
def remove_action(action: Action) -> ResponseReturnValue:
    risk = action.risk
    with unit_of_work():
        operations.remove_action(action, by=signed_in(), at=datetime.now(UTC))
    flash(_("The action is removed."))
    return back_to(risk)
