"""What could differ between the databases and must not: locks, moments, numbers, signs, words."""

import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from riskreg import database
from riskreg.accounts.queries import user_by_email
from riskreg.administration.operations import add_board
from riskreg.administration.rules import BoardFacts
from riskreg.boards.queries import boards
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work

#: More than a row's number can be, more than any integer of a database, more than Python prints.
TOO_LARGE = (2**31, 2**63, 10**30)


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


def test_an_address_is_the_same_however_it_is_written(build):
    asa = build.user("Åsa Öst", email=" ÅSA.Öst@Example.com ")
    assert user_by_email("åsa.ÖST@example.COM") == asa
