"""Nothing audited changes without being told, and what is only added to stays as it is."""

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError

from riskreg.boards.models import Board
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.history.coverage import RewrittenHistory, UntoldChange
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.history.telling import telling
from riskreg.transaction import unit_of_work
from tests.support.told import newest_event


@pytest.fixture
def board(build):
    return build.board()


def a_board():
    return Board(short="ks", name="Kommunstyrelsen", kind=BoardKind.EXECUTIVE_BOARD)


def test_an_added_row_must_be_told(database):
    with pytest.raises(UntoldChange, match="Board"), unit_of_work():
        db.session.add(a_board())


def test_a_changed_row_must_be_told(board):
    with pytest.raises(UntoldChange, match="telling"), unit_of_work():
        board.name = "En annan"


def test_a_deleted_row_must_be_told(board):
    with pytest.raises(UntoldChange), unit_of_work():
        db.session.delete(board)


def test_a_change_after_the_telling_must_be_told_as_well(build, board):
    def rename_twice():
        with telling(EventType.BOARD_ADDED, board, by=build.any_administrator, at=build.now()):
            board.name = "Ett"
        board.name = "Två"

    with pytest.raises(UntoldChange), unit_of_work():
        rename_twice()


@pytest.mark.parametrize(
    "statement",
    [
        update(Board).values(name="En annan"),
        delete(Board),
        insert(Board).values(short="ks", name="Kommunstyrelsen", kind=BoardKind.BOARD, key="k"),
        delete(Event),
    ],
    ids=["update", "delete", "insert", "events"],
)
def test_bulk_statements_go_past_nobody(board, statement):
    with pytest.raises(UntoldChange, match="bulk"), unit_of_work():
        db.session.execute(statement)


def test_after_a_refusal_the_next_unit_of_work_starts_afresh(build, board):
    with pytest.raises(UntoldChange), unit_of_work():
        board.name = "En annan"
    assert build.board().id


def renumber(row):
    row.event_number = row.number = 1000


def rename(row):
    row.name = "En annan"


@pytest.mark.parametrize("act", [renumber, db.session.delete], ids=["change", "delete"])
@pytest.mark.parametrize("which", ["event", "value"])
def test_the_history_itself_is_never_rewritten(build, board, which, act):
    """Refused here, or by the lock in the database where a flush gets there first."""
    event = newest_event()
    row = event if which == "event" else event.values[0]
    with pytest.raises((RewrittenHistory, DBAPIError)), unit_of_work():
        act(row)


@pytest.mark.parametrize("act", [rename, db.session.delete], ids=["change", "delete"])
def test_what_is_only_added_to_is_not_rewritten_even_when_told(build, act):
    scale = build.scale()

    def tell_of_it():
        with telling(EventType.SCALE_MADE, scale, by=build.any_administrator, at=build.now()):
            act(scale)

    with pytest.raises(RewrittenHistory, match="ScaleVersion"), unit_of_work():
        tell_of_it()
