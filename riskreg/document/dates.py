"""Dates as people know them: a day, a month, a season or a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

SEASONS = {"winter": (1, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|(?P<season>[a-z]+)))?"
)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """What a source says of a date, and no more than it says.

    `text` is "2022", "2022-04", "2022-04-23" or "2022-spring"; it is also how the date is stored.
    """

    text: str

    def __post_init__(self) -> None:
        match = _PATTERN.fullmatch(self.text)
        if match is None or (match["season"] and match["season"] not in SEASONS):
            raise ValueError(f"{self.text!r} is not a day, a month, a season or a year")
        _ = self.earliest, self.latest  # no thirtieth of February, no thirteenth month

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.isoformat())

    @property
    def _parts(self) -> re.Match[str]:
        match = _PATTERN.fullmatch(self.text)
        assert match is not None  # noqa: S101 - checked when it was made
        return match

    @property
    def year(self) -> int:
        return int(self._parts["year"])

    @property
    def month(self) -> int | None:
        return int(self._parts["month"]) if self._parts["month"] else None

    @property
    def season(self) -> str | None:
        return self._parts["season"]

    @property
    def day(self) -> date | None:
        """The exact day, or None where only the month, the season or the year is known."""
        return date.fromisoformat(self.text) if self._parts["day"] else None

    @property
    def earliest(self) -> date:
        if self._parts["day"]:
            return date.fromisoformat(self.text)
        first = SEASONS[self.season][0] if self.season else self.month or 1
        return date(self.year, first, 1)

    @property
    def latest(self) -> date:
        if self._parts["day"]:
            return date.fromisoformat(self.text)
        last = SEASONS[self.season][1] if self.season else self.month or 12
        return date(self.year, last, calendar.monthrange(self.year, last)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def __str__(self) -> str:
        return self.text
