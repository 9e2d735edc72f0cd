"""Tables row by row, past the models: for copying all of them."""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    CursorResult,
    Table,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
)

from riskreg.extensions import db
from riskreg.history import chain

BATCH = 500
VERSION = table("alembic_version", column("version_num"))


@dataclass(frozen=True)
class Total:
    """What a table holds: how many rows, and the SHA-256 of all their values."""

    rows: int
    checksum: str


def in_order() -> list[Table]:
    """Each table after those that it points at."""
    return db.metadata.sorted_tables


def version(connection: Connection) -> str | None:
    return connection.scalar(select(VERSION.c.version_num))


def has_rows(connection: Connection, name: str) -> bool:
    there = exists(literal_column("1")).select_from(db.metadata.tables[name])
    return bool(connection.scalar(select(there)))


def total(connection: Connection, name: str) -> Total:
    count, checksum = 0, hashlib.sha256()
    for row in _rows(connection, db.metadata.tables[name]):
        count += 1
        checksum.update("\n".join(map(chain.canonical, row)).encode())
    return Total(count, checksum.hexdigest())


def copy(source: Connection, into: Connection) -> None:
    """Every row of every table, under its own number."""
    for one in in_order():
        _copy(one, source, into)
        _count_on(one, into)


def _copy(one: Table, source: Connection, into: Connection) -> None:
    """A row may point at a later one of its own table: that is filled in when all are there."""
    kin = [own.name for own in one.columns if own.references(*one.primary_key.columns)]
    pointing = []
    for batch in _rows(source, one).partitions(BATCH):
        rows = [row._asdict() for row in batch]
        into.execute(one.insert(), [{**row, **dict.fromkeys(kin)} for row in rows])
        pointing += [row for row in rows if any(row[name] is not None for name in kin)]
    if pointing:
        _point(one, kin, pointing, into)


def _point(one: Table, kin: list[str], rows: list[dict[str, Any]], into: Connection) -> None:
    (key,) = one.primary_key.columns
    asked = one.update().where(key == bindparam("this"))
    asked = asked.values({name: bindparam(f"its_{name}") for name in kin})
    into.execute(
        asked,
        [{"this": row[key.name], **{f"its_{name}": row[name] for name in kin}} for row in rows],
    )


def _count_on(one: Table, into: Connection) -> None:
    """Let PostgreSQL number what comes after the rows that came with numbers of their own."""
    key = one.autoincrement_column
    if key is None or into.dialect.name != "postgresql":
        return
    quoted = into.dialect.identifier_preparer.format_table(one)
    sequence = func.pg_get_serial_sequence(quoted, key.name)
    newest = func.max(key)
    into.execute(select(func.setval(sequence, func.coalesce(newest, 1), newest.is_not(None))))


def _rows(connection: Connection, one: Table) -> CursorResult[Any]:
    query = select(one).order_by(*one.primary_key.columns)
    return connection.execute(query, execution_options={"yield_per": BATCH})
