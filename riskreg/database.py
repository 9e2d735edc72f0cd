"""The base of every model, and how each connection behaves.

Outside `riskreg.transaction.unit_of_work` every transaction is read-only, on both databases; one
writer at a time works inside it.  So a GET cannot change anything by accident, and what was read
inside a unit of work is still true when it is written.  What a page reads is true of one moment,
however many questions it asks.
"""

import enum
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade as run_migrations
from sqlalchemy import DateTime, Engine, Enum, event, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from riskreg.extensions import db

BUSY_MILLISECONDS = 30_000
#: The key of PostgreSQL's advisory lock that stands for "the one who writes".
WRITER = 7_307_001
_writing: ContextVar[bool] = ContextVar("writing", default=False)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment.  SQLite keeps no zone, so it is stored and read as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _values(members: type[enum.Enum]) -> list[str]:
    return [member.value for member in members]


class Base(DeclarativeBase):
    """Plain SQLAlchemy: type checkers see every column as it is."""

    metadata = db.metadata
    type_annotation_map = {
        datetime: UtcDateTime,
        enum.Enum: Enum(enum.Enum, native_enum=False, length=40, values_callable=_values),
    }


@contextmanager
def writing() -> Generator[None]:
    """Let the transactions that begin inside write."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def is_writing() -> bool:
    return _writing.get()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if is_writing() else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing() else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if is_writing():
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MILLISECONDS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def prepare(engine: Engine) -> None:
    """Make an engine's connections behave as this module says."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def init_app(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def upgrade(app: Flask) -> None:
    """Bring the tables to the newest revision; of several processes at once, one does the work."""
    with app.app_context(), _one_at_a_time(app), writing():
        run_migrations()


@contextmanager
def _one_at_a_time(app: Flask) -> Generator[None]:
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as held:
            held.execute(text("SELECT pg_advisory_lock(:key)"), {"key": WRITER + 1})
            try:
                yield
            finally:  # the lock is the connection's own, and the pool keeps the connection
                held.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": WRITER + 1})
    else:
        with _locked(Path(app.instance_path) / "upgrade.lock"):
            yield


@contextmanager
def _locked(file: Path) -> Generator[None]:
    """Hold a lock file's own SQLite lock: it works on every system and dies with the process."""
    import sqlite3  # noqa: PLC0415 - only for those who run on SQLite

    connection = sqlite3.connect(file, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
