"""The register's two languages without a web: Swedish from its catalogue, English as it is."""

import gettext
from functools import cache
from itertools import groupby

from riskreg.paths import TRANSLATIONS
from riskreg.sentences import render
from riskreg.sentences.languages import Language, language_of
from riskreg.sentences.said import Said


@cache
def swedish() -> Language:
    return language_of("sv", gettext.translation("messages", TRANSLATIONS, ["sv"]))


@cache
def english() -> Language:
    return language_of("en", gettext.NullTranslations())


def read_aloud(
    what: Said | tuple[Said, ...], language: Language, form: render.Form = "sentence"
) -> str:
    """What a reader sees, with **bold** and plain spaces, so that a table of cases can be read."""
    told = groupby(render.spans(what, language, form), key=lambda span: span.strong)
    parts = (("**" if strong else "", "".join(span.text for span in some)) for strong, some in told)
    return "".join(f"{star}{text}{star}" for star, text in parts).replace("\N{NO-BREAK SPACE}", " ")


def in_both(what: Said | tuple[Said, ...], form: render.Form = "sentence") -> tuple[str, str]:
    return read_aloud(what, swedish(), form), read_aloud(what, english(), form)
