"""The marks that a matrix is written with; its legend draws the very same ones."""

import math

from riskreg.pictures.geometry import Circle, Point, Segment
from riskreg.pictures.svg import Element, circle, element, group, line, paint, path, points

_HEAD_LENGTH = 11
_HEAD_HALF_WIDTH = 6.5
_INNER_RING = 0.78
# The ring of a value that isn't settled stands open, down to the right.
_OPENING_FROM, _OPENING_TO = math.radians(14), math.radians(76)


def disc(spot: Circle, *, accepted: bool = False, preliminary: bool = False) -> Element:
    """A marker without its number: a second ring is acceptance, an open ring is preliminary."""
    inner = Circle(spot.center, spot.radius * _INNER_RING)
    return group(
        _open_ring(spot) if preliminary else _ring(spot),
        circle(inner, **paint("none", "ink", 1.25)) if accepted else None,
    )


def _ring(spot: Circle) -> Element:
    return circle(spot, **paint("surface", "ink", 1.75, also="hv"))


def _open_ring(spot: Circle) -> Element:
    start, end = _at(spot, _OPENING_TO), _at(spot, _OPENING_FROM)
    arc = path("M", start, "A", spot.radius, spot.radius, 0, 1, 1, end)
    return group(
        circle(spot, **paint("surface")),
        element("path", d=arc, stroke_linecap="round", **paint("none", "ink", 2.25, also="hv")),
    )


def _at(spot: Circle, angle: float) -> Point:
    return spot.center.moved(math.cos(angle) * spot.radius, math.sin(angle) * spot.radius)


def arrow(way: Segment, change: int) -> Element:
    """Solid and thick for a rise, dashed for a fall, thin where the score is the same.

    A halo of surface keeps it clear of the cells that it crosses.
    """
    neck = way.end.towards(way.start, _HEAD_LENGTH)
    head = points(way.end, *_shoulders(way, neck))
    width, dashes = _stroke(change)
    return group(
        group(
            line(way.start, neck, stroke_linecap="round", **paint(None, "surface", 7)),
            element(
                "polygon", points=head, stroke_linejoin="round", **paint("surface", "surface", 4)
            ),
            opacity=0.85,
        ),
        line(way.start, neck, **paint(None, "ink", width, dashes)),
        element("polygon", points=head, **paint("ink")),
    )


def _stroke(change: int) -> tuple[float, str | None]:
    if change == 0:
        return 1.25, None
    return (3, None) if change > 0 else (2.25, "5 3.5")


def _shoulders(way: Segment, neck: Point) -> tuple[Point, Point]:
    """The two back corners of the head, square to the arrow."""
    length = way.length or 1
    across = (way.end.y - way.start.y) / length * _HEAD_HALF_WIDTH
    down = (way.end.x - way.start.x) / length * _HEAD_HALF_WIDTH
    return neck.moved(-across, down), neck.moved(across, -down)


def ghost(spot: Circle) -> Element:
    """Where a risk was: dashed, with its number written by the caller."""
    return circle(spot, **paint("surface", "ink2", 1.5, "2.5 2.5"))
