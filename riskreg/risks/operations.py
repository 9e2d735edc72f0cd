"""Changing risks: what they are, who owns them, how they are met and how they are judged."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor, Role
from riskreg.boards.models import Position
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.plans.models import Plan
from riskreg.risks.models import Assessment, Cause, Response, Risk, RiskLine
from riskreg.risks.queries import highest_number, newest_assessment
from riskreg.risks.rules import (
    Judgement,
    ResponseChoice,
    RiskText,
    accepted,
    capacity,
    check_cause,
    check_judgement,
    check_new_risk,
    check_responses,
    check_risk_text,
    check_selection,
)
from riskreg.scales.queries import scale_of


def add_risk(
    plan: Plan,
    text: RiskText,
    *,
    content_given: bool = True,
    selected: bool = True,
    followed_up_in: str | None = None,
    by: Actor,
    at: datetime,
) -> Risk:
    """A risk that the board has not had before.  Its number is the board's next, for life.

    `content_given` is False for a risk that a source counts but does not tell of, and
    `followed_up_in` names the document that follows it up where only that is told.
    """
    require(by, Permission.RISK_ADD, plan.subject)
    check_new_risk(text, followed_up_in)
    risk = Risk(
        **vars(text),
        content_given=content_given,
        selected=selected,
        followed_up_in=followed_up_in,
        changed_at=at,
    )
    with telling(EventType.RISK_ADDED, risk, by=by, at=at):
        number = highest_number(plan.board) + 1
        risk.plan = plan
        risk.line = RiskLine(board=plan.board, number=number, since_year=plan.year)
        db.session.add(risk)
    return risk


def describe_risk(
    risk: Risk, text: RiskText, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    """A risk whose content was not given has content from now on."""
    require(by, Permission.RISK_EDIT, risk.subject)
    theirs, yours = as_fields(_text_of(risk)), as_fields(text)
    check_version(risk, version, theirs=theirs, yours=yours)
    check_risk_text(text)
    with _changing(EventType.RISK_DESCRIBED, risk, by=by, at=at):
        risk.content_given = True
        for name, value in yours.items():
            setattr(risk, name, value)


def set_owner(risk: Risk, position: Position | None, *, by: Actor, at: datetime) -> None:
    require(by, Permission.RISK_TREAT, risk.subject)
    with _changing(EventType.RISK_OWNER_CHANGED, risk, by=by, at=at):
        risk.owner = position


def select_risk(risk: Risk, reason: str | None = None, *, by: Actor, at: datetime) -> None:
    """Take it from the gross list into the plan."""
    require(by, Permission.RISK_SELECT, risk.subject)
    check_selection(reason, selected=True)
    with _changing(EventType.RISK_SELECTED, risk, by=by, at=at):
        risk.selected, risk.selection_reason = True, reason


def deselect_risk(risk: Risk, reason: str, *, by: Actor, at: datetime) -> None:
    """Leave it on the gross list only."""
    require(by, Permission.RISK_SELECT, risk.subject)
    check_selection(reason, selected=False)
    with _changing(EventType.RISK_DESELECTED, risk, by=by, at=at):
        risk.selected, risk.selection_reason = False, reason


def choose_responses(
    risk: Risk,
    choices: tuple[ResponseChoice, ...],
    version: int | None = None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """How the risk is met from now on; what is not among the choices is no longer done."""
    require(by, Permission.RISK_TREAT, risk.subject)
    check_version(risk, version, theirs=_chosen(_choices_of(risk)), yours=_chosen(choices))
    check_responses(choices)
    with _changing(EventType.RESPONSES_CHOSEN, risk, by=by, at=at):
        kept = {row.kind: row for row in risk.responses}
        risk.responses = [_response(choice, kept.get(choice.kind)) for choice in choices]


def assess_risk(
    risk: Risk,
    judgement: Judgement,
    *,
    occasion_id: int | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Assessment:
    """Judge the risk anew with its plan's scale.  What was judged before stands."""
    require(by, Permission.RISK_ASSESS, risk.subject)
    _check_judged(risk, judgement, version)
    check_judgement(
        judgement,
        scale_of(risk.plan.scale),
        risk.plan.state,
        in_charge=by.has(Role.CONTROLLER, risk.plan.board.short),
    )
    assessment = Assessment(
        **vars(judgement),
        line_id=risk.line_id,
        plan_id=risk.plan_id,
        occasion_id=occasion_id,
        on=by.today,
        at=at,
        user_id=by.user_id,
        position_id=capacity(by, risk.owner).position_id,
    )
    with _changing(EventType.RISK_ASSESSED, risk, by=by, at=at):
        db.session.add(assessment)
    return assessment


