"""A reader of pictures that holds each one to the rules of the house, and scales to draw on."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring

from riskreg.document.scale import Grade, Level, Scale
from riskreg.pictures.geometry import Circle, Point
from riskreg.pictures.svg import FILLS, LETTERS, STROKES
from riskreg.pictures.tones import LIGHT

FORBIDDEN = {"style", "script", "foreignObject", "marker", "image", "animate"}
LIKELIHOODS = ("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik", "Mycket sannolik")
IMPACTS = ("Försumbar", "Lindrig", "Kännbar", "Allvarlig", "Katastrofal")
LEVELS = ("Låg", "Måttlig", "Hög", "Mycket hög", "Oacceptabel")


def read(svg: str, uid: str | None = None) -> Element:
    """The picture as a tree, found to be well made."""
    root = fromstring(svg)  # noqa: S314 - our own text
    for one in root.iter():
        one.tag = one.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert one.tag not in FORBIDDEN
        assert "style" not in one.attrib
        assert not any(name.startswith("on") for name in one.attrib)
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    assert all(uid is not None and name.startswith(f"{uid}-") for name in ids)
    return root


def assert_recoloured(root: Element) -> None:
    """Every colour of the light palette has the class by which the style sheet changes it."""
    for one in root.iter():
        classes = set(one.get("class", "").split())
        fills = LETTERS if one.tag == "text" else FILLS
        assert _classes_of(one.get("fill"), fills) & classes or _is_free(one.get("fill"))
        assert _classes_of(one.get("stroke"), STROKES) & classes or _is_free(one.get("stroke"))


def _classes_of(colour: str | None, classes: dict[str, str]) -> set[str]:
    tokens = {token for token, value in LIGHT.items() if value == colour} | {colour or ""}
    return {name for token, name in classes.items() if token in tokens}


def _is_free(colour: str | None) -> bool:
    return colour is None or colour.startswith("url(")


def all_of(root: Element, path: str) -> list[Element]:
    return root.findall(f".//{path}")


def words(root: Element) -> list[str]:
    return [one.text or "" for one in root.iter("text")]


def circle_of(element: Element) -> Circle:
    """The first circle in an element."""
    drawn = next(element.iter("circle"))
    center = Point(float(drawn.attrib["cx"]), float(drawn.attrib["cy"]))
    return Circle(center, float(drawn.attrib["r"]))


def numbers(text: str) -> Iterator[float]:
    return (float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", text))


def scale(
    rows: int, columns: int, levels: int, rank: Callable[[int, int], int] | None = None
) -> Scale:
    """A scale of any size; by default its levels follow the product."""

    def by_product(likelihood: int, impact: int) -> int:
        return 1 + (likelihood * impact - 1) * levels // (rows * columns)

    chosen = rank or by_product
    return Scale(
        "scale",
        1,
        "Skalan",
        tuple(Grade(value, name) for value, name in enumerate(LIKELIHOODS[:rows], start=1)),
        tuple(Grade(value, name) for value, name in enumerate(IMPACTS[:columns], start=1)),
        tuple(Level(value, name, name) for value, name in enumerate(LEVELS[:levels], start=1)),
        tuple(
            tuple(chosen(row, column) for column in range(1, columns + 1))
            for row in range(1, rows + 1)
        ),
    )


def usual() -> Scale:
    """Four by four, as most municipalities have it: 1-3, 4-6, 8-9, 12-16."""
    tops = (3, 6, 9, 16)
    return scale(4, 4, 4, lambda row, column: 1 + sum(row * column > top for top in tops[:3]))
