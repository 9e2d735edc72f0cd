"""The scales of a trend: scores upwards, with the levels as bands, and time to the right."""

from dataclasses import dataclass
from itertools import pairwise

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box, Point
from riskreg.pictures.tones import tone_of

_QUARTERS = 4


@dataclass(frozen=True)
class Band:
    """The scores of one level, to the middle between it and its neighbours."""

    rank: int
    tone: str
    low: float
    high: float


def bands(scale: Scale) -> list[Band]:
    """The levels as bands of scores, lowest first; a level that no cell has gets none.

    Empty where the level does not follow from the score: then no band would tell the truth.
    """
    scores = _scores(scale)
    follows = all(below[-1] < above[0] for below, above in pairwise(scores.values()))
    if not follows:
        return []
    between = [(below[-1] + above[0]) / 2 for below, above in pairwise(scores.values())]
    edges = pairwise([1, *between, scale.highest])
    return [
        Band(rank, tone_of(scale, rank), low, high)
        for rank, (low, high) in zip(scores, edges, strict=True)
    ]


def ticks(scale: Scale) -> list[int]:
    """Where each level begins, and the highest score; else the score in quarters."""
    if bands(scale):
        return sorted({*(scores[0] for scores in _scores(scale).values()), scale.highest})
    return sorted({1, *(scale.highest * part // _QUARTERS for part in range(1, _QUARTERS + 1))})


def _scores(scale: Scale) -> dict[int, tuple[int, ...]]:
    """The scores of each level that can be reached, by rank, lowest first."""
    levels = sorted(scale.levels, key=lambda level: level.rank)
    scores = {level.rank: scale.scores_of(level) for level in levels}
    return {rank: reached for rank, reached in scores.items() if reached}


@dataclass(frozen=True)
class Plot:
    """The field that the line is drawn in, and where in it a score at a time stands."""

    field: Box
    highest: int
    count: int
    margin: float

    def at(self, place: int, score: int) -> Point:
        return Point(self.across(place), self.up(score))

    def across(self, place: int) -> float:
        return self.field.left + self.margin + place * self.step

    def up(self, score: float) -> float:
        return self.field.bottom - (score - 1) / (self.highest - 1) * self.field.height

    @property
    def step(self) -> float:
        return (self.field.width - 2 * self.margin) / (self.count - 1)
