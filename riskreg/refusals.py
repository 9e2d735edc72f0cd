"""What is said to a person whose wish cannot be met.

Texts are English message ids, marked for translation where they are raised and translated where
they are shown, so that rules and operations stay free of languages.
"""

from collections.abc import Mapping
from typing import Any


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a message for translation without translating it here."""
    return message


class Refused(Exception):
    """A rule says no.  Shown beside `field`, or over the form when no field is to blame."""

    def __init__(self, text: str, *, field: str | None = None, **values: Any) -> None:
        super().__init__(text)
        self.text = text
        self.field = field
        self.values = values


class Changed(Exception):
    """Somebody else has changed the same thing meanwhile.

    `theirs` is what stands there now and `yours` what was sent, both by field name; `version` is
    what a second try must send back.
    """

    def __init__(
        self, theirs: Mapping[str, Any], yours: Mapping[str, Any], *, version: int, who: str | None
    ) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs
        self.yours = yours
        self.version = version
        self.who = who


class Forbidden(Exception):
    """One may see the thing, but not do this to it: 403."""


class NotFound(Exception):
    """It does not exist, or not for this reader: 404, the same answer for both."""
