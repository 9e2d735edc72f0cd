"""Reading actions and controls, for forms and operations: pages read `PlanDocument`s."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from riskreg.boards.models import Position
from riskreg.boards.queries import ids_of
from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.risks.models import Cause, Risk, RiskLine
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
from riskreg.treatment.rules import ActionNow

_WEIGHT = {PlanState.ADOPTED: 0, PlanState.PROPOSED: 1, PlanState.DRAFT: 1}


def find_action(key: str, plan: Plan | None = None) -> Action:
    """The action by its lineage key: as `plan` has it, else where it is to be recorded on."""
    query = _with_plan(select(Action).join(Action.line), Action, plan)
    query = query.options(selectinload(Action.aims).joinedload(ActionCause.cause))
    return _only(db.session.scalars(query.where(ActionLine.key == key)).first())


def find_control(key: str, plan: Plan | None = None) -> Control:
    """The control by its lineage key, as `find_action` finds an action."""
    query = _with_plan(select(Control).join(Control.line), Control, plan)
    query = query.options(joinedload(Control.performer), joinedload(Control.receiver))
    return _only(db.session.scalars(query.where(ControlLine.key == key)).first())


def actions_of(risk: Risk) -> Sequence[Action]:
    query = (
        select(Action)
        .where(Action.risk_id == risk.id)
        .options(
            joinedload(Action.line),
            joinedload(Action.owner),
            selectinload(Action.aims).joinedload(ActionCause.cause),
        )
        .order_by(Action.id)
    )
    return db.session.scalars(query).all()


def controls_of(risk: Risk) -> Sequence[Control]:
    query = (
        select(Control)
        .where(Control.risk_id == risk.id)
        .options(
            joinedload(Control.line),
            joinedload(Control.performer),
            joinedload(Control.receiver),
        )
        .order_by(Control.id)
    )
    return db.session.scalars(query).all()


def actions_of_posts(posts: Collection[Position]) -> Sequence[Action]:
    """The actions that posts answer for, in every plan."""
    query = select(Action).where(Action.owner_id.in_(ids_of(posts)))
    return db.session.scalars(_by_plan(query, Action)).all()


def controls_of_posts(posts: Collection[Position]) -> Sequence[Control]:
    """The controls that posts perform or are told of, in every plan."""
    ids = ids_of(posts)
    is_named = or_(Control.performer_id.in_(ids), Control.receiver_id.in_(ids))
    return db.session.scalars(_by_plan(select(Control).where(is_named), Control)).all()


def statuses_of(actions: Sequence[Action]) -> dict[int, ActionStatus]:
    """The newest status told of each action, by its line."""
    lines = [action.line_id for action in actions]
    query = select(Progress.line_id, Progress.status).where(Progress.line_id.in_(lines))
    found = db.session.execute(query.order_by(Progress.at, Progress.id))
    return {row.line_id: row.status for row in found}


def _by_plan(query: Any, model: type[Action | Control]) -> Any:
    query = query.join(model.risk).join(Risk.plan).join(Risk.line)
    query = query.options(
        joinedload(model.line),
        joinedload(model.risk).joinedload(Risk.line),
        joinedload(model.risk).joinedload(Risk.plan).joinedload(Plan.board),
    )
    return query.order_by(Plan.year, Plan.revision, RiskLine.number, model.id)


def done_before(risk: Risk) -> dict[int, list[Action]]:
    """By cause: the actions that earlier years' plans have done about it, the newest year first."""
    then = aliased(Cause)
    query = (
        select(Cause.id, Action)
        .join(then, (then.key == Cause.key) & (then.id != Cause.id))
        .join(ActionCause, ActionCause.cause_id == then.id)
        .join(Action, ActionCause.action_id == Action.id)
        .join(Action.risk)
        .join(Risk.plan)
        .join(Progress, Progress.line_id == Action.line_id)
        .where(Cause.risk_id == risk.id, Progress.status == ActionStatus.DONE)
        .where(Plan.year < risk.plan.year, Plan.state.in_({PlanState.ADOPTED, PlanState.CLOSED}))
        .options(contains_eager(Action.risk).contains_eager(Risk.plan))
        .order_by(Plan.year.desc(), Action.id)
    )
    found: dict[int, dict[int, Action]] = {}
    for cause, action in db.session.execute(query):
        found.setdefault(cause, {}).setdefault(action.line_id, action)
    return {cause: list(by_line.values()) for cause, by_line in found.items()}


