"""What a plan must be before it is proposed, and what a decision says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskreg.document.dates import PartialDate
from riskreg.document.gaps import GapKind, gaps
from riskreg.document.kinds import DecisionOutcome, OccasionState, PlanState, ResponseKind
from riskreg.document.values import PlanDocument
from riskreg.refusals import N_, Refused

if TYPE_CHECKING:
    from riskreg.boards.models import Board
    from riskreg.plans.models import Plan
    from riskreg.reporting.models import Meeting


@dataclass(frozen=True)
class DecisionText:
    """What a body decided, as far as it is recorded.  What nobody has recorded is None."""

    body: "Board"
    on: PartialDate | None = None
    paragraph: str | None = None
    registration: str | None = None
    outcome: DecisionOutcome = DecisionOutcome.AS_PROPOSED
    text: str | None = None
    meeting: "Meeting | None" = None


ADOPTING = {DecisionOutcome.AS_PROPOSED, DecisionOutcome.CHANGED}

#: What a board cannot decide on without, in the words of whoever must mend it.
_DEMANDED = {
    GapKind.RISK_NOT_ASSESSED: N_("Assess risk %(number)s: %(title)s"),
    GapKind.RISK_WITHOUT_OWNER: N_("Choose a post that answers for risk %(number)s: %(title)s"),
    GapKind.ACCEPTED_WITHOUT_REASON: N_("Write why risk %(number)s is accepted: %(title)s"),
    GapKind.ACCEPTED_WITHOUT_REVIEW: N_(
        "Choose when the acceptance of risk %(number)s is reviewed: %(title)s"
    ),
    GapKind.ACTION_WITHOUT_OWNER: N_("Choose a post that answers for the action: %(title)s"),
    GapKind.ACTION_WITHOUT_DUE: N_("Choose an end date for the action: %(title)s"),
}
_DECIDER = N_("Choose who decides that risk %(number)s is accepted: %(title)s")


def check_proposal(document: PlanDocument) -> None:
    """Scores, owners and dates are demanded here, not when a risk is typed."""
    if not document.selected:
        raise Refused(N_("Choose at least one risk for the plan"))
    for text, number, title in _demands(document):
        raise Refused(text, number=number, title=title)


def _demands(document: PlanDocument) -> Iterator[tuple[str, int | None, str]]:
    for gap in gaps(document, document.as_of):
        if gap.kind in _DEMANDED:
            yield _DEMANDED[gap.kind], gap.number, gap.title
    for risk in document.selected:
        for response in risk.responses:
            if response.kind is ResponseKind.ACCEPT and response.decider is None:
                yield _DECIDER, risk.number, risk.title


def check_adoption(state: PlanState, decision: DecisionText) -> None:
    if state is not PlanState.PROPOSED:
        raise Refused(N_("Only a proposed plan can be decided on"))
    if decision.outcome not in ADOPTING:
        raise Refused(
            N_("Choose whether the plan was adopted as proposed or with changes"), field="outcome"
        )
    if decision.on is None:
        raise Refused(N_("Write when it was decided"), field="on")
    if not decision.paragraph:
        raise Refused(
            N_("Write the paragraph of the minutes, for example § 118"), field="paragraph"
        )


def check_putting_in_force(state: PlanState) -> None:
    if state is not PlanState.DRAFT:
        raise Refused(N_("Only a draft can be put in force without a recorded decision"))


def check_handing_in(state: OccasionState, plan_state: PlanState, *, is_round: bool) -> None:
    """A round is closed first, so that what is missing stands in the report as missing."""
    if state in {OccasionState.SUBMITTED, OccasionState.NOTED}:
        raise Refused(N_("The report has been handed in already"))
    if is_round and state is not OccasionState.CLOSED:
        raise Refused(N_("Close the round before the report is handed in"))
    if plan_state not in {PlanState.ADOPTED, PlanState.CLOSED}:
        raise Refused(N_("Only a plan in force is reported on"))


def check_noting(state: OccasionState) -> None:
    if state is not OccasionState.SUBMITTED:
        raise Refused(N_("Only a report that has been handed in can be noted"))


def check_carrying(before: "Plan", after: "Plan", *, is_there: bool) -> None:
    if before.board_id != after.board_id:
        raise Refused(N_("Choose a plan of the same board"), field="plan")
    if after.year <= before.year:
        raise Refused(N_("Choose a plan for a later year"), field="plan")
    if is_there:
        raise Refused(N_("The risk is in that plan already"), field="plan")


def check_year_end(state: PlanState) -> None:
    if state is not PlanState.ADOPTED:
        raise Refused(N_("Only a plan in force can be closed"))
