"""How names and titles are put in order: as a Swedish reader looks for them.

One key for every list, computed here and not by the database: the order of letters there depends
on which database it is and where it was set up (docs/adr/0011).
"""

import re
import unicodedata
from functools import lru_cache

#: Å, ä and ö follow z; so do the three signs that follow z in ASCII.
_AFTER_Z = {"å": "{", "ä": "|", "ö": "}"}
#: Letters from elsewhere stand where a Swedish reader looks for them.
_TAKEN_FOR = dict(zip("æøœőüűðđł\u0131", "äöööyyddli", strict=True)) | {"þ": "th"}
_NUMBER = re.compile("[0-9]+")
_BLANKS = re.compile(" +")

SortKey = tuple[str, str, str]


def sort_key(text: str) -> SortKey:
    """Orders by letters, then by accents, then capitals first.

    A number counts by its value, and of what is neither letter nor digit only that it parts words.
    """
    composed = unicodedata.normalize("NFC", text)
    folded = unicodedata.normalize("NFC", composed.casefold())
    letters = "".join(_letter(sign) for sign in folded)
    words = _BLANKS.sub(" ", letters).strip()
    return _NUMBER.sub(_by_value, words), folded, composed


@lru_cache(maxsize=1024)
def _letter(sign: str) -> str:
    """The letter that a sign is sorted as, a blank for a sign that is none."""
    while sign not in _AFTER_Z and sign not in _TAKEN_FOR:
        parts = unicodedata.decomposition(sign).split()
        if not parts or parts[0].startswith("<"):
            break
        sign = chr(int(parts[0], 16))
    sign = _TAKEN_FOR.get(sign, sign)
    if unicodedata.combining(sign[0]):
        return ""
    return _AFTER_Z.get(sign, sign if sign.isalnum() else " ")


def _by_value(number: re.Match[str]) -> str:
    """Digits that stand in order as text: how many they are comes first."""
    digits = number[0].lstrip("0")
    return f"{len(digits):04}{digits}"
