"""Taking a risk along into the board's plan for a later year."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import inspect

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.database import Base
from riskreg.decisions.queries import has_line, ties_in, unfinished_actions
from riskreg.decisions.rules import check_carrying
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.plans.models import Plan
from riskreg.reporting.models import RiskTie
from riskreg.risks.models import Cause, Risk
from riskreg.treatment.models import ActionCause
from riskreg.treatment.queries import controls_of

Row = TypeVar("Row", bound=Base)

#: What a copy has of its own: where it stands, and how often it was changed there.
OWN = {"id", "version", "plan_id", "risk_id", "changed_at"}


def carry_over(risk: Risk, plan: Plan, *, by: Actor, at: datetime) -> Risk:
    """The same risk in a later plan: its number, its scores and its whole story go on.

    Everything that is not finished comes along, with the keys that make it the same: causes,
    responses, controls, and the actions and routines that last.  The plan it comes from stays as
    it was.  To end a risk with a reason, leave it out of the new plan with `deselect_risk`, and
    carry it no further the year after.
    """
    require(by, Permission.RISK_ADD, plan.subject)
    check_carrying(risk.plan, plan, is_there=has_line(plan, risk))
    carried = _copy(risk, plan=plan, changed_at=at)
    carried.followed_up_in = None  # the document of a year that has passed
    with telling(EventType.RISK_CARRIED_OVER, carried, by=by, at=at):
        carried.responses = [_copy(response) for response in risk.responses]
        causes = {cause.id: _copy(cause) for cause in risk.causes}
        carried.causes = list(causes.values())
        db.session.add(carried)
        _carry_treatment(risk, carried, causes)
        for tie in ties_in(risk, plan.year):
            db.session.add(RiskTie(risk=carried, routine=tie.routine))
    return carried


def _carry_treatment(risk: Risk, carried: Risk, causes: Mapping[int, Cause]) -> None:
    at = carried.changed_at
    for action in unfinished_actions(risk):
        aims = [ActionCause(cause=causes[aim.cause_id]) for aim in action.aims]
        db.session.add(_copy(action, risk=carried, aims=aims, changed_at=at))
    for control in controls_of(risk):
        db.session.add(_copy(control, risk=carried, changed_at=at))


def _copy(row: Row, **own: object) -> Row:
    """A new row that says what this one says; `own` is what it says for itself."""
    names = [column.key for column in inspect(type(row)).column_attrs if column.key not in OWN]
    return type(row)(**{name: getattr(row, name) for name in names}, **own)
