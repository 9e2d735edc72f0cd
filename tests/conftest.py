"""An app per run and kind of database, a new database per test, a client that reads every page.

`pytest` alone runs on SQLite; `--database=both` (what `make test` does) runs every test that asks
for a database on PostgreSQL as well.
"""

import os
import secrets
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import StrictUndefined
from sqlalchemy import event
from time_machine import TimeMachineFixture

pytest.register_assert_rewrite("tests.pages", "tests.build", "tests.support")

from riskreg import create_app  # noqa: E402 - what is rewritten must not be imported before
from riskreg.access.session import TOKEN, hashed  # noqa: E402
from riskreg.accounts.models import SignInSession, User  # noqa: E402
from riskreg.database import upgrade  # noqa: E402
from riskreg.extensions import db  # noqa: E402
from riskreg.transaction import unit_of_work  # noqa: E402
from tests.build import Build  # noqa: E402
from tests.pages import ReadingClient  # noqa: E402
from tests.support.databases import KINDS, Database, provided  # noqa: E402

QUESTIONS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
#: Some hours after `build` makes its first rows.
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SETTINGS = {
    "TESTING": True,
    "WTF_CSRF_ENABLED": False,
    "SECRET_KEY": "a key that protects nothing but tests",
    "PASSWORD_COST": "test",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=[*KINDS, "both"],
        default=os.environ.get("RISKREG_TEST_DATABASE", "sqlite"),
        help="what the tests that need a database run on",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "store" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("database")
        kinds = KINDS if chosen == "both" else [chosen]
        metafunc.parametrize("store", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest) -> Iterator[Database]:
    with _quick_folder() as folder, provided(request.param, folder) as store:
        yield store


@pytest.fixture(scope="session")
def app(store: Database) -> Flask:
    """The app on a migrated database.  Strict: a name that a template misspells is an error."""
    app = create_app({**SETTINGS, "INSTANCE": str(store.instance), "DATABASE_URL": store.url})
    app.jinja_env.undefined = StrictUndefined
    app.test_client_class = ReadingClient
    upgrade(app)
    _disconnect(app)
    store.keep()
    return app


@pytest.fixture
def clock(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    """The clock on the wall, at noon of the day that `build` works on; `clock.move_to(...)`."""
    time_machine.move_to(NOON)
    return time_machine


@pytest.fixture
def database(app: Flask, store: Database, clock: TimeMachineFixture) -> Iterator[None]:
    """A database as the migrations leave it, and the app's context to use it in."""
    with app.app_context():
        yield
    _disconnect(app)
    store.renew()


@pytest.fixture
def build(database: None) -> Build:
    return Build()


@pytest.fixture
def client(app: Flask, database: None) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask, database: None) -> Callable[[User], FlaskClient]:
    """Gives a client of its own to each person who is signed in with it."""

    def client_of(user: User) -> FlaskClient:
        token = secrets.token_hex()
        now = datetime.now(UTC)
        with unit_of_work():
            db.session.add(
                SignInSession(
                    user_id=user.id, token_hash=hashed(token), started_at=now, seen_at=now
                )
            )
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie[TOKEN] = token
        return client

    return client_of


@pytest.fixture
def queries(database: None) -> Callable[[], AbstractContextManager[list[str]]]:
    """Notes what is asked of the database inside a `with` block, to compare one page with another.

    Beginning and ending a transaction is not counted: each database does it in its own way.
    """

    @contextmanager
    def noting() -> Generator[list[str]]:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if statement.startswith(QUESTIONS) and "pg_advisory" not in statement:
                seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return noting


def _disconnect(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@contextmanager
def _quick_folder() -> Generator[Path]:
    """A folder in memory where the system has one: each test writes a whole database anew."""
    memory = Path("/dev/shm")  # noqa: S108 - that is its name
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="riskreg-", dir=place) as folder:
        yield Path(folder)
