"""What lies on somebody's desk: the tasks of the posts held, found in whole documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from riskreg.accounts.rules import Actor
from riskreg.assembly import measures, plans, queries
from riskreg.assembly.duties import Duty, each_once
from riskreg.assembly.ground import Ground, ground
from riskreg.assembly.owed_values import OwedItem
from riskreg.assembly.people import People, people
from riskreg.document.kinds import HoldingKind
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.swedish import SortKey, sort_key

#: The row that a thing is recorded on, by its plan's id and its lineage key.
RowIds = Mapping[tuple[int, str], int]


@dataclass(frozen=True, kw_only=True)
class Task(Duty):
    """A duty with the row it is recorded on, the post it is asked of, and where it stands."""

    id: int
    post: str
    risk: RiskEntry
    document: PlanDocument


@dataclass(frozen=True)
class Desk:
    actor: Actor
    on: date
    ground: Ground
    rows: RowIds
    documents: Mapping[int, PlanDocument]
    people: People

    @cached_property
    def tasks(self) -> list[Task]:
        return each_once(
            self._task(plan, document, risk, entry)
            for plan, document in self.documents.items()
            for risk in document.selected
            for entry in (*risk.actions, *risk.controls)
            if post_of(entry) in self.actor.held
        )

    def _task(
        self,
        plan: int,
        document: PlanDocument,
        risk: RiskEntry,
        entry: ActionEntry | ControlEntry,
    ) -> Task:
        return Task(
            entry,
            document.year,
            self.ground.asking(plan),
            id=self.rows[plan, entry.key],
            post=post_of(entry) or "",
            risk=risk,
            document=document,
        )

    def is_deputy_for(self, post: str) -> bool:
        return self.actor.held[post] is HoldingKind.DEPUTY

    def item(self, task: Task) -> OwedItem:
        position = task.document.position(task.post)
        is_deputy = self.is_deputy_for(task.post)
        return OwedItem(
            id=task.id,
            entry=task.entry,
            risk=task.risk,
            board=task.document.board,
            year=task.year,
            position=task.post,
            position_title=position.title if position else "",
            as_deputy=is_deputy,
            ordinary=self.people.holder(task.post) if is_deputy else None,
            due=task.due(self.on),
            days_late=task.days_late(self.on),
            asked_in=task.round,
            periods=task.periods(self.on),
            may_say_unchanged=task.may_say_unchanged(self.on),
        )

    def left(self) -> list[OwedItem]:
        """What is to be recorded: the latest first, then what is asked for soonest."""
        items = [self.item(task) for task in self.tasks if task.is_owed(self.on)]
        return sorted(items, key=_by_urgency)

    def done(self) -> tuple[OwedItem, ...]:
        """What was recorded in the round or lately, newest first; of others' posts what one did."""
        items = [self.item(task) for task in self.tasks if self._is_done(task)]
        newest = sorted(items, key=lambda item: item.last.on if item.last else self.on)
        return tuple(reversed(newest))

    def _is_done(self, task: Task) -> bool:
        last = task.entry.latest
        if last is None or task.is_owed(self.on) or not task.recorded_lately(self.on):
            return False
        return last.as_deputy or not self.is_deputy_for(task.post)


def desk(actor: Actor, on: date) -> Desk:
    here, posts = ground(), actor.held.keys()
    plan_ids = here.plans.keys()
    found = [*measures.actions(plan_ids, posts), *measures.controls(plan_ids, posts)]
    answered_for = {row.plan_id for row in (*found, *queries.owned_risks(plan_ids, posts))}
    at_home = {
        row.id
        for row in here.plans.values()
        if row.short in actor.boards_held and row.year >= on.year
    }
    documents = plans.of_ids(answered_for | at_home, on)
    rows = {(row.plan_id, row.key): row.id for row in found}
    return Desk(actor, on, here, rows, documents, people(documents.values(), on))


def post_of(entry: ActionEntry | ControlEntry) -> str | None:
    return entry.owner if isinstance(entry, ActionEntry) else entry.performer


def _by_urgency(item: OwedItem) -> tuple[int, date, SortKey, int, SortKey]:
    wanted = item.record_by or item.due or date.max
    where = sort_key(item.board.name), item.risk_number
    return (-item.days_late, wanted, *where, sort_key(item.title))
