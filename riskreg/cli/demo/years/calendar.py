"""Days of a story that is the same in whichever year it is told."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from zlib import crc32

SATURDAY = 5
WEEK = 7

Told = str | int


@dataclass(frozen=True)
class Calendar:
    """`first` is the year that stands as 1: "0-11-20" is 20 November of the year before it."""

    today: date
    first: int

    def of(self, year: int) -> "Calendar":
        """The same, with a plan's own year as the first."""
        return replace(self, first=year)

    def year(self, number: int) -> int:
        return self.first - 1 + number

    def day(self, told: Told) -> date:
        """A number is counted from the day of the demo."""
        if isinstance(told, int):
            return self.today + timedelta(days=told)
        year, month, day = (int(part) for part in told.split("-"))
        return date(self.year(year), month, day)


def working_day(day: date) -> date:
    """The day, or the Monday after a weekend."""
    if day.weekday() < SATURDAY:
        return day
    return day + timedelta(days=WEEK - day.weekday())


def same_week(day: date, weekday: int) -> date:
    """The day of that week on which a board meets: 0 is Monday."""
    return day + timedelta(days=weekday - day.weekday())


def drawn(name: str, most: int) -> int:
    """A number below `most` that looks like chance and is the same in every demo."""
    return crc32(name.encode()) % most
