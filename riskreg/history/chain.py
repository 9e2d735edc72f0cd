"""How values and events are hashed.  Pure, so that an auditor can do the same in thirty lines."""

import enum
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from riskreg.document.dates import PartialDate

DOMAIN = b"riskreg-event/1\n"
BEGINNING = "0" * 64


def canonical(value: Any) -> str:
    """A value as text that is the same on every machine: JSON with sorted keys."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return value.text
    return value


def salted(salt: str, value: str | None) -> str | None:
    """The hash of a canonical value, or None where there was no row."""
    return None if value is None else hashlib.sha256(f"{salt}{value}".encode()).hexdigest()


def link(facts: Mapping[str, Any], digests: Sequence[Sequence[Any]], previous: str) -> str:
    """The hash of an event: what happened, the hashes of what it changed, the link before."""
    body = {"facts": {key: _plain(value) for key, value in facts.items()}}
    text = canonical({**body, "digests": list(digests), "previous": previous})
    return hashlib.sha256(DOMAIN + text.encode()).hexdigest()
