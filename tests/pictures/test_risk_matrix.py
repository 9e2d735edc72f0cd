"""The risk matrix: what it shows, that nothing covers anything, and that all of it is reachable."""

import sys
import time
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Circle, Point
from riskreg.pictures.matrix import Link, Marker, MatrixWords, matrix
from riskreg.pictures.matrix_grid import Grid
from tests.support.drawings import (
    all_of,
    assert_recoloured,
    circle_of,
    read,
    scale,
    usual,
    words,
)

SIZES = [(3, 3, 3), (4, 4, 4), (5, 5, 5), (5, 5, 4), (3, 5, 3), (4, 5, 4)]


def words_for(scale_: Scale) -> MatrixWords:
    return MatrixWords(
        title="Riskmatris. Samma uppgifter finns i tabellen under bilden.",
        likelihood="Sannolikhet",
        impact="Konsekvens",
        likelihood_names=tuple(grade.name for grade in scale_.likelihood),
        impact_names=tuple(grade.name for grade in scale_.impact),
        new="Ny",
        rest=lambda likelihood, impact, count: Link(
            f"?likelihood={likelihood}&impact={impact}", f"+{count} risker till"
        ),
    )


def drawn(scale_: Scale, *markers: Marker) -> Element:
    return read(matrix(scale_, markers, words_for(scale_), "mx"), "mx")


def risk(number: int, likelihood: int, impact: int, **more) -> Marker:
    return Marker(number, likelihood, impact, f"Risk {number}, Titel", f"/risks/{number}", **more)


def links(root: Element) -> list[Element]:
    return all_of(root, "a")


@some.composite
def plans(draw):
    """A scale of any size with up to forty risks on it."""
    size = draw(some.sampled_from(SIZES))
    cells = some.tuples(some.integers(1, size[0]), some.integers(1, size[1]))
    drafts = draw(
        some.lists(
            some.tuples(cells, some.none() | cells, some.booleans(), some.booleans()), max_size=40
        )
    )
    return scale(*size), [
        risk(number, *cell, before=before, is_new=before is None and is_new, is_accepted=accepted)
        for number, (cell, before, is_new, accepted) in enumerate(drafts, start=1)
    ]


@pytest.fixture
def nine() -> list[Marker]:
    """The risks of the prototype: one up, two down, one new, one accepted."""
    return [
        risk(1, 3, 3, before=(3, 4)),
        risk(2, 3, 3, before=(3, 3)),
        risk(3, 4, 3, before=(3, 3)),
        risk(4, 2, 4, is_new=True),
        risk(5, 3, 2, before=(3, 2)),
        risk(6, 2, 2, before=(2, 3)),
        risk(7, 2, 4, before=(2, 4)),
        risk(8, 1, 4, before=(1, 4)),
        risk(9, 2, 1, before=(2, 1), is_accepted=True),
    ]


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_marker_is_in_its_cell(plan):
    scale_, markers = plan
    grid = Grid(words_for(scale_).likelihood_names, words_for(scale_).impact_names)
    by_number = {str(marker.number): marker for marker in markers}
    for link in links(drawn(scale_, *markers)):
        marker = by_number.get(words(link)[0])
        if marker:
            spot = circle_of(link)
            assert grid.cell(*marker.cell).holds(spot.center, margin=spot.radius)


@settings(max_examples=60, deadline=None)
@given(plans())
def test_no_two_markers_overlap(plan):
    spots = [circle_of(link) for link in links(drawn(plan[0], *plan[1]))]
    assert all(one.overlap(other) == 0 for one, other in combinations(spots, 2))


@settings(max_examples=60, deadline=None)
@given(plans())
def test_no_marker_covers_a_score(plan):
    scale_, markers = plan
    root = drawn(scale_, *markers)
    scores = [one for one in root.iter("text") if "sc" in one.get("class", "").split()]
    assert len(scores) == len(scale_.likelihood) * len(scale_.impact)
    for score in scores:
        # The nearest corner of a score of two figures, as large as it is on a phone.
        corner = Circle(_point(score).moved(-16), 0)
        assert all(corner.overlap(circle_of(link)) == 0 for link in links(root))


