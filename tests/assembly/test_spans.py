"""Up to which day a plan tells of a line that other years share."""

from datetime import date

import pytest

from riskreg.assembly.spans import Span


@pytest.mark.parametrize(
    ("span", "last"),
    [
        (Span(2025), None),
        (Span(2025, closed_on=date(2026, 3, 20)), date(2026, 3, 20)),
        (Span(2025, taken_on=2026), date(2026, 12, 31)),
        (Span(2022, taken_on=2026), date(2025, 12, 31)),
        (Span(2025, date(2026, 3, 20), 2026), date(2026, 3, 20)),
        (Span(2022, date(2026, 11, 2), 2024), date(2023, 12, 31)),
    ],
)
def test_the_last_day(span, last):
    assert span.last == last


def test_the_last_day_is_told_of_and_the_next_is_not():
    closed = Span(2025, closed_on=date(2026, 3, 20))
    assert [closed.holds(date(2026, 3, day)) for day in (19, 20, 21)] == [True, True, False]


def test_a_plan_that_goes_on_tells_of_every_day():
    assert Span(2022).holds(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("period", "is_held"),
    [("2024", True), ("2025-T3", True), ("2026-01", False), ("Våren", False)],
)
def test_a_result_is_of_the_plan_whose_year_it_examines(period, is_held):
    span = Span(2025, taken_on=2026)
    assert span.holds_result(date(2026, 1, 12), period) is is_held


def test_a_control_that_no_later_plan_has_is_told_where_it_stands():
    assert Span(2025).holds_result(date(2026, 2, 12), "2026-01")
    assert not Span(2025, closed_on=date(2026, 2, 1)).holds_result(date(2026, 2, 12), "2025-T3")
