"""The register's two languages without a web: Swedish from its catalogue, English as it is."""

import gettext
from functools import cache

from riskreg.paths import TRANSLATIONS
from riskreg.sentences.languages import Language, language_of


@cache
def swedish() -> Language:
    return language_of("sv", gettext.translation("messages", TRANSLATIONS, ["sv"]))


@cache
def english() -> Language:
    return language_of("en", gettext.NullTranslations())
