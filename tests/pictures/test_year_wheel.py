"""The year wheel: dates in their places, lanes for what overlaps, labels that keep apart."""

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from riskreg.pictures.dial import Dial
from riskreg.pictures.geometry import Box, Circle, Point
from riskreg.pictures.lettering import width
from riskreg.pictures.wheel import Ring, RingKind, WheelReport, WheelWords, WheelYear, wheel
from riskreg.pictures.wheel_lanes import place
from tests.support.drawings import all_of, assert_recoloured, numbers, read, words

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WORDS = WheelWords(
    "Kommunstyrelsens årshjul 2023",
    "Möten och rapporter runt året. Samma uppgifter finns i listan under bilden.",
    MONTHS,
    "I dag",
    "12 sep",
    "I dag, 12 september",
    "Nästa möte",
    "Utskottet 19 sep",
)
BOARD = Ring(RingKind.BOARD, (date(2023, 1, 23), date(2023, 9, 4), date(2023, 12, 4)))
COMMITTEE = Ring(RingKind.COMMITTEE, (date(2023, 2, 14), date(2023, 9, 19)))


def report(number: int, due: date, meeting: date, **more) -> WheelReport:
    return WheelReport(number, "Återrapport av uppdraget", "Styrelsen 4 dec", due, meeting, **more)


APRIL = report(1, date(2023, 4, 3), date(2023, 4, 24))
OCTOBER = report(4, date(2023, 9, 22), date(2023, 10, 9))
UNSECURED = report(6, date(2023, 11, 13), date(2023, 12, 4), is_secured=False)


def year(*reports: WheelReport, today: date = date(2023, 9, 12)) -> WheelYear:
    return WheelYear(2023, today, (BOARD, COMMITTEE), reports)


def drawn(shown: WheelYear, *, wide: bool = True) -> Element:
    return read(wheel(shown, WORDS, "yh", wide=wide), "yh")


days = some.dates(date(2022, 12, 1), date(2024, 1, 31))
reports = some.lists(some.tuples(days, some.integers(0, 60)), max_size=14).map(
    lambda spans: [
        report(number, due, due + timedelta(days=length), is_secured=number % 3 > 0)
        for number, (due, length) in enumerate(spans, start=1)
    ]
)


@settings(max_examples=50, deadline=None)
@given(reports, days)
def test_no_number_covers_another(these, today):
    _, placed = place(Dial(Point(0, 0)), year(*these, today=today))
    assert len(placed) == len(these)
    assert all(one.spot.overlap(other.spot) == 0 for one, other in combinations(placed, 2))


@settings(max_examples=50, deadline=None)
@given(reports, days)
def test_labels_keep_apart_and_inside(these, today):
    root = drawn(year(*these, today=today))
    _, _, across, down = numbers(root.attrib["viewBox"])
    boxes = [box_of(one) for one in root.iter("text") if is_label(one)]
    assert not [1 for one, other in combinations(boxes, 2) if one.meets(other)]
    assert all(box.left >= 0 and box.right <= across for box in boxes)
    assert all(box.top >= 0 and box.bottom <= down for box in boxes)


@settings(max_examples=30, deadline=None)
@given(reports, days, some.booleans())
def test_every_colour_can_be_changed(these, today, wide):
    assert_recoloured(drawn(year(*these, today=today), wide=wide))


def is_label(one: Element) -> bool:
    return one.get("text-anchor") in {"start", "end"}


def box_of(one: Element) -> Box:
    size, weight = float(one.attrib["font-size"]), int(one.attrib["font-weight"])
    room, x, y = width(one.text or "", size, weight), float(one.attrib["x"]), float(one.attrib["y"])
    left = x if one.get("text-anchor") == "start" else x - room
    return Box(left, y - size * 0.7, left + room, y)


def angle_of(spot: Circle, center: Point) -> float:
    return math.degrees(math.atan2(spot.center.x - center.x, center.y - spot.center.y)) % 360


