"""The municipality's bodies and posts, as a document names them."""

from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    BoardKind,
    HoldingKind,
)


@dataclass(frozen=True)
class BoardEntry:
    """`short` is the name in addresses and registration numbers: "san"."""

    key: str
    short: str
    name: str
    kind: BoardKind


@dataclass(frozen=True)
class PeriodEntry:
    """That a post was held, in one of the three ways.  A start or end that is not known is None.

    `acting_from` is the title of the post that whoever acts has else.
    """

    kind: HoldingKind
    start: PartialDate | None
    end: PartialDate | None = None
    acting_from: str | None = None

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
