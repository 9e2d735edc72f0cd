"""Changing actions and controls, and recording how they go."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.boards.models import Position
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.risks.models import Cause, Risk
from riskreg.risks.rules import capacity
from riskreg.treatment.deviations.queries import has_led
from riskreg.treatment.deviations.rules import Deviation
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
from riskreg.treatment.queries import (
    action_has_history,
    action_now,
    control_has_history,
    due_is_known,
    latest_progress,
    latest_result,
)
from riskreg.treatment.rules import (
    ActionPlan,
    ControlPlan,
    ProgressNote,
    ResultNote,
    check_action,
    check_action_in_force,
    check_answer,
    check_control,
    check_move,
    check_planned_due,
    check_progress,
    check_result,
    check_unchanged,
    is_delayed,
    unchanged_since,
)


def add_action(risk: Risk, plan: ActionPlan, *, by: Actor, at: datetime) -> Action:
    require(by, Permission.RISK_TREAT, risk.subject)
    check_action(plan, risk.id)
    return _added(risk, ActionLine(), plan, by, at)


def act_on_deviation(deviation: Deviation, plan: ActionPlan, *, by: Actor, at: datetime) -> Action:
    """Let what a control has found lead to an action, which is told with the deviation.

    Also in a plan that is decided: the board has decided on the control, and to act on what it
    finds is to carry the plan out.
    """
    require(by, Permission.DEVIATION_ACT, deviation.subject)
    check_answer(deviation.result.outcome, has_led=has_led(deviation.result))
    check_action(plan, deviation.risk.id)
    if deviation.subject.plan_state is PlanState.ADOPTED:
        check_action_in_force(plan)
    return _added(deviation.risk, ActionLine(result=deviation.result), plan, by, at)


def change_action(
    action: Action, plan: ActionPlan, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    """An end date that is known to anybody is not changed here: `move_due_date` asks why."""
    require(by, Permission.RISK_TREAT, action.subject)
    due = action_now(action).due
    check_version(action, version, theirs=as_fields(_plan_of(action, due)), yours=as_fields(plan))
    check_action(plan, action.risk_id)
    check_planned_due(due, plan.due, is_known=due_is_known(action))
    with _changing(EventType.ACTION_CHANGED, action, by=by, at=at):
        _describe_action(action, plan)
        if plan.due != due:
            action.first_due = plan.due


def remove_action(action: Action, *, by: Actor, at: datetime) -> None:
    """Take it out of a draft.  What was recorded on it stays with its line."""
    require(by, Permission.RISK_TREAT, action.subject)
    line = None if action_has_history(action) else action.line
    with telling(EventType.ACTION_REMOVED, action.risk, by=by, at=at):
        db.session.delete(action)
        if line is not None:
            db.session.delete(line)


def record_progress(
    action: Action, note: ProgressNote, version: int | None = None, *, by: Actor, at: datetime
) -> Progress:
    """A note on how it goes; a delay moves the end date with the note's text as its reason."""
    require(by, Permission.ACTION_REPORT, action.subject)
    now = action_now(action)
    if version is not None:
        theirs = as_fields(_note_of(latest_progress(action), now.due))
        check_version(action, version, theirs=theirs, yours=as_fields(note))
    check_progress(note, now, by.today)
    with _changing(EventType.PROGRESS_RECORDED, action, by=by, at=at):
        progress = _noted(action, note, by, at)
        if is_delayed(note):
            _move(action, now.due, note.new_due, note.text, by, at)
    return progress


def note_unchanged(action: Action, *, by: Actor, at: datetime) -> Progress:
    """A note that nothing has changed since the newest one; never on what is late."""
    require(by, Permission.ACTION_REPORT, action.subject)
    now = action_now(action)
    told_on = check_unchanged(now, by.today)
    note = ProgressNote(now.status, unchanged_since(told_on, by.today))
    with _changing(EventType.PROGRESS_RECORDED, action, by=by, at=at):
        return _noted(action, note, by, at)


def move_due_date(
    action: Action,
    new_due: date | None,
    reason: str,
    version: int | None = None,
    *,
    by: Actor,
    at: datetime,
) -> DueMove:
    """The first date, and every move with its reason, stay readable (rule 11)."""
    require(by, Permission.ACTION_REPORT, action.subject)
    now = action_now(action)
    theirs = {"new_due": now.due, "reason": None}
    check_version(action, version, theirs=theirs, yours={"new_due": new_due, "reason": reason})
    check_move(new_due, reason, now, by.today)
    with _changing(EventType.DUE_DATE_MOVED, action, by=by, at=at):
        return _move(action, now.due, new_due, reason, by, at)


