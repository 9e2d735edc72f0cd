"""A whole register outside this process: its folder, its database, and what is typed to it."""

import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url

from tests.support.databases import provided
from tests.support.server import command

COPY = "a_story"


@dataclass(frozen=True)
class Register:
    """`url` is None where the folder holds the database as well."""

    instance: Path
    url: str | None = None

    @property
    def address(self) -> str:
        return self.url or f"sqlite:///{self.instance / 'riskreg.sqlite3'}"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return command(*arguments, instance=self.instance, url=self.url)


@contextmanager
def small_demo(kind: str, folder: Path) -> Generator[Register]:
    """The small demo on a kind of database.  Copy it: it is everybody's."""
    with provided(kind, folder) as store:
        register = Register(store.instance, store.url)
        done = register.run("demo", "--small")
        assert done.returncode == 0, done.stdout
        yield register


@contextmanager
def copied(register: Register, folder: Path) -> Generator[Register]:
    """One of its own, as long as it is needed.  Nobody may be connected to the register."""
    instance = folder / "instance"
    shutil.copytree(register.instance, instance)
    if register.url is None:
        yield Register(instance)
        return
    original = make_url(register.url)
    _administer(register.url, f"CREATE DATABASE {COPY} TEMPLATE {original.database}")
    try:
        yield Register(instance, original.set(database=COPY).render_as_string(hide_password=False))
    finally:
        _administer(register.url, f"DROP DATABASE {COPY} WITH (FORCE)")


def _administer(url: str, statement: str) -> None:
    """From a database that is not in question."""
    engine = create_engine(make_url(url).set(database="template1"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