def _point(one: Element) -> Point:
    return Point(float(one.attrib["x"]), float(one.attrib["y"]))


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_risk_is_shown_or_counted(plan):
    scale_, markers = plan
    seen = [words(link)[0] for link in links(drawn(scale_, *markers))]
    hidden = sum(int(one) for one in seen if one.startswith("+"))
    assert len([one for one in seen if not one.startswith("+")]) + hidden == len(markers)


@settings(max_examples=30, deadline=None)
@given(plans())
def test_every_colour_can_be_changed(plan):
    assert_recoloured(drawn(plan[0], *plan[1]))


@settings(max_examples=30, deadline=None)
@given(plans())
def test_the_keyboard_goes_through_the_risks_in_number_order(plan):
    seen = [words(link)[0] for link in links(drawn(plan[0], *plan[1]))]
    numbers = [int(one) for one in seen if not one.startswith("+")]
    assert numbers == sorted(numbers)


def test_the_nine_risks_of_a_board(nine):
    root = drawn(usual(), *nine)
    assert [link.get("href") for link in links(root)] == [f"/risks/{one}" for one in range(1, 10)]
    assert len(all_of(root, "rect")) == 16 + 1  # the cells, and the tag of the new risk
    assert words(root).count("Ny") == 1
    ghosts = [one for one in all_of(root, "circle") if one.get("stroke-dasharray") == "2.5 2.5"]
    assert len(ghosts) == 3


def test_a_rise_is_solid_and_a_fall_is_dashed(nine):
    shafts = [
        (line.get("stroke-width"), line.get("stroke-dasharray"))
        for line in all_of(drawn(usual(), *nine), "line")
        if line.get("class") == "si"
    ]
    assert shafts == [("2.25", "5 3.5"), ("3", None), ("2.25", "5 3.5")]


def test_a_move_that_keeps_the_score_is_neither():
    (shaft,) = [
        line
        for line in all_of(drawn(usual(), risk(1, 2, 3, before=(3, 2))), "line")
        if line.get("class") == "si"
    ]
    assert (shaft.get("stroke-width"), shaft.get("stroke-dasharray")) == ("1.25", None)


def test_an_arrow_ends_at_its_marker(nine):
    root = drawn(usual(), *nine)
    marker = circle_of(links(root)[2])
    shaft = [line for line in all_of(root, "line") if line.get("class") == "si"][1]
    head = float(shaft.attrib["y2"]) - marker.center.y
    assert marker.radius < head < marker.radius + 20


def test_occupied_cells_are_full_and_empty_ones_faded(nine):
    cells = all_of(drawn(usual(), *nine), "rect")[:16]
    faded = [cell.get("fill-opacity") for cell in cells]
    assert faded[:4] == ["0.5", "0.4", None, "0.34"]
    assert faded.count(None) == 7


def test_the_level_follows_the_scale_and_not_the_product():
    by_impact = scale(3, 3, 3, lambda _row, column: column)
    tones = [cell.get("class") for cell in all_of(drawn(by_impact), "rect")]
    assert tones == ["fl1", "fl3", "fl4"] * 3


def test_without_risks_there_is_still_a_matrix():
    root = drawn(usual())
    assert not links(root)
    assert len(all_of(root, "rect")) == 16


def test_up_to_four_markers_are_large_and_more_are_small():
    four = [
        circle_of(one).radius for one in links(drawn(usual(), *(risk(n, 2, 2) for n in range(4))))
    ]
    five = [
        circle_of(one).radius for one in links(drawn(usual(), *(risk(n, 2, 2) for n in range(5))))
    ]
    assert (set(four), set(five)) == ({19}, {13.5})


def test_a_full_cell_says_how_many_more_there_are_and_leads_to_them():
    root = drawn(usual(), *(risk(number, 3, 2) for number in range(1, 9)))
    rest = links(root)[-1]
    assert words(rest) == ["+3"]
    assert rest.get("href") == "?likelihood=3&impact=2"
    assert rest.get("aria-label") == "+3 risker till"


def test_in_a_full_cell_those_that_have_changed_are_seen():
    still = [risk(number, 3, 2) for number in range(1, 8)]
    root = drawn(usual(), *still, risk(8, 3, 2, before=(1, 1)), risk(9, 3, 2, is_new=True))
    assert [words(link)[0] for link in links(root)] == ["1", "2", "3", "8", "9", "+4"]


