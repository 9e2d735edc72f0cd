"""Positions as documents name them: the post and when it was held, never by whom."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from riskreg.assembly import queries
from riskreg.assembly.queries import Found, Rows
from riskreg.assembly.tables import grouped
from riskreg.document.organisation import PeriodEntry, PositionEntry
from riskreg.document.reporting import RoutineEntry
from riskreg.document.values import RiskEntry
from riskreg.swedish import SortKey, sort_key


@dataclass(frozen=True)
class Posts:
    """The positions that some rows name.  `keys` is by row id, `entries` by title."""

    keys: Mapping[int | None, str]
    entries: tuple[PositionEntry, ...]

    def key(self, position: int | None) -> str | None:
        return self.keys.get(position)

    def named_in(
        self, risks: Collection[RiskEntry], routines: Collection[RoutineEntry]
    ) -> tuple[PositionEntry, ...]:
        named = {key for risk in risks for key in _in_risk(risk)}
        named |= {key for routine in routines for key in _in_routine(routine)}
        return tuple(entry for entry in self.entries if entry.key in named)


#: Where no position needs to be known.
NOBODY = Posts({}, ())


def read(ids: Collection[int]) -> Posts:
    positions = sorted(queries.positions(ids), key=_by_title)
    holdings = grouped(queries.holdings(ids), "position_id")
    return Posts(
        keys={row.id: row.key for row in positions},
        entries=tuple(position_entry(row, holdings[row.id]) for row in positions),
    )


def _by_title(row: Found) -> tuple[SortKey, int]:
    return sort_key(row.title), row.id


def position_entry(row: Found, holdings: Rows) -> PositionEntry:
    return PositionEntry(
        key=row.key,
        title=row.title,
        unit=row.unit,
        periods=tuple(
            PeriodEntry(one.kind, one.start, one.end, one.acting_from) for one in holdings
        ),
        holders_known=row.holders_known,
    )


def _in_risk(risk: RiskEntry) -> Iterator[str | None]:
    yield risk.owner
    yield from (response.decider for response in risk.responses)
    yield from (assessment.position for assessment in risk.assessments)
    for action in risk.actions:
        yield action.owner
        yield from (note.position for note in action.progress)
    for control in risk.controls:
        yield from (control.performer, control.receiver)
        yield from (result.position for result in control.results)


def _in_routine(routine: RoutineEntry) -> Iterator[str | None]:
    yield from (routine.reporter, routine.deputy, routine.presented_by, routine.delegated_to)