def progress_of(action: Action) -> Sequence[Progress]:
    """Every note on it in any year, newest first, with who wrote it."""
    query = _progress(action).options(joinedload(Progress.user), joinedload(Progress.position))
    return db.session.scalars(query).all()


def moves_of(action: Action) -> Sequence[DueMove]:
    """Every move of its end date in any year, newest first, with who moved it."""
    return db.session.scalars(_moves(action).options(joinedload(DueMove.user))).all()


def results_of(control: Control) -> Sequence[ControlResult]:
    """Everything it ever showed, newest first, with who wrote it."""
    query = _results(control).options(
        joinedload(ControlResult.user), joinedload(ControlResult.position)
    )
    return db.session.scalars(query).all()


def latest_progress(action: Action) -> Progress | None:
    return db.session.scalars(_progress(action).limit(1)).first()


def latest_result(control: Control) -> ControlResult | None:
    return db.session.scalars(_results(control).limit(1)).first()


def action_now(action: Action) -> ActionNow:
    """Where the action stands, which follows from its newest note and its newest move."""
    note = latest_progress(action)
    move = db.session.scalars(_moves(action).limit(1)).first()
    due = move.after if move else action.first_due
    return ActionNow(note.status, note.on, due) if note else ActionNow(due=due)


def dues_of(actions: Sequence[Action]) -> dict[int, date | None]:
    """The end date that counts for each action now, by its line."""
    lines = [action.line_id for action in actions]
    query = select(DueMove).where(DueMove.line_id.in_(lines)).order_by(DueMove.at, DueMove.id)
    moved = {move.line_id: move.after for move in db.session.scalars(query)}
    return {action.line_id: moved.get(action.line_id, action.first_due) for action in actions}


def due_is_known(action: Action) -> bool:
    """Whether the end date has been moved, or was told in an earlier plan too."""
    in_plans = select(func.count(Action.id)).where(Action.line_id == action.line_id)
    moves = select(func.count(DueMove.id)).where(DueMove.line_id == action.line_id)
    return db.session.scalars(in_plans).one() > 1 or db.session.scalars(moves).one() > 0


def action_has_history(action: Action) -> bool:
    """Whether anything has been recorded on it, or another plan has it too."""
    return due_is_known(action) or latest_progress(action) is not None


def control_has_history(control: Control) -> bool:
    in_plans = select(func.count(Control.id)).where(Control.line_id == control.line_id)
    return db.session.scalars(in_plans).one() > 1 or latest_result(control) is not None


def _with_plan(query: Any, model: type[Action | Control], plan: Plan | None) -> Any:
    """Ordered so that the plan in force comes first, then the newest, and closed ones last."""
    query = (
        query.join(model.risk)
        .join(Risk.plan)
        .options(
            joinedload(model.line),
            joinedload(model.risk).joinedload(Risk.plan).joinedload(Plan.board),
            joinedload(model.risk).joinedload(Risk.line),
        )
    )
    if plan is not None:
        query = query.where(Plan.id == plan.id)
    weight = case(_WEIGHT, value=Plan.state, else_=2)
    return query.order_by(weight, Plan.year.desc(), Plan.revision.desc(), model.id).limit(1)


def _progress(action: Action) -> Any:
    query = select(Progress).where(Progress.line_id == action.line_id)
    return query.order_by(Progress.at.desc(), Progress.id.desc())


def _moves(action: Action) -> Any:
    query = select(DueMove).where(DueMove.line_id == action.line_id)
    return query.order_by(DueMove.at.desc(), DueMove.id.desc())


def _results(control: Control) -> Any:
    query = select(ControlResult).where(ControlResult.line_id == control.line_id)
    return query.order_by(ControlResult.at.desc(), ControlResult.id.desc())


def _only(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row
