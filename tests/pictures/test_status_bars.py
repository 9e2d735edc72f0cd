"""Bars, strips, sparks, squares and columns."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.pictures.bars import Part, PartKind, bar, columns, spark, strip, units
from tests.support.drawings import all_of, assert_recoloured, circle_of, read, words

parts = some.lists(
    some.builds(Part, some.sampled_from(PartKind), some.integers(0, 400)), max_size=5
)


@given(parts, some.sampled_from([176, 420]))
def test_segments_stand_side_by_side_in_the_bar(these, width):
    root = read(bar(these, "Läget", "b", width=width), "b")
    blocks = [one for one in root.iter("rect") if one.get("rx") == "3"]
    edges = sorted(
        (float(one.attrib["x"]), float(one.attrib["x"]) + float(one.attrib["width"]))
        for one in blocks
        if float(one.attrib["y"]) < 2
    )
    assert len(edges) == len([part for part in these if part.count])
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert not edges or edges[-1][1] <= width + 0.1


@given(parts)
def test_every_count_is_written(these):
    root = read(bar(these, "Läget", "b"), "b")
    assert words(root) == [str(part.count) for part in these if part.count]
    assert_recoloured(root)


def test_wide_segments_are_in_proportion():
    root = read(bar([Part(PartKind.DONE, 10), Part(PartKind.TODO, 20)], "x", "b"), "b")
    done, todo = [one for one in root.iter("rect") if one.get("rx") == "3"]
    assert float(todo.attrib["width"]) == pytest.approx(2 * float(done.attrib["width"]), rel=0.02)


def test_a_small_count_keeps_room_for_its_figure():
    root = read(bar([Part(PartKind.DONE, 500), Part(PartKind.PROGRESS, 1)], "x", "b"), "b")
    narrow = next(one for one in root.iter("rect") if one.get("class") == "flk")
    assert float(narrow.attrib["width"]) == 24


def test_states_differ_without_their_colours():
    kinds = [Part(kind, 2) for kind in PartKind]
    root = read(bar(kinds, "x", "b"), "b")
    fills = [one.get("fill") for one in root.iter("rect") if one.get("rx") == "3"]
    assert "url(#b-late)" in fills
    assert "url(#b-minor)" in fills
    assert [one.get("class") for one in root.iter("rect") if one.get("stroke")] == ["fs se"]


def test_a_narrow_bar_has_larger_figures():
    narrow, wide = (
        read(bar([Part(PartKind.DONE, 3)], "x", "b", width=width), "b") for width in (176, 420)
    )
    sizes = [float(all_of(one, "text")[0].attrib["font-size"]) for one in (narrow, wide)]
    assert sizes == [16.5, 14]


@given(some.integers(0, 40), some.integers(0, 10), some.integers(0, 40))
def test_a_strip_has_a_piece_for_each_thing(done, late, left):
    root = read(strip(done, late, left, "2 av 6"))
    classes = [one.get("class") for one in root.iter("rect")]
    assert classes == ["fgood"] * done + ["fbad", "fp"] * late + ["fs se"] * left
    assert root.get("aria-label") == "2 av 6"
    assert_recoloured(root)


def test_a_spark_ends_in_a_dot_and_shows_the_target():
    root = read(spark([71, None, 72, 76], 80, "Från 71 till 76 procent, mål 80"))
    (line,), (goal,) = all_of(root, "polyline"), all_of(root, "line")
    assert len(line.attrib["points"].split()) == 3
    assert float(goal.attrib["y1"]) < circle_of(root).center.y
    assert circle_of(root).center.x == 117
    assert_recoloured(root)


@pytest.mark.parametrize(("values", "target"), [([], None), ([None], 3), ([5], None), ([4, 4], 4)])
def test_a_spark_takes_what_there_is(values, target):
    root = read(spark(values, target, "Värden"))
    assert len(all_of(root, "line")) == (target is not None)


@pytest.mark.parametrize(
    ("count", "size"), [(0, "0 0 13 12"), (3, "0 0 39 12"), (13, "0 0 130 25")]
)
def test_units_come_in_rows_of_ten(count, size):
    root = read(units(count, "3"))
    assert (root.get("viewBox"), len(all_of(root, "rect"))) == (size, count)
    assert root.get("aria-hidden") == "true"


def test_columns_share_a_maximum_and_the_last_stands_out():
    root = read(columns([1, 2, 4], [2023, 2024, 2025], "Höga risker", maximum=8))
    bars = all_of(root, "rect")
    assert [float(one.attrib["height"]) for one in bars] == [3.25, 6.5, 13]
    assert [one.get("class") for one in bars] == ["fedge", "fedge", "fi"]
    assert words(root) == ["1", "’23", "2", "’24", "4", "’25"]


def test_columns_of_nothing_are_thin_lines():
    root = read(columns([0], [2007], "Inga", maximum=0))
    assert all_of(root, "rect")[0].get("height") == "1"
    assert words(root) == ["0", "’07"]
