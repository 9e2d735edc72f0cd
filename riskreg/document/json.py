"""A plan as canonical JSON: what is frozen, hashed, and read again after ten years.

Sorted keys, compact, UTF-8, no floats, texts untouched.  A field that has its default is left
out, so a field that is added with a default changes no document that is already frozen.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from riskreg.document.dates import PartialDate
from riskreg.document.decoding import Unreadable, decode
from riskreg.document.values import PlanDocument

FORMAT = 1


def write(document: PlanDocument) -> bytes:
    """The one way to write this document: equal documents give equal bytes."""
    text = json.dumps(
        {"format": FORMAT, "plan": _plain(document)},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(data: bytes) -> PlanDocument:
    """The document, whichever format it was frozen in, or `Unreadable`."""
    whole = _parsed(data)
    if not isinstance(whole, dict) or set(whole) != {"format", "plan"}:
        raise Unreadable("A plan is an object with `format` and `plan`.")
    number = whole["format"]
    if type(number) is not int or number not in READERS:
        raise Unreadable(f"format: {number!r} is not one of {', '.join(map(str, READERS))}")
    return READERS[number](whole["plan"])


def _first_format(plan: Any) -> PlanDocument:
    return decode(PlanDocument, plan, "plan")


#: Every format that was ever frozen has its reader here, for ever.
READERS: dict[int, Callable[[Any], PlanDocument]] = {1: _first_format}


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.text
    if is_dataclass(value):
        return {name: _plain(one) for name, one in _told(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _told(entry: Any) -> Iterator[tuple[str, Any]]:
    """The fields that say something: those that differ from their default."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value != field.default:
            yield field.name, value


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(
            data.decode(),
            parse_float=_no_float,
            parse_constant=_no_float,
            object_pairs_hook=_each_name_once,
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"This is not the JSON of a plan: {error}") from error


def _no_float(text: str) -> float:
    raise ValueError(f"{text} is not a whole number")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
