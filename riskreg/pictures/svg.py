"""A tiny writer of SVG: elements, escaped and rounded, and how they are painted.

There is no other way to write a tag in this room, so a title with "<" in it can't break a page.
"""

from dataclasses import dataclass, field
from html import escape

from riskreg.pictures.geometry import Circle, Point
from riskreg.pictures.tones import LIGHT

FONT = "'Source Sans 3 Variable','Source Sans 3',sans-serif"

Value = str | float | None

FILLS = {
    "none": "fl0",
    "surface": "fs",
    "paper": "fp",
    "sunk": "fk",
    "tint": "ft",
    "line": "fln",
    "ink": "fi",
    "ink2": "fi2",
    "edge": "fedge",
    "thread": "fth",
    "link": "flk",
    "good": "fgood",
    "warn": "fwarn",
    "bad": "fbad",
    **{f"l{tone}": f"fl{tone}" for tone in ("1", "2", "3", "3b", "4")},
}
STROKES = {
    "surface": "ss",
    "paper": "sp",
    "ink": "si",
    "ink2": "si2",
    "line": "sl",
    "edge": "se",
    "thread": "sth",
    "link": "slk",
}
LETTERS = {
    "ink": "tx",
    "ink2": "tx2",
    "surface": "txs",
    "link": "flk",
    "thread": "fth",
    **{f"l{tone}i": f"tl{tone}" for tone in ("1", "2", "3", "3b", "4")},
}


@dataclass(frozen=True)
class Element:
    """One tag.  A child that is text is escaped; a child that is an element is not."""

    name: str
    attributes: dict[str, Value]
    children: "tuple[Element | str, ...]" = field(default=())

    def __str__(self) -> str:
        opening = " ".join([self.name, *self._written_attributes()])
        inside = "".join(
            escape(child, quote=False) if isinstance(child, str) else str(child)
            for child in self.children
        )
        return f"<{opening}>{inside}</{self.name}>" if inside else f"<{opening}/>"

    def _written_attributes(self) -> list[str]:
        return [
            f'{name}="{_written(value)}"'
            for name, value in self.attributes.items()
            if value is not None
        ]


def element(name: str, *children: Element | str | None, **attributes: Value) -> Element:
    """Write `stroke_width` for stroke-width and `class_` for class; None is left out."""
    return Element(
        name,
        {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()},
        tuple(child for child in children if child is not None),
    )


def paint(
    fill: str | None = None,
    stroke: str | None = None,
    width: float | None = None,
    dashes: str | None = None,
    also: str | None = None,
) -> dict[str, Value]:
    """Colours by the names of their tokens: the light value and the class of the theme."""
    classes = [FILLS[fill] if fill else None, STROKES[stroke] if stroke else None, also]
    return {
        "fill": _light(fill),
        "stroke": _light(stroke),
        "stroke_width": width,
        "stroke_dasharray": dashes,
        "class_": " ".join(filter(None, classes)) or None,
    }


def text(  # noqa: PLR0913 - lettering has this many sides, each with its usual value
    content: str,
    at: Point,
    size: float,
    tone: str = "ink",
    *,
    weight: int = 400,
    anchor: str = "start",
    also: str | None = None,
    turned: float | None = None,
) -> Element:
    """A line of text with its baseline at a point.  `turned`: degrees, around that point."""
    upright = {"x": at.x, "y": at.y} if turned is None else {}
    return element(
        "text",
        content,
        **upright,
        transform=None if turned is None else f"translate({points(at)}) rotate({_written(turned)})",
        font_size=size,
        font_weight=weight,
        text_anchor=anchor,
        fill=LIGHT[tone],
        class_=f"{LETTERS[tone]} {also}" if also else LETTERS[tone],
    )


def circle(shape: Circle, **attributes: Value) -> Element:
    return element("circle", cx=shape.center.x, cy=shape.center.y, r=shape.radius, **attributes)


def line(start: Point, end: Point, **attributes: Value) -> Element:
    return element("line", x1=start.x, y1=start.y, x2=end.x, y2=end.y, **attributes)


def rectangle(corner: Point, width: float, height: float, **attributes: Value) -> Element:
    return element("rect", x=corner.x, y=corner.y, width=width, height=height, **attributes)


def points(*where: Point) -> str:
    """Points as polygons, paths and transforms want them."""
    return " ".join(f"{_written(point.x)},{_written(point.y)}" for point in where)


def path(*steps: str | float | Point) -> str:
    """The `d` of a path from its letters, figures and points."""
    return " ".join(points(step) if isinstance(step, Point) else _written(step) for step in steps)


def group(*children: Element | None, **attributes: Value) -> Element:
    return element("g", *children, **attributes)


def silent(*children: Element | None) -> Element:
    """What the eye needs and a screen reader is told in another way."""
    return group(*children, aria_hidden="true")


def picture(size: tuple[float, float], *children: Element | None, **attributes: Value) -> str:
    """A picture that stands alone, with the register's type."""
    width, height = size
    drawing = element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_written(width)} {_written(height)}",
        **attributes,
        font_family=FONT,
    )
    return str(drawing)


def _light(token: str | None) -> str | None:
    return LIGHT.get(token, token) if token else None


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{round(value, 2) + 0:g}" if isinstance(value, float) else str(value)
