"""The meetings of a board and its committees."""

import pytest

from riskreg.document.kinds import BoardKind
from riskreg.reporting.queries import meetings_in
from tests.support.forms import error_at, fill, page, sent_by, words

ADDRESS = "/b/san/2026/routines/meetings"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def committee(build, board):
    return build.board("au", "Arbetsutskottet", kind=BoardKind.COMMITTEE, parent=board)


@pytest.fixture
def controller(build, sign_in, board):
    return sign_in(build.controller(board))


def met(body, *years):
    return [one.on.text for one in meetings_in(years or [2026], [body.id])]


def test_several_dates_at_once(build, board, controller):
    build.meeting(board, "2026-03-14")
    saved = fill(controller, ADDRESS, days="2026-12\n2026-03-14\n  2026-05-20 ")
    assert saved.location == ADDRESS
    assert met(board) == ["2026-03-14", "2026-05-20", "2026-12"]
    assert "2 sammanträden är tillagda." in controller.get(ADDRESS).get_data(as_text=True)


def test_whose_they_are_is_asked_where_there_are_committees(board, controller):
    assert "body" not in sent_by(controller.get(ADDRESS))


def test_a_committees_meetings_are_the_boards_to_plan(board, committee, controller):
    shown = page(controller.get(ADDRESS))
    assert [words(one) for one in shown.select("#body option")] == [
        "Socialnämnden",
        "Arbetsutskottet",
    ]
    fill(controller, ADDRESS, body=committee.key, days="2026-03-02")
    assert (met(board), met(committee)) == ([], ["2026-03-02"])


@pytest.mark.parametrize(
    ("days", "error"),
    [
        ("", "Skriv minst en dag"),
        ("2026-03-14\n14 mars", "Rad 2: skriv en dag eller månad"),
        ("2026-03-14 klockan nio", "Rad 1: skriv ett datum per rad"),
        ("2026-02-30", "Rad 1: skriv en dag eller månad"),
        ("2026-05-20", "Nämnden har de sammanträdena redan"),
    ],
)
def test_what_is_not_understood_is_said_by_its_line(build, board, controller, days, error):
    build.meeting(board, "2026-05-20")
    refused = fill(controller, ADDRESS, days=days)
    assert refused.status_code == 422
    assert error in error_at(refused, "days")
    assert sent_by(refused)["days"] == days
    assert met(board) == ["2026-05-20"]


def test_only_one_that_nobody_uses_is_removed(build, board, committee, controller):
    free, used = build.meeting(board, "2026-03-14"), build.meeting(board, "2026-05-20")
    build.meeting(committee, "2026-03-02")
    build.occasion(build.routine(board), meeting=used)
    rows = [words(one) for one in page(controller.get(ADDRESS)).select("aside li")]
    assert rows == [
        "14 mars Ta bort 14 mars, Socialnämnden",
        "20 maj får rapporter eller har beslut",
        "2 mars Ta bort 2 mars, Arbetsutskottet",
    ]
    controller.post(f"{ADDRESS}/{free.key}/remove")
    answer = controller.post(f"{ADDRESS}/{used.key}/remove", follow_redirects=True)
    assert "kan inte tas bort" in answer.get_data(as_text=True)
    assert met(board) == ["2026-05-20"]


def test_only_the_boards_controller_plans(build, board, committee, controller, sign_in):
    meeting = build.meeting(committee, "2026-03-02")
    elsewhere = build.meeting(build.board("ks"), "2026-03-02")
    member = sign_in(build.member(board))
    assert member.get(ADDRESS).status_code == 403
    assert member.post(f"{ADDRESS}/{meeting.key}/remove").status_code == 403
    assert controller.post(f"{ADDRESS}/{elsewhere.key}/remove").status_code == 404
    assert controller.get("/b/san/1066/routines/meetings").status_code == 404
    assert controller.post(f"{ADDRESS}/{meeting.key}/remove").status_code == 302


def test_as_many_questions_for_many_meetings_as_for_one(build, board, controller, queries):
    build.meeting(board, "2026-01-15")
    with queries() as few:
        controller.get(ADDRESS)
    for month in range(2, 10):
        build.meeting(board, f"2026-0{month}-15")
    with queries() as many:
        controller.get(ADDRESS)
    assert len(many) == len(few)
