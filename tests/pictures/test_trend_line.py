"""The trend: its bands, what is written beside it, and that nothing is written on top of it."""

from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box
from riskreg.pictures.lettering import width
from riskreg.pictures.trend import TrendPoint, TrendWords, trend
from riskreg.pictures.trend_axis import bands, ticks
from riskreg.pictures.trend_dates import dates
from tests.support.drawings import all_of, assert_recoloured, numbers, read, scale, usual, words

PERIODS = (("Plan", "Plan"), ("Tertial 1", "T1"), ("Tertial 2", "T2"), ("Bokslut", "Bok."))
BY_IMPACT = scale(4, 4, 4, lambda row, column: column if row > 1 else 1)
BOTH = pytest.mark.parametrize("wide", [True, False], ids=["wide", "compact"])


def words_for(scale_: Scale) -> TrendWords:
    return TrendWords(
        "Riskvärde för risk 1 vid sju tillfällen",
        "16 i planen 2022, 9 i tertial 2 2023.",
        f"Riskvärde, sannolikhet gånger konsekvens, 1 till {scale_.highest}",
        tuple(level.name for level in scale_.levels),
    )


def series(*cells: tuple[int, int], note: str | None = None, preliminary: int = 0):
    return [
        TrendPoint(
            likelihood,
            impact,
            PERIODS[place % 4][0],
            str(2020 + place // 4),
            PERIODS[place % 4][1],
            note,
            place >= len(cells) - preliminary,
        )
        for place, (likelihood, impact) in enumerate(cells)
    ]


SEVEN = series(
    (4, 4), (4, 4), (3, 4), (3, 4), (3, 4), (3, 4), (3, 3), note="Kompetensteamet startar"
)


def drawn(points: list[TrendPoint], scale_: Scale | None = None, *, wide: bool = True) -> Element:
    scale_ = scale_ or usual()
    return read(trend(scale_, points, words_for(scale_), "tr", wide=wide), "tr")


@some.composite
def trails(draw):
    rows, columns, levels = draw(some.sampled_from([(3, 3, 3), (4, 4, 4), (5, 5, 5)]))
    cells = some.tuples(some.integers(1, rows), some.integers(1, columns))
    return scale(rows, columns, levels), series(*draw(some.lists(cells, min_size=2, max_size=20)))


@settings(max_examples=60, deadline=None)
@given(trails(), some.booleans())
def test_everything_is_inside_the_picture(trail, wide):
    root = drawn(trail[1], trail[0], wide=wide)
    _, _, across, down = numbers(root.attrib["viewBox"])
    frame = Box(0, 0, across, down)
    for one in root.iter("text"):
        box = box_of(one)
        assert frame.left <= box.left
        assert box.right <= frame.right + 0.5
        assert frame.top <= box.top <= box.bottom <= frame.bottom


@settings(max_examples=60, deadline=None)
@given(trails(), some.booleans())
def test_every_colour_can_be_changed(trail, wide):
    assert_recoloured(drawn(trail[1], trail[0], wide=wide))


@settings(max_examples=60, deadline=None)
@given(trails(), some.booleans())
def test_what_stands_under_the_line_never_runs_together(trail, wide):
    root = drawn(trail[1], trail[0], wide=wide)
    foot = 244 if wide else 254
    boxes = [box_of(one) for one in root.iter("text") if float(one.attrib["y"]) > foot + 8]
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]


def box_of(one: Element) -> Box:
    size, weight = float(one.attrib["font-size"]), int(one.attrib["font-weight"])
    room = width(one.text or "", size, weight)
    x, y = float(one.attrib["x"]), float(one.attrib["y"])
    left = {"start": x, "middle": x - room / 2, "end": x - room}[one.attrib["text-anchor"]]
    return Box(left, y - size * 0.7, left + room, y)


def test_one_value_is_no_trend():
    with pytest.raises(ValueError, match="two values"):
        drawn(series((1, 1)))


def test_the_bands_lie_between_the_levels():
    assert [(band.low, band.high) for band in bands(usual())] == [
        (1, 3.5),
        (3.5, 7),
        (7, 10.5),
        (10.5, 16),
    ]
    assert ticks(usual()) == [1, 4, 8, 12, 16]


def test_a_level_that_no_cell_has_gets_no_band():
    three_of_four = scale(
        3, 3, 4, lambda row, column: (1, 2, 4)[(row * column > 2) + (row * column > 4)]
    )
    assert [band.rank for band in bands(three_of_four)] == [1, 2, 4]
    assert [band.tone for band in bands(three_of_four)] == ["1", "2", "4"]


