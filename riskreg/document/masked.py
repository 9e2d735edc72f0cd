"""The copy of a document for a reader who may not see its secret matter.

A secret risk keeps its key, number, owner, scores, dates, states and the number of everything
that hangs on it, so that every reader gets the same counts and the same sentences.  Every text
of it that is there becomes `WITHHELD`, and a text that is missing stays missing; what a control
counted goes as well.  The legal ground stays, and so do decisions: they are public minutes.
"""

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from riskreg.document.dates import PartialDate
from riskreg.document.values import PlanDocument, RiskEntry, SecretMark

Entry = TypeVar("Entry")

#: Pages show a word in the reader's language instead, wherever `risk.secret.withheld` is set.
WITHHELD = "Sekretess"

#: What refers to another thing or to a period, and is no matter of its own.
_KEPT = {"key", "owner", "performer", "receiver", "position", "occasion", "period"}
_KEPT |= {"prompted_by", "led_to"}
_UNCOUNTED = {"checked", "deviations"}


def masked(
    document: PlanDocument, may_read: Callable[[RiskEntry], bool] | Collection[str]
) -> PlanDocument:
    """`may_read` answers for a secret risk; or it holds the keys of those that may be read."""
    allowed = may_read if callable(may_read) else lambda risk: risk.key in may_read
    risks = tuple(
        risk if risk.secret is None or allowed(risk) else _withheld(risk) for risk in document.risks
    )
    return replace(document, risks=risks)


def _withheld(risk: RiskEntry) -> RiskEntry:
    secret = replace(risk.secret, withheld=True) if risk.secret else None
    return replace(_wordless(risk), secret=secret)


def _wordless(entry: Entry) -> Entry:
    """The entry and all that hangs on it, without a word that anybody has written."""
    named = {field.name: getattr(entry, field.name) for field in fields(entry)}  # ty: ignore[invalid-argument-type]
    return type(entry)(**{name: _hidden(name, value) for name, value in named.items()})


def _hidden(name: str, value: Any) -> Any:
    if name in _UNCOUNTED:
        return None
    if isinstance(value, tuple):
        return tuple(_hidden("key", one) for one in value)  # a text alone in a row is a key
    if is_dataclass(value) and not isinstance(value, PartialDate | SecretMark):
        return _wordless(value)
    return WITHHELD if type(value) is str and name not in _KEPT else value
