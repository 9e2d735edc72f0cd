"""A circle with January at the top, turning clockwise."""

import math
from dataclasses import dataclass

from riskreg.pictures.geometry import Point
from riskreg.pictures.svg import path

FULL = 360.0
HALF = 180.0
QUARTER = 90.0


@dataclass(frozen=True)
class Dial:
    center: Point

    def at(self, radius: float, angle: float) -> Point:
        turn = math.radians(angle - QUARTER)
        return self.center.moved(radius * math.cos(turn), radius * math.sin(turn))

    def arc(self, radius: float, start: float, end: float) -> str:
        """The way along a circle, not all of it."""
        return path("M", self.at(radius, start), *self._turn(radius, start, end))

    def sector(self, inner: float, outer: float, start: float, end: float) -> str:
        """The outline of a piece of a ring; with 0 as inner radius, of a pie."""
        along = (self.at(outer, start), *self._turn(outer, start, end))
        back = (self.at(inner, end), *self._turn(inner, end, start))
        return path("M", *along, "L", *back, "Z")

    def _turn(self, radius: float, start: float, end: float) -> tuple[str | float | Point, ...]:
        is_long, is_clockwise = int(abs(end - start) > HALF), int(end > start)
        return "A", radius, radius, 0, is_long, is_clockwise, self.at(radius, end)
