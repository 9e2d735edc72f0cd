"""What is missing in a plan, place by place.  A gap is content: it is shown where it is."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import Known, PlanState, ResponseKind
from riskreg.document.treatment import ActionEntry
from riskreg.document.values import PlanDocument, RiskEntry


class GapKind(enum.StrEnum):
    """ROUTINE_UNDOCUMENTED is told ("no"); ROUTINE_NOT_RECORDED is what nobody has told."""

    CAUSE_WITHOUT_ACTION = "cause_without_action"
    RISK_NOT_ASSESSED = "risk_not_assessed"
    RISK_WITHOUT_OWNER = "risk_without_owner"
    RISK_WITHOUT_RESPONSE = "risk_without_response"
    ACCEPTED_WITHOUT_REASON = "accepted_without_reason"
    ACCEPTED_WITHOUT_REVIEW = "accepted_without_review"
    REVIEW_OVERDUE = "review_overdue"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DUE = "action_without_due"
    CONTROL_WITHOUT_PERFORMER = "control_without_performer"
    POSITION_VACANT = "position_vacant"
    ROUTINE_UNDOCUMENTED = "routine_undocumented"
    ROUTINE_NOT_RECORDED = "routine_not_recorded"
    ROUTINE_UNSECURED = "routine_unsecured"
    DECISION_NOT_RECORDED = "decision_not_recorded"


@dataclass(frozen=True)
class Gap:
    """`subject` and `title` name the thing that lacks something, `risk` the risk it belongs to."""

    kind: GapKind
    subject: str
    title: str
    risk: str | None = None
    number: int | None = None


def gaps(document: PlanDocument, on: date) -> tuple[Gap, ...]:
    """A risk whose content no source gives is a placeholder: it is not said to lack anything."""
    told = (risk for risk in document.selected if risk.content_given)
    return (
        *(gap for risk in told for gap in risk_gaps(risk)),
        *_reviews(document, on),
        *_vacancies(document, on),
        *_routines(document),
        *_decision(document),
    )


def risk_gaps(risk: RiskEntry) -> Iterator[Gap]:
    for cause in risk.untreated_causes():
        yield _of(risk, GapKind.CAUSE_WITHOUT_ACTION, cause.key, cause.text)
    yield from (_of(risk, kind, risk.key, risk.title) for kind in _lacks(risk))
    for action in risk.actions:
        yield from (_of(risk, kind, action.key, action.title) for kind in _action(action))
    for control in risk.controls:
        if control.performer is None and not control.is_built_in:
            yield _of(risk, GapKind.CONTROL_WITHOUT_PERFORMER, control.key, control.title)


def _of(risk: RiskEntry, kind: GapKind, subject: str, title: str) -> Gap:
    return Gap(kind, subject, title, risk.key, risk.number)


def _lacks(risk: RiskEntry) -> Iterator[GapKind]:
    if risk.current is None:
        yield GapKind.RISK_NOT_ASSESSED
    if risk.owner is None:
        yield GapKind.RISK_WITHOUT_OWNER
    if not risk.responses:
        yield GapKind.RISK_WITHOUT_RESPONSE
    accepted = [one for one in risk.responses if one.kind is ResponseKind.ACCEPT]
    if any(one.reason is None for one in accepted):
        yield GapKind.ACCEPTED_WITHOUT_REASON
    if any(one.review_on is None for one in accepted):
        yield GapKind.ACCEPTED_WITHOUT_REVIEW


def _action(action: ActionEntry) -> Iterator[GapKind]:
    if action.is_finished:
        return
    if action.owner is None:
        yield GapKind.ACTION_WITHOUT_OWNER
    if action.due is None:
        yield GapKind.ACTION_WITHOUT_DUE


def _reviews(document: PlanDocument, on: date) -> Iterator[Gap]:
    for risk in document.selected:
        if document.review_is_overdue(risk, on):
            yield _of(risk, GapKind.REVIEW_OVERDUE, risk.key, risk.title)


def _vacancies(document: PlanDocument, on: date) -> Iterator[Gap]:
    """Posts that answer for something today and that nobody holds, each once."""
    answering = {risk.owner for risk in document.selected}
    answering |= {action.owner for _, action in document.actions if not action.is_finished}
    for position in document.positions:
        if position.key in answering and position.is_vacant(on):
            yield Gap(GapKind.POSITION_VACANT, position.key, position.title)


def _routines(document: PlanDocument) -> Iterator[Gap]:
    for routine in document.routines:
        if routine.documented is Known.NO:
            yield Gap(GapKind.ROUTINE_UNDOCUMENTED, routine.key, routine.title)
        if routine.documented is Known.NOT_RECORDED:
            yield Gap(GapKind.ROUTINE_NOT_RECORDED, routine.key, routine.title)
        if not routine.is_secured:
            yield Gap(GapKind.ROUTINE_UNSECURED, routine.key, routine.title)


def _decision(document: PlanDocument) -> Iterator[Gap]:
    in_force = document.state in {PlanState.ADOPTED, PlanState.CLOSED}
    if in_force and not document.decision_recorded:
        yield Gap(GapKind.DECISION_NOT_RECORDED, document.board.key, document.title)
