"""Adding boards and committees."""

import pytest

from riskreg.administration.operations import add_board
from riskreg.administration.rules import BoardFacts
from riskreg.boards.queries import find_board
from riskreg.document.kinds import BoardKind
from riskreg.history.kinds import EventType
from riskreg.refusals import NotFound, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told


def added(build, *facts, by=None, **more):
    with unit_of_work():
        return add_board(
            BoardFacts(*facts, **more), by=by or build.any_administrator, at=build.now()
        )


def refused(build, *facts, **more):
    with pytest.raises(Refused) as refusal:
        added(build, *facts, **more)
    return refusal.value


def test_a_board_has_a_short_name_for_addresses(build):
    board = added(build, "san", " Socialnämnden ", BoardKind.BOARD, also_named="SAN")
    assert (board.name, board.also_named) == ("Socialnämnden", "SAN")
    assert find_board("san") == board


def test_a_committee_belongs_to_a_board(build):
    board = added(build, "ks", "Kommunstyrelsen", BoardKind.EXECUTIVE_BOARD)
    assert added(build, "enu", "Utskottet", BoardKind.COMMITTEE, parent=board).parent == board
    assert refused(build, "au", "Arbetsutskottet", BoardKind.COMMITTEE).field == "parent"


@pytest.mark.parametrize("short", ["", "SAN", "sån", "s n", "1a", "abcdefghijklm", "san\n"])
def test_a_short_name_can_stand_in_an_address(build, short):
    assert refused(build, short, "Socialnämnden", BoardKind.BOARD).field == "short"


def test_a_board_has_a_name(build):
    assert refused(build, "san", " ", BoardKind.BOARD).field == "name"


def test_no_two_boards_have_the_same_name(build):
    added(build, "san", "Socialnämnden", BoardKind.BOARD)
    assert refused(build, "san", "En annan", BoardKind.BOARD).field == "short"
    assert refused(build, "sn", "Socialnämnden ", BoardKind.BOARD).field == "name"


def test_a_municipality_has_one_executive_board(build):
    added(build, "ks", "Kommunstyrelsen", BoardKind.EXECUTIVE_BOARD)
    assert refused(build, "ks2", "En till", BoardKind.EXECUTIVE_BOARD).field == "kind"


def test_it_is_told_about_the_board(build):
    board = added(build, "san", "Socialnämnden", BoardKind.BOARD)
    event = newest_event()
    assert (event.type, event.board) == (EventType.BOARD_ADDED, board)
    assert told(event, "board")["short"] == (None, "san")


def test_only_an_administrator_adds_boards(build):
    facts = BoardFacts("ny", "En ny nämnd", BoardKind.BOARD)
    found = answers(cast(build.board("san")), lambda by: add_board(facts, by=by, at=build.now()))
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_a_board_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        find_board("san")