def add_cause(risk: Risk, text: str, *, by: Actor, at: datetime) -> Cause:
    """A cause after those that are there."""
    require(by, Permission.RISK_EDIT, risk.subject)
    check_cause(text)
    cause = Cause(text=text, ordinal=max((one.ordinal for one in risk.causes), default=0) + 1)
    with _changing(EventType.CAUSE_ADDED, risk, cause, by=by, at=at):
        risk.causes.append(cause)
    return cause


def change_cause(
    cause: Cause, text: str, untreated_because: str | None = None, *, by: Actor, at: datetime
) -> None:
    """`untreated_because`: why no action is aimed at it."""
    require(by, Permission.RISK_EDIT, cause.subject)
    check_cause(text, untreated_because)
    with _changing(EventType.CAUSE_CHANGED, cause.risk, cause, by=by, at=at):
        cause.text, cause.untreated_because = text, untreated_because


def remove_cause(cause: Cause, *, by: Actor, at: datetime) -> None:
    """Actions that were aimed at it stay, aimed at what else they are aimed at."""
    require(by, Permission.RISK_EDIT, cause.subject)
    risk = cause.risk
    with _changing(EventType.CAUSE_REMOVED, risk, by=by, at=at):
        risk.causes.remove(cause)


def move_cause(cause: Cause, *, up: bool, by: Actor, at: datetime) -> None:
    """Change places with the cause before it (`up`) or after it; at the ends nothing is done."""
    require(by, Permission.RISK_EDIT, cause.subject)
    risk = cause.risk
    place = risk.causes.index(cause) + (-1 if up else 1)
    if not 0 <= place < len(risk.causes):
        return
    other = risk.causes[place]
    with _changing(EventType.CAUSE_CHANGED, risk, cause, by=by, at=at):
        cause.ordinal, other.ordinal = other.ordinal, cause.ordinal
    db.session.expire(risk, ["causes"])


@contextmanager
def _changing(
    type_: EventType, risk: Risk, subject: Cause | None = None, *, by: Actor, at: datetime
) -> Generator[None]:
    """Tell what the block does to the risk or its causes, and move the risk's version."""
    acting_for = capacity(by, risk.owner).acting_for
    with telling(type_, subject or risk, by=by, at=at, acting_for=acting_for):
        risk.changed_at = at
        yield


def _text_of(risk: Risk) -> RiskText:
    return RiskText(risk.title, risk.description, risk.consequence, risk.category, risk.process)


def _choices_of(risk: Risk) -> tuple[ResponseChoice, ...]:
    return tuple(
        ResponseChoice(row.kind, row.reason, row.decider, row.review_on) for row in risk.responses
    )


def _chosen(choices: tuple[ResponseChoice, ...]) -> dict[str, Any]:
    """The choices as a form's fields: the kinds, and what belongs to acceptance."""
    details = as_fields(accepted(choices))
    del details["kind"]
    return {"responses": tuple(choice.kind for choice in choices), **details}


def _response(choice: ResponseChoice, kept: Response | None) -> Response:
    row = kept or Response(kind=choice.kind)
    row.reason, row.decider, row.review_on = choice.reason, choice.decider, choice.review_on
    return row


def _check_judged(risk: Risk, judgement: Judgement, version: int | None) -> None:
    newest = newest_assessment(risk, judgement.kind) if version is not None else None
    names = ("likelihood", "impact", "rationale")
    check_version(
        risk,
        version,
        theirs={name: getattr(newest, name, None) for name in names},
        yours={name: getattr(judgement, name) for name in names},
    )
