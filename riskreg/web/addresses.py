"""What an address may hold: no number that no row could have, no sign that no text is kept with.

What lies beyond names nothing, on either database: SQLite would fail on a number of twenty digits,
and PostgreSQL on one of ten, or on a text with a NUL in it.
"""

from typing import Any

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter, ValidationError

#: The largest whole number that both databases keep.
LARGEST = 2_147_483_647
_NUL = "\0"


class Number(IntegerConverter):
    def __init__(self, map: Map, **kwargs: Any) -> None:  # noqa: A002 - Werkzeug's own name for it
        bounded: dict[str, Any] = {"max": LARGEST, **kwargs}
        super().__init__(map, **bounded)


class Word(UnicodeConverter):
    def to_python(self, value: str) -> str:
        if _NUL in value:
            raise ValidationError
        return value


def number_asked(name: str, usual: int | None = None) -> int | None:
    """The number that the address's question gives a name, or the usual one if it gives none."""
    number = request.args.get(name, type=int)
    return usual if number is None or abs(number) > LARGEST else number


def _refuse_nul() -> None:
    if any(_NUL in answer for answers in request.args.listvalues() for answer in answers):
        abort(400)


def init_app(app: Flask) -> None:
    app.url_map.converters |= {"int": Number, "string": Word, "default": Word}
    app.before_request(_refuse_nul)
