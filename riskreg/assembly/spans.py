"""Up to which day a plan tells of what hangs on a line that other years share.  Pure.

An action or a control goes on from plan to plan, and what is recorded hangs on its line.  Each plan
tells its own years of it: a closed one up to its closing; one that nobody has closed until the
year after it has ended, or until a later plan has the same line, whichever comes last.
"""

from dataclasses import dataclass
from datetime import date

from riskreg.document.periods import Period


@dataclass(frozen=True)
class Span:
    """`taken_on`: the first later year in whose plan in force the same line stands."""

    year: int
    closed_on: date | None = None
    taken_on: int | None = None

    @property
    def last(self) -> date | None:
        """The last day; None while the plan goes on.

        What is left to tell of a year is told in the one after, while both plans are in force.
        """
        days = [self.closed_on, self._handed_over]
        return min((day for day in days if day), default=None)

    def holds(self, on: date) -> bool:
        return self.last is None or on <= self.last

    def holds_result(self, on: date, period: str) -> bool:
        """A result is of the plan whose year it examines, on whichever day it was told."""
        return self.holds(on) and (self.taken_on is None or _year(period, on) < self.taken_on)

    @property
    def _handed_over(self) -> date | None:
        if self.taken_on is None:
            return None
        return date(max(self.year + 1, self.taken_on - 1), 12, 31)


def _year(period: str, on: date) -> int:
    """The year that was examined; what an import calls its period may name none."""
    try:
        return Period.read(period).start.year
    except ValueError:
        return on.year
