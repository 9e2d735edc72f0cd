"""Where risks have come from: a ghost in the old cell and an arrow to the marker.

The ghost goes where it and its arrow cover as little as possible of everything else.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box, Circle, Point, Segment
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_seats import Seated, Seating

GHOST = 10.5
_CLEAR = 5  # the air that a ghost or an arrow wants around it
_SHORTEST = 26  # an arrow shorter than this is all head
_AROUND = 60  # as far from the straight way as a ghost and a marker can matter to each other
_MOST_NEIGHBOURS = 16  # the others stand so far away that they seldom decide

_COVERING = 9
_CROSSING = 5
_STRAYING = 0.25
_TOO_SHORT = 4
# Shares of the cell, from its middle; the nearest first, since a far one must be worth its way.
_STEPS = (0, -0.5, 0.5, -1, 1)
_OFFSETS = sorted(((x, y) for x in _STEPS for y in _STEPS), key=lambda step: math.hypot(*step))
_REACH_ACROSS, _REACH_DOWN = 0.33, 0.27


@dataclass(frozen=True)
class Move:
    """A risk's way from its ghost to its marker.  `change` is the difference in score."""

    number: int
    ghost: Circle
    arrow: Segment
    change: int


@dataclass(frozen=True)
class Neighbours:
    """What a ghost and its arrow had better keep clear of, the likeliest first."""

    circles: list[Circle]
    arrows: list[Segment]

    def cost(self, ghost: Circle, spot: Circle, enough: float) -> float:
        """What a place costs, or any figure over `enough`: sixty risks must not take long."""
        arrow = Segment(ghost.center, spot.center)
        cost = _TOO_SHORT * max(0.0, _SHORTEST + ghost.radius + spot.radius - arrow.length)
        for other in self.circles:
            if cost >= enough:
                return cost
            clear = other.radius + _CLEAR
            covered = clear + ghost.radius - other.center.distance(ghost.center)
            crossed = clear - arrow.distance(other.center)
            cost += _COVERING * max(0.0, covered) + _CROSSING * max(0.0, crossed)
        for other in self.arrows:
            covered = ghost.radius + _CLEAR - other.distance(ghost.center)
            cost += _COVERING * max(0.0, covered)
        return cost


def moves(scale: Scale, grid: Grid, seating: Seating, tags: Sequence[Box]) -> list[Move]:
    """One for each seated risk that has changed cell, in number order."""
    standing = [*seating.spots, *(Circle(tag.center, tag.width / 2) for tag in tags)]
    found: list[Move] = []
    for seated in seating.seated:
        start = grid.start(seated.marker)
        if start:
            near = _neighbours(start, seated, standing, found)
            found.append(_move(scale, seated, _ghost(grid, start, seated.spot, near)))
    return found


def _move(scale: Scale, seated: Seated, ghost: Circle) -> Move:
    marker, spot = seated.marker, seated.spot
    arrow = Segment(ghost.edge(spot.center, 1.5), spot.edge(ghost.center, 3))
    change = scale.score(*marker.cell) - scale.score(*(marker.before or marker.cell))
    return Move(marker.number, ghost, arrow, change)


def _neighbours(
    start: Point, seated: Seated, standing: list[Circle], earlier: list[Move]
) -> Neighbours:
    straight = Segment(start, seated.spot.center)
    others = [*standing, *(move.ghost for move in earlier)]
    near = sorted(
        (away, place)
        for place, other in enumerate(others)
        if other is not seated.spot and (away := straight.distance(other.center)) < _AROUND
    )
    arrows = [move.arrow for move in earlier if move.arrow.distance(start) < _AROUND]
    return Neighbours([others[place] for _, place in near[:_MOST_NEIGHBOURS]], arrows)


def _ghost(grid: Grid, start: Point, spot: Circle, near: Neighbours) -> Circle:
    """The cheapest place, given up as soon as it costs more than the best one."""
    best, least = Circle(start, GHOST), math.inf
    for center in _places(grid, start):
        ghost = Circle(center, GHOST)
        straying = _STRAYING * center.distance(start)
        cost = straying + near.cost(ghost, spot, least - straying)
        if cost < least:
            best, least = ghost, cost
    return best


def _places(grid: Grid, middle: Point) -> Iterator[Point]:
    """Places for a ghost in its cell, less the corner that has the score."""
    across, down = grid.cell_width * _REACH_ACROSS, grid.cell_height * _REACH_DOWN
    for right, below in _OFFSETS:
        if (right, below) != (1, -1):
            yield middle.moved(right * across, below * down)
