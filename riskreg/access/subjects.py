"""What the policy looks at, of the entries of a document that is live.

A frozen document's entries are never asked about anything but reading, so they give the same.
"""

from riskreg.boards.rules import Subject
from riskreg.document.reporting import RoutineEntry
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import PlanDocument, RiskEntry


def of_plan(document: PlanDocument) -> Subject:
    return Subject(board=document.board.short, plan_state=document.state)


def of_risk(document: PlanDocument, risk: RiskEntry) -> Subject:
    return _on(document, risk.owner, secret=risk.secret is not None)


def of_action(document: PlanDocument, action: ActionEntry) -> Subject:
    return _on(document, action.owner)


def of_control(document: PlanDocument, control: ControlEntry) -> Subject:
    return _on(document, control.performer)


def of_routine(document: PlanDocument, routine: RoutineEntry) -> Subject:
    reporter = frozenset({routine.reporter}) if routine.reporter else frozenset()
    return Subject(board=document.board.short, positions=reporter)


def _on(document: PlanDocument, position: str | None, *, secret: bool = False) -> Subject:
    positions = frozenset({position}) if position else frozenset()
    return Subject(document.board.short, document.state, positions, secret)
