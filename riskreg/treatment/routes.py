"""What is done about a risk: the third step of its form, with its actions and controls."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.models import Position
from riskreg.boards.queries import positions_of
from riskreg.refusals import N_, NotFound
from riskreg.risks import steps
from riskreg.risks.forms import NewCauseForm
from riskreg.risks.models import Cause, Risk
from riskreg.risks.operations import add_cause
from riskreg.risks.posts import in_the_words_of_the_board, post_options
from riskreg.risks.queries import find_risk
from riskreg.risks.steps import State, place
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations, queries
from riskreg.treatment.forms import ActionForm, ControlForm
from riskreg.treatment.models import Action, Control
from riskreg.treatment.strands import strands
from riskreg.web.forms import Form

bp = Blueprint("treatment", __name__, url_prefix="/b/<short>/<int:year>/risks/<int:number>")

T = TypeVar("T", Action, Control)


def find_action(short: str, year: int, number: int, key: str) -> Action:
    risk = find_risk(short, year, number)
    return _of(risk, queries.find_action(key, risk.plan))


def find_control(short: str, year: int, number: int, key: str) -> Control:
    risk = find_risk(short, year, number)
    return _of(risk, queries.find_control(key, risk.plan))


def _of(risk: Risk, row: T) -> T:
    if row.risk_id != risk.id:
        raise NotFound
    return row


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
            return _back_to(risk, f"cause-{cause.key}")
    page = _page(
        "treat_risk",
        risk,
        form,
        strands=strands(risk),
        controls=queries.controls_of(risk),
        steps=steps.links(risk),
        onwards=steps.address(risk, 4),
    )
    return page, form.status_code


@bp.route("/actions/new", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_risk)
def add_action(risk: Risk) -> ResponseReturnValue:
    """The address may name the cause that it is to be aimed at."""
    form = _offer_action(ActionForm(data={"causes": request.args.getlist("cause")}), risk)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = form.plan(_posts(risk), _causes(risk))
                action = operations.add_action(risk, plan, by=signed_in(), at=datetime.now(UTC))
            flash(_("The action is added."))
            return _back_to(risk, f"action-{action.line.key}")
    return _page("add_action", risk, form), form.status_code


@bp.route("/actions/<key>", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_action)
def change_action(action: Action) -> ResponseReturnValue:
    """An end date that somebody knows of is moved elsewhere, where a reason is asked for."""
    risk, due = action.risk, queries.action_now(action).due
    is_known = due is not None and queries.due_is_known(action)
    form = _offer_action(ActionForm(data=_asked_action(action, due)), risk)
    if is_known:
        del form.due
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_action(action, form, due)
            flash(_("The action is saved."))
            return _back_to(risk, f"action-{action.line.key}")
    page = _page("change_action", risk, form, action=action, known_due=due if is_known else None)
    return page, form.status_code


def _offer_action(form: ActionForm, risk: Risk) -> ActionForm:
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
    plan = form.plan(_posts(action.risk), _causes(action.risk), due)
    operations.change_action(action, plan, form.version.data, by=signed_in(), at=datetime.now(UTC))


@bp.post("/actions/<key>/remove")
@requires(Permission.RISK_TREAT, find_action)
def remove_action(action: Action) -> ResponseReturnValue:
    risk = action.risk
    with unit_of_work():
        operations.remove_action(action, by=signed_in(), at=datetime.now(UTC))
    flash(_("The action is removed."))
    return _back_to(risk)


@bp.route("/controls/new", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_risk)
def add_control(risk: Risk) -> ResponseReturnValue:
    form = _offer_control(ControlForm(), risk)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                plan = form.plan(_posts(risk))
                control = operations.add_control(risk, plan, by=signed_in(), at=datetime.now(UTC))
            flash(_("The control is added."))
            return _back_to(risk, f"control-{control.line.key}")
    return _page("add_control", risk, form), form.status_code


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
            return _back_to(risk, f"control-{control.line.key}")
    return _page("change_control", risk, form, control=control), form.status_code


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
    plan = form.plan(_posts(control.risk))
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
    return _back_to(risk)


def _posts(risk: Risk) -> dict[str, Position]:
    return {post.key: post for post in positions_of(risk.plan.board)}


def _causes(risk: Risk) -> dict[str, Cause]:
    return {cause.key: cause for cause in risk.causes}


def _back_to(risk: Risk, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".treat_risk", **place(risk), _anchor=anchor))


def _page(view: str, risk: Risk, form: Form, **more: Any) -> str:
    return render_template(
        f"treatment/{view}.html", risk=risk, form=form, where=place(risk), **more
    )