def test_a_marker_is_named_with_its_number_and_the_tag_stands_outside():
    root = drawn(usual(), risk(4, 2, 4, is_new=True))
    (link,) = links(root)
    assert link.get("aria-label") == "Risk 4, Titel"
    assert words(link) == ["4"]
    assert [one.text for one in all_of(link, "title")] == ["Risk 4, Titel"]


def test_the_picture_is_a_named_group_whose_ground_is_silent():
    root = drawn(usual(), risk(1, 1, 1))
    assert (root.get("role"), root.get("aria-labelledby")) == ("group", "mx-title")
    assert all_of(root, "title")[0].text == words_for(usual()).title
    ground = all_of(root, "g")[0]
    assert ground.get("aria-hidden") == "true"
    assert "Sannolikhet" in words(ground)


def test_on_paper_there_are_no_links():
    paper = [Marker(number, 2, 2, f"Risk {number}") for number in range(1, 9)]
    without = MatrixWords("Riskmatris", "S", "K", ("a", "b", "c", "d"), ("a", "b", "c", "d"), "Ny")
    root = read(matrix(usual(), paper, without, "mx"), "mx")
    assert not links(root)
    assert [one.get("aria-label") for one in all_of(root, "g[@role='img']")][-1] == "+3"


def test_an_accepted_risk_has_a_second_ring():
    plain, accepted = links(drawn(usual(), risk(1, 1, 1), risk(2, 4, 4, is_accepted=True)))
    assert (len(all_of(plain, "circle")), len(all_of(accepted, "circle"))) == (1, 2)


def test_a_preliminary_risk_has_an_open_ring():
    (link,) = links(drawn(usual(), risk(1, 1, 1, is_preliminary=True)))
    (arc,) = all_of(link, "path")
    assert arc.get("stroke") == "#1b2327"
    assert circle_of(link).radius == 19


def test_a_cell_of_another_scale_gives_no_arrow():
    assert not all_of(drawn(scale(3, 3, 3), risk(1, 2, 2, before=(5, 4))), "line")


def test_numbers_of_three_figures_fit_in_their_markers():
    sizes = [
        float(one.attrib["font-size"])
        for link in links(drawn(usual(), risk(8, 1, 1), risk(112, 4, 4)))
        for one in link.iter("text")
    ]
    assert sizes[1] < sizes[0] == 19


def test_long_compounds_are_broken_in_the_margin_and_below():
    long = MatrixWords(
        "Riskmatris",
        "Sannolikhet",
        "Konsekvens",
        ("Osannolik", "Har inträffat i jämförbara kommuner", "Möjlig", "Årligen förekommande"),
        ("Försumbar", "Lindrig", "Verksamhetshotande", "Samhällsomstörtande katastrofläge"),
        "Ny",
    )
    root = read(matrix(usual(), [], long, "mx"), "mx")
    names = [one.text or "" for one in root.iter("text") if "wd" in one.get("class", "")]
    assert "Verksamhets-" in names
    assert not any("Samhällsomstörtande" in name for name in names)
    assert min(float(one.attrib["x"]) for one in root.iter("text") if one.get("x")) > 20


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_matrix_is_inside_its_frame(size):
    scale_ = scale(*size)
    root = drawn(scale_, risk(1, *size[:2]))
    _, _, across, down = (float(one) for one in root.attrib["viewBox"].split())
    for cell in all_of(root, "rect"):
        assert float(cell.attrib["x"]) + float(cell.attrib["width"]) <= across
        assert float(cell.attrib["y"]) + float(cell.attrib["height"]) <= down


def test_sixty_risks_are_drawn_in_no_time():
    markers = [
        risk(
            number,
            1 + number % 4,
            1 + number * 7 // 4 % 4,
            before=(1 + number % 3, 4 - number % 4) if number % 2 else None,
        )
        for number in range(1, 61)
    ]
    assert min(_processor_time(markers) for _ in range(5)) < 0.05


def _processor_time(markers: list[Marker]) -> float:
    """Seconds of work, measured without whoever counts the lines that the tests reach."""
    onlooker = sys.gettrace()
    sys.settrace(None)
    start = time.process_time()
    matrix(usual(), markers, words_for(usual()), "mx")
    taken = time.process_time() - start
    sys.settrace(onlooker)
    return taken
