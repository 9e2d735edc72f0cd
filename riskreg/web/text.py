"""What a text from outside must be before it is kept: one form for each letter, nothing unseen."""

import re
import unicodedata

#: Letters that steer how others are shown, so that a text could read as something it is not.
_DIRECTIONS = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
#: Code points that Unicode promises never to make letters of; two more end each of its planes.
_NO_LETTERS = range(0xFDD0, 0xFDF0)
_END_OF_PLANE = 0xFFFE
#: A word processor ends its lines in more ways than a browser.
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SEEN_AS_BLANK = {*"\t\n\r\x0b\x0c\x85"}
_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Composed, without line breaks, runs of blanks or blanks at the ends."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def lines(text: str) -> str:
    """Composed, every line end a newline, nothing blank at the ends."""
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip()


def is_unseen(letter: str) -> bool:
    """Whether it is a control character, half a letter, or one that no letter is to have."""
    if letter in _SEEN_AS_BLANK:
        return False
    if letter in _DIRECTIONS or unicodedata.category(letter) in {"Cc", "Cs"}:
        return True
    return ord(letter) in _NO_LETTERS or ord(letter) & _END_OF_PLANE == _END_OF_PLANE


def without_unseen(text: str) -> str:
    return "".join(letter for letter in text if not is_unseen(letter))
