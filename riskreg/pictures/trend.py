"""How a risk's value has gone: a line over the levels, with notes where it turned."""

from collections.abc import Sequence

from riskreg.document.scale import Scale
from riskreg.pictures.geometry import Box, Circle, Point
from riskreg.pictures.svg import Element, circle, element, group, line, paint, picture, points, text
from riskreg.pictures.trend_chart import Chart
from riskreg.pictures.trend_ground import ground, names_beside, names_inside, scores, timeline
from riskreg.pictures.trend_notes import (
    FIGURE,
    NOTE,
    NOTE_LEADING,
    WORD,
    Figure,
    Free,
    Note,
    place_figure,
    place_note,
)
from riskreg.pictures.trend_values import TrendPoint, TrendWords

__all__ = ["TrendPoint", "TrendWords", "trend"]

_FEWEST = 2
_ROOM_FOR_FIGURE = 24


def trend(
    scale: Scale, series: Sequence[TrendPoint], words: TrendWords, uid: str, *, wide: bool
) -> str:
    """Draw the trend for a page (wide) or a phone.  One value is no trend: say it in words."""
    if len(series) < _FEWEST:
        raise ValueError("A trend needs at least two values.")
    chart = Chart(scale, series, words, wide)
    return picture(
        chart.size,
        element("title", words.title, id=f"{uid}-title"),
        element("desc", words.description, id=f"{uid}-desc"),
        *ground(chart),
        *scores(chart),
        *timeline(chart),
        *_line(chart),
        *_lettering(chart),
        *(_spot(chart, place) for place in range(len(series))),
        class_="whl whl-w" if wide else "whl whl-c",
        role="img",
        aria_labelledby=f"{uid}-title {uid}-desc",
    )


def _line(chart: Chart) -> list[Element]:
    """Solid as far as the values are settled, dashed on to those that are preliminary."""
    settled = [place for place, point in enumerate(chart.points) if not point.is_preliminary]
    known = max(settled, default=0)
    stretches = [(chart.spots[: known + 1], None), (chart.spots[known:], "6 4")]
    return [_stretch(spots, dashes) for spots, dashes in stretches if len(spots) > 1]


def _stretch(spots: list[Point], dashes: str | None) -> Element:
    look = paint("none", "ink", 2.5, dashes)
    return element("polyline", points=points(*spots), stroke_linejoin="round", **look)


def _spot(chart: Chart, place: int) -> Element:
    is_last = place == chart.last
    spot = Circle(chart.spots[place], 6.5 if is_last else 5)
    return circle(spot, **paint("ink" if is_last else "surface", "ink", 2.5))


def _lettering(chart: Chart) -> list[Element]:
    """Figures first, then what can do with the room that is left."""
    field = chart.plot.field
    under = Box(0, field.bottom + 8, chart.size[0], chart.size[1])
    spots = [Box(spot.x, spot.y, spot.x, spot.y).grown(7) for spot in chart.spots]
    free = Free(field, chart.spots, [under, *spots])
    figures = {place: _figure(place, chart, free) for place in _figured(chart)}
    drawn = [_draw_figure(figure) for figure in figures.values()]
    if not chart.wide:
        return [*names_inside(chart, free), *drawn]
    notes = _notes(chart, figures, free)
    return [*names_beside(chart), *drawn, *(_draw_note(note) for note in notes)]


def _figured(chart: Chart) -> list[int]:
    """The points that get a figure: all, or where there is no room those that say something new."""
    places = range(len(chart.points))
    if chart.plot.step >= _ROOM_FOR_FIGURE:
        return [*places]
    return [place for place in places if place in {0, chart.last} or chart.turns(place)]


def _figure(place: int, chart: Chart, free: Free) -> Figure:
    size = FIGURE + 2 if place == chart.last else FIGURE
    tells_level = not chart.bands and (
        place in {0, chart.last} or chart.level(place) != chart.level(place - 1)
    )
    word = chart.level(place) if tells_level else None
    return place_figure(chart.spots[place], str(chart.scores[place]), word, size, free)


def _notes(chart: Chart, figures: dict[int, Figure], free: Free) -> list[Note]:
    """The newest first: if there is not room for all, the oldest can best be done without."""
    placed = [
        place_note(chart.spots[place], point.note, figures.get(place), free)
        for place, point in reversed([*enumerate(chart.points)])
        if point.note and chart.turns(place)
    ]
    return [note for note in placed if note]


def _draw_figure(figure: Figure) -> Element:
    above = Point(figure.edge, figure.box.top + WORD * 0.8)
    foot = Point(figure.edge, figure.box.bottom)
    return group(
        text(figure.word, above, WORD, "ink2", anchor=figure.anchor) if figure.word else None,
        text(figure.value, foot, figure.size, weight=680, anchor=figure.anchor),
    )


def _draw_note(note: Note) -> Element:
    lines = [
        text(words, note.first.moved(down=NOTE_LEADING * row), NOTE, anchor=note.anchor)
        for row, words in enumerate(note.lines)
    ]
    return group(line(*note.leader, **paint(None, "ink2", 1)), *lines)
