"""Which lane each report of a wheel runs in, so that none lies on another."""

import math
from dataclasses import dataclass, replace

from riskreg.pictures.dial import HALF, Dial
from riskreg.pictures.geometry import Circle
from riskreg.pictures.wheel_values import WheelReport, WheelYear

_OUTER_RING = 160.0
_BETWEEN_RINGS = 22.0
_MOST_LANES = 3
_LARGEST = 11.0
_AIR = 2.0
_BEFORE = 3.0  # degrees between one report's number and the next one's material
# The hub gives way to a third lane: the words in it can be smaller, but the numbers can't.
_HUBS = {0: 70.0, 1: 70.0, 2: 70.0, 3: 56.0}


@dataclass(frozen=True)
class Placed:
    """A report in its lane.  `spot` is where its number stands, at the meeting or near it."""

    report: WheelReport
    radius: float
    start: float
    end: float
    spot: Circle

    @property
    def first(self) -> float:
        """Where in its lane the report begins to take room, in degrees."""
        return min(self.start - _BEFORE, self.end - self._half)

    @property
    def last(self) -> float:
        return self.end + self._half

    @property
    def _half(self) -> float:
        return math.degrees(math.asin((self.spot.radius + _AIR) / self.radius))


@dataclass(frozen=True)
class Tracks:
    """The radii of everything that runs around: rings outermost, lanes inside, the hub."""

    rings: tuple[float, ...]
    lanes: tuple[float, ...]
    hub: float
    number: float


def tracks(rings: int, lanes: int) -> Tracks:
    ring_radii = tuple(_OUTER_RING - _BETWEEN_RINGS * ring for ring in range(rings))
    outer = (ring_radii[-1] if ring_radii else _OUTER_RING + _BETWEEN_RINGS) - 25
    hub = _HUBS[lanes]
    between = min(25.0, (outer - hub - 13) / max(1, lanes - 1))
    lane_radii = tuple(outer - between * lane for lane in range(lanes))
    return Tracks(ring_radii, lane_radii, hub, min(_LARGEST, (between - _AIR) / 2))


def place(dial: Dial, year: WheelYear) -> tuple[Tracks, list[Placed]]:
    """As few lanes as keep the reports apart; in the fullest wheel the numbers, at least."""
    for lanes in range(1 if year.reports else 0, _MOST_LANES + 1):
        drawn = tracks(len(year.rings), lanes)
        placed = _apart(dial, year, drawn)
        if placed is not None:
            return drawn, placed
    return drawn, _crowded(dial, year, drawn)


def _in_order(year: WheelYear) -> list[WheelReport]:
    return sorted(year.reports, key=lambda report: (report.due, report.meeting, report.number))


def _apart(dial: Dial, year: WheelYear, drawn: Tracks) -> list[Placed] | None:
    """Each report in the outermost lane where it is alone, or None if one finds no such lane."""
    placed: list[Placed] = []
    for report in _in_order(year):
        tries = (_in_lane(dial, year, drawn, report, radius) for radius in drawn.lanes)
        alone = next(
            (one for one in tries if not any(_touch(one, other) for other in placed)), None
        )
        if alone is None:
            return None
        placed.append(alone)
    return placed


def _crowded(dial: Dial, year: WheelYear, drawn: Tracks) -> list[Placed]:
    """Spans may lie on each other here, but a number gives way to those that stand."""
    placed: list[Placed] = []
    for report in _in_order(year):
        tries = [_in_lane(dial, year, drawn, report, radius) for radius in drawn.lanes]
        best = min(tries, key=lambda one: sum(_touch(one, other) for other in placed))
        placed.append(replace(best, spot=_free_spot(dial, best, [one.spot for one in placed])))
    return placed


def _in_lane(
    dial: Dial, year: WheelYear, drawn: Tracks, report: WheelReport, radius: float
) -> Placed:
    end = year.angle(report.meeting)
    start = min(year.angle(report.due), end)
    return Placed(report, radius, start, end, Circle(dial.at(radius, end), drawn.number))


def _touch(one: Placed, other: Placed) -> bool:
    if one.spot.overlap(other.spot) > 0:
        return True
    return one.radius == other.radius and one.first < other.last and other.first < one.last


def _free_spot(dial: Dial, placed: Placed, taken: list[Circle]) -> Circle:
    """The spot, or the nearest one along the lane that is free."""
    steps = [step * sign for step in range(int(HALF)) for sign in (1, -1)]
    spots = (
        Circle(dial.at(placed.radius, placed.end + step), placed.spot.radius) for step in steps
    )
    free = (spot for spot in spots if not any(spot.overlap(other) for other in taken))
    return next(free, placed.spot)
