"""The marks that a year wheel is written with; its legend draws the very same ones."""

from riskreg.pictures.geometry import Circle, Point
from riskreg.pictures.svg import Element, circle, element, paint, points
from riskreg.pictures.wheel_values import RingKind

_DOT = 5.5
_DIAMOND = 6.8


def meeting(kind: RingKind, at: Point, *, is_past: bool) -> Element:
    """Filled while it is to come, hollow when it has been."""
    look = paint("surface" if is_past else "ink", "ink", 1.75)
    if kind is RingKind.BOARD:
        return circle(Circle(at, _DOT), **look)
    corners = [
        at.moved(0, -_DIAMOND),
        at.moved(_DIAMOND),
        at.moved(0, _DIAMOND),
        at.moved(-_DIAMOND),
    ]
    return element("polygon", points=points(*corners), **look)


def span(way: str, *, is_secured: bool) -> Element:
    """The time from material to meeting."""
    look = paint("none", "thread", 7, None if is_secured else "3 4")
    return element("path", d=way, **look)


def report_disc(spot: Circle, *, is_past: bool, is_secured: bool) -> Element:
    """The ground of a report's number: dashed as long as the routine is not secured."""
    fill = "surface" if is_past or not is_secured else "thread"
    return circle(spot, **paint(fill, "thread", 2.25, None if is_secured else "3 2.5"))


def report_ink(*, is_past: bool, is_secured: bool) -> str:
    return "ink" if is_past or not is_secured else "surface"
