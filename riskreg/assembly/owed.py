"""All that the posts of one person answer for, in plans that are in force."""

from collections.abc import Iterator
from datetime import date

from riskreg.accounts.rules import Actor
from riskreg.assembly import frozen
from riskreg.assembly.coming import coming, next_opening
from riskreg.assembly.desk import Desk, desk
from riskreg.assembly.frozen import Since
from riskreg.assembly.owed_values import Owed, OwnedRisk
from riskreg.document.kinds import HoldingKind
from riskreg.document.organisation import BoardEntry
from riskreg.document.treatment import ActionEntry
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.swedish import sort_key

_ANSWERING = {HoldingKind.ORDINARY, HoldingKind.ACTING}


def owed(actor: Actor, *, on: date) -> Owed:
    """What is late, to be recorded, just recorded and ahead for somebody."""
    if not actor.held:
        return Owed()
    found = desk(actor, on)
    left = found.left()
    documents = list(found.documents.values())
    boards = {document.board for document in documents}
    return Owed(
        late=tuple(item for item in left if item.is_late and not item.as_deputy),
        to_record=tuple(item for item in left if not item.is_late and not item.as_deputy),
        as_deputy=tuple(item for item in left if item.as_deputy),
        done=found.done(),
        risks=tuple(_owned(found)),
        next=coming(documents, _due(found), on),
        rounds=tuple(one for one in found.ground.rounds if one.board in boards),
        next_opens=next_opening(documents, on),
        held=True,
    )


def _due(found: Desk) -> Iterator[tuple[BoardEntry, ActionEntry]]:
    """The reader's own unfinished actions."""
    for task in found.tasks:
        is_open = isinstance(task.entry, ActionEntry) and not task.entry.is_finished
        if is_open and not found.is_deputy_for(task.post):
            yield task.document.board, task.entry


def _owned(found: Desk) -> Iterator[OwnedRisk]:
    """Risks of the posts that the reader holds, in each board's newest plan that has them."""
    boards = {row.board_id for row in found.ground.plans.values() if row.id in found.documents}
    year = max((document.year for document in found.documents.values()), default=found.on.year)
    since = frozen.latest(boards, on=found.on, year=year)
    newest: dict[str, OwnedRisk] = {}
    for plan, document in sorted(found.documents.items(), key=lambda pair: pair[1].year):
        before = since.get(found.ground.plans[plan].board_id)
        newest |= {risk.key: _risk(document, risk, before) for risk in _own(found, document)}
    return iter(
        sorted(newest.values(), key=lambda one: (sort_key(one.board.name), one.risk.number))
    )


def _own(found: Desk, document: PlanDocument) -> Iterator[RiskEntry]:
    for risk in document.selected:
        if risk.owner and found.actor.held.get(risk.owner) in _ANSWERING:
            yield risk


def _risk(document: PlanDocument, risk: RiskEntry, since: Since | None) -> OwnedRisk:
    then = since.risk(risk.key) if since else None
    return OwnedRisk(
        risk=risk,
        board=document.board,
        year=document.year,
        scale=document.scale,
        level=document.level_of(risk),
        before=then.current if then else None,
        is_new=since is not None and then is None,
    )
