"""Where risks have come from: a ghost in the old cell and an arrow to the marker.

The ghost goes where it and its arrow cover as little as possible of everything else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box, Circle, Point, Segment
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_seats import Seated, Seating
from riskreg.pictures.matrix_values import Marker

GHOST = 10.5
_CLEAR = 5  # the air that a ghost or an arrow wants around it
_SHORTEST = 26  # an arrow shorter than this is all head
_AROUND = 60  # as far from the straight way as a ghost and a marker can matter to each other

_COVERING = 9
_CROSSING = 5
_STRAYING = 0.25
_TOO_SHORT = 4
# Offsets from the middle of the old cell, the nearest first: later ones cost more by themselves.
_OFFSETS = sorted(
    (
        (share_x * 0.33, share_y * 0.27)
        for share_x in (-1, -0.5, 0, 0.5, 1)
        for share_y in (-1, -0.5, 0, 0.5, 1)
    ),
    key=lambda offset: abs(offset[0]) + abs(offset[1]),
)


@dataclass(frozen=True)
class Move:
    """A risk's way from its ghost to its marker.  `change` is the difference in score."""

    number: int
    ghost: Circle
    arrow: Segment
    change: int


def moves(scale: Scale, grid: Grid, seating: Seating, tags: Sequence[Box]) -> list[Move]:
    """One for each seated risk that has changed cell, in number order."""
    standing = [*seating.spots, *(Circle(tag.center, tag.width / 2) for tag in tags)]
    found: list[Move] = []
    for seated in seating.seated:
        start = grid.start(seated.marker)
        if start:
            ghost = _place(grid, start, seated.spot, _others(seated, standing, found))
            arrow = Segment(ghost.edge(seated.spot.center, 1.5), seated.spot.edge(ghost.center, 3))
            found.append(Move(seated.marker.number, ghost, arrow, _change(scale, seated.marker)))
    return found


def _change(scale: Scale, marker: Marker) -> int:
    before = marker.before or marker.cell
    return scale.score(*marker.cell) - scale.score(*before)


def _others(seated: Seated, standing: list[Circle], earlier: Sequence[Move]) -> list[Circle]:
    spots = [spot for spot in standing if spot is not seated.spot]
    return [*spots, *(move.ghost for move in earlier)]


def _place(grid: Grid, start: Point, spot: Circle, others: list[Circle]) -> Circle:
    """Try the offsets, and stop looking at one as soon as it costs more than the best."""
    near = _near(start, spot, others)
    best, least = Circle(start, GHOST), math.inf
    for across, down in _OFFSETS:
        ghost = Circle(start.moved(across * grid.cell_width, down * grid.cell_height), GHOST)
        cost = _cost(ghost, start, spot, near, least)
        if cost < least:
            best, least = ghost, cost
    return best


def _near(start: Point, spot: Circle, others: list[Circle]) -> list[Circle]:
    """What can be in the way at all, the likeliest first."""
    (left, right), (top, bottom) = (
        sorted((start.x, spot.center.x)),
        sorted((start.y, spot.center.y)),
    )
    way = Box(left, top, right, bottom).grown(_AROUND)
    inside = [other for other in others if way.holds(other.center)]
    return sorted(inside, key=lambda other: other.center.distance(start))


def _cost(ghost: Circle, start: Point, spot: Circle, others: list[Circle], enough: float) -> float:
    """What a place costs, or some figure over `enough`: sixty risks must not take long."""
    arrow = Segment(ghost.center, spot.center)
    short = _SHORTEST - (arrow.length - ghost.radius - spot.radius)
    cost = _STRAYING * ghost.center.distance(start) + _TOO_SHORT * max(0.0, short)
    for other in others:
        if cost >= enough:
            break
        clear = other.radius + _CLEAR
        covered = clear + ghost.radius - other.center.distance(ghost.center)
        crossed = clear - arrow.distance(other.center)
        cost += _COVERING * max(0.0, covered) + _CROSSING * max(0.0, crossed)
    return cost
