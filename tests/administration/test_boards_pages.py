"""Boards: the list, adding and changing."""

import pytest

from riskreg.administration.operations import add_board, change_board
from riskreg.administration.rules import BoardFacts
from riskreg.boards.queries import find_board
from riskreg.document.kinds import BoardKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_force
from tests.support.forms import error_at, fill, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told

NEW = "/admin/boards/new"


def test_an_empty_list_says_how_to_begin(admin):
    assert "No boards yet. Add the first board" in text_of(admin.get("/admin/boards"))


def test_a_board_is_added(admin):
    answer = fill(admin, NEW, name="Socialnämnden", short="SAN", kind="board", description="Stöd")
    assert answer.headers["Location"] == "/admin/boards/san"
    board = find_board("san")
    assert (board.name, board.kind, board.description) == ("Socialnämnden", BoardKind.BOARD, "Stöd")
    assert newest_event().type is EventType.BOARD_ADDED


def test_a_committee_belongs_to_a_board(admin, board):
    answer = fill(admin, NEW, name="Utskottet", short="su", kind="committee")
    assert error_at(answer, "parent") == "Choose the board that the committee belongs to"
    fill(admin, NEW, name="Utskottet", short="su", kind="committee", parent=board.key)
    assert find_board("su").parent is find_board("san")


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"name": " "}, "name", "Write the board's name"),
        ({"short": "två ord"}, "short", "Write a short name of at most 12 small letters"),
        ({"short": "new"}, "short", "Write a short name of at most 12 small letters"),
        ({"short": "san"}, "short", "There is a board with that short name already"),
        ({"name": "Socialnämnden"}, "name", "There is a board with that name already"),
        ({"kind": ""}, "kind", "Choose what kind of body it is"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(admin, board, sent, field, words):
    good = {"name": "Byggnämnden", "short": "bn", "kind": "board"}
    answer = fill(admin, NEW, **{**good, **sent})
    assert answer.status_code == 422
    assert error_at(answer, field).startswith(words)


def test_there_is_one_executive_board(admin, build):
    build.board("ks", kind=BoardKind.EXECUTIVE_BOARD)
    answer = fill(admin, NEW, name="En till", short="ks2", kind="executive_board")
    assert error_at(answer, "kind") == "A municipality has one executive board"


def test_a_board_is_changed_and_told(admin, board, build):
    build.board("nya", "Nya nämnden")
    answer = fill(
        admin,
        "/admin/boards/san/edit",
        name="Social- och arbetsmarknadsnämnden",
        successor=find_board("nya").key,
    )
    assert answer.status_code == 302
    assert find_board("san").successor is find_board("nya")
    changed = told(newest_event(), "board")
    assert changed["name"] == ("Socialnämnden", "Social- och arbetsmarknadsnämnden")
    assert "succeeded by Nya nämnden" in text_of(admin.get("/admin/boards/san"))


def test_saving_nothing_new_tells_nothing(admin, board):
    before = number_of_events()
    assert fill(admin, "/admin/boards/san/edit").status_code == 302
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, board):
    mine = sent_by(admin.get("/admin/boards/san/edit"))
    fill(admin, "/admin/boards/san/edit", name="Deras namn")
    answer = admin.post("/admin/boards/san/edit", data={**mine, "name": "Mitt namn"})
    assert answer.status_code == 409
    assert "Deras namn" in text_of(answer)
    assert find_board("san").name == "Deras namn"


def test_no_board_belongs_to_itself_or_comes_after_itself(build, board):
    other = build.board()
    with unit_of_work():
        change_board(
            other,
            BoardFacts(other.short, other.name, other.kind, parent=board, successor=board),
            by=build.any_administrator,
            at=build.now(),
        )
    for field, value in (("parent", other), ("successor", other)):
        facts = BoardFacts(board.short, board.name, board.kind, **{field: value})
        with pytest.raises(Refused) as refusal, unit_of_work():
            change_board(board, facts, by=build.any_administrator, at=build.now())
        assert refusal.value.field == field


def test_a_board_with_plans_stays_one_that_has_plans(build, board):
    build.plan(board)
    facts = BoardFacts("san", board.name, BoardKind.AUDITORS)
    with pytest.raises(Refused) as refusal, unit_of_work():
        change_board(board, facts, by=build.any_administrator, at=build.now())
    assert refusal.value.field == "kind"


def test_the_short_name_stays(build, board):
    facts = BoardFacts("annat", board.name, board.kind)
    with pytest.raises(Refused) as refusal, unit_of_work():
        change_board(board, facts, by=build.any_administrator, at=build.now())
    assert refusal.value.field == "short"


def test_only_administrators_may(build, board):
    facts = BoardFacts("ny", "Ny nämnd", BoardKind.BOARD)
    adding = answers(cast(board), lambda by: add_board(facts, by=by, at=build.now()))
    assert {who for who, answer in adding.items() if answer == "allowed"} == {"administrator"}
    changed = BoardFacts("san", "Annat", board.kind)
    changing = answers(cast(board), lambda by: change_board(board, changed, by=by, at=build.now()))
    assert changing == in_force("administrator")


def test_a_controller_sees_ones_own_board_and_no_more(controller, build, board):
    build.board("bn", "Byggnämnden")
    listed = text_of(controller.get("/admin/boards"))
    assert "Socialnämnden" in listed
    assert "Byggnämnden" not in listed
    assert controller.get("/admin/boards/san").status_code == 200
    assert controller.get("/admin/boards/bn").status_code == 403
    for address in ("edit", "units/new", "posts/new", "roles/new"):
        assert controller.get(f"/admin/boards/san/{address}").status_code == 403


def test_others_may_not_see_the_list(build, board, sign_in):
    assert sign_in(build.member(board)).get("/admin/boards").status_code == 403


def test_a_missing_controller_is_shown(admin, board):
    assert "The board has no controller" in text_of(admin.get("/admin/boards/san"))


def test_the_board_page_costs_the_same_with_one_post_and_with_ten(admin, build, board, queries):
    build.manager(build.position(board))
    admin.get("/admin/boards/san")
    with queries() as few:
        admin.get("/admin/boards/san")
    for _ in range(9):
        build.deputy(build.position(board, unit=build.unit(board)))
    with queries() as many:
        admin.get("/admin/boards/san")
    assert len(many) == len(few)
