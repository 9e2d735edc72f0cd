"""Where in its cell each marker sits.

A cell seats up to four large markers or six small ones; in a fuller cell the sixth seat tells how
many more there are.  Who takes which seat is chosen so that the arrows are short.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from riskreg.pictures.geometry import Box, Circle
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_values import Marker

LARGE = 19.0
SMALL = 13.5
_MOST_LARGE = 4
_MOST = 6
# Of two seatings with arrows of the same length, the one in number order.
_OUT_OF_ORDER = 0.01

Cell = tuple[int, int]


@dataclass(frozen=True)
class Seated:
    marker: Marker
    spot: Circle


@dataclass(frozen=True)
class Crowd:
    """The risks of a cell that got no seat."""

    likelihood: int
    impact: int
    count: int
    spot: Circle


@dataclass(frozen=True)
class Seating:
    seated: tuple[Seated, ...]
    crowds: tuple[Crowd, ...]

    @property
    def spots(self) -> list[Circle]:
        return [one.spot for one in (*self.seated, *self.crowds)]


def seat(grid: Grid, markers: Sequence[Marker]) -> Seating:
    """Everybody's seat, in the order of the numbers."""
    seated: list[Seated] = []
    crowds: list[Crowd] = []
    for cell, members in _by_cell(markers).items():
        spots = _seats(grid.cell(*cell), min(len(members), _MOST))
        if len(members) > _MOST:
            crowds.append(Crowd(*cell, len(members) - len(spots) + 1, spots.pop()))
        seated.extend(_assigned(grid, _shown(members, len(spots)), spots))
    return Seating(tuple(sorted(seated, key=lambda one: one.marker.number)), tuple(crowds))


def _by_cell(markers: Sequence[Marker]) -> dict[Cell, list[Marker]]:
    cells = defaultdict(list)
    for marker in sorted(markers, key=lambda marker: marker.number):
        cells[marker.cell].append(marker)
    return cells


def _shown(members: list[Marker], count: int) -> list[Marker]:
    """Those that have changed come first when there is not room for all."""
    changed_first = sorted(members, key=lambda marker: not (marker.has_moved or marker.is_new))
    return sorted(changed_first[:count], key=lambda marker: marker.number)


def _seats(cell: Box, count: int) -> list[Circle]:
    middle = cell.center.moved(down=5)
    if count <= _MOST_LARGE:
        spread = min(26.0, cell.width * 0.227)
        return [Circle(middle.moved(*offset), LARGE) for offset in _large(count, spread)]
    return [Circle(middle.moved(*offset), SMALL) for offset in _small(count)]


def _large(count: int, spread: float) -> list[tuple[float, float]]:
    """One, two beside each other, one over two (clear of the score), two over two."""
    upper, lower = -18.5, 22.0
    return {
        1: [(0.0, 0.0)],
        2: [(-spread, 0.0), (spread, 0.0)],
        3: [(0.0, upper), (-spread, lower), (spread, lower)],
        4: [(-spread, upper), (spread, upper), (-spread, lower), (spread, lower)],
    }[count]


def _small(count: int) -> list[tuple[float, float]]:
    upper, lower, step = -14.0, 19.0, 28.0
    above = (-step / 2, step / 2) if count < _MOST else (-step, 0.0, step)
    return [(x, upper) for x in above] + [(x, lower) for x in (-step, 0.0, step)]


def _assigned(grid: Grid, members: list[Marker], spots: list[Circle]) -> list[Seated]:
    costs = [
        [
            _way(grid, marker, spot) + _OUT_OF_ORDER * abs(place - order)
            for place, spot in enumerate(spots)
        ]
        for order, marker in enumerate(members)
    ]
    return [
        Seated(marker, spots[place])
        for marker, place in zip(members, _cheapest(costs), strict=True)
    ]


def _way(grid: Grid, marker: Marker, spot: Circle) -> float:
    """How long an arrow the seat gives; 0 for a risk that has not moved."""
    start = grid.start(marker)
    return start.distance(spot.center) if start else 0


def _cheapest(costs: list[list[float]]) -> tuple[int, ...]:
    """The place of each row so that the sum is least.

    For every set of places already taken the best rest is found once: at most 64 sets, where
    trying every order would be 720.
    """

    @cache
    def best(taken: frozenset[int]) -> tuple[float, tuple[int, ...]]:
        row = len(taken)
        if row == len(costs):
            return 0.0, ()
        choices = []
        for place in set(range(len(costs))) - taken:
            rest, places = best(taken | {place})
            choices.append((costs[row][place] + rest, (place, *places)))
        return min(choices)

    return best(frozenset())[1]
