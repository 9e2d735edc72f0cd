"""The rounds in which boards collect entries now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from riskreg.assembly import queries
from riskreg.assembly.queries import Found
from riskreg.document.organisation import BoardEntry


@dataclass(frozen=True)
class OpenRound:
    """An occasion that is open.  Of a month or a season its last day counts."""

    key: str
    name: str
    board: BoardEntry
    year: int
    opened: date
    closes: date | None = None
    status_date: date | None = None


def open_rounds(boards: Mapping[int, BoardEntry]) -> tuple[OpenRound, ...]:
    """Those of the boards, the one that closes first first."""
    rounds = [_round(row, boards[row.board_id]) for row in queries.open_rounds(boards.keys())]
    return tuple(sorted(rounds, key=lambda one: one.closes or date.max))


def asking(rounds: Iterable[OpenRound], board: BoardEntry, year: int) -> OpenRound | None:
    """The round that asks for entries to a board's plan, if one is open."""
    return next((one for one in rounds if (one.board, one.year) == (board, year)), None)


def _round(row: Found, board: BoardEntry) -> OpenRound:
    opened_at = row.opened_at or row.changed_at
    return OpenRound(
        key=row.key,
        name=row.name,
        board=board,
        year=row.year,
        opened=opened_at.date(),
        closes=row.deadline.latest if row.deadline else None,
        status_date=row.status_date.latest if row.status_date else None,
    )
