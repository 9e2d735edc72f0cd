"""The program as somebody types it, and the small demo, played once for whoever only reads it."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import StrictUndefined

from riskreg import assembly, create_app
from riskreg.access.session import TOKEN, hashed
from riskreg.accounts.models import SignInSession
from riskreg.accounts.queries import user_by_email
from riskreg.cli import main
from riskreg.cli.demo import play
from riskreg.cli.demo.files import read
from riskreg.database import upgrade
from riskreg.document.values import PlanDocument
from riskreg.extensions import db
from riskreg.transaction import unit_of_work
from tests.conftest import NOON, SETTINGS
from tests.pages import ReadingClient

DEMO = Path(play.__file__).parent


@pytest.fixture
def riskreg(store, database, monkeypatch):
    """Runs a command on the test's register, in a process's own surroundings."""
    monkeypatch.setenv("RISKREG_INSTANCE", str(store.instance))
    monkeypatch.setenv("RISKREG_PASSWORD_COST", "test")
    if store.url:
        monkeypatch.setenv("RISKREG_DATABASE_URL", store.url)

    def run_command(*arguments, **more):
        db.session.rollback()
        return CliRunner().invoke(main, arguments, **more)

    return run_command


def demo_app(instance: Path, now: datetime) -> Flask:
    """An app whose register is the small demo as it is made at a moment."""
    app = create_app({**SETTINGS, "INSTANCE": str(instance)})
    app.jinja_env.undefined = StrictUndefined
    app.test_client_class = ReadingClient
    upgrade(app)
    with app.app_context():
        play.play(now, small=True)
        db.session.remove()
    return app


def documents_of(app: Flask, now: datetime) -> dict[str, PlanDocument]:
    """Its plans, called like "san 2022"."""
    found = {}
    today = now.astimezone(ZoneInfo(app.config["TIME_ZONE"])).date()
    with app.app_context():
        for short in ("ks", "san"):
            for year in (2022, today.year):
                page = assembly.board_year(short, year, on=today)
                assert page.document is not None
                found[f"{short} {year}"] = page.document
    return found


def signed_in(app: Flask, who: str, now: datetime) -> FlaskClient:
    token = secrets.token_hex()
    """A client for one of the demo's own people; the app's context must be there."""
    with unit_of_work():
        user = user_by_email(f"{who}@example.com")
        assert user is not None
        kept = {"token_hash": hashed(token), "started_at": now, "seen_at": now}
        db.session.add(SignInSession(user_id=user.id, **kept))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[TOKEN] = token
    return client


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return demo_app(tmp_path_factory.mktemp("played"), NOON)


@pytest.fixture(scope="session")
def documents(played: Flask) -> dict[str, PlanDocument]:
    return documents_of(played, NOON)


@pytest.fixture
def demo(played: Flask) -> Iterator[Flask]:
    """The demo with its context, to ask its tables.  Nobody may change it."""
    with played.app_context():
        yield played


@pytest.fixture
def visitor(demo: Flask, clock) -> Callable[[str], FlaskClient]:
    return lambda who: signed_in(demo, who, datetime.now(UTC))


@pytest.fixture(scope="session")
def source() -> dict:
    """What the source says, as it came."""
    return read(DEMO / "sundbyberg.yaml")
