"""Copying the whole register to an empty database, of either kind: every row, or none.

The copy is proven before it is kept: each table has as many rows and the same checksum on both
sides, and the history holds there too.  Nothing is written to the register itself, which is read
in one transaction, as of one moment.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from riskreg import create_app
from riskreg.cli import filling, proving, tables
from riskreg.cli.program import Stop, Unusable, inside
from riskreg.config import UnusableSetting
from riskreg.database import upgrade
from riskreg.extensions import db
from riskreg.transaction import unit_of_work

HOW_TO_NAME_IT = (
    "Write the database's address like postgresql://user:password@host/database"
    " or sqlite:////folder/file"
)


@dataclass(frozen=True)
class Copy:
    """What stands in the other database now.  `address` shows no password."""

    address: str
    tables: int
    rows: int
    events: int
    newest: str


def copy(app: Flask, url: str) -> Copy:
    """Copy the register of the app that we are inside of.  Nobody may write to it meanwhile."""
    other = _app_on(url, app)
    _refuse_unsound()
    with _read_only(db.engine) as source, inside(other):
        _prepare(other)
        with unit_of_work():
            return _fill(source, db.session.connection())


def _app_on(url: str, app: Flask) -> Flask:
    """The same instance on another database: the heads in its folder are to hold there as well."""
    try:
        other = create_app({"INSTANCE": app.instance_path, "DATABASE_URL": url})
    except UnusableSetting as problem:
        raise Unusable(HOW_TO_NAME_IT) from problem
    if _address(other) == _address(app):
        raise Stop("That is the register's own database: name another one.")
    if _address(other).database in {None, "", ":memory:"}:
        raise Unusable(HOW_TO_NAME_IT)
    return other


def _address(app: Flask) -> URL:
    return make_url(app.config["SQLALCHEMY_DATABASE_URI"])


def _refuse_unsound() -> None:
    if not filling.is_filled():
        raise Stop("The register is empty: there is nothing to copy.")
    if proving.faults():
        raise Stop("The history does not hold: see `riskreg history verify`. Nothing was copied.")


@contextmanager
def _read_only(engine: Engine) -> Generator[Connection]:
    with engine.connect() as connection, connection.begin():
        yield connection


def _prepare(other: Flask) -> None:
    """Make the tables, with their locks, where there are none yet."""
    try:
        with _read_only(db.engine) as connection:
            _refuse_filled(connection)
        upgrade(other)
    except OperationalError as problem:
        told = str(problem.orig).strip().splitlines()[0]
        raise Unusable(f"The database to copy to cannot be used ({told}).") from problem


def _refuse_filled(connection: Connection) -> None:
    there = set(inspect(connection).get_table_names())
    known = {table.name for table in tables.in_order()}
    if strange := sorted(there - known - {tables.VERSION.name}):
        raise Stop(
            f"The database to copy to holds something else ({', '.join(strange)}):"
            " name an empty one. Nothing was copied."
        )
    if any(tables.has_rows(connection, name) for name in sorted(there & known)):
        raise Stop("The database to copy to has data already. Nothing was copied.")


def _fill(source: Connection, into: Connection) -> Copy:
    _refuse_filled(into)
    if tables.version(source) != tables.version(into):
        raise Stop("The register's tables are not of this version: run `riskreg upgrade` first.")
    try:
        tables.copy(source, into)
    except (DataError, IntegrityError) as problem:
        told = str(problem.orig).strip().splitlines()[0]
        raise Stop(f"A row cannot be copied ({told}). Nothing was copied.") from problem
    rows = sum(_same(table.name, source, into) for table in tables.in_order())
    if faults := proving.faults():
        raise Stop(
            f"The copy does not hold ({faults[0].where}: {faults[0].what}), and is not kept."
        )
    address = into.engine.url.render_as_string()  # with three stars for the password
    return Copy(address, len(tables.in_order()), rows, *proving.head())


def _same(name: str, source: Connection, into: Connection) -> int:
    """How many rows the table has, the same ones on both sides."""
    found, copied = tables.total(source, name), tables.total(into, name)
    if found != copied:
        raise Stop(f"The table {name} differs in the copy, which is not kept.")
    return found.rows
