"""Routines, occasions, meetings and decisions, as a document tells them."""

from dataclasses import dataclass

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    DecisionOutcome,
    Known,
    OccasionState,
    RoutineKind,
)


@dataclass(frozen=True)
class RoutineEntry:
    """Who reports what to whom.  Bodies that are not boards of the register are named in text.

    `number` is the routine's own in its board, for life.
    """

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
    number: int | None = None

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
