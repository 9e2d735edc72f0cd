"""What a year wheel lies on: the months, the circles, the part that has gone, today, the hub."""

import math

from riskreg.pictures.dial import FULL, HALF, QUARTER, Dial
from riskreg.pictures.geometry import Circle
from riskreg.pictures.lettering import width, wrap
from riskreg.pictures.svg import Element, circle, element, group, line, paint, text
from riskreg.pictures.wheel_lanes import Tracks
from riskreg.pictures.wheel_values import WheelWords, WheelYear

RIM = 202.0
_BAND = 26.0
_FIELD = RIM - _BAND
_SMALLEST = 10.5


def face(dial: Dial, year: WheelYear, tracks: Tracks, months: tuple[str, ...]) -> list[Element]:
    circles = [
        circle(Circle(dial.center, radius), **paint("none", "line"))
        for radius in (*tracks.rings, *tracks.lanes)
    ]
    return [
        circle(Circle(dial.center, RIM), **paint("surface", "line")),
        *_gone(dial, year),
        *(_month(dial, year, number, name) for number, name in enumerate(months, start=1)),
        *circles,
    ]


def _gone(dial: Dial, year: WheelYear) -> list[Element]:
    """The part of the year that lies behind us, in the colour of something put away."""
    gone, look = year.angle(year.today), paint("sunk")
    if gone <= 0:
        return []
    if gone >= FULL:
        return [circle(Circle(dial.center, _FIELD), **look)]
    return [element("path", d=dial.sector(0, _FIELD, 0, gone), **look)]


def _month(dial: Dial, year: WheelYear, number: int, name: str) -> Element:
    start, end = year.month(number)
    is_now = year.is_current and year.today.month == number
    band = element(
        "path",
        d=dial.sector(_FIELD, RIM, start, end),
        **paint("link" if is_now else "tint", "surface", 2),
    )
    spoke = line(dial.at(_FIELD, start), dial.center, **paint(None, "line"))
    return group(spoke, band, _month_name(dial, (start + end) / 2, name, is_now=is_now))


def _month_name(dial: Dial, angle: float, name: str, *, is_now: bool) -> Element:
    """Along the band, and the right way up in the lower half too."""
    is_upside_down = QUARTER < angle < FULL - QUARTER
    foot = RIM - _BAND / 2 + (4.6 if is_upside_down else -4.6)
    return text(
        name,
        dial.at(foot, angle),
        13.5,
        "surface" if is_now else "ink",
        weight=680 if is_now else 560,
        anchor="middle",
        turned=angle + HALF if is_upside_down else angle,
    )


def hand(dial: Dial, year: WheelYear, tracks: Tracks) -> list[Element]:
    if not year.is_current:
        return []
    angle = year.angle(year.today)
    ends = dial.at(tracks.hub, angle), dial.at(RIM + 10, angle)
    return [line(*ends, **paint(None, "link", 2.5))]


def hub(dial: Dial, tracks: Tracks, words: WheelWords) -> list[Element]:
    """Today, and what comes next, in the middle."""
    disc = Circle(dial.center, tracks.hub)
    return [
        circle(disc, **paint("paper", "line")),
        _row(disc, words.today, -0.37, 13.5, "ink2", 600),
        _row(disc, words.today_date, 0.03, 25, "ink", 680),
        _row(disc, words.next, 0.34, 13, "ink2", 400),
        _row(disc, words.next_date, 0.59, 13.5, "ink", 640),
    ]


def _row(hub: Circle, words: str, down: float, size: float, tone: str, weight: int) -> Element:
    """A line in the hub, `down` in radii from the middle, as large as the hub is wide there."""
    chord = 2 * hub.radius * math.sqrt(1 - down * down) - 8
    fitting = max(_SMALLEST, min(size, size * chord / width(words, size, weight)))
    seen = wrap(words, chord, fitting, weight, most=1)[0]
    return text(
        seen,
        hub.center.moved(down=down * hub.radius),
        fitting,
        tone,
        weight=weight,
        anchor="middle",
    )
