"""The register's mark, and the picture on the sign-in page: a red thread through a matrix."""

from riskreg.pictures.geometry import Circle, Point
from riskreg.pictures.svg import Element, Value, circle, element, group, paint, rectangle

# Both stand on petrol in either palette, so these colours never change.
_DEEP = "#0f3f4b"
_PALE = "#eef5f6"
_ROSE = "#f3a79c"

_TILES = (
    (Point(2, 2), 0.45),
    (Point(17, 2), 1.0),
    (Point(2, 17), 0.22),
    (Point(17, 17), 0.45),
)
_MARK_THREAD = "M4 27C10 27 8 16 16 16S22 6.5 27.5 5.5"

_ON_PAPER = {
    "tiles": paint("link"),
    "halo": paint("none", "surface", 6),
    "thread": paint("none", "thread", 3),
}
_ON_PETROL: dict[str, dict[str, Value]] = {
    "tiles": {"fill": _PALE},
    "halo": {"fill": "none", "stroke": _DEEP, "stroke_width": 6},
    "thread": {"fill": "none", "stroke": _ROSE, "stroke_width": 3},
}

# The sign-in matrix, top row first: palest where likelihood and impact are least.
_SHADES = (
    (0.10, 0.18, 0.30, 0.46),
    (0.08, 0.13, 0.22, 0.32),
    (0.06, 0.09, 0.14, 0.20),
    (0.05, 0.06, 0.09, 0.12),
)
_ART_THREAD = (
    "M-120 20C-40 20 40 14 109 51S170 138 213 143s62-26 104 4 38 84 104 88 60 92 130 96 60 4 140 4"
)
_KNOTS = (Point(109, 51), Point(213, 143), Point(317, 147), Point(421, 235))


def mark(*, inverted: bool = False) -> str:
    """The logo; `inverted` for a petrol ground."""
    livery = _ON_PETROL if inverted else _ON_PAPER
    return _emblem(
        (32, 32),
        group(*(_tile(corner, shade) for corner, shade in _TILES), **livery["tiles"]),
        element("path", d=_MARK_THREAD, **livery["halo"]),
        element("path", d=_MARK_THREAD, stroke_linecap="round", **livery["thread"]),
    )


def art() -> str:
    """The picture beside the sign-in form, on petrol."""
    tiles = [
        rectangle(Point(60 + 104 * column, 8 + 92 * row), 98, 86, rx=8, opacity=shade)
        for row, shades in enumerate(_SHADES)
        for column, shade in enumerate(shades)
    ]
    return _emblem(
        (520, 380),
        group(*tiles, fill="#ffffff"),
        element("path", d=_ART_THREAD, stroke_linecap="round", **_rose("none")),
        *(circle(Circle(knot, 9), **_rose(_DEEP)) for knot in _KNOTS),
        class_="art",
    )


def _rose(fill: str) -> dict[str, Value]:
    return {"fill": fill, "stroke": _ROSE, "stroke_width": 4}


def _tile(corner: Point, shade: float) -> Element:
    return rectangle(corner, 13, 13, rx=2.5, opacity=shade if shade < 1 else None)


def _emblem(size: tuple[int, int], *shapes: Element, **more: Value) -> str:
    width, height = size
    return str(
        element(
            "svg",
            *shapes,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {height}",
            aria_hidden="true",
            focusable="false",
            **more,
        )
    )
