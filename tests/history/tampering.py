"""What somebody with the database in hand, and its locks picked, could do to it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from riskreg.extensions import db
from riskreg.history import chain, queries
from riskreg.history.verify import facts_of

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def behind_the_programs_back() -> Generator[Connection]:
    """A connection past every lock: no triggers, no foreign keys, nobody listening."""
    db.session.remove()
    with past_every_lock(db.engine.url) as connection:
        yield connection


@contextmanager
def past_every_lock(address: URL | str) -> Generator[Connection]:
    """The same to a database of any process."""
    own_tool = create_engine(address, poolclass=NullPool)
    with own_tool.begin() as connection:
        if own_tool.dialect.name == "sqlite":
            for name in connection.exec_driver_sql(TRIGGERS).scalars().all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection


@contextmanager
def kept(table: str) -> Generator[Callable[[], None]]:
    """Gives what sets a table back to how it was, so that one register serves many attempts."""
    run_all(f"CREATE TABLE kept AS SELECT * FROM {table}")
    try:
        yield lambda: run_all(f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM kept")
    finally:
        run_all("DROP TABLE kept")


def run(statement: str, **values: object) -> None:
    with behind_the_programs_back() as connection:
        connection.execute(text(statement), values)


def run_all(*statements: str) -> None:
    with behind_the_programs_back() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def columns(table: str) -> list[str]:
    return [column["name"] for column in inspect(db.engine).get_columns(table)]


def forge(number: int, **facts: object) -> None:
    """Change an event and every hash from it on, as somebody would who knows the recipe."""
    rows = []
    previous = chain.BEGINNING
    for event in queries.every_event():
        told = facts_of(event) | (facts if event.number == number else {})
        link = chain.link(told, event.digests, previous)
        rows.append({"number": event.number, "previous": previous, "hash": link})
        previous = link
    changed = ", ".join(f"{name} = :{name}" for name in facts)
    with behind_the_programs_back() as connection:
        connection.execute(
            text(f"UPDATE event SET {changed} WHERE number = :number"),
            {**facts, "number": number},
        )
        # In two steps, since a hash may stand only once.
        connection.exec_driver_sql("UPDATE event SET hash = number")
        for row in rows:
            connection.execute(
                text("UPDATE event SET previous = :previous, hash = :hash WHERE number = :number"),
                row,
            )
