"""The municipality's own words for its plans and controls, put into what the catalogues say.

The catalogues are written with the usual words.  Where a municipality uses others, each message is
changed before its places are filled: what boards have written is never touched.  A message is
about a control of the plan if its Swedish says `kontrollmoment`, so the English follows that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Domain, get_locale
from sqlalchemy.exc import SQLAlchemyError

from riskreg import paths
from riskreg.boards.labels import PLAN_ENGLISH, USUAL, ControlWord, Labels
from riskreg.boards.queries import municipality
from riskreg.extensions import babel


@dataclass(frozen=True)
class Forms:
    """A word as sentences need it.  All but the usual one are of the common gender: "en"."""

    one: str
    the: str
    many: str
    english: str
    english_many: str


CONTROLS: Mapping[ControlWord, Forms] = {
    ControlWord.ITEM: Forms(
        "kontrollmoment", "kontrollmomentet", "kontrollmoment", "control", "controls"
    ),
    ControlWord.ACTIVITY: Forms(
        "kontrollaktivitet",
        "kontrollaktiviteten",
        "kontrollaktiviteter",
        "control activity",
        "control activities",
    ),
    ControlWord.POINT: Forms(
        "kontrollpunkt", "kontrollpunkten", "kontrollpunkter", "control point", "control points"
    ),
    ControlWord.CHECK: Forms("kontroll", "kontrollen", "kontroller", "check", "checks"),
    ControlWord.REVIEW: Forms("granskning", "granskningen", "granskningar", "review", "reviews"),
}
#: What names the usual word itself; a text that says the municipality's word already is let be too.
ITSELF = "Control item"
#: What agrees with a neuter word, and with one that is not.
_AGREES = {
    "ett": "en",
    "inget": "ingen",
    "nytt": "ny",
    "tillagt": "tillagd",
    "borttaget": "borttagen",
    "sparat": "sparad",
    "det": "den",
}
_BEFORE = re.compile(r"\b(ett|inget|nytt)(?= kontrollmoment\b)", re.IGNORECASE)
_AFTER = re.compile(r"(?<=kontrollmomentet är )(tillagt|borttaget|sparat)", re.IGNORECASE)
_ONE_MORE = re.compile(r"(?<=kontrollmoment\. Lägg till )ett(?= om)")
_IT = re.compile(r"(?<=vem som utför )det\b")
_CONTROL = re.compile(r"\bkontrollmoment(?P<the>et)?\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:\binga|%\(\w+\)s) $", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:a )?(?P<word>control)(?P<many>s)?\b", re.IGNORECASE)
_PLAN = re.compile(r"\binternkontrollplan(?P<the>en)?\b", re.IGNORECASE)
_PLAN_ENGLISH = re.compile(rf"\b{PLAN_ENGLISH}\b", re.IGNORECASE)


class Labelled(NullTranslations):
    """A catalogue that speaks with the municipality's words."""

    def __init__(self, inner: NullTranslations, language: str, labels: Labels) -> None:
        super().__init__()
        self.inner, self.language, self.labels = inner, language, labels

    def gettext(self, message: str) -> str:
        text = self.inner.gettext(message)
        return worded(text, message, message, self.language, self.labels)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        text, shown = self.inner.ngettext(msgid1, msgid2, n), msgid1 if n == 1 else msgid2
        return worded(text, shown, msgid1, self.language, self.labels)

    ugettext = gettext
    ungettext = ngettext


class LabelledDomain(Domain):
    def get_translations(self) -> Any:
        inner, labels, locale = super().get_translations(), labels_here(), get_locale()
        if labels == USUAL or locale is None:
            return inner
        return Labelled(inner, locale.language, labels)


def labels_here() -> Labels:
    """As the municipality has set them, asked for once in a request."""
    if "labels" not in g:
        g.labels = _of_municipality()
    found: Labels = g.labels
    return found


def _of_municipality() -> Labels:
    try:
        place = municipality()
    except SQLAlchemyError:  # the page that says so must come even when the database is away
        return USUAL
    return place.labels if place else USUAL


@lru_cache(maxsize=4096)
def worded(text: str, message: str, known_as: str, language: str, labels: Labels) -> str:
    """What a message says, in the municipality's words.

    `message` is its English, and `known_as` what the catalogues find it by: its singular.
    """
    if labels.plan_name in text or known_as == ITSELF:
        return text
    if language == "sv":
        return _in_swedish(text, message, labels)
    return _in_english(text, known_as, labels)


def _in_swedish(text: str, message: str, labels: Labels) -> str:
    named = _PLAN.sub(_kept(lambda found: _plan(found, labels)), text)
    if labels.control_word is ControlWord.ITEM or not _CONTROL.search(named):
        return named
    for agreeing in (_BEFORE, _AFTER, _ONE_MORE, _IT):
        named = agreeing.sub(_kept(lambda found: _AGREES[found[0].lower()]), named)
    forms = CONTROLS[labels.control_word]
    has_many = re.search(r"\bcontrols\b", message, re.IGNORECASE) is not None
    return _CONTROL.sub(_kept(lambda found: _control(found, forms, has_many=has_many)), named)


def _plan(found: re.Match[str], labels: Labels) -> str:
    return labels.plan_definite if found["the"] else labels.plan_name.lower()


def _control(found: re.Match[str], forms: Forms, *, has_many: bool) -> str:
    if found["the"]:
        return forms.the
    before = found.string[: found.start()]
    is_one = not has_many or re.search(r"\b(en|ingen|ny) $", before, re.IGNORECASE)
    return forms.many if (_SEVERAL.search(before) and has_many) or not is_one else forms.one


def _in_english(text: str, known_as: str, labels: Labels) -> str:
    named = _PLAN_ENGLISH.sub(_kept(lambda _found: labels.plan_english), text)
    if labels.control_word is ControlWord.ITEM or known_as not in _about_controls():
        return named
    forms = CONTROLS[labels.control_word]
    return _ENGLISH.sub(_kept(lambda found: _english(found, forms)), named)


def _english(found: re.Match[str], forms: Forms) -> str:
    return forms.english_many if found["many"] else found[0][: -len("control")] + forms.english


def _kept(form: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """With a capital where there was one."""

    def replace(found: re.Match[str]) -> str:
        words = form(found)
        return words[:1].upper() + words[1:] if found[0][:1].isupper() else words

    return replace


@cache
def _about_controls() -> frozenset[str]:
    """The messages, by their English, whose Swedish says `kontrollmoment`."""
    swedish: Any = Translations.load(str(paths.TRANSLATIONS), ["sv"])
    found = {
        one
        for key, text in swedish._catalog.items()  # noqa: SLF001 - babel shows it no other way
        for one in (key if isinstance(key, tuple) else (key,))
        if isinstance(one, str) and _CONTROL.search(text)
    }
    return frozenset(found)


def init_app(app: Flask) -> None:  # noqa: ARG001 - the extension knows its app
    babel.domain_instance = LabelledDomain()
