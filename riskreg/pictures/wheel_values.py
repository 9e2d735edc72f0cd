"""What a year wheel is told: the meetings and reports of a year, and the words around them."""

import enum
from dataclasses import dataclass
from datetime import date, timedelta


class RingKind(enum.StrEnum):
    """Whose meetings a ring shows: dots for the board, diamonds for a committee."""

    BOARD = "board"
    COMMITTEE = "committee"


@dataclass(frozen=True)
class Ring:
    kind: RingKind
    dates: tuple[date, ...]


@dataclass(frozen=True)
class WheelReport:
    """A report on its way: from the day its material is due to the meeting that gets it."""

    number: int
    title: str
    detail: str
    due: date
    meeting: date
    is_secured: bool = True


@dataclass(frozen=True)
class WheelYear:
    """The year that is shown.  `today` may lie outside it: then there is no hand."""

    year: int
    today: date
    rings: tuple[Ring, ...]
    reports: tuple[WheelReport, ...]

    @property
    def is_current(self) -> bool:
        return self.today.year == self.year

    def angle(self, day: date) -> float:
        """Degrees clockwise from New Year; a day outside the year is held at its nearest end."""
        first, next_first = date(self.year, 1, 1), date(self.year + 1, 1, 1)
        share = (day - first).days / (next_first - first).days
        return min(max(share, 0.0), 1.0) * 360

    def month(self, number: int) -> tuple[float, float]:
        """Where a month begins and ends."""
        first = date(self.year, number, 1)
        return self.angle(first), self.angle((first + timedelta(days=31)).replace(day=1))

    def is_past(self, day: date) -> bool:
        return day < self.today


@dataclass(frozen=True)
class WheelWords:
    """`months` are twelve short names; the others stand in the middle and at the hand."""

    title: str
    description: str
    months: tuple[str, ...]
    today: str
    today_date: str
    today_label: str
    next: str
    next_date: str
