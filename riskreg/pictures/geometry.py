"""Points, circles and boxes, as far as the pictures need them."""

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import fmean
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    def moved(self, right: float = 0, down: float = 0) -> "Point":
        return Point(self.x + right, self.y + down)

    def distance(self, other: "Point") -> float:
        return math.hypot(self.x - other.x, self.y - other.y)

    def towards(self, other: "Point", steps: float) -> "Point":
        """The point so many steps from here on the way to another, or beyond it."""
        length = self.distance(other) or 1
        share = steps / length
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


@dataclass(frozen=True)
class Circle:
    center: Point
    radius: float

    def overlap(self, other: "Circle") -> float:
        """How far two circles reach into each other; 0 when they are apart."""
        reach = self.radius + other.radius
        return max(0.0, reach - self.center.distance(other.center))

    def edge(self, towards: Point, outside: float = 0) -> Point:
        """The point on the edge in a direction, or a little outside it."""
        return self.center.towards(towards, self.radius + outside)


@dataclass(frozen=True)
class Segment:
    start: Point
    end: Point

    @property
    def length(self) -> float:
        return self.start.distance(self.end)

    def distance(self, point: Point) -> float:
        """From a point to the nearest point of the segment."""
        left, top = self.start
        across, down = self.end.x - left, self.end.y - top
        right, below = point.x - left, point.y - top
        along = (right * across + below * down) / (across * across + down * down or 1.0)
        share = 0.0 if along < 0 else min(along, 1.0)
        return math.hypot(right - across * share, below - down * share)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def corner(self) -> Point:
        return Point(self.left, self.top)

    @property
    def center(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point lies inside, with a margin to the edge (or, negative, near it)."""
        return (
            self.left + margin <= point.x <= self.right - margin
            and self.top + margin <= point.y <= self.bottom - margin
        )

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def spread(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Middles as near the wanted ones as can be without any two overlapping.

    `wanted` rises.  Neighbours that are too close share the room around their common middle.
    """
    if not wanted:
        return []
    packed = list(accumulate(((a + b) / 2 for a, b in pairwise(heights)), initial=0.0))
    groups: list[list[float]] = []
    for want, offset in zip(wanted, packed, strict=True):
        groups.append([want - offset])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    first, last = top + heights[0] / 2, bottom - heights[-1] / 2 - packed[-1]
    settled = [fmean(group) for group in groups for _ in group]
    return [min(max(at, first), last) + by for at, by in zip(settled, packed, strict=True)]
