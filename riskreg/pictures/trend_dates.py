"""What is written under a trend, so that twenty times are as legible as five."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskreg.pictures.lettering import width
from riskreg.pictures.trend_values import TrendPoint

_AIR = 8


@dataclass(frozen=True)
class Date:
    """One or two rows under a point."""

    place: int
    upper: str | None
    lower: str | None = None


def dates(points: Sequence[TrendPoint], step: float, size: float) -> list[Date]:
    """Every time by its full name if they fit, by its short name if those do; else the years."""
    for names in ([point.period for point in points], [point.short for point in points]):
        if max(width(name, size, 640) for name in names) + _AIR <= step:
            return _named(points, names)
    return _years_only(points, step, size)


def _named(points: Sequence[TrendPoint], names: list[str]) -> list[Date]:
    """A name under each point, and the year where it begins."""
    starts = _year_starts(points)
    return [
        Date(place, name, points[place].year if place in starts else None)
        for place, name in enumerate(names)
    ]


def _years_only(points: Sequence[TrendPoint], step: float, size: float) -> list[Date]:
    """Each year where it begins, as many as fit, and the short name of the last time."""
    last = len(points) - 1
    written: list[Date] = []
    for place in _year_starts(points):
        needed = width(points[place].year, size, 640) + _AIR
        if not written or (place - written[-1].place) * step >= needed:
            written.append(Date(place, points[place].year))
    beside = (last - written[-1].place) * step >= 2 * width(points[last].short, size, 640) + _AIR
    name = points[last].short
    return [*written, Date(last, name) if beside else Date(last, None, name)]


def _year_starts(points: Sequence[TrendPoint]) -> list[int]:
    return [
        place
        for place, point in enumerate(points)
        if place == 0 or point.year != points[place - 1].year
    ]
