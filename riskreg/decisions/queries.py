"""What a risk takes along into another year."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from riskreg.document.kinds import ActionStatus
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.reporting.models import RiskTie, Routine
from riskreg.risks.models import Risk
from riskreg.treatment.models import Action, Progress
from riskreg.treatment.queries import actions_of
from riskreg.treatment.rules import FINISHED


def has_line(plan: Plan, risk: Risk) -> bool:
    """Whether the plan has the risk already, in whichever words."""
    query = select(Risk.id).where(Risk.plan_id == plan.id, Risk.line_id == risk.line_id)
    return db.session.scalar(query) is not None


def unfinished_actions(risk: Risk) -> Sequence[Action]:
    actions = actions_of(risk)
    statuses = _statuses([action.line_id for action in actions])
    return [action for action in actions if statuses.get(action.line_id) not in FINISHED]


def _statuses(lines: Collection[int]) -> dict[int, ActionStatus]:
    """The newest status that anybody told, by line."""
    query = select(Progress.line_id, Progress.status).where(Progress.line_id.in_(lines))
    rows = db.session.execute(query.order_by(Progress.at, Progress.id))
    return {row.line_id: row.status for row in rows}


def ties_in(risk: Risk, year: int) -> Sequence[RiskTie]:
    """To the routines that hold in a year."""
    query = (
        select(RiskTie)
        .join(RiskTie.routine)
        .where(RiskTie.risk_id == risk.id, Routine.first_year <= year)
        .where(Routine.last_year.is_(None) | (Routine.last_year >= year))
        .options(joinedload(RiskTie.routine))
        .order_by(RiskTie.id)
    )
    return db.session.scalars(query).all()