def add_control(risk: Risk, plan: ControlPlan, *, by: Actor, at: datetime) -> Control:
    require(by, Permission.RISK_TREAT, risk.subject)
    check_control(plan)
    control = Control(changed_at=at)
    with telling(EventType.CONTROL_ADDED, control, by=by, at=at):
        control.risk, control.line = risk, ControlLine()
        _describe_control(control, plan)
        db.session.add(control)
    return control


def change_control(
    control: Control, plan: ControlPlan, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    require(by, Permission.RISK_TREAT, control.subject)
    theirs = {name: getattr(control, name) for name in vars(plan)}
    check_version(control, version, theirs=as_fields(ControlPlan(**theirs)), yours=as_fields(plan))
    check_control(plan)
    with _changing(EventType.CONTROL_CHANGED, control, by=by, at=at):
        _describe_control(control, plan)


def remove_control(control: Control, *, by: Actor, at: datetime) -> None:
    """Take it out of a draft.  What it has shown stays with its line."""
    require(by, Permission.RISK_TREAT, control.subject)
    line = None if control_has_history(control) else control.line
    with telling(EventType.CONTROL_REMOVED, control.risk, by=by, at=at):
        db.session.delete(control)
        if line is not None:
            db.session.delete(line)


def record_result(
    control: Control, note: ResultNote, version: int | None = None, *, by: Actor, at: datetime
) -> ControlResult:
    """What the control showed.  A second result of a period corrects the first."""
    require(by, Permission.CONTROL_REPORT, control.subject)
    if version is not None:
        theirs = _result_of(latest_result(control), note)
        check_version(control, version, theirs=theirs, yours=as_fields(note))
    check_result(note, by.today)
    own = capacity(by, control.performer)
    with _changing(EventType.CONTROL_RESULT_RECORDED, control, by=by, at=at):
        result = ControlResult(
            **vars(note),
            line=control.line,
            on=by.today,
            at=at,
            user_id=by.user_id,
            position_id=own.position_id,
            as_deputy=own.as_deputy,
        )
        db.session.add(result)
    return result


@contextmanager
def _changing(
    type_: EventType, row: Action | Control, *, by: Actor, at: datetime
) -> Generator[None]:
    """Tell what the block does to an action or a control, and move its version."""
    acting_for = capacity(by, _post_of(row)).acting_for
    with telling(type_, row, by=by, at=at, acting_for=acting_for):
        row.changed_at = at
        yield


def _post_of(row: Action | Control) -> Position | None:
    return row.owner if isinstance(row, Action) else row.performer


def _added(risk: Risk, line: ActionLine, plan: ActionPlan, by: Actor, at: datetime) -> Action:
    action = Action(first_due=plan.due, changed_at=at)
    with telling(EventType.ACTION_ADDED, action, by=by, at=at):
        action.risk, action.line = risk, line
        _describe_action(action, plan)
        db.session.add(action)
    return action


def _describe_action(action: Action, plan: ActionPlan) -> None:
    action.title, action.description = plan.title, plan.description
    action.owner, action.started = plan.owner, plan.started
    kept = {aim.cause: aim for aim in action.aims}
    wanted: dict[Cause, None] = dict.fromkeys(plan.causes)
    action.aims = [kept.get(cause) or ActionCause(cause=cause) for cause in wanted]


def _describe_control(control: Control, plan: ControlPlan) -> None:
    for name, value in vars(plan).items():
        setattr(control, name, value)


def _plan_of(action: Action, due: date | None) -> ActionPlan:
    return ActionPlan(
        title=action.title,
        description=action.description,
        owner=action.owner,
        due=due,
        started=action.started,
        causes=tuple(aim.cause for aim in action.aims),
    )


def _noted(action: Action, note: ProgressNote, by: Actor, at: datetime) -> Progress:
    own = capacity(by, action.owner)
    progress = Progress(
        line=action.line,
        status=note.status,
        text=note.text,
        effect=note.effect,
        on=by.today,
        at=at,
        user_id=by.user_id,
        position_id=own.position_id,
        as_deputy=own.as_deputy,
    )
    db.session.add(progress)
    return progress


def _move(
    action: Action, before: date | None, after: date | None, reason: str, by: Actor, at: datetime
) -> DueMove:
    move = DueMove(
        line=action.line,
        before=before,
        after=after,
        reason=reason,
        on=by.today,
        at=at,
        user_id=by.user_id,
        position_id=capacity(by, action.owner).position_id,
    )
    db.session.add(move)
    return move


def _note_of(progress: Progress | None, due: date | None) -> ProgressNote:
    """The newest note as somebody who writes one sees it."""
    if progress is None:
        return ProgressNote(None, "", new_due=due)
    return ProgressNote(progress.status, progress.text, progress.effect, due)


def _result_of(result: ControlResult | None, note: ResultNote) -> dict[str, Any]:
    return {name: getattr(result, name, None) for name in vars(note)}
