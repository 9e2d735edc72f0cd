"""The periods of a year, and which of them a control still owes a result for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.document.kinds import ControlKind, ControlOutcome, Frequency
from riskreg.document.periods import Period, ended, missing, period_of, periods
from riskreg.document.treatment import ControlEntry, ControlResultEntry

frequencies = some.sampled_from([*Frequency, None])
years = some.integers(1990, 2100)
days = some.dates(date(1990, 1, 1), date(2100, 12, 31))


def control(frequency: Frequency | None, *recorded: str) -> ControlEntry:
    results = tuple(
        ControlResultEntry(ControlOutcome.NO_DEVIATION, date(2026, 1, 1), period)
        for period in recorded
    )
    return ControlEntry("c", "Stickprov", ControlKind.REVIEW, frequency=frequency, results=results)


@given(frequencies, years)
def test_the_periods_cut_the_year_without_gap_or_overlap(frequency, year):
    cut = periods(frequency, year)
    assert (cut[0].start, cut[-1].end) == (date(year, 1, 1), date(year, 12, 31))
    following = [(one.end, two.start) for one, two in pairwise(cut)]
    assert all(end + timedelta(days=1) == start for end, start in following)


@given(frequencies, years)
def test_a_period_is_read_as_it_is_written(frequency, year):
    assert all(Period.read(period.text) == period for period in periods(frequency, year))


@given(frequencies, days)
def test_each_day_falls_in_one_period_of_its_year(frequency, day):
    found = period_of(frequency, day)
    holding = [one for one in periods(frequency, day.year) if one.start <= day <= one.end]
    assert holding == [found]


@given(frequencies, years, days)
def test_ended_periods_are_the_first_ones(frequency, year, by):
    over = ended(frequency, year, by)
    assert over == periods(frequency, year)[: len(over)]
    assert all(period.end <= by for period in over)


@given(frequencies, years, days)
def test_what_is_recorded_for_every_ended_period_leaves_nothing_missing(frequency, year, by):
    recorded = [period.text for period in ended(frequency, year, by)]
    assert missing(control(frequency, *recorded), year, by) == ()


@pytest.mark.parametrize(
    ("frequency", "names"),
    [
        (Frequency.YEARLY, "2026"),
        (Frequency.CONTINUOUS, "2026"),
        (Frequency.ONCE, "2026"),
        (None, "2026"),
        (Frequency.HALF_YEARLY, "2026-H1 2026-H2"),
        (Frequency.TERTIAL, "2026-T1 2026-T2 2026-T3"),
        (Frequency.QUARTERLY, "2026-Q1 2026-Q2 2026-Q3 2026-Q4"),
    ],
)
def test_periods_by_name(frequency, names):
    assert " ".join(one.text for one in periods(frequency, 2026)) == names


def test_months_are_two_digits():
    assert [one.text for one in periods(Frequency.MONTHLY, 2026)][7:9] == ["2026-08", "2026-09"]


def test_a_period_counts_as_ended_on_its_last_day():
    assert [one.text for one in ended(Frequency.TERTIAL, 2026, date(2026, 8, 31))] == [
        "2026-T1",
        "2026-T2",
    ]
    assert len(ended(Frequency.TERTIAL, 2026, date(2026, 8, 30))) == 1


def test_what_is_missing_stands_oldest_first():
    lacking = missing(control(Frequency.QUARTERLY, "2026-Q2"), 2026, date(2026, 9, 30))
    assert [one.text for one in lacking] == ["2026-Q1", "2026-Q3"]


def test_a_result_for_a_longer_period_covers_the_shorter_ones():
    lacking = missing(control(Frequency.MONTHLY, "2026-H1"), 2026, date(2026, 8, 15))
    assert [one.text for one in lacking] == ["2026-07"]


def test_a_period_in_words_of_an_old_file_covers_nothing():
    assert len(missing(control(Frequency.HALF_YEARLY, "våren"), 2026, date(2026, 6, 30))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-",
        "2026-13",
        "2026-00",
        "2026-T4",
        "2026-H0",
        "2026-Q5",
        "2026-X1",
        "2026-8",
        "0000",
        "2026-T1 ",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match="is "):
        Period.read(text)
