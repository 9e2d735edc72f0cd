"""Posts with who holds them, as the pages of administration show them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskreg.accounts.models import Holding
from riskreg.administration import queries
from riskreg.administration.terms import Standing, covers, standing
from riskreg.boards.models import Board, Position
from riskreg.boards.queries import positions_of


@dataclass(frozen=True)
class Post:
    """A post on a day.  `holdings` are all that it ever had, the latest first."""

    position: Position
    holdings: Sequence[Holding]
    standing: Standing
    on: date

    @property
    def is_vacant(self) -> bool:
        return self.position.holders_known and self.standing.vacant_from == self.on

    @property
    def vacant_from(self) -> date | None:
        """The day in sight from which nobody holds it, when somebody does today."""
        day = self.standing.vacant_from
        return day if self.position.holders_known and day != self.on else None

    def is_held(self, holding: Holding) -> bool:
        return covers(holding, self.on)


def posts_of(board: Board, on: date) -> Sequence[Post]:
    return _posts(positions_of(board), on)


def post_of(position: Position, on: date) -> Post:
    (only,) = _posts([position], on)
    return only


def _posts(positions: Sequence[Position], on: date) -> Sequence[Post]:
    held: dict[int, list[Holding]] = defaultdict(list)
    for holding in queries.all_holdings(positions):
        held[holding.position_id].append(holding)
    return [
        Post(position, held[position.id], standing(held[position.id], on), on)
        for position in positions
    ]
