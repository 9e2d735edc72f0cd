"""The whole register to a database of the other kind: all of it, or nothing."""

import sqlite3
from contextlib import contextmanager
from datetime import date
from itertools import count

import pytest
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from riskreg import create_app
from riskreg.access.session import TOKEN
from riskreg.administration.operations import change_board
from riskreg.administration.rules import BoardFacts
from riskreg.boards.models import AppendOnly
from riskreg.cli import proving, tables
from riskreg.cli.program import inside
from riskreg.database import Base
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.freezing import thaw
from riskreg.history.heads import keep_head
from riskreg.reporting.models import Report
from riskreg.transaction import unit_of_work
from tests.conftest import SETTINGS
from tests.history.tampering import run
from tests.support.forms import page
from tests.support.postgresql import throwaway_server
from tests.support.server import command

NUMBERS = count(1)


@pytest.fixture(scope="module")
def server():
    with throwaway_server() as address:
        yield address


def new_database(server):
    name = f"copy_{next(NUMBERS)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def like_this(store, server, tmp_path):
    """The address of an empty database of the kind that the register is on."""
    return new_database(server) if store.url else f"sqlite:///{tmp_path / 'same.sqlite3'}"


@pytest.fixture
def elsewhere(store, server, tmp_path):
    """The address of an empty database of the other kind."""
    return f"sqlite:///{tmp_path / 'other.sqlite3'}" if store.url else new_database(server)


@pytest.fixture
def within(store):
    """The register on another database, as a process that is set so finds it."""

    @contextmanager
    def entered(url):
        app = create_app({**SETTINGS, "INSTANCE": str(store.instance), "DATABASE_URL": url})
        with inside(app):
            yield app

    return entered


@pytest.fixture
def reader(build, sign_in):
    """Signed in to a register in which a board is followed by one that came later."""
    former, board = build.board("an"), build.board("san", "Åldersnämnden")
    follow(former, board, build)
    plan, post = build.plan(board), build.position(board)
    risk = build.risk(plan, "Ärenden blir liggande", owner=post, score=(2, 3))
    due = date(2026, 12, 31)
    build.progress(build.action(risk, owner=post, due=due, causes=[build.cause(risk)]))
    build.control(risk, performer=post)
    build.bring(plan, PlanState.PROPOSED)
    return sign_in(build.controller(board, "Åsa Öst"))


def follow(former, board, build):
    facts = BoardFacts(former.short, former.name, former.kind, successor=board)
    with unit_of_work():
        change_board(former, facts, by=build.any_administrator, at=build.now())


def totals():
    with db.engine.connect() as connection:
        return {one.name: tables.total(connection, one.name) for one in tables.in_order()}


def test_everything_is_there_and_holds(riskreg, reader, elsewhere, within):
    before = totals()
    done = riskreg("copy-to", elsewhere)
    assert done.exit_code == 0, done.output
    rows = sum(total.rows for total in before.values())
    assert f"Copied {rows} rows in {len(before)} tables to " in done.output
    assert "The history holds on both sides: " in done.output
    assert totals() == before
    with within(elsewhere):
        assert totals() == before
        assert proving.faults() == []


def test_whoever_was_signed_in_reads_the_same_pages(riskreg, reader, elsewhere, within):
    addresses = (
        "/boards",
        "/b/san/2026",
        "/b/san/2026/risks/1",
        "/b/san/2026/risks",
        "/b/san/history",
    )
    before = [str(page(reader.get(address)).main) for address in addresses]
    with reader.session_transaction() as cookie:
        token = cookie[TOKEN]
    riskreg("copy-to", elsewhere)
    with within(elsewhere) as app:
        again = app.test_client()
        with again.session_transaction() as cookie:
            cookie[TOKEN] = token
        assert [str(page(again.get(address)).main) for address in addresses] == before


def test_a_frozen_report_keeps_every_byte(riskreg, reader, elsewhere, within):
    report = db.session.get(Report, 1)
    document, checksum = report.document, report.checksum
    riskreg("copy-to", elsewhere)
    with within(elsewhere):
        copied = db.session.get(Report, 1)
        assert (copied.document, copied.checksum) == (document, checksum)
        assert thaw(copied).risks[0].title == "Ärenden blir liggande"


def test_there_and_back_again(riskreg, reader, elsewhere, like_this, within, monkeypatch):
    before = totals()
    riskreg("copy-to", elsewhere)
    monkeypatch.setenv("RISKREG_DATABASE_URL", elsewhere)
    assert riskreg("copy-to", like_this).exit_code == 0
    with within(like_this):
        assert totals() == before


def test_the_register_goes_on_where_it_is_now(riskreg, reader, build, elsewhere, within):
    riskreg("copy-to", elsewhere)
    with within(elsewhere):
        build.risk(build.plan(build.board()))
        assert proving.faults() == []
        with pytest.raises(DBAPIError, match="is only ever added to"), db.engine.connect() as now:
            now.exec_driver_sql(QUIET[now.dialect.name])
            now.execute(text("UPDATE event SET type = 'x'"))


