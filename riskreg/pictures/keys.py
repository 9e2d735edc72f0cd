"""The small samples in a legend.  The word stands beside each, in the page."""

from riskreg.pictures.geometry import Circle, Point, Segment
from riskreg.pictures.marks import arrow, disc, ghost
from riskreg.pictures.svg import Element, element, paint, rectangle
from riskreg.pictures.tones import tone

_MIDDLE = Point(11, 11)
_WAY = Segment(Point(2, 11), Point(44, 11))


def swatch(rank: int, count: int) -> str:
    """A square in the tone of a level; the edge is what shows of the palest one."""
    square = rectangle(Point(0.5, 0.5), 17, 17, rx=4, **paint(f"l{tone(rank, count)}", "line", 1))
    return _sample((18, 18), square)


def key(name: str) -> str:
    """A sample by its name: one of `KEYS`."""
    size, sample = _SAMPLES[name]
    return _sample(size, sample)


_SAMPLES: dict[str, tuple[tuple[int, int], Element]] = {
    "up": ((46, 22), arrow(_WAY, 1)),
    "down": ((46, 22), arrow(_WAY, -1)),
    "moved": ((46, 22), arrow(_WAY, 0)),
    "ghost": ((22, 22), ghost(Circle(_MIDDLE, 9.5))),
    "accepted": ((22, 22), disc(Circle(_MIDDLE, 9.5), accepted=True)),
    "preliminary": ((22, 22), disc(Circle(_MIDDLE, 9.5), preliminary=True)),
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
