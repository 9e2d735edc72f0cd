"""What differs between two documents of the same board: "since the last meeting".

Things are matched by lineage key, so the two may be a frozen report and today's plan, two
revisions, or two years.  Only risks that are in the plan in at least one of them are told: what
comes and goes on the gross list alone is no news to a board.
"""

from collections.abc import Iterator
from typing import Any

from riskreg.document.change import Change, ChangeKind
from riskreg.document.pair import Pair
from riskreg.document.reporting import RoutineEntry
from riskreg.document.risk_changes import risk_changes
from riskreg.document.values import PlanDocument, RiskEntry


def changes(before: PlanDocument, after: PlanDocument) -> tuple[Change, ...]:
    """Every change, in the order of reading.  What is late is judged on each document's own day."""
    found = (
        *_entered(before, after),
        *_left(before, after),
        *_in_both(before, after),
        *_routines(before, after),
        *_decisions(before, after),
    )
    return tuple(sorted(found, key=lambda change: change.place))


def _entered(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    known, there = _keys(before.selected), _keys(before.risks)
    for risk in after.selected:
        if risk.key not in known:
            kind = ChangeKind.SELECTED if risk.key in there else ChangeKind.NEW
            yield _of_risk(kind, risk, after=risk.current, why=risk.selection_reason)


def _left(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    known = _keys(after.selected)
    for risk in before.selected:
        if risk.key not in known:
            now = after.risk(risk.key)
            kind = ChangeKind.DESELECTED if now else ChangeKind.CLOSED
            why = now.selection_reason if now else None
            yield _of_risk(kind, risk, before=risk.current, why=why)


def _in_both(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    known = {risk.key: risk for risk in before.selected}
    for risk in after.selected:
        if risk.key in known:
            yield from risk_changes(Pair(before, after, known[risk.key], risk))


def _of_risk(kind: ChangeKind, risk: RiskEntry, **values: Any) -> Change:
    return Change(kind, risk.key, risk.title, risk.key, risk.number, **values)


def _keys(risks: tuple[RiskEntry, ...]) -> set[str]:
    return {risk.key for risk in risks}


def _routines(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    then = {routine.key: routine for routine in before.routines}
    now = {routine.key: routine for routine in after.routines}
    for key, routine in now.items():
        if key not in then:
            yield Change(ChangeKind.ROUTINE_ADDED, key, routine.title)
        else:
            yield from _routine(then[key], routine)
    for key in then.keys() - now.keys():
        yield Change(ChangeKind.ROUTINE_REMOVED, key, then[key].title)


def _routine(then: RoutineEntry, now: RoutineEntry) -> Iterator[Change]:
    if then.is_secured and not now.is_secured:
        yield Change(ChangeKind.ROUTINE_UNSECURED, now.key, now.title)
    if now.is_secured and not then.is_secured:
        yield Change(ChangeKind.ROUTINE_SECURED, now.key, now.title)
    if now.documented is not then.documented:
        yield Change(
            ChangeKind.ROUTINE_DOCUMENTED,
            now.key,
            now.title,
            before=then.documented,
            after=now.documented,
        )


def _decisions(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    known = {decision.key for decision in before.decisions}
    for decision in after.decisions:
        if decision.key not in known:
            yield Change(
                ChangeKind.DECISION,
                decision.key,
                decision.body,
                after=decision,
                why=decision.text,
            )