#: What lets a connection write that nobody has opened for writing.
QUIET = {"sqlite": "PRAGMA query_only=OFF", "postgresql": "SET TRANSACTION READ WRITE"}


def test_what_points_at_a_later_row_of_its_table_can_be_filled_in():
    for model in (mapper.class_ for mapper in Base.registry.mappers):
        kin = [own for own in model.__table__.columns if own.references(model.__table__.c[0])]
        assert all(own.nullable for own in kin), f"{model} cannot be copied: see cli/tables.py"
        assert not kin or not issubclass(model, AppendOnly), f"{model} refuses to be filled in"


def test_a_database_with_data_is_left_as_it_is(riskreg, reader, elsewhere, within):
    riskreg("copy-to", elsewhere)
    done = riskreg("copy-to", elsewhere)
    assert (done.exit_code, done.stderr) == (
        1,
        "The database to copy to has data already. Nothing was copied.\n",
    )


def test_a_database_that_is_something_elses_is_left_as_it_is(riskreg, reader, elsewhere):
    engine = create_engine(elsewhere)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE customer (id integer)"))
    done = riskreg("copy-to", elsewhere)
    assert done.exit_code == 1
    assert done.stderr == (
        "The database to copy to holds something else (customer): name an empty one."
        " Nothing was copied.\n"
    )
    assert inspect(engine).get_table_names() == ["customer"]
    engine.dispose()


def test_a_copy_that_is_interrupted_leaves_nothing(riskreg, reader, elsewhere, within, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(tables, "total", interrupted)
        assert riskreg("copy-to", elsewhere).exit_code == 1
    with within(elsewhere):
        assert not any(total.rows for total in totals().values())
    assert riskreg("copy-to", elsewhere).exit_code == 0


def test_a_copy_that_differs_is_not_kept(riskreg, reader, elsewhere, within, monkeypatch):
    whole = Connection.execute

    def careless(connection, statement, *rest, **how):
        if getattr(statement, "is_insert", False) and statement.table.name == "progress":
            return None
        return whole(connection, statement, *rest, **how)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Connection, "execute", careless)
        done = riskreg("copy-to", elsewhere)
    assert (done.exit_code, done.stderr) == (
        1,
        "The table progress differs in the copy, which is not kept.\n",
    )
    with within(elsewhere):
        assert not any(total.rows for total in totals().values())


def test_what_somebody_wrote_meanwhile_is_missed(riskreg, app, reader, elsewhere, monkeypatch):
    copied = tables.copy

    def slowly(*sides):
        copied(*sides)
        with app.app_context():
            keep_head(10_000, "0" * 64)

    monkeypatch.setattr(tables, "copy", slowly)
    done = riskreg("copy-to", elsewhere)
    assert done.exit_code == 1
    assert "The copy does not hold (event " in done.stderr
    assert "is missing" in done.stderr


def test_a_history_that_does_not_hold_is_not_copied(riskreg, reader, elsewhere):
    run("UPDATE risk SET title = 'En annan risk' WHERE id = 1")
    done = riskreg("copy-to", elsewhere)
    assert (done.exit_code, done.stderr) == (
        1,
        "The history does not hold: see `riskreg history verify`. Nothing was copied.\n",
    )


def test_an_empty_register_is_not_copied(riskreg, elsewhere):
    done = riskreg("copy-to", elsewhere)
    assert (done.exit_code, done.stderr) == (
        1,
        "The register is empty: there is nothing to copy.\n",
    )


def test_a_register_is_not_copied_onto_itself(riskreg, store, build):
    build.board()
    own = store.url or f"sqlite:///{store.instance / 'riskreg.sqlite3'}"
    done = riskreg("copy-to", own)
    assert (done.exit_code, done.stderr) == (
        1,
        "That is the register's own database: name another one.\n",
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://somewhere/else", "Write the database's address like postgresql://"),
        ("somewhere", "Write the database's address like postgresql://"),
        ("sqlite://", "Write the database's address like postgresql://"),
        ("postgresql://x@127.0.0.1:1/y", "The database to copy to cannot be used ("),
        ("sqlite:////nowhere/at/all", "The database to copy to cannot be used ("),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(riskreg, build, url, said):
    build.board()
    done = riskreg("copy-to", url)
    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


def test_a_row_that_the_other_database_cannot_hold_is_told(server, tmp_path):
    """SQLite keeps texts of any length; it is the program that bounds them."""
    instance = tmp_path / "instance"
    who = ("--name", "Solna", "--email", "ada@example.com", "--admin-name", "Ada")
    assert command("init", *who, instance=instance).returncode == 0
    with sqlite3.connect(instance / "riskreg.sqlite3") as register:
        register.execute("UPDATE user SET password_hash = ?", ("x" * 300,))
    done = command("copy-to", new_database(server), instance=instance)
    assert done.returncode == 1
    assert "A row cannot be copied (value too long" in done.stdout
