"""Reading what a page of history needs beside the events: what the rows are called."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, func, select

from riskreg.boards.models import Board
from riskreg.database import Base
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.models import Event
from riskreg.history.queries import Withheld
from riskreg.plans.models import Plan
from riskreg.risks.models import Risk, RiskLine

#: The column that tells people what a row is.
NAMED_BY = {
    "action": "title",
    "board": "name",
    "category": "name",
    "cause": "text",
    "control": "title",
    "meeting": "on",
    "municipality": "name",
    "occasion": "name",
    "plan": "title",
    "position": "title",
    "report": "name",
    "risk": "title",
    "routine": "title",
    "scale_version": "name",
    "unit": "name",
    "user": "name",
}


def names_of(wanted: Mapping[str, Collection[int]]) -> dict[tuple[str, int], Any]:
    """What rows are called today, by (table, id): one select a table, however many rows.

    A meeting is called by its day.
    """
    found: dict[tuple[str, int], Any] = {}
    for name in sorted(wanted.keys() & NAMED_BY.keys()):
        table: Table = Base.metadata.tables[name]
        query = select(table.c.id, table.c[NAMED_BY[name]]).where(table.c.id.in_(wanted[name]))
        found |= {(name, row[0]): row[1] for row in db.session.execute(query)}
    return found


def column_of(table: str, field: str) -> Any:
    """The column that a told field stands for, or None when the table has it no longer."""
    known = Base.metadata.tables.get(table)
    return None if known is None else known.c.get(field)


def of_drafts(board: Board) -> Withheld | None:
    """What has been done in plans that the board has not decided on; None when it has none.

    A risk that is in the plan in force as well may have events of that plan among them: nobody
    can tell them apart for certain, so they wait until the draft is decided.
    """
    drafts = select(Plan.id, Plan.key).where(
        Plan.board_id == board.id, Plan.state.in_([PlanState.DRAFT, PlanState.PROPOSED])
    )
    plans = {row.id: row.key for row in db.session.execute(drafts)}
    if not plans:
        return None
    lines = select(RiskLine.key).join(Risk).where(Risk.plan_id.in_(plans))
    opened = select(func.min(Event.number)).where(
        Event.table_name == Plan.__tablename__, Event.row_id.in_(plans)
    )
    about = frozenset((*plans.values(), *db.session.scalars(lines)))
    return Withheld(db.session.scalar(opened) or 0, about)
