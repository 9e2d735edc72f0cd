"""Writing down a risk: what it is and how big, the first two steps of its form; its causes."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import may, requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.queries import positions_of
from riskreg.history.versions import check_version
from riskreg.plans.models import Plan
from riskreg.plans.queries import find_plan
from riskreg.refusals import N_
from riskreg.risks import operations, queries, steps
from riskreg.risks.asked import cell_of, choices_of, is_new, judged, size_of, text_of, what_of
from riskreg.risks.forms import IN_PLAN, CauseForm, RiskForm, SizeForm
from riskreg.risks.landing import grade_options, landing
from riskreg.risks.models import Cause, Risk
from riskreg.risks.posts import chosen, post_options
from riskreg.risks.steps import State, place
from riskreg.scales.queries import scale_of
from riskreg.transaction import unit_of_work
from riskreg.web.addresses import number_asked
from riskreg.web.forms import Form
from riskreg.web.words import level_name

bp = Blueprint("risks", __name__, url_prefix="/b/<short>/<int:year>/risks")
_ONE = "/<int:number>"


def find_cause(short: str, year: int, number: int, key: str) -> Cause:
    return queries.find_cause(queries.find_risk(short, year, number), key)


@steps.step(1, N_("The risk"), "risks.describe_risk")
def what(risk: Risk) -> State:
    return State(_("Described"), is_done=True) if risk.description else State(_("Title only"))


@steps.step(2, N_("How big"), "risks.assess_risk")
def how_big(risk: Risk) -> State:
    assessment = judged(risk)
    if assessment is None:
        return State(_("Not assessed"))
    level = scale_of(risk.plan.scale).level(assessment.likelihood, assessment.impact)
    score = assessment.likelihood * assessment.impact
    return State(f"{score}, {level_name(level).striptags()}", is_done=bool(risk.responses))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RISK_ADD, find_plan)
def add_risk(plan: Plan) -> ResponseReturnValue:
    form = RiskForm(data={"selection": IN_PLAN})
    form.owner.options = post_options(positions_of(plan.board))
    form.offer_categories(_categories(), None)
    del form.reason
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                risk = _add(plan, form)
            flash(_("Saved as risk %(number)s.", number=risk.line.number))
            return redirect(steps.address(risk, 2))
    page = render_template("risks/add_risk.html", plan=plan, form=form, steps=steps.links(None))
    return page, form.status_code


def _add(plan: Plan, form: RiskForm) -> Risk:
    by, at = signed_in(), datetime.now(UTC)
    risk = operations.add_risk(plan, form.risk_text(), selected=form.is_selected, by=by, at=at)
    if owner := chosen(positions_of(plan.board), form.owner.data):
        operations.set_owner(risk, owner, by=by, at=at)
    return risk


@bp.route(f"{_ONE}/edit/what", methods=["GET", "POST"])
@requires(Permission.RISK_EDIT, queries.find_risk)
def describe_risk(risk: Risk) -> ResponseReturnValue:
    form = _asked_what(risk)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_what(risk, form)
            flash(_("The description of the risk is saved."))
            return redirect(steps.address(risk, 2))
    return _page("describe_risk", risk, form), form.status_code


def _asked_what(risk: Risk) -> RiskForm:
    """The form as the risk has it, without what this person may not change."""
    form = RiskForm(data={**what_of(risk), "version": risk.version})
    form.owner.options = post_options(positions_of(risk.plan.board))
    form.offer_categories(_categories(), risk.category)
    if not may(Permission.RISK_TREAT, risk.subject):
        del form.owner
    if not may(Permission.RISK_SELECT, risk.subject):
        del form.selection
        del form.reason
    return form


def _categories() -> list[str]:
    return [category.name for category in queries.categories_in_use()]


def _save_what(risk: Risk, form: RiskForm) -> None:
    """Save what is new, each change as what it is in the history."""
    by, at = signed_in(), datetime.now(UTC)
    check_version(risk, form.version.data, theirs=what_of(risk), yours=form.data)
    if form.risk_text() != text_of(risk):
        operations.describe_risk(risk, form.risk_text(), by=by, at=at)
    if "owner" in form:
        owner = chosen(positions_of(risk.plan.board), form.owner.data)
        if owner is not risk.owner:
            operations.set_owner(risk, owner, by=by, at=at)
    if "selection" in form and form.selects(risk.selected, risk.selection_reason):
        if form.is_selected:
            operations.select_risk(risk, by=by, at=at)
        else:
            operations.deselect_risk(risk, form.reason.data, by=by, at=at)


@bp.route(f"{_ONE}/edit/size", methods=["GET", "POST"])
@requires(Permission.RISK_EDIT, queries.find_risk)
def assess_risk(risk: Risk) -> ResponseReturnValue:
    """The address may bring a likelihood and an impact to try: nothing is saved by that."""
    form = _asked_size(risk)
    if "show" not in request.form and form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_size(risk, form)
            flash(_("The assessment of the risk is saved."))
            return redirect(steps.address(risk, 3))
    lands = landing(risk, form.cell, cell_of(risk))
    if "responses" in form:
        form.responses.description = lands.demand
    return _page("assess_risk", risk, form, landing=lands), form.status_code


def _asked_size(risk: Risk) -> SizeForm:
    tried = {name: number_asked(name) for name in ("likelihood", "impact")}
    tried = {name: value for name, value in tried.items() if value}
    form = SizeForm(data={**size_of(risk), **tried, "version": risk.version})
    scale = scale_of(risk.plan.scale)
    form.offer(grade_options(scale.likelihood), grade_options(scale.impact))
    form.decider.options = post_options(positions_of(risk.plan.board))
    if not may(Permission.RISK_TREAT, risk.subject):
        for name in ("responses", "reason", "decider", "review_on"):
            del form[name]
    return form


def _save_size(risk: Risk, form: SizeForm) -> None:
    """Save what is new, each judgement for itself."""
    by, at = signed_in(), datetime.now(UTC)
    check_version(risk, form.version.data, theirs=size_of(risk), yours=form.data)
    for judgement in form.judgements():
        if is_new(risk, judgement):
            operations.assess_risk(risk, judgement, by=by, at=at)
    if "responses" in form:
        choices = form.choices(chosen(positions_of(risk.plan.board), form.decider.data))
        if choices != choices_of(risk):
            operations.choose_responses(risk, choices, by=by, at=at)


@bp.route(f"{_ONE}/causes/<key>", methods=["GET", "POST"])
@requires(Permission.RISK_EDIT, find_cause)
def change_cause(cause: Cause) -> ResponseReturnValue:
    form = CauseForm(obj=cause, data={"version": cause.risk.version})
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_cause(cause, form)
            flash(_("The cause is saved."))
            return redirect(_back_to(cause.risk, cause.key))
    return _page("change_cause", cause.risk, form, cause=cause), form.status_code


def _save_cause(cause: Cause, form: CauseForm) -> None:
    text, because = form.text.data, form.untreated_because.data or None
    theirs = {"text": cause.text, "untreated_because": cause.untreated_because or ""}
    check_version(cause.risk, form.version.data, theirs=theirs, yours=form.data)
    operations.change_cause(cause, text, because, by=signed_in(), at=datetime.now(UTC))


@bp.post(f"{_ONE}/causes/<key>/remove")
@requires(Permission.RISK_EDIT, find_cause)
def remove_cause(cause: Cause) -> ResponseReturnValue:
    risk = cause.risk
    with unit_of_work():
        operations.remove_cause(cause, by=signed_in(), at=datetime.now(UTC))
    flash(_("The cause is removed."))
    return redirect(_back_to(risk))


@bp.post(f"{_ONE}/causes/<key>/move")
@requires(Permission.RISK_EDIT, find_cause)
def move_cause(cause: Cause) -> ResponseReturnValue:
    up = request.form.get("way") == "up"
    with unit_of_work():
        operations.move_cause(cause, up=up, by=signed_in(), at=datetime.now(UTC))
    return redirect(_back_to(cause.risk, cause.key))


def _back_to(risk: Risk, key: str | None = None) -> str:
    anchor = f"cause-{key}" if key else None
    return url_for("treatment.treat_risk", **place(risk), _anchor=anchor)


def _page(view: str, risk: Risk, form: Form, **more: Any) -> str:
    """What each page of the form needs: the risk, its address, the way to the other steps."""
    return render_template(
        f"risks/{view}.html",
        risk=risk,
        form=form,
        steps=steps.links(risk),
        where=place(risk),
        **more,
    )
