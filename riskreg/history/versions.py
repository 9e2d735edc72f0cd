"""Two people editing the same thing: the second is shown both versions (rule 4)."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from riskreg.history.queries import last_changer
from riskreg.refusals import Changed


def check_version(
    row: Any, version: int | None, *, theirs: Mapping[str, Any], yours: Mapping[str, Any]
) -> None:
    """Refuse what was made from an older version.  None: whoever acts has seen no version."""
    if version is None or version == row.version:
        return
    raise Changed(theirs, yours, version=row.version, who=last_changer(row))


def as_fields(value: Any) -> dict[str, Any]:
    """A frozen value by field name; rows stand as their keys, as they do in forms."""
    return {field.name: _keyed(getattr(value, field.name)) for field in fields(value)}


def _keyed(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_keyed(one) for one in value)
    return getattr(value, "key", value)
