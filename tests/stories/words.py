"""The words of the pages in the language of the visit, so that one story is told in both."""

import gettext

from riskreg.paths import TRANSLATIONS

_CATALOGUES = {
    "sv": gettext.translation("messages", TRANSLATIONS, ["sv"]),
    "en": gettext.NullTranslations(),
}


class Words:
    """`words("Save", ...)` is what the page says; an unknown message fails the story."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = {"sv": "sv-SE", "en": "en-GB"}[language]
        self._catalogue = _CATALOGUES[language]

    def __call__(self, message: str, **values: object) -> str:
        text = self._catalogue.gettext(message)
        assert self.language == "en" or text != message or message in {"Risk"}, message
        return text % values if values else text

    def many(self, one: str, several: str, count: int, **values: object) -> str:
        return self._catalogue.ngettext(one, several, count) % {"count": count, **values}
