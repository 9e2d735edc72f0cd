"""The same risk in two documents, and what it takes to compare the two."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from riskreg.document.change import Change, ChangeKind, Value
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import CauseEntry, PlanDocument, RiskEntry


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=Keyed)


@dataclass(frozen=True)
class Pair:
    """One risk, then and now, each with the document that it stands in."""

    before: PlanDocument
    after: PlanDocument
    then: RiskEntry
    now: RiskEntry

    def change(
        self,
        kind: ChangeKind,
        entry: RiskEntry | CauseEntry | ActionEntry | ControlEntry,
        before: Value = None,
        after: Value = None,
        **more: Any,
    ) -> Change:
        title = entry.text if isinstance(entry, CauseEntry) else entry.title
        return Change(kind, entry.key, title, self.now.key, self.now.number, before, after, **more)

    @property
    def is_withheld(self) -> bool:
        """A masked text against an open one is no change of text."""
        return any(risk.secret and risk.secret.withheld for risk in (self.then, self.now))


def owner_change(
    pair: Pair,
    entry: RiskEntry | ActionEntry | ControlEntry,
    then: str | None,
    now: str | None,
) -> Iterator[Change]:
    if then != now:
        names = _title(pair.before, then), _title(pair.after, now)
        yield pair.change(ChangeKind.OWNER_CHANGED, entry, *names)


def _title(document: PlanDocument, position: str | None) -> str | None:
    found = document.position(position)
    return found.title if found else None


def only_in(these: tuple[Entry, ...], those: tuple[Entry, ...]) -> list[Entry]:
    known = {entry.key for entry in those}
    return [entry for entry in these if entry.key not in known]


def matched(then: tuple[Entry, ...], now: tuple[Entry, ...]) -> list[tuple[Entry, Entry]]:
    known = {entry.key: entry for entry in then}
    return [(known[entry.key], entry) for entry in now if entry.key in known]
