"""Dates and numbers in both languages: a table of cases."""

from datetime import UTC, date, datetime

import pytest

from riskreg.document.dates import PartialDate
from riskreg.web import filters

TODAY = date(2023, 9, 12)
FRIDAY = date(2023, 9, 15)
#: 22.30 in Greenwich on the last night of summer time and on New Year's Eve.
SUMMER = datetime(2023, 9, 12, 14, 42, tzinfo=UTC)
WINTER = datetime(2023, 12, 31, 23, 30, tzinfo=UTC)
BEFORE_THE_CLOCK_IS_SET_BACK = datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
AFTER_IT = datetime(2023, 10, 29, 1, 30, tzinfo=UTC)

SWEDISH = [
    ("in_text", FRIDAY, {}, "15 september 2023"),
    ("in_text", FRIDAY, {"year": 2023}, "15 september"),
    ("in_text", FRIDAY, {"year": 2022}, "15 september 2023"),
    ("in_text", date(1862, 5, 21), {}, "21 maj 1862"),
    ("in_text", PartialDate("2022-spring"), {}, "våren 2022"),
    ("in_text", PartialDate("2022-04"), {}, "april 2022"),
    ("in_text", PartialDate("2022"), {"year": 2022}, "2022"),
    ("in_text", WINTER, {}, "1 januari 2024"),
    ("in_table", FRIDAY, {"year": 2023}, "15 sep"),
    ("in_table", FRIDAY, {}, "15 sep 2023"),
    ("in_table", date(2022, 6, 1), {"year": 2023}, "1 juni 2022"),
    ("in_table", PartialDate("2022-04"), {}, "apr 2022"),
    ("in_table", PartialDate("2022-autumn"), {"year": 2022}, "hösten 2022"),
    ("deadline", FRIDAY, {"today": TODAY}, "fredag 15 september, om 3 dagar"),
    ("deadline", TODAY, {"today": TODAY}, "tisdag 12 september, i dag"),
    ("deadline", date(2024, 1, 3), {"today": TODAY}, "onsdag 3 januari 2024, om 113 dagar"),
    ("deadline", PartialDate("2023-autumn"), {"today": TODAY}, "hösten, i dag"),
    ("deadline", PartialDate("2023-12"), {"today": TODAY}, "december, om 80 dagar"),
    ("distance", date(2023, 8, 31), {"today": TODAY}, "12 dagar sen"),
    ("distance", date(2023, 6, 30), {"today": TODAY}, "74 dagar sen"),
    ("distance", date(2023, 9, 11), {"today": TODAY}, "i går"),
    ("distance", date(2023, 9, 13), {"today": TODAY}, "i morgon"),
    ("distance", date(2023, 12, 31), {"today": date(2024, 1, 1)}, "i går"),
    ("distance", PartialDate("2022"), {"today": date(2023, 1, 10)}, "10 dagar sen"),
    ("clock", SUMMER, {}, "16.42"),
    ("clock", WINTER, {}, "00.30"),
    ("clock", BEFORE_THE_CLOCK_IS_SET_BACK, {}, "02.30"),
    ("clock", AFTER_IT, {}, "02.30"),
    ("moment", SUMMER, {"today": TODAY}, "i dag 16.42"),
    ("moment", SUMMER, {"today": date(2023, 9, 13)}, "i går 16.42"),
    ("moment", SUMMER, {"today": date(2024, 9, 13)}, "12 september 2023 16.42"),
    ("moment", WINTER, {"today": date(2024, 1, 1)}, "i dag 00.30"),
    ("moment", FRIDAY, {"today": TODAY}, "15 september 2023"),
    ("number", 11111.5, {}, "11 111,5"),
    ("number", -3, {}, "−3"),
    ("number", 80.4, {"decimals": 0}, "80"),
    ("number", 80, {"decimals": 1}, "80,0"),
    ("signed", 3, {}, "+3"),
    ("signed", 0, {}, "0"),
    ("percent", 80.4, {}, "80,4 %"),
    ("paragraph", "118", {}, "§ 118"),
    ("paragraph", "§118", {}, "§ 118"),
    ("of", 9, {"total": 14}, "9 av 14"),
    ("span", 2020, {"end": 2023}, "2020–2023"),
    ("span", 2020, {"end": 2020}, "2020"),
]
ENGLISH = [
    ("in_text", FRIDAY, {}, "15 September 2023"),
    ("in_text", PartialDate("2022-spring"), {}, "spring 2022"),
    ("in_table", FRIDAY, {"year": 2023}, "15 Sep"),
    ("deadline", FRIDAY, {"today": TODAY}, "Friday 15 September, in 3 days"),
    ("distance", date(2023, 9, 11), {"today": TODAY}, "yesterday"),
    ("clock", SUMMER, {}, "16:42"),
    ("moment", SUMMER, {"today": TODAY}, "today 16:42"),
    ("number", 11111.5, {}, "11,111.5"),
    ("percent", 76, {}, "76%"),
    ("of", 9, {"total": 14}, "9 of 14"),
]


def told(name, value, options):
    return getattr(filters, name)(value, **options)


@pytest.mark.parametrize(("name", "value", "options", "words"), SWEDISH)
def test_in_swedish(swedish, name, value, options, words):
    assert told(name, value, options).replace(filters.SPACE, " ") == words


@pytest.mark.parametrize(("name", "value", "options", "words"), ENGLISH)
def test_in_english(english, name, value, options, words):
    assert told(name, value, options).replace(filters.SPACE, " ") == words


@pytest.mark.parametrize(
    ("name", "value", "options"),
    [
        ("in_text", FRIDAY, {}),
        ("in_table", FRIDAY, {}),
        ("paragraph", 118, {}),
        ("percent", 76, {}),
        ("of", 9, {"total": 14}),
        ("number", 11111, {}),
    ],
)
def test_what_belongs_together_stays_on_one_line(swedish, name, value, options):
    assert " " not in told(name, value, options)


def test_a_moment_without_a_zone_is_no_moment(swedish):
    with pytest.raises(ValueError, match="zone"):
        filters.clock(datetime(2023, 9, 12, 16, 42))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        (FRIDAY, "2023-09-15"),
        (SUMMER, "2023-09-12T16:42+02:00"),
        (PartialDate("2022-04"), "2022-04"),
        (PartialDate("2022-spring"), None),
    ],
)
def test_machines_are_told_what_html_can_tell(swedish, value, machine):
    assert filters.machine_date(value) == machine


def test_today_is_the_municipalitys_day(swedish, monkeypatch):
    monkeypatch.setattr("riskreg.web.frame.today", lambda: TODAY)
    assert filters.distance(TODAY) == "i dag"
