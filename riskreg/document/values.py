"""`PlanDocument` and its entries.

Every entry carries its lineage key: random text made once and copied ever after, so that the
same risk is found in another year, a revision or a frozen report.  A document names positions,
never persons; where a check must know whether two posts are held by the same person it asks
`same_person`, which may be unknown.
"""

from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    BoardKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    PlanState,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.scale import Level, Scale


@dataclass(frozen=True)
class BoardEntry:
    """`short` is the name in addresses and registration numbers: "san"."""

    key: str
    short: str
    name: str
    kind: BoardKind


@dataclass(frozen=True)
class PeriodEntry:
    """That a post was held, in one of the three ways.  A start or end that is not known is None."""

    kind: HoldingKind
    start: PartialDate | None
    end: PartialDate | None = None

    def covers(self, day: date) -> bool:
        has_begun = self.start is None or self.start.earliest <= day
        return has_begun and (self.end is None or day <= self.end.latest)


@dataclass(frozen=True)
class PositionEntry:
    key: str
    title: str
    unit: str | None = None
    periods: tuple[PeriodEntry, ...] = ()
    holders_known: bool = True
    """False where a source is silent on who holds the post: not vacant, but not recorded."""

    def has(self, kind: HoldingKind, on: date) -> bool:
        return any(period.kind is kind and period.covers(on) for period in self.periods)

    def is_vacant(self, on: date) -> bool:
        """Without an ordinary holder, though it is known who held it at some time."""
        return self.holders_known and not self.has(HoldingKind.ORDINARY, on)


@dataclass(frozen=True)
class ResponseEntry:
    """What is done with a risk.  Acceptance needs a reason, a decider and a review date."""

    kind: ResponseKind
    reason: str | None = None
    decider: str | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class CauseEntry:
    key: str
    text: str
    untreated_because: str | None = None


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
class DueMoveEntry:
    """One move of a due date (rule 11): kept with its reason for ever."""

    before: date | None
    after: date
    reason: str
    on: date


@dataclass(frozen=True)
class ProgressEntry:
    """One note on an action.  `as_deputy`: it was written by the post's deputy."""

    status: ActionStatus
    text: str
    on: date
    effect: str | None = None
    position: str | None = None
    as_deputy: bool = False


@dataclass(frozen=True)
class ActionEntry:
    """A one-off measure.  Where it stands and when it is due follow from its notes and moves."""

    key: str
    title: str
    description: str | None = None
    owner: str | None = None
    first_due: date | None = None
    started: PartialDate | None = None
    causes: tuple[str, ...] = ()
    moves: tuple[DueMoveEntry, ...] = ()
    progress: tuple[ProgressEntry, ...] = ()
    evidence: int = 0

    @property
    def latest(self) -> ProgressEntry | None:
        return self.progress[-1] if self.progress else None

    @property
    def status(self) -> ActionStatus:
        return self.latest.status if self.latest else ActionStatus.NOT_STARTED

    @property
    def due(self) -> date | None:
        return self.moves[-1].after if self.moves else self.first_due

    @property
    def is_finished(self) -> bool:
        return self.status in {ActionStatus.DONE, ActionStatus.CANCELLED}

    def days_overdue(self, on: date) -> int:
        """Days since it should have been done; 0 when it is in time, finished or has no date."""
        if self.is_finished or self.due is None:
            return 0
        return max(0, (on - self.due).days)

    def is_late(self, on: date) -> bool:
        """Overdue, or said by its owner to be delayed: what the overviews count as late."""
        return self.days_overdue(on) > 0 or self.status is ActionStatus.DELAYED


@dataclass(frozen=True)
class ControlResultEntry:
    """`period` is what was examined ("2026-T2"); `observation` what was seen."""

    outcome: ControlOutcome
    on: date
    period: str
    observation: str | None = None
    checked: int | None = None
    deviations: int | None = None
    proposed_action: str | None = None
    position: str | None = None
    as_deputy: bool = False


@dataclass(frozen=True)
class ControlEntry:
    key: str
    title: str
    kind: ControlKind
    purpose: str | None = None
    method: str | None = None
    extent: str | None = None
    frequency: Frequency | None = None
    performer: str | None = None
    receiver: str | None = None
    results: tuple[ControlResultEntry, ...] = ()
    evidence: int = 0

    @property
    def latest(self) -> ControlResultEntry | None:
        return self.results[-1] if self.results else None


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

    def untreated_causes(self) -> tuple[CauseEntry, ...]:
        """Causes that no action is aimed at and that nobody has said why."""
        aimed = {key for action in self.actions for key in action.causes}
        return tuple(
            cause
            for cause in self.causes
            if cause.key not in aimed and cause.untreated_because is None
        )


@dataclass(frozen=True)
class RoutineEntry:
    """Who reports what to whom.  Bodies that are not boards of the register are named in text."""

    key: str
    title: str
    kind: RoutineKind
    documented: Known
    what: str | None = None
    reporter: str | None = None
    deputy: str | None = None
    presented_by: str | None = None
    delegated_to: str | None = None
    via: str | None = None
    to: str | None = None
    form: str | None = None
    when: str | None = None
    documented_where: str | None = None
    revised: PartialDate | None = None
    decided: PartialDate | None = None
    is_continuous: bool = False
    rounds: bool = False
    covers_all_risks: bool = False
    note: str | None = None

    def missing(self) -> tuple[str, ...]:
        """What keeps the routine from being secured, as field names in the order of the page."""
        needed = {
            "reporter": self.reporter,
            "deputy": self.deputy,
            "to": self.to,
            "form": self.form,
            "when": self.when or (self.is_continuous or None),
            "decided": self.decided,
        }
        return tuple(name for name, value in needed.items() if not value)

    @property
    def is_secured(self) -> bool:
        return not self.missing()


@dataclass(frozen=True)
class MeetingEntry:
    key: str
    on: PartialDate
    body: str


@dataclass(frozen=True)
class OccasionEntry:
    """A routine's instance in a year.  Late is derived from the dates, never stored."""

    key: str
    routine: str
    name: str
    state: OccasionState
    status_date: PartialDate | None = None
    deadline: PartialDate | None = None
    meeting: str | None = None


@dataclass(frozen=True)
class DecisionEntry:
    key: str
    body: str
    outcome: DecisionOutcome
    on: PartialDate | None = None
    paragraph: str | None = None
    registration: str | None = None
    text: str | None = None


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

    def level(self, assessment: AssessmentEntry) -> Level:
        return self.scale.level(assessment.likelihood, assessment.impact)

    def level_of(self, risk: RiskEntry) -> Level | None:
        return self.level(risk.current) if risk.current else None
