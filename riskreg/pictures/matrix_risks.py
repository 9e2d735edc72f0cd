"""What moves in a matrix: markers, their tags, the ways they have come, and "+3"."""

from collections.abc import Callable

from riskreg.pictures.geometry import Box, Circle, Point
from riskreg.pictures.lettering import width
from riskreg.pictures.marks import arrow, disc, ghost
from riskreg.pictures.matrix_grid import Grid
from riskreg.pictures.matrix_moves import Move
from riskreg.pictures.matrix_seats import LARGE, Crowd, Seated
from riskreg.pictures.matrix_tags import tag_box, tag_size
from riskreg.pictures.matrix_values import Link
from riskreg.pictures.svg import Element, circle, element, group, paint, rectangle, silent, text


def draw_risk(grid: Grid, seated: Seated, new: str) -> Element:
    """A marker, and beside the link a tag: the link's name must hold all that is seen in it."""
    marker, spot = seated.marker, seated.spot
    disc_ = disc(spot, accepted=marker.is_accepted, preliminary=marker.is_preliminary)
    size = 19 if spot.radius == LARGE else 14.5
    link = Link(marker.href, marker.label) if marker.href else None
    return group(
        _linked(link, marker.label, disc_, _figure(str(marker.number), spot, size)),
        _tag(new, tag_box(new, seated, grid)) if marker.is_new else None,
    )


def draw_move(move: Move) -> Element:
    number = _figure(str(move.number), move.ghost, 11.5, "ink2", weight=600)
    return group(arrow(move.arrow, move.change), ghost(move.ghost), number)


def draw_crowd(crowd: Crowd, rest: Callable[[int, int, int], Link] | None) -> Element:
    """How many more risks the cell holds than it has seats for."""
    link = rest(crowd.likelihood, crowd.impact, crowd.count) if rest else None
    seen = f"+{crowd.count}"
    return _linked(
        link,
        link.label if link else seen,
        circle(crowd.spot, **paint("ink", "surface", 1.75, also="hv")),
        _figure(seen, crowd.spot, 14.5, "surface"),
    )


def _linked(link: Link | None, label: str, *drawn: Element) -> Element:
    inside = (element("title", label), *drawn)
    if link is None:
        return group(*inside, role="img", aria_label=label)
    return element("a", *inside, href=link.href, aria_label=label)


def _figure(seen: str, spot: Circle, size: float, tone: str = "ink", weight: int = 680) -> Element:
    """A number in the middle of a circle, smaller where it has three figures."""
    fitting = min(size, size * spot.radius * 1.5 / width(seen, size, weight))
    baseline = spot.center.moved(down=fitting * 0.33)
    return text(seen, baseline, fitting, tone, weight=weight, anchor="middle")


def _tag(word: str, box: Box) -> Element:
    baseline = Point(box.center.x, box.top + box.height * 0.77)
    return silent(
        rectangle(box.corner, box.width, box.height, rx=3, **paint("link", "surface", 1.5)),
        text(word, baseline, tag_size(box), "surface", weight=680, anchor="middle"),
    )
