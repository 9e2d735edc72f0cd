"""Which state a plan is in, and what was decided: date, § and registration number."""

from riskreg.document.kinds import DecisionOutcome, PlanState
from riskreg.document.reporting import DecisionEntry
from riskreg.document.values import PlanDocument
from riskreg.sentences.said import Day, Listed, Said, Value, said, together

_APPROVING = {DecisionOutcome.AS_PROPOSED, DecisionOutcome.CHANGED}


def plan_state(document: PlanDocument) -> tuple[Said, ...]:
    """A line below the plan's title, in one or two sentences."""
    approvals = approving(document)
    if document.state is PlanState.DRAFT:
        return _draft(document)
    if document.state is PlanState.PROPOSED:
        return (said("sent to the board"),)
    if not approvals:
        return (_unrecorded(document.state),)
    closed = (said("closed"),) if document.state is PlanState.CLOSED else ()
    return (*closed, *_approved(approvals, document.revision))


def not_decided(year: int) -> Said:
    """Where a board has no plan for the year that it has decided on."""
    return said("the plan for %(year)s is not decided", year=year)


def decision_line(decision: DecisionEntry) -> Said:
    """As "decided 14 December 2022, § 118, SAN-0431/2022"."""
    return _with_details(_outcome(decision), decision)


def approving(document: PlanDocument) -> tuple[DecisionEntry, ...]:
    """The decisions that put the plan in force, oldest first."""
    found = [one for one in document.decisions if one.on and one.outcome in _APPROVING]
    return tuple(sorted(found, key=lambda one: one.on.earliest if one.on else document.as_of))


def _draft(document: PlanDocument) -> tuple[Said, ...]:
    latest = document.decisions[-1] if document.decisions else None
    draft = said("draft of a revision") if document.revision > 1 else said("draft")
    if latest and latest.outcome is DecisionOutcome.SENT_BACK:
        return (together("%(draft)s, %(sent_back)s", draft=draft, sent_back=decision_line(latest)),)
    return (draft, *map(_in_force, approving(document)[-1:]))


def _in_force(decision: DecisionEntry) -> Said:
    """What holds until the board has decided on the draft."""
    return _with_details(said("the plan in force was decided"), decision)


def _unrecorded(state: PlanState) -> Said:
    if state is PlanState.CLOSED:
        return said("closed, the decision is not recorded")
    return said("in force, the decision is not recorded")


def _approved(approvals: tuple[DecisionEntry, ...], revision: int) -> tuple[Said, ...]:
    """The first decision and the latest revision; the first is lost where only a later is known."""
    first, latest = approvals[0], approvals[-1]
    if len(approvals) > 1:
        return decision_line(first), _revised(latest)
    return (_revised(first) if revision > 1 else decision_line(first),)


def _revised(decision: DecisionEntry) -> Said:
    return _with_details(said("revised"), decision)


def _outcome(decision: DecisionEntry) -> Said:
    return {
        DecisionOutcome.AS_PROPOSED: said("decided"),
        DecisionOutcome.CHANGED: said("decided with changes"),
        DecisionOutcome.SENT_BACK: said("sent back"),
        DecisionOutcome.NOTED: said("noted"),
    }[decision.outcome]


def _with_details(word: Said, decision: DecisionEntry) -> Said:
    """The word and its day, then what the minutes call it."""
    dated = together("%(word)s %(day)s", word=word, day=Day(decision.on)) if decision.on else word
    return together("%(details)s", details=Listed((dated, *_minutes(decision)), last=","))


def _minutes(decision: DecisionEntry) -> tuple[Value, ...]:
    paragraph = decision.paragraph and f"§ {decision.paragraph.lstrip('§ ')}"
    return tuple(part for part in (paragraph, decision.registration) if part)
