"""What a page about somebody's work is made of."""

import enum
from dataclasses import dataclass
from datetime import date

from riskreg.assembly.coming import Coming
from riskreg.assembly.rounds import OpenRound
from riskreg.document.kinds import Frequency
from riskreg.document.organisation import BoardEntry
from riskreg.document.periods import Period
from riskreg.document.scale import Level, Scale
from riskreg.document.treatment import ActionEntry, ControlEntry, ControlResultEntry, ProgressEntry
from riskreg.document.values import AssessmentEntry, RiskEntry


class OwedKind(enum.StrEnum):
    """As in the address: /my/action/12."""

    ACTION = "action"
    CONTROL = "control"


@dataclass(frozen=True)
class OwedItem:
    """An action or a control to record on, or that was just recorded on.

    `position` is the post that answers for it and `ordinary` the name of who holds that post,
    where the reader is only its deputy.  `due` is an action's own date; of a control it is the
    last day of the first of the `periods` that lack a result.  Before `record_by` the round that
    asks for it wants an entry.
    """

    id: int
    entry: ActionEntry | ControlEntry
    risk: RiskEntry
    board: BoardEntry
    year: int
    position: str
    position_title: str
    as_deputy: bool = False
    ordinary: str | None = None
    due: date | None = None
    days_late: int = 0
    asked_in: OpenRound | None = None
    periods: tuple[Period, ...] = ()
    may_say_unchanged: bool = False

    @property
    def kind(self) -> OwedKind:
        return OwedKind.ACTION if self.action else OwedKind.CONTROL

    @property
    def action(self) -> ActionEntry | None:
        return self.entry if isinstance(self.entry, ActionEntry) else None

    @property
    def control(self) -> ControlEntry | None:
        return self.entry if isinstance(self.entry, ControlEntry) else None

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def title(self) -> str:
        return self.entry.title

    @property
    def last(self) -> ProgressEntry | ControlResultEntry | None:
        return self.entry.latest

    @property
    def frequency(self) -> Frequency | None:
        return self.control.frequency if self.control else None

    @property
    def first_due(self) -> date | None:
        return self.action.first_due if self.action else None

    @property
    def round(self) -> str | None:
        """The name of the round that asks for it."""
        return self.asked_in.name if self.asked_in else None

    @property
    def record_by(self) -> date | None:
        return self.asked_in.closes if self.asked_in else None

    @property
    def risk_key(self) -> str:
        return self.risk.key

    @property
    def risk_number(self) -> int:
        return self.risk.number

    @property
    def risk_title(self) -> str:
        return self.risk.title

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


@dataclass(frozen=True)
class OwnedRisk:
    """A risk that the reader's post owns: its level now, and what the last meeting got."""

    risk: RiskEntry
    board: BoardEntry
    year: int
    scale: Scale
    level: Level | None = None
    before: AssessmentEntry | None = None
    is_new: bool = False

    @property
    def now(self) -> AssessmentEntry | None:
        return self.risk.current


@dataclass(frozen=True)
class Owed:
    """`held`: whether the reader holds any post at all."""

    late: tuple[OwedItem, ...] = ()
    to_record: tuple[OwedItem, ...] = ()
    as_deputy: tuple[OwedItem, ...] = ()
    done: tuple[OwedItem, ...] = ()
    risks: tuple[OwnedRisk, ...] = ()
    next: tuple[Coming, ...] = ()
    rounds: tuple[OpenRound, ...] = ()
    next_opens: date | None = None
    held: bool = False

    @property
    def items(self) -> tuple[OwedItem, ...]:
        """All that is left to record, in the order of the page."""
        return (*self.late, *self.to_record, *self.as_deputy)

    @property
    def left(self) -> int:
        return len(self.items)

    @property
    def total(self) -> int:
        return self.left + len(self.done)

    @property
    def late_left(self) -> int:
        return sum(item.is_late for item in self.items)
