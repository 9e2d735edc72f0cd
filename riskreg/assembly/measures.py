"""Every question about what is done: actions and controls, and what was recorded of them.

One select each, as in `queries`.
"""

from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import aliased

from riskreg.assembly.queries import Ids, Posts, Rows, columns, fetched, held, risks_in
from riskreg.boards.models import Position
from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.plans.models import Plan
from riskreg.risks.models import Cause, Risk
from riskreg.treatment.models import (
    Action,
    ActionCause,
    ActionLine,
    Control,
    ControlLine,
    ControlResult,
    DueMove,
    Progress,
)

_IN_FORCE = (PlanState.ADOPTED, PlanState.CLOSED)


def actions(plans: Ids, posts: Posts = None) -> Rows:
    """With their line's key, their plan and, as `post`, the key of who answers for them.

    `taken_on` is the first later year in whose plan in force the line stands, `prompted_by` the
    key of the control result that the line comes from.
    """
    query = _treating(Action, ActionLine, Action.owner_id, plans, posts)
    prompted_by = query.add_columns(ControlResult.key.label("prompted_by")).outerjoin(
        ControlResult, ActionLine.result_id == ControlResult.id
    )
    return fetched(prompted_by.order_by(Action.line_id, Action.id))


def controls(plans: Ids, posts: Posts = None) -> Rows:
    """As actions; it is the performer who answers for a control."""
    query = _treating(Control, ControlLine, Control.performer_id, plans, posts)
    return fetched(query.order_by(Control.line_id, Control.id))


def aims(plans: Ids) -> Rows:
    query = (
        select(ActionCause.action_id, Cause.key)
        .join(Cause, ActionCause.cause_id == Cause.id)
        .where(Cause.risk_id.in_(risks_in(plans)))
    )
    return fetched(query.order_by(Cause.ordinal, Cause.id))


def done_before(plans: Ids, on: date) -> Rows:
    """For the plans' causes: what was done about them in earlier years, the newest year first.

    A cause keeps its key from plan to plan, and an action that is done stays behind.
    """
    now, then, of = aliased(Risk), aliased(Cause), aliased(Plan)
    query = (
        select(Cause.id.label("cause_id"), Action.line_id, ActionLine.key, Action.title)
        .add_columns(Plan.year, Progress.on, Progress.effect)
        .join(now, Cause.risk_id == now.id)
        .join(of, now.plan_id == of.id)
        .join(then, (then.key == Cause.key) & (then.id != Cause.id))
        .join(ActionCause, ActionCause.cause_id == then.id)
        .join(Action, ActionCause.action_id == Action.id)
        .join(ActionLine, Action.line_id == ActionLine.id)
        .join(Risk, Action.risk_id == Risk.id)
        .join(Plan, Risk.plan_id == Plan.id)
        .join(Progress, Progress.line_id == Action.line_id)
        .where(now.plan_id.in_(plans), Plan.year < of.year, Plan.state.in_(_IN_FORCE))
        .where(Progress.status == ActionStatus.DONE, Progress.on <= on)
    )
    return fetched(query.order_by(Plan.year.desc(), Action.line_id, Progress.id))


def progress(plans: Ids, on: date, posts: Posts = None) -> Rows:
    return _on_actions(Progress, plans, on, posts)


def moves(plans: Ids, on: date, posts: Posts = None) -> Rows:
    return _on_actions(DueMove, plans, on, posts)


def results(plans: Ids, on: date, posts: Posts = None) -> Rows:
    lines = select(Control.line_id).where(
        Control.risk_id.in_(risks_in(plans, posts)), *held(Control.performer_id, posts)
    )
    query = (
        select(*columns(ControlResult), ActionLine.key.label("led_to"))
        .outerjoin(ActionLine, ActionLine.result_id == ControlResult.id)
        .where(ControlResult.line_id.in_(lines), ControlResult.on <= on)
    )
    return fetched(query.order_by(ControlResult.on, ControlResult.id))


def _treating(
    model: type[Action] | type[Control],
    line: type[ActionLine] | type[ControlLine],
    post: Any,
    plans: Ids,
    posts: Posts,
) -> Select[*tuple[Any, ...]]:
    taken_on = _taken_on(model).label("taken_on")
    return (
        select(*columns(model), line.key, Risk.plan_id, Position.key.label("post"))
        .add_columns(Plan.year, Plan.closed_on, taken_on)
        .join(line, model.line_id == line.id)
        .join(Risk, model.risk_id == Risk.id)
        .join(Plan, Risk.plan_id == Plan.id)
        .outerjoin(Position, post == Position.id)
        .where(model.risk_id.in_(risks_in(plans, posts)), *held(post, posts))
    )


def _taken_on(model: type[Action] | type[Control]) -> ScalarSelect[int]:
    """The first later year in whose plan in force the line of the outer query's row stands."""
    other, of_risk, of_plan = aliased(model), aliased(Risk), aliased(Plan)
    return (
        select(func.min(of_plan.year))
        .join(of_risk, of_risk.plan_id == of_plan.id)
        .join(other, other.risk_id == of_risk.id)
        .where(other.line_id == model.line_id, of_plan.year > Plan.year)
        .where(of_plan.state.in_(_IN_FORCE))
        .correlate(model, Plan)
        .scalar_subquery()
    )


def _on_actions(model: type[Progress] | type[DueMove], plans: Ids, on: date, posts: Posts) -> Rows:
    """What was said up to a day of the actions' lines, in whichever plan."""
    lines = select(Action.line_id).where(
        Action.risk_id.in_(risks_in(plans, posts)), *held(Action.owner_id, posts)
    )
    query = select(*columns(model)).where(model.line_id.in_(lines), model.on <= on)
    return fetched(query.order_by(model.on, model.id))
