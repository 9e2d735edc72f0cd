"""What a trend is told: a risk's value at each time, and the words around it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TrendPoint:
    """The value at one time.  `short` is written instead of `period` where space is scarce.

    A note is drawn only where the value has turned, and only where there is room for it: the
    table beside the picture has them all.
    """

    likelihood: int
    impact: int
    period: str
    year: str
    short: str
    note: str | None = None
    is_preliminary: bool = False


@dataclass(frozen=True)
class TrendWords:
    """`description` tells the whole story in a sentence; `levels` are names, lowest first."""

    title: str
    description: str
    axis: str
    levels: tuple[str, ...]
