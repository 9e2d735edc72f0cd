"""From what is said to words: as plain text, as HTML, or as spans for a paper to draw."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from markupsafe import Markup

from riskreg.sentences.languages import CONTENT, Language
from riskreg.sentences.said import (
    Content,
    Day,
    LevelWord,
    Listed,
    Said,
    Value,
    Weekday,
    Words,
    lowered,
)

#: A sentence has its capital and full stop, a line its capital alone, words neither.
Form: TypeAlias = Literal["sentence", "line", "words"]

_PLACE = re.compile(r"%\((\w+)\)s")
#: "§ 118", "76 %", "3 × 4", "9 av 14": the spaces inside do not break.
_KEEP_TOGETHER = re.compile(
    r"(?<=[§×]) (?=\d)|(?<=\d) (?=[×%])|(?<=\d) (?=(?:av|of) \d)|(?<=\d (?:av|of)) (?=\d)"
)
_ENDED = (".", "?", "…")


@dataclass(frozen=True)
class Span:
    """Words of one kind.  `lang` is set where they are in another language than the sentence."""

    text: str
    strong: bool = False
    lang: str | None = None


def spans(what: Said | Iterable[Said], language: Language, form: Form = "sentence") -> list[Span]:
    """One sentence or several, each in its form, with a space between."""
    all_said = [what] if isinstance(what, Said) else what
    found: list[Span] = []
    for one in all_said:
        found += [Span(" ")] if found else []
        found += _formed(list(_told(one, language)), form)
    return list(_merged(found))


def plain(what: Said | Iterable[Said], language: Language, form: Form = "sentence") -> str:
    return "".join(span.text for span in spans(what, language, form))


def html(what: Said | Iterable[Said], language: Language, form: Form = "sentence") -> Markup:
    told = groupby(spans(what, language, form), key=lambda span: span.strong)
    return Markup().join(
        _stress(strong, Markup().join(map(_marked, some))) for strong, some in told
    )


def _stress(strong: bool, text: Markup) -> Markup:  # noqa: FBT001 - what groupby gives
    return Markup("<strong>{}</strong>").format(text) if strong else text


def _marked(span: Span) -> Markup:
    if span.lang is None:
        return Markup.escape(span.text)
    return Markup('<span lang="{}">{}</span>').format(span.lang, span.text)


def _formed(told: list[Span], form: Form) -> list[Span]:
    if form == "words" or not told:
        return told
    told[0] = replace(told[0], text=told[0].text[:1].upper() + told[0].text[1:])
    if form == "sentence" and not told[-1].text.endswith(_ENDED):
        told.append(Span(".", strong=told[-1].strong))
    return told


def _merged(told: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one kind as one, with what belongs together kept on one line."""
    for (strong, lang), some in groupby(told, key=lambda span: (span.strong, span.lang)):
        text = "".join(span.text for span in some)
        yield Span(_KEEP_TOGETHER.sub("\N{NO-BREAK SPACE}", text), strong, lang)


def _told(what: Said, language: Language, *, strong: bool = False) -> Iterator[Span]:
    strong = strong or what.strong
    message = language.translate(what.message, what.plural, what.count)
    for place, part in enumerate(_PLACE.split(message)):
        if place % 2:
            yield from _value(what.value(part), language, strong=strong)
        elif part:
            yield Span(part.replace("%%", "%"), strong)


def _value(value: Value, language: Language, *, strong: bool) -> Iterator[Span]:
    match value:
        case Said():
            yield from _told(value, language, strong=strong)
        case Listed():
            yield from _list(value, language, strong=strong)
        case _:
            text, lang = _words(value, language)
            yield Span(text, strong, lang if lang != language.code else None)


def _list(value: Listed, language: Language, *, strong: bool) -> Iterator[Span]:
    last = language.vocabulary.last[value.last]
    for left, item in zip(range(len(value.items), 0, -1), value.items, strict=True):
        if left < len(value.items):
            yield Span(last if left == 1 else ", ", strong)
        yield from _value(item, language, strong=strong)


def _words(value: Value, language: Language) -> tuple[str, str | None]:
    """A value that is one run of words, and the language it is in when that is its own."""
    match value:
        case Words():
            return language.number(value.number), None
        case Day():
            return language.day(value.on, value.omit_year), None
        case Weekday():
            return language.weekday(value.on), None
        case LevelWord():
            return _level(value, language)
        case Content():
            return value.text, CONTENT
    return str(value), None


def _level(word: LevelWord, language: Language) -> tuple[str, str | None]:
    level = word.level
    if language.code != CONTENT and level.name_en:
        return lowered(level.name_en), None
    return lowered(level.plural if word.many else level.name), CONTENT
