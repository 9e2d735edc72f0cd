"""Nothing has changed: one tap, a real entry."""

import pytest

from riskreg.treatment.queries import progress_of
from tests.support.forms import page, text_of


@pytest.fixture
def action(build):
    board = build.board("san")
    return build.action(
        build.risk(build.plan(board)), "Bilda ett team", owner=build.position(board)
    )


@pytest.fixture
def manager(build, sign_in, action):
    return sign_in(build.manager(action.owner))


def test_it_is_an_entry_of_its_own(build, action, manager):
    build.progress(action)
    answer = manager.post(f"/my/action/{action.id}/unchanged")
    assert answer.location == "/my"
    assert progress_of(action)[0].text == "Oförändrat sedan 23\N{NO-BREAK SPACE}november"
    assert "Sparat. Bilda ett team: oförändrat." in text_of(manager.get("/my"))


def test_when_there_is_nothing_to_be_unchanged_it_says_so(action, manager):
    manager.post(f"/my/action/{action.id}/unchanged")
    shown = page(manager.get("/my"))
    assert "Registrera hur det går" in shown.select_one(".note-bad").get_text()
    assert not progress_of(action)


def test_others_may_not_say_it(build, sign_in, action):
    member = sign_in(build.member(action.risk.plan.board))
    assert member.post(f"/my/action/{action.id}/unchanged").status_code == 403


def test_it_is_no_page(action, manager):
    assert manager.get(f"/my/action/{action.id}/unchanged").status_code == 405
