"""Reading what a page of history needs beside the events: what the rows are called."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from riskreg.boards.models import Board, Position, Unit
from riskreg.database import Base
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.models import Event
from riskreg.history.queries import Withheld
from riskreg.plans.models import Plan
from riskreg.reporting.models import Meeting, Routine
from riskreg.risks.models import Risk, RiskLine
from riskreg.treatment.models import Action, ActionLine, Control, ControlLine

#: What may be asked about by a key of its own, beside the risks, actions and controls.
_KEYED: tuple[Any, ...] = (Routine, Position, Unit, Meeting)

_YEAR = re.compile("[0-9]{4}")

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


@dataclass(frozen=True)
class Thing:
    """One thing through the years.  `rows`: its rows where its events are also another's."""

    table: str
    key: str
    name: Any
    number: int | None = None
    rows: frozenset[int] | None = None


def risks_of(board: Board, *, drafts: bool) -> list[Thing]:
    """A board's risks through all its years, as the newest plan calls them that one may read."""
    query = (
        select(RiskLine.key, RiskLine.number, Risk.title)
        .join(Risk.line)
        .join(Risk.plan)
        .where(Plan.board_id == board.id, *_readable(drafts=drafts))
        .order_by(Plan.year, Plan.revision)
    )
    newest = {row.key: row for row in db.session.execute(query)}
    found = [Thing("risk", row.key, row.title, row.number) for row in newest.values()]
    return sorted(found, key=lambda thing: thing.number or 0)


def thing_of(board: Board, key: str, *, drafts: bool) -> Thing | None:
    """Something else of the board's by its key; a plan by its year, through its revisions."""
    if _YEAR.fullmatch(key):
        return _plan(board, int(key), drafts=drafts)
    for model, line in ((Action, ActionLine), (Control, ControlLine)):
        query = _treating(model, line).where(Plan.board_id == board.id, *_readable(drafts=drafts))
        rows = db.session.execute(query.where(line.key == key)).all()
        if rows:
            ids = frozenset(row.id for row in rows)
            return Thing(model.__tablename__, key, rows[-1].title, rows=ids)
    return next((one for model in _KEYED if (one := _keyed(model, board, key))), None)


def _plan(board: Board, year: int, *, drafts: bool) -> Thing | None:
    query = select(Plan).where(
        Plan.board_id == board.id, Plan.year == year, *_readable(drafts=drafts)
    )
    plans = db.session.scalars(query.order_by(Plan.revision)).all()
    if not plans:
        return None
    ids = frozenset(plan.id for plan in plans)
    return Thing(Plan.__tablename__, str(year), plans[-1].title, rows=ids)


def _keyed(model: Any, board: Board, key: str) -> Thing | None:
    name = getattr(model, NAMED_BY[model.__tablename__])
    query = select(name).where(model.key == key, model.board_id == board.id)
    found = db.session.scalars(query).first()
    return None if found is None else Thing(model.__tablename__, key, found)


def _treating(model: Any, line: Any) -> Select[Any]:
    """The rows of an action or a control, those of the newest plan last."""
    query = select(model.id, model.title).join(line, model.line_id == line.id)
    query = query.join(Risk, model.risk_id == Risk.id).join(Plan, Risk.plan_id == Plan.id)
    return query.order_by(Plan.year, Plan.revision)


def _readable(*, drafts: bool) -> Iterator[ColumnElement[bool]]:
    if not drafts:
        yield Plan.state.not_in([PlanState.DRAFT, PlanState.PROPOSED])
