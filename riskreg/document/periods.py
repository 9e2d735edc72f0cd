"""The periods that a recurring control examines: a year, a half, a tertial, a quarter, a month.

Written 2026, 2026-H1, 2026-T2, 2026-Q3 and 2026-08.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import Frequency
from riskreg.document.treatment import ControlEntry

_YEAR = 12
_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.TERTIAL: 4,
    Frequency.HALF_YEARLY: 6,
}
_LETTERS = {3: "Q", 4: "T", 6: "H"}
_LENGTHS = {letter: months for months, letter in _LETTERS.items()}
_PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?P<letter>[HTQ])(?P<part>\d)|-(?P<month>\d{2}))?")


@dataclass(frozen=True)
class Period:
    """`text` is how a result names the period; `start` and `end` are its first and last day."""

    text: str
    start: date
    end: date

    @classmethod
    def read(cls, text: str) -> "Period":
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a year, a half, a tertial, a quarter or a month")
        months, part = _length_and_part(match)
        if not 1 <= part <= _YEAR // months or int(match["year"]) < date.min.year:
            raise ValueError(f"{text!r} is no part of a year")
        return _period(int(match["year"]), months, part)

    def covers(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end


def periods(frequency: Frequency | None, year: int) -> tuple[Period, ...]:
    """The year cut as often as the control is made; what has no set period has the whole year."""
    months = _months(frequency)
    return tuple(_period(year, months, part) for part in range(1, _YEAR // months + 1))


def period_of(frequency: Frequency | None, day: date) -> Period:
    """The period that a day falls in."""
    months = _months(frequency)
    return _period(day.year, months, (day.month - 1) // months + 1)


def ended(frequency: Frequency | None, year: int, by: date) -> tuple[Period, ...]:
    """The periods of the year whose last day is `by` or earlier."""
    return tuple(period for period in periods(frequency, year) if period.end <= by)


def missing(control: ControlEntry, year: int, by: date) -> tuple[Period, ...]:
    """The periods of the year that have ended and that no result covers.

    "Not done" is a result: it says why there is no other.
    """
    results = [read for result in control.results if (read := _read(result.period))]
    return tuple(
        period
        for period in ended(control.frequency, year, by)
        if not any(result.covers(period) for result in results)
    )


def _read(text: str) -> Period | None:
    """What an imported result calls its period need not be one of ours."""
    try:
        return Period.read(text)
    except ValueError:
        return None


def _months(frequency: Frequency | None) -> int:
    return _MONTHS.get(frequency, _YEAR) if frequency else _YEAR


def _length_and_part(match: re.Match[str]) -> tuple[int, int]:
    if match["letter"]:
        return _LENGTHS[match["letter"]], int(match["part"])
    return (1, int(match["month"])) if match["month"] else (_YEAR, 1)


def _period(year: int, months: int, part: int) -> Period:
    last = months * part
    return Period(
        text=_name(year, months, part),
        start=date(year, last - months + 1, 1),
        end=date(year, last, calendar.monthrange(year, last)[1]),
    )


def _name(year: int, months: int, part: int) -> str:
    if months == _YEAR:
        return f"{year:04}"
    return f"{year:04}-{part:02}" if months == 1 else f"{year:04}-{_LETTERS[months]}{part}"