def test_january_is_at_the_top_and_the_year_goes_clockwise():
    shown = year()
    angles = [shown.angle(date(2023, month, 1)) for month in (1, 4, 7, 10)]
    assert angles == pytest.approx([0, 88.8, 178.5, 269.3], abs=0.1)
    assert Dial(Point(0, 0)).at(10, 90) == pytest.approx((10, 0))


def test_a_number_stands_at_its_meeting():
    dial = Dial(Point(480, 250))
    _, (placed,) = place(dial, year(OCTOBER))
    assert angle_of(placed.spot, dial.center) == pytest.approx(year().angle(OCTOBER.meeting))


def test_reports_that_overlap_take_a_lane_each():
    tracks, placed = place(Dial(Point(0, 0)), year(OCTOBER, OCTOBER, APRIL))
    assert len(tracks.lanes) == 2
    assert [one.radius for one in placed] == [tracks.lanes[0], tracks.lanes[0], tracks.lanes[1]]


def test_the_past_is_hollow_and_the_coming_filled():
    root = drawn(year(APRIL, OCTOBER, UNSECURED))
    discs = [one for one in root.iter("circle") if "sth" in one.get("class", "")]
    assert [one.get("class") for one in discs] == ["fs sth", "fth sth", "fs sth"]
    assert [one.get("stroke-dasharray") for one in discs] == [None, None, "3 2.5"]


def test_meetings_are_dots_for_the_board_and_diamonds_for_a_committee():
    root = drawn(year())
    dots = [one.get("class") for one in root.iter("circle") if one.get("r") == "5.5"]
    diamonds = [one.get("class") for one in root.iter("polygon")]
    assert dots == ["fs si", "fs si", "fi si"]
    assert diamonds == ["fs si", "fi si"]


def test_a_routine_that_is_not_secured_is_named_in_red_with_a_dashed_span():
    root = drawn(year(UNSECURED))
    titles = [one for one in root.iter("text") if "Återrapport" in (one.text or "")]
    assert {one.get("class") for one in titles} == {"fth"}
    assert [
        one.get("stroke-dasharray") for one in root.iter("path") if one.get("stroke-width") == "7"
    ] == ["3 4"]


def test_the_compact_wheel_has_numbers_but_no_labels():
    root = drawn(year(APRIL), wide=False)
    assert not [one for one in root.iter("text") if is_label(one)]
    assert "1" in words(root)


def test_this_month_stands_out_and_a_hand_points_at_today():
    root = drawn(year())
    months = {one.text: one.get("class") for one in root.iter("text") if one.text in MONTHS}
    assert [month for month, colour in months.items() if colour == "txs"] == ["sep"]
    assert len([one for one in root.iter("line") if one.get("class") == "slk"]) == 1


@pytest.mark.parametrize("today", [date(2022, 12, 1), date(2024, 2, 1)])
def test_another_year_has_no_hand(today):
    root = drawn(year(APRIL, today=today))
    assert not [one for one in root.iter("line") if one.get("class") == "slk"]
    assert "I dag, 12 september" not in words(root)
    gone = [one for one in root.iter("circle") if one.get("class") == "fk"]
    assert len(gone) == (today.year > 2023)


def test_a_wheel_with_very_many_labels_grows():
    december = [report(number, date(2023, 11, 1), date(2023, 12, 4)) for number in range(1, 13)]
    _, _, _, height = numbers(drawn(year(*december)).attrib["viewBox"])
    assert height > 500


def test_long_words_in_the_hub_shrink_and_end_in_an_ellipsis():
    long = replace(WORDS, next_date="Exploaterings- och näringslivsutskottet 19 sep")
    root = read(wheel(year(), long, "yh", wide=False), "yh")
    assert words(root)[-1].endswith("…")


def test_the_picture_is_named_and_told():
    root = drawn(year())
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "yh-title yh-desc")
    assert all_of(root, "title")[0].text == WORDS.title
