"""The small samples in a legend.  The word stands beside each, in the page."""

from riskreg.pictures.geometry import Circle, Point, Segment
from riskreg.pictures.marks import arrow, disc, ghost
from riskreg.pictures.svg import Element, element, group, paint, path, rectangle
from riskreg.pictures.tones import tone
from riskreg.pictures.wheel_marks import meeting, report_disc, span
from riskreg.pictures.wheel_values import RingKind

_MIDDLE = Point(11, 11)
_SPOT = Circle(_MIDDLE, 9.5)
_WAY = Segment(Point(2, 11), Point(44, 11))


def swatch(rank: int, count: int) -> str:
    """A square in the tone of a level; the edge is what shows of the palest one."""
    square = rectangle(Point(0.5, 0.5), 17, 17, rx=4, **paint(f"l{tone(rank, count)}", "line", 1))
    return _sample((18, 18), square)


def key(name: str) -> str:
    """A sample by its name: one of `KEYS`."""
    size, sample = _SAMPLES[name]
    return _sample(size, sample)


def _report(*, is_secured: bool) -> Element:
    way = path("M", Point(0, 11), "L", Point(20, 11))
    disc = report_disc(Circle(Point(24, 11), 9), is_past=False, is_secured=is_secured)
    return group(span(way, is_secured=is_secured), disc)


_WIDE, _SQUARE = (46, 22), (22, 22)
_SAMPLES: dict[str, tuple[tuple[int, int], Element]] = {
    "up": (_WIDE, arrow(_WAY, 1)),
    "down": (_WIDE, arrow(_WAY, -1)),
    "moved": (_WIDE, arrow(_WAY, 0)),
    "ghost": (_SQUARE, ghost(_SPOT)),
    "accepted": (_SQUARE, disc(_SPOT, accepted=True)),
    "preliminary": (_SQUARE, disc(_SPOT, preliminary=True)),
    "meeting": (_SQUARE, meeting(RingKind.BOARD, _MIDDLE, is_past=False)),
    "committee": (_SQUARE, meeting(RingKind.COMMITTEE, _MIDDLE, is_past=False)),
    "past": (_SQUARE, meeting(RingKind.BOARD, _MIDDLE, is_past=True)),
    "report": (_WIDE, _report(is_secured=True)),
    "unsecured": (_WIDE, _report(is_secured=False)),
}

KEYS = frozenset(_SAMPLES)


def _sample(size: tuple[int, int], sample: Element) -> str:
    width, height = size
    return str(
        element(
            "svg",
            sample,
            viewBox=f"0 0 {width} {height}",
            width=width,
            height=height,
            aria_hidden="true",
            focusable="false",
        )
    )
