"""From plain JSON values to dataclasses, strictly and by their annotations.

Nothing is guessed or converted: a text is no number, and a name that is not known is an error.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from riskreg.document.dates import PartialDate

Entry = TypeVar("Entry")


class Unreadable(ValueError):
    """This is no document.  The message says where and what was needed."""


def decode(kind: type[Entry], raw: Any, where: str) -> Entry:
    """`raw` as an entry of a dataclass; `where` is the path that a message starts with."""
    if not isinstance(raw, dict):
        raise _needs("an object", raw, where)
    known = {field.name: field for field in fields(kind)}  # ty: ignore[invalid-argument-type]
    if strange := sorted(set(raw) - set(known)):
        raise Unreadable(f"{where}: {strange[0]!r} is not known here")
    if missing := [name for name, field in known.items() if _is_due(field) and name not in raw]:
        raise Unreadable(f"{where}: {missing[0]!r} is missing")
    kinds = _kinds(kind)
    values = {name: _value(kinds[name], raw[name], f"{where}.{name}") for name in raw}
    return _made(lambda: kind(**values), where)


def _is_due(field: Field[Any]) -> bool:
    return field.default is MISSING


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, raw: Any, where: str) -> Any:
    if get_origin(kind) is UnionType:
        return None if raw is None else _value(_but_none(kind), raw, where)
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0], raw, where)
    if kind in _LEAVES:
        return _LEAVES[kind](raw, where)
    if is_dataclass(kind):
        return decode(kind, raw, where)
    return _member(kind, raw, where)


def _but_none(kind: Any) -> Any:
    (only,) = (one for one in get_args(kind) if one is not type(None))
    return only


def _several(kind: Any, raw: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise _needs("a list", raw, where)
    return tuple(_value(kind, one, f"{where}[{place}]") for place, one in enumerate(raw))


def _member(kind: type[Enum], raw: Any, where: str) -> Enum:
    if raw not in [one.value for one in kind]:
        raise _needs(f"one of {', '.join(str(one.value) for one in kind)}", raw, where)
    return kind(raw)


def _exactly(kind: type, words: str) -> Callable[[Any, str], Any]:
    def leaf(raw: Any, where: str) -> Any:
        if type(raw) is not kind:
            raise _needs(words, raw, where)
        return raw

    return leaf


def _text(raw: Any, where: str) -> str:
    return _exactly(str, "a text")(raw, where)


def _day(raw: Any, where: str) -> date:
    day = _made(lambda: date.fromisoformat(_text(raw, where)), where)
    if day.isoformat() != raw:
        raise _needs("a day like 2026-01-31", raw, where)
    return day


def _partial(raw: Any, where: str) -> PartialDate:
    return _made(lambda: PartialDate(_text(raw, where)), where)


_LEAVES: dict[Any, Callable[[Any, str], Any]] = {
    str: _text,
    int: _exactly(int, "a whole number"),
    bool: _exactly(bool, "true or false"),
    date: _day,
    PartialDate: _partial,
}


def _made(make: Callable[[], Entry], where: str) -> Entry:
    """What `make` gives; where a value refuses to be made, its reason gets its place."""
    try:
        return make()
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(f"{where}: {error}") from error


def _needs(words: str, raw: Any, where: str) -> Unreadable:
    return Unreadable(f"{where}: {words} is needed, not {raw!r:.60}")