def test_levels_that_do_not_follow_the_score_are_told_at_the_points():
    assert bands(BY_IMPACT) == []
    root = drawn(series((2, 2), (2, 3), (2, 3), (3, 4)), BY_IMPACT)
    assert not all_of(root, "rect")
    assert [one for one in words(root) if one in {"Måttlig", "Hög", "Mycket hög"}] == [
        "Måttlig",
        "Hög",
        "Mycket hög",
    ]


@BOTH
def test_bands_carry_their_names_once(wide):
    root = drawn(SEVEN, wide=wide)
    assert [band.get("class") for band in all_of(root, "rect")] == ["fl1", "fl2", "fl3", "fl4"]
    assert sorted(one for one in words(root) if one in {"Låg", "Måttlig", "Hög", "Mycket hög"}) == [
        "Hög",
        "Låg",
        "Mycket hög",
        "Måttlig",
    ]


def test_a_point_for_each_time_and_the_last_one_filled():
    spots = all_of(drawn(SEVEN), "circle")
    assert [spot.get("class") for spot in spots] == ["fs si"] * 6 + ["fi si"]


def test_notes_stand_only_where_the_value_turned():
    assert words(drawn(SEVEN)).count("Kompetensteamet") == 2


def test_a_long_note_is_wrapped_to_three_lines():
    long = "Verksamhetsförändringen genomförd efter omorganisationen av arbetsmarknadsförvaltningen"
    root = drawn(series((4, 4), (4, 4), (2, 2), (2, 2), (2, 2), note=long))
    lines = [
        one
        for one in root.iter("text")
        if one.get("font-size") == "14.5" and one.get("font-weight") == "400"
    ]
    assert len(lines) == 3
    assert (lines[-1].text or "").endswith("…")


@settings(max_examples=60, deadline=None)
@given(trails())
def test_notes_and_figures_leave_each_other_alone(trail):
    points = [
        TrendPoint(
            one.likelihood, one.impact, one.period, one.year, one.short, "Ny bedömning av risken"
        )
        for one in trail[1]
    ]
    root = drawn(points, trail[0])
    notes = [box_of(one) for one in root.iter("text") if (one.text or "").startswith("Ny bed")]
    figures = [box_of(one) for one in root.iter("text") if one.get("font-weight") == "680"]
    assert not [1 for one, other in combinations(notes, 2) if one.meets(other)]
    assert not [1 for note in notes for figure in figures if note.meets(figure)]


def test_a_compact_trend_has_no_notes():
    assert "Kompetensteamet" not in " ".join(words(drawn(SEVEN, wide=False)))


def test_what_is_preliminary_is_reached_by_a_dashed_line():
    solid, dashed = all_of(drawn(series((1, 1), (2, 2), (3, 3), preliminary=1)), "polyline")
    assert (solid.get("stroke-dasharray"), dashed.get("stroke-dasharray")) == (None, "6 4")
    assert len(solid.attrib["points"].split()) == 2
    assert dashed.attrib["points"].split()[0] == solid.attrib["points"].split()[-1]


def test_what_is_settled_has_no_dashes():
    (line,) = all_of(drawn(SEVEN), "polyline")
    assert len(line.attrib["points"].split()) == 7


def test_names_are_as_full_as_they_fit():
    points = series(*[(2, 2)] * 20)
    assert dates(points[:7], 85, 14.5)[1].upper == "Tertial 1"
    assert dates(points[:7], 50, 14.5)[1].upper == "T1"
    assert [one.upper for one in dates(points, 27, 14.5)] == [
        *("2020", "2021", "2022", "2023", "2024"),
        "Bok.",
    ]


def test_the_year_stands_where_it_begins():
    years = [(one.place, one.lower) for one in dates(series(*[(2, 2)] * 6), 90, 14.5) if one.lower]
    assert years == [(0, "2020"), (4, "2021")]


def test_when_even_the_years_are_many_some_are_left_out():
    shown = dates(series(*[(2, 2)] * 60), 5, 14.5)
    assert len(shown) < 10
    assert shown[-1].lower == "Bok."


@BOTH
def test_the_picture_tells_its_story_in_words(wide):
    root = drawn(SEVEN, wide=wide)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "tr-title tr-desc")
    assert [one.text for one in all_of(root, "desc")] == ["16 i planen 2022, 9 i tertial 2 2023."]
    assert root.get("class") == ("whl whl-w" if wide else "whl whl-c")


def test_twenty_times_are_all_there():
    root = drawn(series(*[(1 + place % 4, 3) for place in range(20)]))
    assert len(all_of(root, "circle")) == 20
