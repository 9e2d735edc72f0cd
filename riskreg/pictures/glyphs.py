"""Small signs: icons, the glyph of a level, the mark.

They take the colour of the text they stand in, and are never alone in carrying a meaning.
"""

from riskreg.pictures.emblem import art, mark
from riskreg.pictures.geometry import Point
from riskreg.pictures.svg import Element, element, rectangle

__all__ = ["ICONS", "art", "icon", "level_glyph", "mark"]

_SIZE = 16


def _drawn(lines: str) -> Element:
    return element(
        "path",
        d=lines,
        fill="none",
        stroke="currentColor",
        stroke_width=1.7,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _filled(outline: str) -> Element:
    return element(
        "path",
        d=outline,
        fill="currentColor",
        stroke="currentColor",
        stroke_width=1,
        stroke_linejoin="round",
    )


def _cut(lines: str) -> Element:
    """Drawn in the colour of the ground, on top of something filled."""
    return element(
        "path",
        d=lines,
        fill="none",
        stroke="#ffffff",
        stroke_width=1.8,
        stroke_linecap="round",
        stroke_linejoin="round",
        class_="ss",
    )


def _dashed(outline: str) -> Element:
    return element(
        "path",
        d=outline,
        fill="none",
        stroke="currentColor",
        stroke_width=1.6,
        stroke_dasharray="2.6 2.2",
    )


_RING = "M8 1.9a6.1 6.1 0 1 1 0 12.2A6.1 6.1 0 0 1 8 1.9z"
_DISC = "M8 1.3a6.7 6.7 0 1 1 0 13.4A6.7 6.7 0 0 1 8 1.3z"
_SQUARE = "M4 1.5h8q2.5 0 2.5 2.5v8q0 2.5-2.5 2.5H4q-2.5 0-2.5-2.5V4q0-2.5 2.5-2.5z"
_DIAMOND = "M8 1.3 14.7 8 8 14.7 1.3 8z"
_TICK = "m4.8 8.2 2.2 2.2 4.3-4.7"
_PAGE = "M3 1.5h6.5L13 5v9.5H3z"

_ICONS: dict[str, tuple[Element, ...]] = {
    # how an action goes
    "done": (_filled(_DISC), _cut(_TICK)),
    "progress": (_drawn(_RING), _filled("M8 4.6a3.4 3.4 0 0 1 0 6.8z")),
    "late": (_filled("M8 1.2 15.4 14H.6z"), _cut("M8 5.8v3.6M8 11.6v.2")),
    "todo": (_drawn(_RING),),
    "stopped": (_drawn(_RING), _drawn("m4 12 8-8")),
    # what a control showed
    "ok": (_filled(_SQUARE), _cut(_TICK)),
    "minor": (_drawn(_DIAMOND), _filled("M8 1.3 14.7 8 8 14.7z")),
    "major": (_filled(_DIAMOND), _cut("M8 4.6v4M8 10.9v.2")),
    "nodone": (_dashed(_SQUARE),),
    # how a value has changed
    "up": (_filled("M8 2.7 13.5 12.3H2.5z"),),
    "down": (_filled("M8 13.3 2.5 3.7h11z"),),
    "same": (_drawn("M2.5 8h11M9.7 4.6 13.3 8l-3.6 3.4"),),
    "new": (_drawn("M8 1.8v12.4M1.8 8h12.4M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8"),),
    # what can be done
    "pdf": (_drawn(_PAGE), _drawn("M9.3 1.7v3.5H13M8 7.4v4.4M5.9 9.9 8 12l2.1-2.1")),
    "doc": (_drawn(_PAGE), _drawn("M5.4 8h5.2M5.4 11h5.2")),
    "print": (_drawn("M4.2 6V1.8h7.6V6M4.2 12H1.9V6h12.2v6h-2.3M4.2 9.6h7.6v4.6H4.2z"),),
    "edit": (_drawn("m2 14 .8-3.6L10.9 2.3l2.8 2.8-8.1 8.1z"),),
    "search": (_drawn("M6.8 2.2a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2zM10.3 10.3l4 4"),),
    "mail": (
        _drawn("M2.9 3h10.2a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H2.9"),
        _drawn("M2.9 13a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 2.9 3M1.8 4 8 9l6.2-5"),
    ),
    "plus": (_drawn("M8 2.5v11M2.5 8h11"),),
    "out": (_drawn("M6 2H2.5v12H6M6.5 8H14M11 5l3 3-3 3"),),
    "wrench": (
        _drawn(
            "M13.7 4.6l-2.3 2.3-2.3-2.3 2.3-2.3a3.6 3.6 0 0 0-4.6 4.6"
            "l-4.9 4.9a1.3 1.3 0 0 0 1.9 1.9l4.9-4.9a3.6 3.6 0 0 0 5-4.2z"
        ),
    ),
    "menu": (_drawn("M1.8 4h12.4M1.8 8h12.4M1.8 12h12.4"),),
    "chev": (_drawn("m3.5 6 4.5 4.5L12.5 6"),),
    "right": (_drawn("m6 3.5 4.5 4.5L6 12.5"),),
    # what a thing is
    "cal": (
        _drawn("M3.6 3h8.8a1.8 1.8 0 0 1 1.8 1.8v7.6a1.8 1.8 0 0 1-1.8 1.8H3.6"),
        _drawn("M3.6 14.2a1.8 1.8 0 0 1-1.8-1.8V4.8A1.8 1.8 0 0 1 3.6 3"),
        _drawn("M1.8 6.6h12.4M5 1.4v3M11 1.4v3"),
    ),
    "gap": (_drawn("M.9 8h4M11.1 8h4M6.3 12 9.7 4"),),
    "person": (
        _drawn("M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"),
        _drawn("M2.2 14.4c.6-3.2 2.8-4.9 5.8-4.9s5.2 1.7 5.8 4.9"),
    ),
    "deputy": (
        _drawn("M5.8 2.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z"),
        _drawn("M1 13.6c.5-2.8 2.3-4.3 4.8-4.3 1 0 1.9.2 2.6.7"),
        _drawn("M9.6 11.8h5M12.6 9.6l2.2 2.2-2.2 2.2"),
    ),
    "lock": (
        _drawn("M4.4 7h7.2a1.6 1.6 0 0 1 1.6 1.6v4.2a1.6 1.6 0 0 1-1.6 1.6H4.4"),
        _drawn("M4.4 14.4a1.6 1.6 0 0 1-1.6-1.6V8.6A1.6 1.6 0 0 1 4.4 7"),
        _drawn("M5 7V4.8a3 3 0 0 1 6 0V7"),
    ),
    "eye": (
        _drawn("M1 8s2.6-4.6 7-4.6S15 8 15 8s-2.6 4.6-7 4.6S1 8 1 8z"),
        _drawn("M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z"),
    ),
    "clock": (_drawn(_RING), _drawn("M8 4.4V8l2.4 1.6")),
    "lang": (
        _drawn(_RING),
        _drawn("M1.9 8h12.2M8 1.9c2.2 2 2.8 4 2.8 6.1S10.2 12.1 8 14.1"),
        _drawn("M8 14.1C5.8 12.1 5.2 10.1 5.2 8S5.8 3.9 8 1.9"),
    ),
    "moon": (_drawn("M13.6 9.6A6 6 0 0 1 6.4 2.4a6 6 0 1 0 7.2 7.2z"),),
    "flag": (_drawn("M3 14.5v-13M3 2.3c3-1.5 5 1.5 9.5 0v6.4c-4.5 1.5-6.5-1.5-9.5 0"),),
    "accept": (_drawn("M2 8.5h12M8 2.5v.2M8 13.5v.2"),),
    # what one is told
    "info": (_filled(_DISC), _cut("M8 7.3v4M8 4.6v.2")),
    "err": (_filled(_DISC), _cut("M8 4.4v4.4M8 11.4v.2")),
}

ICONS = frozenset(_ICONS)


def icon(name: str) -> str:
    """An icon by its name, one of `ICONS`."""
    return _glyph(*_ICONS[name])


def level_glyph(rank: int, count: int) -> str:
    """A flight of bars, as many as the scale has levels, filled up to this one."""
    return _glyph(*(_bar(place, count, is_filled=place <= rank) for place in range(1, count + 1)))


def _bar(place: int, count: int, *, is_filled: bool) -> Element:
    step = 14.8 / count
    height = 4 + (place - 1) * 9.6 / (count - 1)
    return rectangle(
        Point(1 + (place - 1) * step, 14 - height),
        step - 1,
        height,
        rx=0.6,
        fill="currentColor",
        opacity=None if is_filled else 0.25,
    )


def _glyph(*shapes: Element) -> str:
    return str(
        element(
            "svg",
            *shapes,
            class_="i",
            viewBox=f"0 0 {_SIZE} {_SIZE}",
            aria_hidden="true",
            focusable="false",
        )
    )
