"""Who holds the posts today.  Stands beside a document on a page, never inside one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from riskreg.assembly import queries
from riskreg.assembly.queries import Found
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.document.organisation import PeriodEntry
from riskreg.document.values import PlanDocument


@dataclass(frozen=True)
class StandIn:
    """A deputy who acts while the holder is away, and the last day of that."""

    name: str
    until: PartialDate


@dataclass(frozen=True)
class People:
    """Names by position and way of holding it."""

    names: Mapping[tuple[str, HoldingKind], str] = field(default_factory=dict)
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)

    def holder(self, position: str | None) -> str | None:
        return self._named(position, HoldingKind.ORDINARY)

    def acting(self, position: str | None) -> str | None:
        return self._named(position, HoldingKind.ACTING)

    def deputy(self, position: str | None) -> str | None:
        return self._named(position, HoldingKind.DEPUTY)

    def stand_in(self, position: str | None) -> StandIn | None:
        """The deputy who has stepped in, where the holder is away today."""
        return None if position is None else self.stand_ins.get(position)

    def answering(self, position: str | None) -> str | None:
        """Who answers for it today: the holder, or whoever acts as one."""
        return self.holder(position) or self.acting(position)

    def _named(self, position: str | None, kind: HoldingKind) -> str | None:
        return None if position is None else self.names.get((position, kind))


def people(documents: Iterable[PlanDocument], on: date) -> People:
    """Those who hold the documents' positions on a day."""
    return holding({one.key for document in documents for one in document.positions}, on)


def holding(positions: set[str], on: date) -> People:
    """Of several with a post, the one who came last is named; of deputies, who has stepped in."""
    rows = queries.holders(positions) if positions else ()
    now = sorted((row for row in rows if _covers(row, on)), key=_is_for_an_absence)
    return People(
        {(row.key, row.kind): row.name for row in now},
        {row.key: StandIn(row.name, row.end) for row in now if _is_for_an_absence(row)},
    )


def _is_for_an_absence(row: Found) -> bool:
    return row.absence_id is not None and row.end is not None


def _covers(row: Found, on: date) -> bool:
    return PeriodEntry(row.kind, row.start, row.end).covers(on)
