"""What lies behind and around a trend: bands of levels, their names, scores and dates."""

from riskreg.pictures.geometry import Box, Point, spread
from riskreg.pictures.lettering import width
from riskreg.pictures.svg import Element, group, line, paint, rectangle, text
from riskreg.pictures.trend_axis import Band, Plot, ticks
from riskreg.pictures.trend_chart import LEVEL_COMPACT, LEVEL_WIDE, Chart
from riskreg.pictures.trend_dates import dates
from riskreg.pictures.trend_notes import Free

_LEADING = 17


def ground(chart: Chart) -> list[Element]:
    """Bands in the tones of the levels; without bands a hairline at each score that is named."""
    field = chart.plot.field
    if chart.bands:
        return [_band(chart.plot, band) for band in chart.bands]
    heights = [chart.plot.up(score) for score in ticks(chart.scale)]
    return [
        line(Point(field.left, height), Point(field.right, height), **paint(None, "line", 1))
        for height in heights
    ]


def _band(plot: Plot, band: Band) -> Element:
    top, bottom = plot.up(band.high), plot.up(band.low)
    corner = Point(plot.field.left, top)
    look = paint(f"l{band.tone}")
    return rectangle(corner, plot.field.width, bottom - top, fill_opacity=0.38, **look)


def scores(chart: Chart) -> list[Element]:
    left = chart.plot.field.left - 8
    return [
        text(str(score), Point(left, chart.plot.up(score) + 4.5), 14, "ink2", anchor="end")
        for score in ticks(chart.scale)
    ]


def names_beside(chart: Chart) -> list[Element]:
    """The levels' names to the right of their bands, from the top down."""
    plot, falling = chart.plot, chart.bands[::-1]
    lines = [chart.name_lines(band.rank) for band in falling]
    middles = spread(
        [plot.up((band.low + band.high) / 2) for band in falling],
        [float(_LEADING * len(name)) for name in lines],
        plot.field.top,
        plot.field.bottom,
    )
    right = plot.field.right + 12
    return [_name(name, Point(right, middle)) for middle, name in zip(middles, lines, strict=True)]


def _name(lines: list[str], middle: Point) -> Element:
    """A name in lines around a height."""
    first = middle.moved(down=4.5 - _LEADING * (len(lines) - 1) / 2)
    rows = [
        text(words, first.moved(down=_LEADING * row), LEVEL_WIDE, "ink2", weight=600)
        for row, words in enumerate(lines)
    ]
    return group(*rows)


def names_inside(chart: Chart, free: Free) -> list[Element]:
    """The levels' names in their bands, where the line leaves room."""
    return [_name_inside(chart, band, free) for band in chart.bands]


def _name_inside(chart: Chart, band: Band, free: Free) -> Element:
    name = chart.name(band.rank)
    room = width(name, LEVEL_COMPACT, 600)
    boxes = _inside(chart.plot, band, room)
    clear = [one for one in boxes if free.has(one)] or [one for one in boxes if free.is_blank(one)]
    box = clear[0] if clear else boxes[0]
    free.take(box)
    return text(name, Point(box.left, box.bottom - 3), LEVEL_COMPACT, weight=600)


def _inside(plot: Plot, band: Band, room: float) -> list[Box]:
    """Places along the lower and the upper edge of a band, from the left."""
    field, down = plot.field, LEVEL_COMPACT
    lefts = [field.left + 8 + (field.width - 16 - room) * share / 4 for share in range(5)]
    tops = (plot.up(band.low) - down - 4, plot.up(band.high) + 4)
    return [Box(left, top, left + room, top + down) for left in lefts for top in tops]


def timeline(chart: Chart) -> list[Element]:
    """Under the field, what each time is called; the last one stands out."""
    axis = chart.plot.field.corner.moved(down=chart.plot.field.height + 68)
    size = 14.5 if chart.wide else 15.5
    rows = [
        _row(chart, date.place, words, size, below)
        for date in dates(chart.points, chart.plot.step, size)
        for words, below in ((date.upper, 24), (date.lower, 42))
        if words
    ]
    return [*rows, text(chart.words.axis, axis, 14, "ink2")]


def _row(chart: Chart, place: int, words: str, size: float, below: float) -> Element:
    """A name or a year under its point, but inside the picture."""
    is_name = words != chart.points[place].year
    weight = 500 if place < chart.last else 640
    half = width(words, size, 640) / 2
    across = min(max(chart.plot.across(place), half), chart.size[0] - half)
    at = Point(across, chart.plot.field.bottom + below)
    if is_name:
        return text(words, at, size, weight=weight, anchor="middle")
    return text(words, at, 14, "ink2", anchor="middle")
