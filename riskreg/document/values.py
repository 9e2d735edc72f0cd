"""`PlanDocument` and its entries.

Every entry carries its lineage key: random text made once and copied ever after, so that the
same risk is found in another year, a revision or a frozen report.  A document names positions,
never persons; where a check must know whether two posts are held by the same person it asks
`same_person`, which may be unknown.
"""

from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import (
    AssessmentKind,
    DecisionOutcome,
    PlanState,
    ResponseKind,
)
from riskreg.document.organisation import BoardEntry, PositionEntry
from riskreg.document.reporting import DecisionEntry, MeetingEntry, OccasionEntry, RoutineEntry
from riskreg.document.scale import Level, Scale
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    DoneEntry,
)


@dataclass(frozen=True)
class ResponseEntry:
    """What is done with a risk.  Acceptance needs a reason, a decider and a review date."""

    kind: ResponseKind
    reason: str | None = None
    decider: str | None = None
    review_on: date | None = None

    def is_overdue(self, on: date) -> bool:
        """Accepted until a day that has passed, without having been thought over."""
        accepted = self.kind is ResponseKind.ACCEPT
        return accepted and self.review_on is not None and self.review_on < on


@dataclass(frozen=True)
class CauseEntry:
    """`done` is what was done about it in the plans of earlier years."""

    key: str
    text: str
    untreated_because: str | None = None
    done: tuple[DoneEntry, ...] = ()


@dataclass(frozen=True)
class AssessmentEntry:
    """Preliminary: made in a round that is still open, so the board has not heard of it."""

    kind: AssessmentKind
    likelihood: int
    impact: int
    on: date
    rationale: str | None = None
    occasion: str | None = None
    preliminary: bool = False
    position: str | None = None

    @property
    def score(self) -> int:
        return Scale.score(self.likelihood, self.impact)


@dataclass(frozen=True)
class SecretMark:
    """The legal ground: chapter and section of offentlighets- och sekretesslagen.

    `withheld` is True only in a copy made for a reader who may not see the matter (`masked`).
    """

    ground: str
    withheld: bool = False


@dataclass(frozen=True)
class RiskEntry:
    """One risk as the plan has it.

    `content_given` is False where a source says that a risk exists but not what it is: a
    placeholder, which no check may count as an empty risk.
    `selected` risks are in the plan, the others only on the gross list.
    """

    key: str
    number: int
    title: str
    description: str | None = None
    consequence: str | None = None
    category: str | None = None
    process: str | None = None
    content_given: bool = True
    selected: bool = True
    selection_reason: str | None = None
    owner: str | None = None
    secret: SecretMark | None = None
    since_year: int | None = None
    responses: tuple[ResponseEntry, ...] = ()
    causes: tuple[CauseEntry, ...] = ()
    assessments: tuple[AssessmentEntry, ...] = ()
    actions: tuple[ActionEntry, ...] = ()
    controls: tuple[ControlEntry, ...] = ()
    routines: tuple[str, ...] = ()
    followed_up_in: str | None = None

    def assessed(self, kind: AssessmentKind = AssessmentKind.CURRENT) -> AssessmentEntry | None:
        """The newest assessment of a kind, or None: "not assessed" is a state of its own."""
        return next((one for one in reversed(self.assessments) if one.kind is kind), None)

    @property
    def current(self) -> AssessmentEntry | None:
        return self.assessed()

    @property
    def trail(self) -> tuple[AssessmentEntry, ...]:
        """Every current assessment, oldest first: the trend."""
        return tuple(one for one in self.assessments if one.kind is AssessmentKind.CURRENT)

    def responds_with(self, kind: ResponseKind) -> bool:
        return any(response.kind is kind for response in self.responses)

    @property
    def planned_controls(self) -> tuple[ControlEntry, ...]:
        """What the plan adds to what is built into the work already."""
        return tuple(control for control in self.controls if not control.is_built_in)

    def untreated_causes(self) -> tuple[CauseEntry, ...]:
        """Causes that no action is or was aimed at and that nobody has said why."""
        aimed = {key for action in self.actions for key in action.causes}
        return tuple(
            cause
            for cause in self.causes
            if cause.key not in aimed and not cause.done and cause.untreated_because is None
        )


@dataclass(frozen=True)
class PlanDocument:
    """One board's internal control plan for one year, as it stood on `as_of`.

    `decision_recorded` is False where the plan is in force but nobody has recorded when and how
    it was decided: a gap to show, not a draft.
    """

    municipality: str
    board: BoardEntry
    year: int
    title: str
    revision: int
    state: PlanState
    as_of: date
    is_example: bool
    scale: Scale
    source: str | None = None
    positions: tuple[PositionEntry, ...] = ()
    risks: tuple[RiskEntry, ...] = ()
    routines: tuple[RoutineEntry, ...] = ()
    meetings: tuple[MeetingEntry, ...] = ()
    occasions: tuple[OccasionEntry, ...] = ()
    decisions: tuple[DecisionEntry, ...] = ()

    @property
    def decision_recorded(self) -> bool:
        return any(
            one.outcome in {DecisionOutcome.AS_PROPOSED, DecisionOutcome.CHANGED} and one.on
            for one in self.decisions
        )

    @property
    def selected(self) -> tuple[RiskEntry, ...]:
        return tuple(risk for risk in self.risks if risk.selected)

    @property
    def actions(self) -> tuple[tuple[RiskEntry, ActionEntry], ...]:
        return tuple((risk, action) for risk in self.selected for action in risk.actions)

    @property
    def controls(self) -> tuple[tuple[RiskEntry, ControlEntry], ...]:
        return tuple((risk, control) for risk in self.selected for control in risk.controls)

    def risk(self, key: str) -> RiskEntry | None:
        return next((risk for risk in self.risks if risk.key == key), None)

    def numbered(self, number: int) -> RiskEntry | None:
        return next((risk for risk in self.risks if risk.number == number), None)

    def position(self, key: str | None) -> PositionEntry | None:
        return next((one for one in self.positions if one.key == key), None)

    def routine(self, key: str | None) -> RoutineEntry | None:
        return next((one for one in self.routines if one.key == key), None)

    def meeting(self, key: str | None) -> MeetingEntry | None:
        return next((one for one in self.meetings if one.key == key), None)

    def review_is_overdue(self, risk: RiskEntry, on: date) -> bool:
        """Accepted until a day that has passed.  What is closed is reviewed in the next plan."""
        is_open = self.state is not PlanState.CLOSED
        return is_open and any(response.is_overdue(on) for response in risk.responses)

    def level(self, assessment: AssessmentEntry) -> Level:
        return self.scale.level(assessment.likelihood, assessment.impact)

    def level_of(self, risk: RiskEntry) -> Level | None:
        return self.level(risk.current) if risk.current else None
