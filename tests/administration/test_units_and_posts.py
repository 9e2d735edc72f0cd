"""Units in their tree, units that end, and the posts that answer for things."""

import pytest

from riskreg.administration.operations import add_position, add_unit, end_unit
from riskreg.administration.rules import PositionFacts, UnitFacts
from riskreg.boards.queries import find_position, positions_of, units_of
from riskreg.document.dates import PartialDate
from riskreg.history.kinds import EventType
from riskreg.refusals import NotFound, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

AUTUMN, NEW_YEAR = PartialDate("2022-autumn"), PartialDate("2022-12-31")


@pytest.fixture
def board(build):
    return build.board("san")


def do(build, operation, *args, **values):
    with unit_of_work():
        return operation(*args, **values, by=build.any_administrator, at=build.now())


def refused(build, operation, *args, **values):
    with pytest.raises(Refused) as refusal:
        do(build, operation, *args, **values)
    return refusal.value.field


def test_units_are_a_tree_within_a_board(build, board):
    sector = do(build, add_unit, board, UnitFacts("Sektorn", task="Leder"))
    unit = do(build, add_unit, board, UnitFacts("Enheten", parent=sector))
    assert (unit.parent, list(units_of(board))) == (sector, [unit, sector])
    assert told(newest_event(), "unit")["name"] == (None, "Enheten")


def test_a_unit_has_a_name_of_its_own_and_a_parent_in_the_same_board(build, board):
    elsewhere = do(build, add_unit, build.board(), UnitFacts("Enheten"))
    assert refused(build, add_unit, board, UnitFacts(" ")) == "name"
    assert refused(build, add_unit, board, UnitFacts("Enhet", parent=elsewhere)) == "parent"
    do(build, add_unit, board, UnitFacts("Enheten"))
    assert refused(build, add_unit, board, UnitFacts("Enheten ")) == "name"


def test_a_unit_ends_and_names_who_goes_on(build, board):
    old, new = build.unit(board), build.unit(board)
    do(build, end_unit, old, NEW_YEAR, successor=new)
    assert (old.end, old.successor) == (NEW_YEAR, new)
    event = newest_event()
    assert event.type is EventType.UNIT_ENDED
    assert told(event, "unit") == {
        "end": (None, "2022-12-31"),
        "successor_id": (None, new.id),
    }


def test_a_unit_ends_once_after_its_start_and_in_another(build, board):
    unit = build.unit(board, start="2023")
    assert refused(build, end_unit, unit, NEW_YEAR) == "end"
    assert refused(build, end_unit, unit, PartialDate("2023"), successor=unit) == "successor"
    do(build, end_unit, unit, PartialDate("2023"))
    assert refused(build, end_unit, unit, PartialDate("2024")) is None


def test_a_post_is_known_by_its_title_within_a_board(build, board):
    unit = build.unit(board)
    post = do(build, add_position, board, PositionFacts(" Enhetschef ", unit))
    assert (post.title, post.unit, post.holders_known) == ("Enhetschef", unit, True)
    assert (find_position(post.key), list(positions_of(board))) == (post, [post])
    assert newest_event().type is EventType.POSITION_ADDED


def test_a_post_has_a_title_of_its_own_and_a_unit_in_the_same_board(build, board):
    elsewhere = build.unit(build.board())
    assert refused(build, add_position, board, PositionFacts(" ")) == "title"
    assert refused(build, add_position, board, PositionFacts("Chef", elsewhere)) == "unit"
    do(build, add_position, board, PositionFacts("Chef"))
    assert refused(build, add_position, board, PositionFacts("Chef")) == "title"


def test_a_post_of_which_a_source_is_silent(build, board):
    post = do(build, add_position, board, PositionFacts("Chef", holders_known=False))
    assert not post.holders_known


def test_a_post_that_is_not_there_is_not_found(database):
    with pytest.raises(NotFound):
        find_position("no-such-post")


def test_only_an_administrator_changes_units_and_posts(build, board):
    unit = build.unit(board)
    acts = (
        lambda by: add_unit(board, UnitFacts("Ny"), by=by, at=build.now()),
        lambda by: end_unit(unit, NEW_YEAR, by=by, at=build.now()),
        lambda by: add_position(board, PositionFacts("Ny"), by=by, at=build.now()),
    )
    for act in acts:
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
