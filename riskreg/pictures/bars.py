"""Counts and short series: status bar, progress strip, spark line, unit squares, year columns."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from riskreg.pictures.geometry import Box, Circle, Point
from riskreg.pictures.lettering import width as text_width
from riskreg.pictures.svg import (
    Element,
    Value,
    circle,
    element,
    group,
    line,
    paint,
    picture,
    points,
    rectangle,
    text,
)


class PartKind(enum.StrEnum):
    """Controls use LATE for a major deviation, MINOR for a minor one, TODO for not performed."""

    DONE = "done"
    PROGRESS = "progress"
    LATE = "late"
    TODO = "todo"
    MINOR = "minor"


@dataclass(frozen=True)
class Part:
    kind: PartKind
    count: int


_GAP = 3
_NARROW = 200  # under this a bar is shown small, and so has larger figures


def bar(parts: Sequence[Part], label: str, uid: str, *, width: int = 420) -> str:
    """Segments as wide as their counts, each with its count; late is hatched, to do is hollow."""
    height, size = (26, 16.5) if width < _NARROW else (22, 14)
    shown = [part for part in parts if part.count]
    boxes = _side_by_side(_widths(shown, width, size), height)
    return picture(
        (width, height),
        _patterns(uid),
        *(_part(part, box, size, uid) for part, box in zip(shown, boxes, strict=True)),
        class_="bar",
        role="img",
        aria_label=label,
    )


def _widths(parts: list[Part], width: float, size: float) -> list[float]:
    """In proportion to the counts, but each wide enough for its figure.

    Those that need most for their count choose first; the others share what is left.
    """
    free, whole = width - _GAP * (len(parts) - 1), sum(part.count for part in parts)
    needed = _needed(parts, free, size)
    widths = dict.fromkeys(range(len(parts)), 0.0)
    for one in sorted(widths, key=lambda one: needed[one] / parts[one].count, reverse=True):
        widths[one] = max(needed[one], free * parts[one].count / whole)
        free, whole = free - widths[one], whole - parts[one].count
    return list(widths.values())


def _needed(parts: list[Part], room: float, size: float) -> list[float]:
    needed = [max(24.0, text_width(str(part.count), size, 680) + 10) for part in parts]
    crowding = min(1.0, room / max(1.0, sum(needed)))
    return [crowding * each for each in needed]


def _side_by_side(widths: list[float], height: float) -> list[Box]:
    boxes, left = [], 0.0
    for room in widths:
        boxes.append(Box(left, 0, left + room, height))
        left += room + _GAP
    return boxes


def _patterns(uid: str) -> Element:
    """Late is hatched and minor dotted, so that the bar can be read without its colours."""
    stripe = rectangle(Point(0, 0), 2, 7, opacity=0.55, **paint("surface"))
    dot = circle(Circle(Point(4, 4), 1.4), opacity=0.6, **paint("surface"))
    return element(
        "defs",
        _pattern(f"{uid}-late", 7, "bad", stripe, patternTransform="rotate(45)"),
        _pattern(f"{uid}-minor", 8, "warn", dot),
    )


def _pattern(name: str, size: float, ground: str, figure: Element, **more: str) -> Element:
    return element(
        "pattern",
        rectangle(Point(0, 0), size, size, **paint(ground)),
        figure,
        id=name,
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        **more,
    )


_PLAIN = {PartKind.DONE: "good", PartKind.PROGRESS: "link"}
_PATTERNED = {PartKind.LATE: "bad", PartKind.MINOR: "warn"}


def _part(part: Part, box: Box, size: float, uid: str) -> Element:
    seen, tone = str(part.count), "ink" if part.kind is PartKind.TODO else "surface"
    baseline = Point(box.center.x, box.center.y + size * 0.36)
    plate = (text_width(seen, size, 680) + 10) / 2
    figure = text(seen, baseline, size, tone, weight=680, anchor="middle")
    return group(*_segment(part, box, plate, uid), figure)


def _segment(part: Part, box: Box, half_plate: float, uid: str) -> list[Element]:
    """Under a figure on a pattern lies a plate in the plain colour, so that it can be read."""
    if part.kind is PartKind.TODO:
        return [_block(box.grown(-0.75), **paint("surface", "edge", 1.5))]
    if part.kind in _PLAIN:
        return [_block(box, **paint(_PLAIN[part.kind]))]
    plate = Box(box.center.x - half_plate, 2.5, box.center.x + half_plate, box.bottom - 2.5)
    return [
        _block(box, fill=f"url(#{uid}-{part.kind})"),
        _block(plate, **paint(_PATTERNED[part.kind])),
    ]


def _block(box: Box, **attributes: Value) -> Element:
    return rectangle(box.corner, box.width, box.height, rx=3, **attributes)


def strip(done: int, late: int, left: int, label: str) -> str:
    """One piece for each thing to do: filled when done, split when late, hollow while left."""
    count = max(1, done + late + left)
    step = (352 + _GAP) / count
    boxes = [Box(step * place, 0, step * (place + 1) - _GAP, 8) for place in range(count)]
    pieces = [
        *(_done_piece(box) for box in boxes[:done]),
        *(_late_piece(box) for box in boxes[done : done + late]),
        *(_left_piece(box) for box in boxes[done + late : done + late + left]),
    ]
    return picture(
        (352, 8),
        *pieces,
        class_="prog",
        preserveAspectRatio="xMinYMid meet",
        role="img",
        aria_label=label,
    )


def _done_piece(box: Box) -> Element:
    return rectangle(box.corner, box.width, box.height, rx=2, **paint("good"))


def _late_piece(box: Box) -> Element:
    slit = Point(box.center.x - 1.5, 0)
    return group(
        rectangle(box.corner, box.width, box.height, rx=2, **paint("bad")),
        rectangle(slit, 3, 8, transform=f"rotate(30 {box.center.x:.1f} 4)", **paint("paper")),
    )


def _left_piece(box: Box) -> Element:
    inside = box.grown(-0.6)
    look = paint("surface", "edge", 1.2)
    return rectangle(inside.corner, inside.width, inside.height, rx=2, **look)


def spark(values: Sequence[float | None], target: float | None, label: str) -> str:
    """A line without axes; the last value is a dot and the target a dashed line."""
    known = [value for value in (*values, target) if value is not None] or [0.0]
    low, high = min(known), max(known)

    def at(place: int, value: float) -> Point:
        along = place / max(1, len(values) - 1)
        up = (value - low) / (high - low) if high > low else 0.5
        return Point(5 + 112 * along, 29 - 23 * up)

    spots = [at(place, value) for place, value in enumerate(values) if value is not None]
    return picture(
        (132, 34),
        _goal(at(0, target).y) if target is not None else None,
        _thin_line(spots),
        circle(Circle(spots[-1], 4.25), **paint("ink")) if spots else None,
        class_="spark",
        role="img",
        aria_label=label,
    )


def _thin_line(spots: list[Point]) -> Element:
    look = paint("none", "ink2", 1.75)
    return element("polyline", points=points(*spots), stroke_linejoin="round", **look)


def _goal(height: float) -> Element:
    return line(Point(2, height), Point(122, height), **paint(None, "thread", 1.5, "4 3"))


_IN_A_ROW = 10


def units(count: int, tone: str) -> str:
    """One small square for each, in rows of ten; the number stands beside in words."""
    across, down = min(max(count, 1), _IN_A_ROW), max(1, -(-count // _IN_A_ROW))
    corners = [divmod(place, _IN_A_ROW) for place in range(count)]
    look = paint(f"l{tone}", "edge", 1)
    squares = [
        rectangle(Point(13 * column + 0.5, 13 * row + 0.5), 11, 11, rx=2, **look)
        for row, column in corners
    ]
    width, height = 13 * across, 13 * down - 1
    return picture((width, height), *squares, width=width, height=height, aria_hidden="true")


def columns(values: Sequence[int], years: Sequence[int], label: str, *, maximum: int) -> str:
    """A count for each year; `maximum` is common to all rows of a table, so they compare."""
    size = (30 * len(values), 58)
    last = len(values) - 1
    return picture(
        size,
        *(
            _column(30 * place, value, year, value / max(maximum, 1), is_last=place == last)
            for place, (value, year) in enumerate(zip(values, years, strict=True))
        ),
        width=size[0],
        height=size[1],
        role="img",
        aria_label=label,
    )


def _column(left: float, value: int, year: int, share: float, *, is_last: bool) -> Element:
    height = max(26 * share, 1)
    top = Point(left + 5, 42 - height)
    return group(
        rectangle(top, 20, height, rx=1.5, **paint("ink" if is_last else "edge")),
        text(str(value), top.moved(10, -4), 12.5, weight=640 if is_last else 500, anchor="middle"),
        text(f"’{year % 100:02}", Point(left + 15, 55), 11.5, "ink2", anchor="middle"),
    )
