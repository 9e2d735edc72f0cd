"""Several processes at once: nothing is lost, and all of them come up."""

import multiprocessing
from datetime import UTC, date, datetime

import pytest

from riskreg import create_app
from riskreg.accounts.rules import setting_up
from riskreg.boards.models import Municipality
from riskreg.boards.queries import municipality
from riskreg.extensions import db
from riskreg.history.heads import known_heads
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.verify import verify
from riskreg.transaction import unit_of_work
from tests.support.databases import KINDS, provided
from tests.support.server import servers

PROCESSES, TIMES = 4, 200
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BY = setting_up(date(2026, 11, 23))


def count_up(settings):
    """Read a number, add one, write it: writes are lost where reading takes no lock."""
    app = create_app(settings)
    with app.app_context():
        for _ in range(TIMES):
            with unit_of_work():
                place = municipality()
                assert place is not None
                with telling(EventType.REGISTER_SET_UP, place, by=BY, at=NOON):
                    place.name = str(int(place.name) + 1)
        db.engine.dispose()


def test_four_processes_lose_nothing(app, database):
    with unit_of_work():
        place = Municipality(name="0")
        with telling(EventType.REGISTER_SET_UP, place, by=BY, at=NOON):
            db.session.add(place)
    settings = {name: app.config[name] for name in ("DATABASE_URL", "INSTANCE", "SECRET_KEY")}

    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(count_up, [settings] * PROCESSES)

    db.session.refresh(place)
    assert place.name == str(PROCESSES * TIMES)
    assert list(verify(known_heads())) == []


@pytest.mark.parametrize("kind", KINDS)
def test_four_servers_started_at_once_on_nothing_all_come_up(kind, tmp_path):
    with provided(kind, tmp_path) as store, servers(PROCESSES, store.instance, store.url) as all_up:
        assert len(all_up) == PROCESSES
