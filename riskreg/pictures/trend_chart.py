"""One trend as it is to be drawn: what the drawing of every part of it needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box, Point
from riskreg.pictures.lettering import width, wrap
from riskreg.pictures.trend_axis import Band, Plot, bands
from riskreg.pictures.trend_values import TrendPoint, TrendWords

LEVEL_WIDE, LEVEL_COMPACT = 15, 14.5
_LEVEL_ROOM = 130


@dataclass(frozen=True)
class Chart:
    scale: Scale
    points: Sequence[TrendPoint]
    words: TrendWords
    wide: bool

    @property
    def size(self) -> tuple[int, int]:
        return (700, 318) if self.wide else (400, 330)

    @cached_property
    def bands(self) -> list[Band]:
        return bands(self.scale)

    @cached_property
    def plot(self) -> Plot:
        if self.wide:
            field, margin = Box(34, 30, self.size[0] - self._names_room, 244), 30
        else:
            field, margin = Box(26, 30, 396, 254), 24
        if not self.bands:  # a word stands above every figure
            field = Box(field.left, field.top + 14, field.right, field.bottom)
        return Plot(field, self.scale.highest, len(self.points), margin)

    @cached_property
    def scores(self) -> list[int]:
        return [self.scale.score(point.likelihood, point.impact) for point in self.points]

    @cached_property
    def spots(self) -> list[Point]:
        return [self.plot.at(place, score) for place, score in enumerate(self.scores)]

    @property
    def last(self) -> int:
        return len(self.points) - 1

    def turns(self, place: int) -> bool:
        return place > 0 and self.scores[place] != self.scores[place - 1]

    def level(self, place: int) -> str:
        """The name of the level at a point."""
        point = self.points[place]
        return self.name(self.scale.level(point.likelihood, point.impact).rank)

    def name(self, rank: int) -> str:
        ranks = sorted(level.rank for level in self.scale.levels)
        return self.words.levels[ranks.index(rank)]

    def name_lines(self, rank: int) -> list[str]:
        return wrap(self.name(rank), _LEVEL_ROOM, LEVEL_WIDE, 600)

    @property
    def _names_room(self) -> float:
        """What the levels' names take to the right of the field."""
        lines = [line for band in self.bands for line in self.name_lines(band.rank)]
        return 18 + max((width(line, LEVEL_WIDE, 600) for line in lines), default=0)
