"""Where the figures and the notes of a trend find room beside the line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from riskreg.pictures.geometry import Box, Point
from riskreg.pictures.lettering import width, wrap

FIGURE = 15
WORD = 13
NOTE = 14.5
NOTE_LEADING = 17
_NOTE_ROOM = 150
_NOTE_LINES = 3
_BESIDE = 13
_NEAREST, _FARTHEST, _STEP = 17, 90, 6


@dataclass
class Free:
    """What is still free in the field: not the line, nor what has already been written."""

    field: Box
    curve: Sequence[Point]
    taken: list[Box] = field(default_factory=list)

    def has(self, box: Box) -> bool:
        return self.is_blank(box) and not self._meets_curve(box)

    def is_blank(self, box: Box) -> bool:
        """Nothing is written there, though the line may pass."""
        return not any(box.meets(other) for other in self.taken)

    def holds(self, box: Box) -> bool:
        inside = self.field.left <= box.left and box.right <= self.field.right
        return inside and self.field.top <= box.top and box.bottom <= self.field.bottom

    def take(self, box: Box) -> None:
        self.taken.append(box)

    def _meets_curve(self, box: Box) -> bool:
        return any(_crosses(start, end, box) for start, end in pairwise(self.curve))


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a stretch of the line is ever at the height of a box over the width of it."""
    left, right = max(start.x, box.left), min(end.x, box.right)
    if left > right:
        return False
    slope = (end.y - start.y) / ((end.x - start.x) or 1)
    heights = [start.y + slope * (x - start.x) for x in (left, right)]
    return min(heights) < box.bottom and max(heights) > box.top


@dataclass(frozen=True)
class Figure:
    """A value beside its point, and above it the level's word where no bands tell it."""

    value: str
    word: str | None
    size: float
    box: Box
    anchor: str

    @property
    def edge(self) -> float:
        return _edge(self.box, self.anchor)


def place_figure(at: Point, value: str, word: str | None, size: float, free: Free) -> Figure:
    """Above the point if that is free, else below it or to a side."""
    room = width(value, size, 680)
    across = max(room, width(word, WORD)) if word else room
    down = size * 0.72 + (WORD + 3 if word else 0)
    tries = [
        Figure(value, word, size, Box(left, top, left + across, top + down), anchor)
        for left, top, anchor in _beside(at, across, down)
    ]
    figure = next((one for one in tries if free.has(one.box)), tries[0])
    free.take(figure.box)
    return figure


def _beside(at: Point, across: float, down: float) -> Iterable[tuple[float, float, str]]:
    """Left edge, top and anchor of each place around a point."""
    over, under = at.y - _BESIDE - down, at.y + _BESIDE
    yield at.x - across / 2, over, "middle"
    yield at.x - across / 2, under, "middle"
    for top in (over + 8, under - 8):
        yield at.x + 8, top, "start"
        yield at.x - 8 - across, top, "end"


def _edge(box: Box, anchor: str) -> float:
    """Where in a box its text is anchored."""
    return {"start": box.left, "middle": box.center.x, "end": box.right}[anchor]


@dataclass(frozen=True)
class Note:
    """A note in lines, and the thin line that ties it to its point."""

    lines: list[str]
    box: Box
    anchor: str
    leader: tuple[Point, Point]

    @property
    def first(self) -> Point:
        """The baseline of the first line, where its anchor is."""
        return Point(_edge(self.box, self.anchor), self.box.top + NOTE * 0.8)


def place_note(at: Point, words: str, figure: Figure | None, free: Free) -> Note | None:
    """The nearest free room for a note, below its point rather than above, if there is any."""
    lines = wrap(words, _NOTE_ROOM, NOTE, most=_NOTE_LINES)
    across = max(width(line, NOTE) for line in lines)
    own = figure.box if figure else Box(at.x, at.y, at.x, at.y)
    for note in _tries(at, lines, across, own):
        start, end = note.leader
        tie = Box(at.x - 1, min(start.y, end.y), at.x + 1, max(start.y, end.y))
        if free.holds(note.box) and free.has(note.box.grown(3)) and free.has(tie):
            free.take(note.box)
            return note
    return None


def _tries(at: Point, lines: list[str], across: float, own: Box) -> Iterable[Note]:
    """Places below and above; on the side where the point has its figure, beyond that."""
    lefts = {"middle": at.x - across / 2, "end": at.x + 14 - across, "start": at.x - 14}
    down = NOTE_LEADING * len(lines)
    below, above = max(at.y + 9, own.bottom + 4), min(at.y - 9, own.top - 4)
    for distance in range(_NEAREST, _FARTHEST, _STEP):
        for anchor, left in lefts.items():
            under = Box(left, below + distance, left + across, below + distance + down)
            yield Note(lines, under, anchor, (Point(at.x, below), Point(at.x, under.top - 2)))
            over = Box(left, above - distance - down, left + across, above - distance)
            yield Note(lines, over, anchor, (Point(at.x, above), Point(at.x, over.bottom + 2)))
