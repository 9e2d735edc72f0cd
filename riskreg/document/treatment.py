"""What is done about a risk, as a document tells it: actions and controls."""

from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    ControlKind,
    ControlOutcome,
    Frequency,
)


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
    """A one-off measure.  Where it stands and when it is due follow from its notes and moves.

    `told_until` is the last day of which the plan tells, once it has ended: after that nothing in
    it grows late.  `prompted_by` is the key of the control result that led to the action.
    """

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
    told_until: date | None = None
    prompted_by: str | None = None

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
        return max(0, (min(on, self.told_until or on) - self.due).days)

    def is_late(self, on: date) -> bool:
        """Overdue, or said by its owner to be delayed: what the overviews count as late."""
        return self.days_overdue(on) > 0 or self.status is ActionStatus.DELAYED


@dataclass(frozen=True)
class DoneEntry:
    """An action that was done in an earlier year's plan: it stays there, but what it did lasts."""

    key: str
    title: str
    year: int
    on: date
    effect: str | None = None


@dataclass(frozen=True)
class ControlResultEntry:
    """`period` is what was examined ("2026-T2"); `observation` what was seen.

    `led_to` is the key of the action that it led to, which may stand in another year's plan.
    """

    outcome: ControlOutcome
    on: date
    period: str
    observation: str | None = None
    checked: int | None = None
    deviations: int | None = None
    proposed_action: str | None = None
    position: str | None = None
    as_deputy: bool = False
    key: str | None = None
    led_to: str | None = None

    @property
    def deviates(self) -> bool:
        return self.outcome in {ControlOutcome.MINOR, ControlOutcome.MAJOR}


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

    @property
    def is_built_in(self) -> bool:
        return self.kind is ControlKind.BUILT_IN

    @property
    def unanswered(self) -> ControlResultEntry | None:
        """The newest result, if it tells of a deviation that has led to no action."""
        newest = self.latest
        return newest if newest and newest.deviates and newest.led_to is None else None
