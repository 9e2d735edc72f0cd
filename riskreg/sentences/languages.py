"""The two languages: how they count, and how they write a day."""

import gettext
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.sentences.vocabulary import NO_BREAK, VOCABULARIES, Vocabulary

Translate = Callable[[str, str | None, int | None], str]

#: The language that boards write in.
CONTENT = "sv"


@dataclass(frozen=True)
class Language:
    """`translate(message, plural, count)` gives the message's words, its places still open."""

    code: str
    translate: Translate

    @property
    def vocabulary(self) -> Vocabulary:
        return VOCABULARIES[self.code]

    def number(self, number: int) -> str:
        """In words below thirteen."""
        return self.vocabulary.number(number)

    def weekday(self, on: date) -> str:
        return self.vocabulary.weekday(on.weekday())

    def day(self, on: date | PartialDate, omit_year: int | None = None) -> str:
        """As "15 september 2023", "april 2022" or "våren 2022": no more than is known."""
        known = on if isinstance(on, PartialDate) else PartialDate.of(on)
        parts = [self._within(known), None if known.year == omit_year else str(known.year)]
        return NO_BREAK.join(part for part in parts if part) or str(known.year)

    def _within(self, known: PartialDate) -> str | None:
        """The part of a date that is smaller than its year."""
        if known.season:
            return self.vocabulary.seasons[known.season]
        if known.month is None:
            return None
        month = self.vocabulary.month(known.month)
        return f"{known.day.day}{NO_BREAK}{month}" if known.day else month


def language_of(code: str, catalogue: gettext.NullTranslations) -> Language:
    """The language whose words stand in a catalogue of gettext."""

    def translate(message: str, plural: str | None, count: int | None) -> str:
        if plural is None or count is None:
            return catalogue.gettext(message)
        return catalogue.ngettext(message, plural, count)

    return Language(code, translate)
