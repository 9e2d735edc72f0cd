"""What lies around a form: the thing in its plan, and what is left to record after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from riskreg import assembly
from riskreg.accounts.rules import Actor
from riskreg.assembly import Owed, OwedItem, OwedKind
from riskreg.document.organisation import PositionEntry
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.refusals import NotFound
from riskreg.risks.models import Risk
from riskreg.swedish import SortKey, sort_key
from riskreg.treatment.models import Action, Control
from riskreg.work import queries
from riskreg.work.lists import ADDRESSES


@dataclass(frozen=True)
class Desk:
    """`others`: what else the person at the screen has to record, what follows this first."""

    document: PlanDocument
    risk: RiskEntry
    others: tuple[OwedItem, ...]

    def position(self, key: str | None) -> PositionEntry | None:
        return self.document.position(key)

    def action(self, key: str) -> ActionEntry:
        return next(one for one in self.risk.actions if one.key == key)

    def control(self, key: str) -> ControlEntry:
        return next(one for one in self.risk.controls if one.key == key)


@dataclass(frozen=True)
class Later:
    """What somebody answers for without having to record on it now."""

    id: int
    entry: ActionEntry | ControlEntry
    risk: RiskEntry
    document: PlanDocument

    @property
    def is_action(self) -> bool:
        return isinstance(self.entry, ActionEntry)

    @property
    def href(self) -> str:
        kind = OwedKind.ACTION if self.is_action else OwedKind.CONTROL
        return url_for(ADDRESSES[kind], id=self.id)


def desk(risk: Risk, key: str, by: Actor) -> Desk:
    """`key`: the lineage key of the action, the control or the risk that the form is about."""
    document = assembly.document(risk.plan, on=by.today)
    entry = document.risk(risk.line.key)
    if entry is None:
        raise NotFound
    return Desk(document, entry, _after(key, assembly.owed(by, on=by.today).items))


def _after(key: str, items: Iterable[OwedItem]) -> tuple[OwedItem, ...]:
    """The others in the order of the page, going on from the one at hand."""
    all_items = list(items)
    place = next((number for number, item in enumerate(all_items) if item.key == key), -1)
    turned = all_items[place + 1 :] + all_items[: max(place, 0)]
    return tuple(item for item in turned if item.key != key)


def later(by: Actor, owed: Owed) -> list[Later]:
    """The rest of what somebody's posts answer for, the soonest first; drafts as well."""
    if not by.held:
        return []
    posts = by.held.keys()
    rows = [*queries.actions_of_posts(posts), *queries.controls_of_posts(posts)]
    told = {item.key for item in (*owed.items, *owed.done)}
    found = _in_documents([row for row in rows if row.line.key not in told], by.today)
    each_once = {one.entry.key: one for one in sorted(found, key=_year)}
    return sorted(each_once.values(), key=_soonest)


def _in_documents(rows: Iterable[Action | Control], today: date) -> Iterable[Later]:
    rows = list(rows)
    plans = {row.risk.plan.id: row.risk.plan for row in rows}
    documents = assembly.documents(list(plans.values()), on=today)
    for row in rows:
        document = documents[row.risk.plan_id]
        risk = document.risk(row.risk.line.key)
        if risk is None or not risk.selected:
            continue
        entries = risk.actions if isinstance(row, Action) else risk.controls
        entry = next(one for one in entries if one.key == row.line.key)
        if not (isinstance(entry, ActionEntry) and entry.is_finished):
            yield Later(row.id, entry, risk, document)


def _year(one: Later) -> int:
    return one.document.year


def _soonest(one: Later) -> tuple[date, SortKey, int]:
    due = one.entry.due if isinstance(one.entry, ActionEntry) else None
    return due or date.max, sort_key(one.document.board.name), one.risk.number
