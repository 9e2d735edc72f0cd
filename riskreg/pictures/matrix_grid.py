"""Where everything of a matrix lies: cells, names of the grades, the axes.

Cells keep about the same size for every scale, so that markers can; the margin to the left
grows with the names.
"""

from dataclasses import dataclass
from functools import cached_property

from riskreg.pictures.geometry import Box, Point
from riskreg.pictures.lettering import breaks_a_word, width, wrap
from riskreg.pictures.matrix_values import Marker

GAP = 4
TOP = 8
_CELL_WIDTH = {3: 130, 4: 97, 5: 88}
_CELL_HEIGHT = {3: 112, 4: 95, 5: 95}

# On a phone the style sheet enlarges the names, so they are measured as they are there.
NAME_SIZE = 13
_NAME_SIZE_ON_PHONE = 15.5
_AXIS_ROOM = 22
_NAME_GAP = 12
_GUTTERS = (58, 66, 76, 88, 104)
_MOST_LINES = 3


@dataclass(frozen=True)
class Grid:
    """`likelihood` and `impact` are the grades' names, lowest first."""

    likelihood: tuple[str, ...]
    impact: tuple[str, ...]

    @property
    def rows(self) -> int:
        return len(self.likelihood)

    @property
    def columns(self) -> int:
        return len(self.impact)

    @cached_property
    def row_names(self) -> tuple[list[str], ...]:
        """The names of likelihood in lines, in the narrowest margin that takes them well."""
        room = next((room for room in _GUTTERS if self._fits_in(room)), _GUTTERS[-1])
        return tuple(wrapped(name, room) for name in self.likelihood)

    @cached_property
    def column_names(self) -> tuple[list[str], ...]:
        return tuple(wrapped(name, self.cell_width + GAP) for name in self.impact)

    @cached_property
    def left(self) -> float:
        lines = [line for name in self.row_names for line in name]
        widest = max(width(line, _NAME_SIZE_ON_PHONE) for line in lines)
        return _AXIS_ROOM + max(widest, _GUTTERS[0]) + _NAME_GAP

    @property
    def cell_width(self) -> int:
        return _CELL_WIDTH[self.columns]

    @property
    def cell_height(self) -> int:
        return _CELL_HEIGHT[self.rows]

    @property
    def right(self) -> float:
        return self.left + self.columns * (self.cell_width + GAP)

    @property
    def bottom(self) -> float:
        return TOP + self.rows * (self.cell_height + GAP)

    @property
    def height(self) -> float:
        most = max(len(name) for name in self.column_names)
        return self.bottom + 46 + 16 * most

    def cell(self, likelihood: int, impact: int) -> Box:
        left = self.left + (impact - 1) * (self.cell_width + GAP)
        top = TOP + (self.rows - likelihood) * (self.cell_height + GAP)
        return Box(left, top, left + self.cell_width, top + self.cell_height)

    def middle(self, likelihood: int, impact: int) -> Point:
        """Where markers gather: a little below the centre, to leave the score its corner."""
        return self.cell(likelihood, impact).center.moved(down=5)

    def start(self, marker: Marker) -> Point | None:
        """Where a risk has come from, or None.

        A plan that is compared with another may have had another scale, without such a cell.
        """
        if marker.before is None or not marker.has_moved:
            return None
        likelihood, impact = marker.before
        known = 1 <= likelihood <= self.rows and 1 <= impact <= self.columns
        return self.middle(likelihood, impact) if known else None

    def cells(self) -> list[tuple[int, int]]:
        """Every likelihood and impact, as one reads: from the top row down."""
        return [
            (likelihood, impact)
            for likelihood in range(self.rows, 0, -1)
            for impact in range(1, self.columns + 1)
        ]

    def _fits_in(self, room: float) -> bool:
        return all(
            not breaks_a_word(name, room, _NAME_SIZE_ON_PHONE)
            and len(wrap(name, room, _NAME_SIZE_ON_PHONE)) <= _MOST_LINES
            for name in self.likelihood
        )


def wrapped(name: str, room: float) -> list[str]:
    return wrap(name, room, _NAME_SIZE_ON_PHONE, most=_MOST_LINES)
