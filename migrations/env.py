"""How Alembic reaches the register's database: `riskreg.database.upgrade` or `flask db` run it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Connection, Enum
from sqlalchemy.types import TypeDecorator

from riskreg.database import writing
from riskreg.extensions import db


def render_item(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Keep the register's own types out of migrations: a migration must outlive the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def compare_type(
    _context: Any, _column: Any, reflected: Any, wanted: Any, _kind: Any
) -> bool | None:
    """An enum is kept as text of its length; which words it holds is the code's business."""
    if isinstance(wanted, Enum):
        return bool(getattr(reflected, "length", None) != wanted.length)
    return None


def migrate(connection: Connection | None = None, **options: Any) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        compare_type=compare_type,
        render_as_batch=True,
        render_item=render_item,
        transaction_per_migration=True,
        **options,
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_sqlite(connection: Connection) -> None:
    """Rebuilding a table would delete the rows that refer to it, so foreign keys rest meanwhile."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection is closed")
    raw.execute("PRAGMA foreign_keys=OFF")  # inside a transaction it would do nothing
    try:
        migrate(connection)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"foreign keys are broken after the migration: {broken[:5]}")
        connection.rollback()
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    if context.is_offline_mode():
        migrate(url=current_app.config["SQLALCHEMY_DATABASE_URI"], literal_binds=True)
        return
    with writing(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            migrate_sqlite(connection)
        else:
            migrate(connection)


run()
