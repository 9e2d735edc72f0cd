"""A sentence before it has a language: a message, and what stands in its places.

Messages are clauses in English, without capital and full stop: those come with the language.
In the singular the numeral is a word of the message ("one risk"), so that its gender belongs to
whoever translates it ("en risk", "ett kontrollmoment").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias

from riskreg.document.dates import PartialDate
from riskreg.document.scale import Level

Last: TypeAlias = Literal["and", "or", ","]


@dataclass(frozen=True)
class Words:
    """A number in a sentence to a board: a word below thirteen."""

    number: int


@dataclass(frozen=True)
class Day:
    """A day in running text; its year is left out when it is the year of the page."""

    on: date | PartialDate
    omit_year: int | None = None


@dataclass(frozen=True)
class Weekday:
    on: date


@dataclass(frozen=True)
class Content:
    """What a board has written.  It keeps its own language, also in an English sentence."""

    text: str


@dataclass(frozen=True)
class LevelWord:
    """A level as an adjective: "mycket hög", of several "mycket höga"."""

    level: Level
    many: bool = False


@dataclass(frozen=True)
class Listed:
    """Several things in a row: "a, b and c", or without a last word "a, b, c"."""

    items: tuple["Value", ...]
    last: Last = "and"


@dataclass(frozen=True)
class Said:
    """`count` chooses between `message` and `plural`, and is `%(count)s` unless a value is."""

    message: str
    plural: str | None = None
    count: int | None = None
    values: Mapping[str, "Value"] = field(default_factory=dict, hash=False)
    strong: bool = False

    def value(self, name: str) -> "Value":
        if name == "count" and "count" not in self.values and self.count is not None:
            return Words(self.count)
        return self.values[name]

    def stressed(self, *, when: bool = True) -> "Said":
        """The same in bold, when there is reason to."""
        return replace(self, strong=when)


#: An `int` is written in figures, a `str` as it stands.
Value: TypeAlias = str | int | Words | Day | Weekday | Content | LevelWord | Listed | Said


def said(message: str, /, **values: Value) -> Said:
    """A message for translation: gettext's tools look for this name."""
    return Said(message, values=values)


def counted(message: str, plural: str, count: int, /, **values: Value) -> Said:
    """A message in two numbers: gettext's tools look for this name too."""
    return Said(message, plural, count, values)


def figures(message: str, plural: str, count: int, /, **values: Value) -> Said:
    """As `counted`, with `%(count)s` in figures: for what somebody at work reads."""
    return Said(message, plural, count, {"count": count, **values})


def together(pattern: str, /, **values: Value) -> Said:
    """Values side by side, in one order in every language: nothing to translate."""
    return Said(pattern, values=values)


def listed(items: tuple[Said, ...], last: Last = "and") -> Said:
    """The clauses as one: alone as it is, several in a row."""
    return items[0] if len(items) == 1 else together("%(list)s", list=Listed(items, last))


def those_that_count(*clauses: Said) -> tuple[Said, ...]:
    """The clauses whose number is not zero."""
    return tuple(clause for clause in clauses if clause.count)


def those_said(*sentences: Said | None) -> tuple[Said, ...]:
    """The sentences that there are."""
    return tuple(one for one in sentences if one is not None)


def lowered(text: str) -> str:
    """As in the middle of a sentence; "A" and "KS" keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
