"""What somebody with the database in hand, and its locks picked, could do to it."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect, text

from riskreg.database import writing
from riskreg.extensions import db
from riskreg.history import chain, queries
from riskreg.history.verify import facts_of

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def behind_the_programs_back() -> Generator[Connection]:
    """A connection past every lock: no triggers, no foreign keys, nobody listening."""
    db.session.remove()
    with writing(), db.engine.connect() as connection:
        if db.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for name in connection.exec_driver_sql(TRIGGERS).scalars().all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection
        connection.commit()


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
            text(f"UPDATE event SET {changed} WHERE number = :number"),  # noqa: S608 - our names
            {**facts, "number": number},
        )
        # In two steps, since a hash may stand only once.
        connection.exec_driver_sql("UPDATE event SET hash = number")
        for row in rows:
            connection.execute(
                text("UPDATE event SET previous = :previous, hash = :hash WHERE number = :number"),
                row,
            )
