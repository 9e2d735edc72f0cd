"""Reading what a page of history needs beside the events: what the rows are called."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, select

from riskreg.database import Base
from riskreg.extensions import db

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
