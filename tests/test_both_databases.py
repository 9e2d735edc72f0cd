"""What could differ between the databases and must not: locks, moments, numbers, signs, words."""

import threading
import unicodedata
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from riskreg import database
from riskreg.accounts.models import SignInSession
from riskreg.accounts.queries import user_by_email
from riskreg.administration.operations import add_board
from riskreg.administration.queries import all_holdings, last_sign_ins, users_like
from riskreg.administration.rules import BoardFacts
from riskreg.boards.queries import boards
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work


def names():
    return [board.name for board in boards()]


@contextmanager
def elsewhere(app, act):
    """Does something in a thread of its own, as another person's request would."""
    ended = []

    def in_context():
        with app.app_context():
            try:
                act()
            except Refused as refusal:
                ended.append(refusal.text)
            else:
                ended.append("done")

    thread = threading.Thread(target=in_context)
    thread.start()
    yield ended
    thread.join()


def test_what_a_page_reads_is_true_of_one_moment(app, build):
    build.board(name="Kommunstyrelsen")
    before = names()
    with elsewhere(app, lambda: build.board(name="Socialnämnden")):
        pass
    assert names() == before
    db.session.rollback()
    assert names() == ["Kommunstyrelsen", "Socialnämnden"]


def test_two_who_add_the_same_board_at_once_get_one_and_a_refusal(app, build):
    build.municipality()
    both_are_here = threading.Barrier(2)

    def add():
        boards()  # each has seen that there is none
        both_are_here.wait(timeout=10)
        facts = BoardFacts("san", "Socialnämnden", BoardKind.BOARD)
        with unit_of_work():
            add_board(facts, by=build.any_administrator, at=build.now())

    with elsewhere(app, add) as one, elsewhere(app, add) as other:
        pass
    assert sorted([*one, *other]) == ["There is a board with that name already", "done"]
    assert names() == ["Socialnämnden"]


def test_nobody_waits_for_ever_for_another_who_writes(app, build, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 50)
    db.engine.dispose()
    begun, may_end = threading.Event(), threading.Event()

    def write():
        with unit_of_work():
            db.session.connection()
            begun.set()
            may_end.wait(timeout=10)

    with elsewhere(app, write):
        begun.wait(timeout=10)
        with pytest.raises(OperationalError), unit_of_work():
            db.session.connection()
        may_end.set()
    db.engine.dispose()
    build.board(name="Socialnämnden")


def test_a_connection_that_the_server_has_closed_is_made_anew(app, build, client):
    db.engine.dispose()
    db.session.rollback()
    assert client.get("/login").status_code == 200
    if db.engine.dialect.name == "postgresql":
        close_from_the_other_side()
    assert client.get("/login").status_code == 200


def close_from_the_other_side():
    """What a restart of the server does to the one connection that is kept open."""
    number = db.session.scalar(text("SELECT pg_backend_pid()"))
    db.session.rollback()
    other = create_engine(db.engine.url)
    with other.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
    other.dispose()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_address_is_the_same_however_it_is_written(build, form):
    asa = build.user("Åsa Öst", email=" ÅSA.Öst@Example.com ")
    written = unicodedata.normalize(form, "åsa.ÖST@example.COM")
    assert user_by_email(written) == asa
    with pytest.raises(Refused, match="There is somebody with that e-mail address already"):
        build.user(email=written)


def test_a_name_is_found_by_small_and_capital_letters(build):
    asa = build.user("Åsa Öst")
    build.user("Asa Ost")
    assert users_like("ÖST", None, 1).users == users_like("åsa", None, 1).users == [asa]


def test_what_has_no_date_stands_in_the_same_place(build):
    post = build.position(build.board())
    for start in ("2024", None, "2026-spring", "2025-12-01"):
        build.holding(post, build.user(), start=start)
    starts = [str(holding.start) for holding in all_holdings([post])]
    assert starts == ["2026-spring", "2025-12-01", "2024", "None"]


def test_a_moment_is_the_same_whatever_the_server_thinks_of_time(build):
    user = build.user()
    moment = datetime(2026, 11, 23, 23, 59, 59, 123456, tzinfo=UTC)
    with unit_of_work():
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("SET LOCAL TIME ZONE 'Asia/Tokyo'"))
        db.session.add(
            SignInSession(
                user_id=user.id,
                token_hash="x",  # noqa: S106 - nobody's
                started_at=moment.astimezone(ZoneInfo("Europe/Stockholm")),
                seen_at=moment,
            )
        )
    assert last_sign_ins([user]) == {user.id: moment}
