"""Where a risk is reported: the fourth step of its form."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.history.versions import check_version
from riskreg.refusals import N_
from riskreg.reporting import operations, queries
from riskreg.reporting.forms.ties import TieForm
from riskreg.reporting.models import Routine
from riskreg.reporting.routes.places import bp
from riskreg.risks import steps
from riskreg.risks.models import Risk
from riskreg.risks.posts import in_the_words_of_the_board
from riskreg.risks.queries import find_risk
from riskreg.risks.steps import State, place
from riskreg.transaction import unit_of_work
from riskreg.web.choices import Option


@steps.step(4, N_("Reporting"), "reporting.tie_risk")
def reported(risk: Risk) -> State:
    count = len(queries.ties_of(risk))
    if not count:
        return State(_("No routine"))
    return State(ngettext("1 routine", "%(count)s routines", count, count=count), is_done=True)


@bp.route("/risks/<int:number>/edit/reporting", methods=["GET", "POST"])
@requires(Permission.RISK_TREAT, find_risk)
def tie_risk(risk: Risk) -> ResponseReturnValue:
    offered = queries.routines_of(risk.plan.board, risk.plan.year)
    form = TieForm(data={"routines": _tied(risk), "version": risk.version})
    form.routines.options = [_option(routine) for routine in offered]
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                _save(risk, form, offered)
            flash(_("Where the risk is reported is saved."))
            return redirect(url_for("reading.risk", **place(risk)))
    page = render_template(
        "reporting/tie_risk.html",
        risk=risk,
        form=form,
        covering=[routine for routine in offered if routine.covers_all_risks],
        steps=steps.links(risk),
        where=place(risk),
    )
    return page, form.status_code


def _tied(risk: Risk) -> list[str]:
    return [tie.routine.key for tie in queries.ties_of(risk)]


def _option(routine: Routine) -> Option:
    """A routine by its name, with to whom and when."""
    to = routine.to.name if routine.to else routine.to_text
    hint = ", ".join(part for part in (to, routine.form, routine.when_text) if part)
    return in_the_words_of_the_board(routine.key, routine.title, hint or None)


def _save(risk: Risk, form: TieForm, offered: Sequence[Routine]) -> None:
    check_version(risk, form.version.data, theirs={"routines": _tied(risk)}, yours=form.data)
    chosen = [routine for routine in offered if routine.key in form.routines.data]
    operations.tie_risk(risk, chosen, by=signed_in(), at=datetime.now(UTC))
