"""The boards that one may read, each with where it stands."""

from datetime import timedelta

import pytest
from bs4 import Tag

from riskreg.administration.operations import change_settings
from riskreg.administration.rules import Settings
from riskreg.boards.queries import municipality
from riskreg.document.kinds import BoardKind, PlanState
from riskreg.transaction import unit_of_work
from tests.assembly.plenty import fill
from tests.support.forms import page, words


@pytest.fixture
def stranger(build, sign_in):
    build.municipality()
    return sign_in(build.user())


def boards(client, language="en") -> Tag:
    answer = client.get("/boards", headers={"Accept-Language": language})
    assert answer.status_code == 200
    return page(answer).main


def rows(main: Tag) -> list[str]:
    return [words(one) for one in main.select("main > * .list > li, .list > li")]


def close_reading(build):
    settings = Settings("Sundbyberg", "sv", closed_reading=True, plan_name="Internkontrollplan")
    with unit_of_work():
        by = build.any_administrator
        change_settings(municipality(), settings, by=by, at=build.now())


def test_nobody_signed_in_is_asked_to_sign_in(build, client):
    build.municipality()
    assert client.get("/boards").location.startswith("/login")


def test_without_boards_it_says_whom_to_ask(stranger):
    assert "You have no board yet. Ask a controller for access." in words(boards(stranger))


def test_each_board_with_its_plan_in_a_sentence(build, stranger):
    build.board("bun", "Barnnämnden")
    executive = build.board("ks", "Kommunstyrelsen", kind=BoardKind.EXECUTIVE_BOARD)
    build.board("au", "Arbetsutskottet", kind=BoardKind.COMMITTEE, parent=executive)
    plan = build.plan(executive)
    risk = build.risk(plan, score=(4, 4))
    build.action(risk, due=build.today - timedelta(days=3))
    build.bring(plan, PlanState.ADOPTED)
    main = boards(stranger)
    assert rows(main) == [
        (
            "Kommunstyrelsen One risk. It is very high. The only action is late."
            " Committees: Arbetsutskottet 2026 Decided 1 is late"
        ),
        "Barnnämnden No plan for 2026. 2026",
    ]
    assert [one["href"] for one in main.select("h2 a")] == ["/b/ks/2026", "/b/bun/2026"]


def test_an_example_says_so(build, stranger):
    build.board("bun")
    build.plan(build.board("san"), is_example=True, state=PlanState.ADOPTED)
    assert [words(one) for one in boards(stranger).select(".tag")] == ["Decided", "Example"]


def test_a_draft_that_one_may_not_read_is_not_told(build, sign_in, stranger):
    board = build.board("san", "Socialnämnden")
    build.board("bun", "Barnnämnden")
    build.risk(build.plan(board), score=(4, 4))
    draft = next(li for li in boards(stranger).select("li") if "Socialnämnden" in words(li))
    assert words(draft) == "Socialnämnden The plan for 2026 is not decided. 2026"
    assert draft.a is None
    member = boards(sign_in(build.member(board)))
    assert "Socialnämnden One risk. It is very high." in words(member)


def test_one_board_is_gone_to_at_once(build, sign_in, stranger):
    board = build.board("san")
    assert stranger.get("/boards").location == "/b/san/2026"
    build.plan(board)
    assert sign_in(build.member(board)).get("/boards").location == "/b/san/2026"
    assert stranger.get("/boards").status_code == 200


def test_where_reading_is_closed_only_ones_own_boards_are_there(build, sign_in, stranger):
    own = build.board("san", "Socialnämnden")
    for short in ("ks", "bun"):
        build.board(short)
    close_reading(build)
    assert "You have no board yet." in words(boards(stranger))
    assert sign_in(build.member(own)).get("/boards").location == "/b/san/2026"
    assert len(boards(sign_in(build.auditor())).select(".list > li")) == 3


def test_in_swedish(build, stranger):
    build.board("bun", "Barnnämnden")
    build.risk(build.plan(build.board("san", "Socialnämnden"), state=PlanState.DRAFT))
    main = boards(stranger, "sv")
    assert words(main.h1) == "Nämnder"
    assert "Planen för 2026 är inte beslutad." in words(main)
    assert "Ingen plan för 2026." in words(main)


def test_what_boards_are_called_keeps_its_language(build, stranger):
    parent = build.board("san", "Socialnämnden")
    build.board("au", "Utskottet", kind=BoardKind.COMMITTEE, parent=parent)
    build.board("bun", "Barnnämnden")
    texts = boards(stranger).find_all(string=lambda text: "nämnden" in text or "Utsk" in text)
    assert all(text.find_parent(lang="sv") for text in texts)


def test_eight_boards_cost_no_more_questions_than_two(build, stranger, queries):
    def asked():
        with queries() as seen:
            boards(stranger)
        return len(seen)

    for _ in range(2):
        fill(build.plan(build.board(), state=PlanState.ADOPTED), 5)
    few = asked()
    for _ in range(6):
        fill(build.plan(build.board(), state=PlanState.ADOPTED), 5)
    assert asked() == few <= 40
