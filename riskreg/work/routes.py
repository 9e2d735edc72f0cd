"""My work: what somebody has to do, and the forms in which it is recorded."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg import assembly
from riskreg.access.guards import requires, signed_in_only
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.accounts.rules import Role
from riskreg.document.kinds import PlanState
from riskreg.document.treatment import ControlEntry
from riskreg.refusals import Refused
from riskreg.risks.asked import cell_of, judgement_of
from riskreg.risks.landing import grade_options, landing
from riskreg.risks.models import Risk
from riskreg.risks.operations import assess_risk as assess
from riskreg.risks.steps import place
from riskreg.scales.queries import scale_of
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations
from riskreg.treatment.models import Action, Control
from riskreg.web.addresses import number_asked
from riskreg.web.filters import in_text
from riskreg.web.forms import Form
from riskreg.web.words import told
from riskreg.work import queries
from riskreg.work.answers import deviations, waiting
from riskreg.work.desk import Desk, desk, later
from riskreg.work.earlier import earlier
from riskreg.work.forms import DueDateForm, ProgressForm, ReassessmentForm, ResultForm
from riskreg.work.lists import address, boards_of, is_demo, lede, progress_strip, sections
from riskreg.work.periods import period_asked_for, period_named, period_options, period_words

bp = Blueprint("work", __name__)


@bp.get("/my")
@signed_in_only("each sees what one's own posts owe")
def show() -> ResponseReturnValue:
    by = signed_in()
    owed = assembly.owed(by, on=by.today)
    found = deviations(by)
    return render_template(
        "work/show.html",
        owed=owed,
        lede=lede(owed, by.today),
        strip=progress_strip(owed),
        sections=sections(owed),
        later=later(by, owed),
        deviations=found,
        waiting=waiting(found),
        boards=boards_of(by),
        address=address,
        period_words=period_words,
        period_named=period_named,
        year=by.today.year,
        is_demo=is_demo(),
    )


@bp.route("/my/action/<int:id>", methods=["GET", "POST"])
@requires(Permission.ACTION_REPORT, queries.find_action)
def record_progress(action: Action) -> ResponseReturnValue:
    found = desk(action.risk, action.line.key, signed_in())
    entry = found.action(action.line.key)
    form = ProgressForm(data={"version": action.version})
    if entry.due:
        form.new_due.description = _("It was to be done %(day)s.", day=in_text(entry.due))
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                note, version = form.note(), form.version.data
                operations.record_progress(action, note, version, by=signed_in(), at=_now())
            flash(_("Saved. %(title)s: %(status)s.", title=action.title, status=form.course))
            return _onwards(action.risk, found)
    page = _page("record_progress", form, found, action, entry=entry, moments=earlier(entry))
    return page, form.status_code


@bp.route("/my/action/<int:id>/due", methods=["GET", "POST"])
@requires(Permission.ACTION_REPORT, queries.find_action)
def move_due_date(action: Action) -> ResponseReturnValue:
    found = desk(action.risk, action.line.key, signed_in())
    form = DueDateForm(data={"version": action.version})
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                day, reason, version = form.new_due.data, form.reason.data, form.version.data
                operations.move_due_date(action, day, reason, version, by=signed_in(), at=_now())
            flash(_("The end date of %(title)s is moved.", title=action.title))
            return redirect(url_for(".record_progress", id=action.id))
    entry = found.action(action.line.key)
    page = _page("move_due_date", form, found, action, entry=entry, moments=earlier(entry))
    return page, form.status_code


@bp.post("/my/action/<int:id>/unchanged")
@requires(Permission.ACTION_REPORT, queries.find_action)
def note_unchanged(action: Action) -> ResponseReturnValue:
    try:
        with unit_of_work():
            operations.note_unchanged(action, by=signed_in(), at=_now())
    except Refused as refusal:
        flash(f"{action.title}: {told(refusal.text, refusal.values)}", "error")
    else:
        flash(_("Saved. %(title)s: unchanged.", title=action.title))
    return redirect(url_for(".show"))


@bp.route("/my/control/<int:id>", methods=["GET", "POST"])
@requires(Permission.CONTROL_REPORT, queries.find_control)
def record_result(control: Control) -> ResponseReturnValue:
    found = desk(control.risk, control.line.key, signed_in())
    form = _asked_result(control, found)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                note, version = form.note(), form.version.data
                operations.record_result(control, note, version, by=signed_in(), at=_now())
            flash(_("Saved. %(title)s: %(outcome)s.", title=control.title, outcome=form.shown))
            return _onwards(control.risk, found)
    entry = found.control(control.line.key)
    page = _page("record_result", form, found, control, entry=entry, named=period_named)
    return page, form.status_code


def _asked_result(control: Control, found: Desk) -> ResultForm:
    entry, today = found.control(control.line.key), signed_in().today
    year = control.risk.plan.year
    period = request.args.get("period") or period_asked_for(entry, year, today)
    known = {"period": period, **_proposing(entry)}
    form = ResultForm(data={**known, "version": control.version})
    form.offer(period_options(entry, year, today))
    return form


def _proposing(entry: ControlEntry) -> dict[str, Any]:
    """The deviation that the address names, told again, so that an action can be proposed."""
    told = entry.unanswered
    if told is None or told.key != request.args.get("propose"):
        return {}
    names = ("outcome", "period", "checked", "deviations", "observation", "proposed_action")
    return {name: getattr(told, name) for name in names}


@bp.route("/my/risk/<int:id>", methods=["GET", "POST"])
@requires(Permission.RISK_ASSESS, queries.find_risk)
def assess_risk(risk: Risk) -> ResponseReturnValue:
    """The address may bring a likelihood and an impact to try: nothing is saved by that."""
    found = desk(risk, risk.line.key, signed_in())
    form = _asked_judgement(risk)
    if "show" not in request.form and form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save_judgement(risk, form)
            flash(_("The new assessment is saved."))
            return redirect(url_for("reading.risk", **place(risk)))
    lands = landing(risk, form.cell, cell_of(risk))
    return _page("assess_risk", form, found, risk, landing=lands), form.status_code


def _asked_judgement(risk: Risk) -> ReassessmentForm:
    """The reason is not filled in: what was the reason last time is none for something new."""
    tried = {name: number_asked(name) for name in ("likelihood", "impact")}
    tried = {name: value for name, value in tried.items() if value}
    asked = {**judgement_of(risk), "rationale": "", **tried, "version": risk.version}
    form = ReassessmentForm(data=asked)
    scale = scale_of(risk.plan.scale)
    form.offer(grade_options(scale.likelihood), grade_options(scale.impact))
    is_decided = risk.plan.state is not PlanState.DRAFT
    form.explains_itself = is_decided and not signed_in().has(
        Role.CONTROLLER, risk.plan.board.short
    )
    return form


def _save_judgement(risk: Risk, form: ReassessmentForm) -> None:
    occasion = queries.open_round(risk.plan)
    assess(
        risk,
        form.judgement(),
        occasion_id=occasion.id if occasion else None,
        version=form.version.data,
        by=signed_in(),
        at=_now(),
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _onwards(risk: Risk, found: Desk) -> ResponseReturnValue:
    """To the next thing if that was asked for; else back to where whoever recorded it works."""
    if "next" in request.form and found.others:
        return redirect(address(found.others[0]))
    if signed_in().held:
        return redirect(url_for(".show"))
    return redirect(url_for("reading.risk", **place(risk)))


def _page(view: str, form: Form, found: Desk, row: Action | Control | Risk, **more: Any) -> str:
    risk = row if isinstance(row, Risk) else row.risk
    return render_template(
        f"work/{view}.html",
        form=form,
        desk=found,
        row=row,
        where=place(risk),
        today=signed_in().today,
        **more,
    )
