"""The writer of SVG: escaped, rounded, and painted for both palettes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg import paths
from riskreg.pictures.geometry import Point
from riskreg.pictures.svg import (
    FILLS,
    LETTERS,
    STROKES,
    element,
    group,
    paint,
    path,
    picture,
    points,
    text,
)
from tests.support.drawings import assert_recoloured, read

writing = some.text(
    some.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)


@given(writing, writing)
def test_whatever_is_written_comes_back_as_it_was(inside, beside):
    root = read(str(element("text", inside, aria_label=beside)))
    assert (root.text or "", root.get("aria-label")) == (inside, beside)


def test_a_child_that_is_an_element_is_not_escaped_twice():
    assert str(group(element("title", "A & B"))) == "<g><title>A &amp; B</title></g>"


def test_what_is_none_is_left_out():
    assert str(element("g", None, class_=None, role="img")) == '<g role="img"/>'


@pytest.mark.parametrize(
    ("figure", "written"),
    [(1, "1"), (2.0, "2"), (1.256, "1.26"), (-0.001, "0"), (318.5, "318.5"), (0.34, "0.34")],
)
def test_figures_are_rounded(figure, written):
    assert str(element("g", x=figure)) == f'<g x="{written}"/>'


def test_points_are_written_as_paths_want_them():
    assert points(Point(1, 2.5), Point(0, -3)) == "1,2.5 0,-3"
    assert path("M", Point(0, 1), "A", 4, 4, 0) == "M 0,1 A 4 4 0"


def test_paint_gives_the_light_colour_and_the_class():
    assert paint("surface", "ink", 2) == {
        "fill": "#ffffff",
        "stroke": "#1b2327",
        "stroke_width": 2,
        "stroke_dasharray": None,
        "class_": "fs si",
    }


def test_turned_text_has_its_place_in_the_transform():
    root = read(str(text("Sannolikhet", Point(3, 4), 13, turned=-90)))
    assert root.get("transform") == "translate(3,4) rotate(-90)"
    assert root.get("x") is None


def test_a_picture_stands_alone():
    svg = picture((10, 20), text("Hej", Point(0, 10), 13), class_="mx")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"')
    assert_recoloured(read(svg))


@pytest.mark.parametrize(
    ("side", "classes"), [("fill", FILLS), ("stroke", STROKES), ("fill", LETTERS)]
)
def test_the_style_sheet_recolours_with_the_same_token(side, classes):
    css = (paths.STATIC / "css" / "pictures.css").read_text(encoding="utf-8")
    themed = dict(re.findall(rf"\.(\w+) {{ {side}: (?:var\(--)?(\w+)\)? }}", css))
    assert {name: themed.get(name) for name in classes.values()} == {
        name: token for token, name in classes.items()
    }
