"""Whether something is to be recorded on an action or a control now.  Pure.

While a round is open, everything unfinished that nothing was recorded on since it opened is
asked for.  Otherwise what is overdue or due soon is.  A control owes one result for each period
of its frequency that has ended, by the round's status date if one is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from riskreg.assembly.rounds import OpenRound
from riskreg.document.kinds import ControlKind
from riskreg.document.periods import Period, missing
from riskreg.document.treatment import ActionEntry, ControlEntry

SOON = timedelta(days=60)
#: How long an entry outside a round is fresh: it is not asked for again, and stands under "Done".
FRESH = timedelta(days=30)


@dataclass(frozen=True)
class Duty:
    """An action or a control of a plan, and the round that asks for it."""

    entry: ActionEntry | ControlEntry
    year: int
    round: OpenRound | None = None

    @property
    def thing(self) -> tuple[str, int]:
        """Two plans may hold the same action: it is recorded once.  A control owes each year."""
        return (self.entry.key, 0 if isinstance(self.entry, ActionEntry) else self.year)

    @property
    def weight(self) -> tuple[bool, int]:
        """In which plan it is asked for: that of an open round, else the newest."""
        return (self.round is not None, self.year)

    def recorded_lately(self, on: date) -> bool:
        """In the open round, else in the last days."""
        start = self.round.opened if self.round else on - FRESH
        return self.entry.latest is not None and self.entry.latest.on >= start

    def is_owed(self, on: date) -> bool:
        if isinstance(self.entry, ActionEntry):
            return self._owes_note(self.entry, on)
        return bool(self.periods(on)) or self._owes_first_word(self.entry, on)

    def days_late(self, on: date) -> int:
        """Only actions are late: what a control lacks is told by its periods."""
        return self.entry.days_overdue(on) if isinstance(self.entry, ActionEntry) else 0

    def may_say_unchanged(self, on: date) -> bool:
        """Whether there is a note that can still hold, on something that is not late."""
        if not isinstance(self.entry, ActionEntry) or self.entry.latest is None:
            return False
        return not self.entry.is_finished and not self.entry.is_late(on)

    def due(self, on: date) -> date | None:
        """When it should be done; for a control the end of the first period without a result."""
        if isinstance(self.entry, ActionEntry):
            return self.entry.due
        lacking = self.periods(on)
        return lacking[0].end if lacking else None

    def periods(self, on: date) -> tuple[Period, ...]:
        """The periods that lack a result.  What is built in and has no set pace owes none."""
        if isinstance(self.entry, ActionEntry) or _runs_by_itself(self.entry):
            return ()
        status_date = self.round.status_date if self.round else None
        return missing(self.entry, self.year, max(on, status_date or on))

    def _owes_note(self, action: ActionEntry, on: date) -> bool:
        if action.is_finished:
            return False
        if action.days_overdue(on):
            return True
        is_asked_for = self.round is not None or (action.due and action.due <= on + SOON)
        return bool(is_asked_for) and not self.recorded_lately(on)

    def _owes_first_word(self, control: ControlEntry, on: date) -> bool:
        """A control of which nobody has said how often it is made owes each round a result."""
        unpaced = control.frequency is None and not _runs_by_itself(control)
        return unpaced and self.round is not None and not self.recorded_lately(on)


def _runs_by_itself(control: ControlEntry) -> bool:
    return control.kind is ControlKind.BUILT_IN and control.frequency is None


D = TypeVar("D", bound=Duty)


def each_once(duties: Iterable[D]) -> list[D]:
    """Of the same thing in several plans the one that weighs most."""
    chosen = {duty.thing: duty for duty in sorted(duties, key=lambda duty: duty.weight)}
    return list(chosen.values())
