"""The words of the pages in the language of the visit, so that one story is told in both."""

import gettext
from collections.abc import Iterator

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
        assert self.language == "en" or text != message or message == "Risk", message
        return text % values if values else text

    def messages(self) -> Iterator[tuple[str, str]]:
        """Every message without placeholders, with what the page says instead."""
        for message in getattr(self._catalogue, "_catalog", {}):
            if isinstance(message, str) and "%(" not in message:
                yield message, self._catalogue.gettext(message)


#: Shorter messages are words that Swedish may have too: "Text", "Form", "Start".
_SURELY_ENGLISH = 14


def untranslated(text: str, words: Words) -> Iterator[str]:
    """Messages that stand on a Swedish page in their English form."""
    if words.language != "sv":
        return
    told = " ".join(text.split())
    for message, translation in words.messages():
        if len(message) >= _SURELY_ENGLISH and message != translation and message in told:
            yield f"untranslated: {message!r}"
