"""The words around a wide year wheel: on two sides, tied to the rim, never on each other."""

import math
from dataclasses import dataclass

from riskreg.pictures.dial import FULL, HALF, QUARTER, Dial
from riskreg.pictures.geometry import Point, Segment, spread
from riskreg.pictures.lettering import wrap
from riskreg.pictures.svg import Element, element, group, paint, path, text
from riskreg.pictures.wheel_values import WheelReport

TITLE, DETAIL = 17, 15
_TITLE_LEADING, _DETAIL_LEADING = 19, 18
_MOST_LINES = 2
_BETWEEN = 12
_STUB, _ELBOW, _GAP = 14, 42, 8
_CLEAR = 4  # how near the rim a straight tie may pass


@dataclass(frozen=True)
class Label:
    """Words about one angle.  `tone` is the token of the title, `tie` that of the thin line."""

    angle: float
    title: list[str]
    detail: list[str]
    tone: str
    tie: str
    from_rim: float

    @property
    def height(self) -> float:
        lines = _TITLE_LEADING * len(self.title) + _DETAIL_LEADING * len(self.detail)
        return lines + _BETWEEN

    @property
    def is_right(self) -> bool:
        return self.angle < HALF


def report_label(report: WheelReport, angle: float, room: float) -> Label:
    title = wrap(f"{report.number}\u00a0 {report.title}", room, TITLE, 640, _MOST_LINES)
    detail = wrap(report.detail, room, DETAIL, most=_MOST_LINES) if report.detail else []
    return Label(angle, title, detail, "ink" if report.is_secured else "thread", "edge", 2)


def today_label(angle: float, words: str, room: float) -> Label:
    return Label(angle, wrap(words, room, TITLE, 680, _MOST_LINES), [], "link", "link", 11)


def needed_height(labels: list[Label]) -> float:
    """How high the picture must be for the fuller side."""
    sides = [sum(one.height for one in labels if one.is_right is side) for side in (True, False)]
    return max(sides)


def draw_labels(dial: Dial, rim: float, labels: list[Label], height: float) -> list[Element]:
    return [
        drawn
        for is_right in (True, False)
        for drawn in _side(dial, rim, [one for one in labels if one.is_right is is_right], height)
    ]


def _side(dial: Dial, rim: float, labels: list[Label], height: float) -> list[Element]:
    """One side from the top down, each label as near its angle as the others let it."""
    falling = sorted(labels, key=lambda one: dial.at(rim, one.angle).y)
    middles = spread(
        [dial.at(rim + _STUB, one.angle).y for one in falling],
        [one.height for one in falling],
        0,
        height,
    )
    return [_label(dial, rim, one, middle) for one, middle in zip(falling, middles, strict=True)]


def _label(dial: Dial, rim: float, label: Label, middle: float) -> Element:
    side = 1 if label.is_right else -1
    elbow = Point(dial.center.x + side * (rim + _ELBOW), middle)
    return group(
        _tie(dial, rim, label, elbow, elbow.moved(-side * _GAP)),
        *_words(label, elbow.moved(side * _GAP), "start" if label.is_right else "end"),
    )


def _tie(dial: Dial, rim: float, label: Label, elbow: Point, before: Point) -> Element:
    """From the rim to the words; round the wheel where the straight way would cut across it."""
    start = dial.at(rim + label.from_rim, label.angle)
    stub = dial.at(rim + _STUB, label.angle)
    look = paint("none", label.tie, 2 if label.tie == "link" else 1.25)
    if Segment(stub, before).distance(dial.center) >= rim + _CLEAR:
        return element("path", d=path("M", start, "L", stub, before, elbow), **look)
    corner = dial.at(rim + _STUB, _beside(dial, rim, elbow))
    bend = path(
        "A", rim + _STUB, rim + _STUB, 0, 0, int(corner.y > stub.y) ^ int(not label.is_right)
    )
    return element("path", d=path("M", start, "L", stub, bend, corner, "L", elbow), **look)


def _beside(dial: Dial, rim: float, elbow: Point) -> float:
    """The angle of the rim straight beside an elbow."""
    sine = (elbow.y - dial.center.y) / (rim + _STUB)
    from_right = math.degrees(math.asin(min(1.0, max(-1.0, sine))))
    return QUARTER + from_right if elbow.x > dial.center.x else FULL - QUARTER - from_right


def _words(label: Label, at: Point, anchor: str) -> list[Element]:
    """Title and detail around the height of the tie."""
    words: list[Element] = []
    baseline = at.moved(down=-(label.height - _BETWEEN) / 2 - 4)
    for line in label.title:
        baseline = baseline.moved(down=_TITLE_LEADING)
        words.append(text(line, baseline, TITLE, label.tone, weight=640, anchor=anchor))
    for line in label.detail:
        baseline = baseline.moved(down=_DETAIL_LEADING)
        words.append(text(line, baseline, DETAIL, "ink2", anchor=anchor))
    return words
