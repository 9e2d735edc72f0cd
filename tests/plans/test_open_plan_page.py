"""Opening an empty plan from the board's page."""

import pytest

from riskreg.plans.queries import plan_of
from tests.support.forms import text_of

ADDRESS = "/b/san/2027/open"


@pytest.fixture
def board(build):
    build.scale()
    return build.board("san", "Socialnämnden")


@pytest.fixture
def controller(build, sign_in, board):
    return sign_in(build.controller(board))


def test_the_plan_is_there_and_its_risks_can_be_added(board, controller):
    opened = controller.post(ADDRESS)
    assert opened.location == "/b/san/2027/risks"
    assert plan_of(board, 2027).year == 2027
    assert "Planen för 2027 är öppnad som utkast." in text_of(controller.get(opened.location))


def test_a_second_plan_is_refused_in_words(board, controller):
    controller.post(ADDRESS)
    again = controller.post(ADDRESS)
    assert again.location == "/b/san/2027"
    assert "Det finns redan en plan för 2027" in text_of(controller.get(again.location))


def test_without_a_scale_there_is_no_plan(build, sign_in):
    board = build.board("ks")
    controller = sign_in(build.controller(board))
    controller.post("/b/ks/2027/open")
    assert plan_of(board, 2027) is None
    assert "Det finns ingen skala" in text_of(controller.get("/b/ks/2027"))


@pytest.mark.parametrize("who", ["member", "auditor", "stranger"])
def test_others_may_not(build, sign_in, board, who):
    people = {
        "member": lambda: build.member(board),
        "auditor": build.auditor,
        "stranger": lambda: build.controller(build.board()),
    }
    assert sign_in(people[who]()).post(ADDRESS).status_code == 403
    assert plan_of(board, 2027) is None


def test_a_board_that_does_not_exist_is_not_found(controller):
    assert controller.post("/b/nowhere/2027/open").status_code == 404
