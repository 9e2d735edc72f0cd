"""How wide a text is, and where it is broken: SVG does neither by itself."""

import re
from collections.abc import Callable
from functools import partial

# Advance widths of Source Sans 3 in thousandths of the size, rounded to twenties.
_WIDTHS = {
    letter: width
    for width, letters in {
        200: " \u00a0",
        240: "ij.,:;'’",
        260: "lI",
        280: "!",
        300: "f()",
        320: "-",
        340: "rt",
        360: "/",
        420: 'sz”"?',
        440: "x",
        460: "cvy",
        480: "JLY–",
        500: "aegkåäéF0123456789−§+×",
        520: "EVXÉ",
        540: "hnouöASTZÅÄ",
        560: "bdpqPR",
        580: "BCK",
        620: "DG",
        640: "NU",
        660: "HOQÖ",
        720: "wM",
        780: "W",
        820: "m%",
        940: "…",
    }.items()
    for letter in letters
}
_UNKNOWN = 600
_BOLD = 600
_BOLDER = 1.06
_SLACK = 1.03  # the fallback font is a little wider

_SOFT = "\u00ad"
_VOWELS = "aeiouyåäöé"
# Where a Swedish word may be broken: after a binding s ("verksamhets-"), else before the
# consonant that begins a syllable, and where the writer has put a hyphen.
_SYLLABLE = re.compile(
    rf"(?<=\w\w[dt]s)(?=\w{{3}})"
    rf"|(?<=\w{{3}})(?=[bcdfghjklmnpqrtvwxz][{_VOWELS}]\w)"
    rf"|(?<=\w\w[{_VOWELS}])(?=s[{_VOWELS}]\w)"
    rf"|(?<=[-/])(?=\w)"
)


def width(text: str, size: float, weight: int = 400) -> float:
    """What a line takes, in the units of the picture; rather too much than too little."""
    thousandths = sum(_WIDTHS.get(letter, _UNKNOWN) for letter in text)
    return thousandths * size / 1000 * _SLACK * (_BOLDER if weight >= _BOLD else 1)


def wrap(
    text: str, room: float, size: float, weight: int = 400, most: int | None = None
) -> list[str]:
    """Lines that fit in a room.

    A word that is too long is broken at its soft hyphens, or else between what look like Swedish
    syllables.  `most` is how many lines there may be; what is cut off ends in an ellipsis.
    """
    fits = partial(_fits, room=room, size=size, weight=weight)
    lines = [""]
    for word in text.split(" "):
        _lay(word, lines, fits)
    return lines if most is None or len(lines) <= most else _cut(lines[:most], fits)


def breaks_a_word(text: str, room: float, size: float, weight: int = 400) -> bool:
    return any(width(word, size, weight) > room for word in _plain(text).split(" "))


def _fits(text: str, room: float, size: float, weight: int) -> bool:
    return width(text, size, weight) <= room


def _plain(text: str) -> str:
    return text.replace(_SOFT, "")


def _lay(word: str, lines: list[str], fits: Callable[[str], bool]) -> None:
    """Put a word on the last line if there is room, else on new ones."""
    for part in _parts(word, fits):
        together = f"{lines[-1]} {part}".strip(" ")
        if fits(together):
            lines[-1] = together
        else:
            lines.append(part)


def _parts(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The word whole where it fits, else as few parts as possible, with hyphens."""
    parts = [""]
    for piece in [_plain(word)] if fits(_plain(word)) else _pieces(word, fits):
        if parts[-1] and not fits(_hyphened(parts[-1] + piece)):
            parts[-1] = _hyphened(parts[-1])
            parts.append("")
        parts[-1] += piece
    return parts


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    pieces = word.split(_SOFT) if _SOFT in word else _SYLLABLE.split(word)
    return pieces if all(fits(_hyphened(piece)) for piece in pieces) else list(_plain(word))


def _hyphened(part: str) -> str:
    return part if part.endswith(("-", "/")) else f"{part}-"


def _cut(lines: list[str], fits: Callable[[str], bool]) -> list[str]:
    last = lines[-1]
    while last and not fits(f"{last}…"):
        last = last[:-1]
    return [*lines[:-1], f"{last.rstrip(' ,.-')}…"]
