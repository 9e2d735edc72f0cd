"""Handing over at the screen: choose, check, hand over, and find the receipt again."""

import pytest

from riskreg.accounts.queries import holdings_of
from riskreg.accounts.rules import Office, Role
from riskreg.document.kinds import PlanState
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.told import number_of_events
from tests.support.visitor import Visitor

TO_POST = {"way": "post"}


@pytest.fixture
def other(build, board):
    return build.position(board, "Avdelningschef")


@pytest.fixture
def plan(build, board):
    return build.plan(board)


def address(post, more=""):
    return f"/admin/boards/san/posts/{post.key}/hand-over{more}"


def check(post, other):
    return address(post, f"/check?post={other.key}")


def test_the_controller_hands_a_post_over_to_another(build, board, plan, post, other, sign_in):
    controller = sign_in(build.user(roles=[(Role.CONTROLLER, board)], language="en"))
    build.risk(plan, "Rutiner saknas", owner=post)
    build.routine(plan.board, "Gammal", reporter=post, first_year=2020, last_year=2021)
    at = Visitor(controller, f"/admin/boards/san/posts/{post.key}")
    at.follow("Hand over the post", "main").send("See what moves", way="post", post=other.key)
    assert at.heading == "Check the handover"
    assert "What moves Risks (1) Risk 1, 2026: Rutiner saknas Responsible" in at.text
    assert "Gammal The routine has ended. Reports" in at.text
    at.send("Hand over", "main")
    assert at.heading == "Receipt of a handover"
    assert "1 thing moved, 1 did not." in at.text
    assert "What moved Risks (1)" in at.text
    for address_ in (f"/admin/boards/san/posts/{other.key}", "/admin/boards/san"):
        assert "Handovers Receipt 23 November 2026" in text_of(controller.get(address_))


def test_an_administrator_hands_over_what_somebody_holds_and_closes_the_account(
    admin, build, board, post
):
    maria, peter = build.manager(post, "Maria Lindqvist"), build.user("Peter Sandell")
    at = Visitor(admin, f"/admin/users/{maria.key}").follow("Hand over to somebody else", "main")
    at.send("See what moves", user=peter.key, on="2026-12-01")
    assert "Peter Sandell takes over from 1 December 2026." in at.text
    at.send("Hand over", "main")
    assert "Close the account of Maria Lindqvist" in at.text
    assert [one.user for one in holdings_of([post.id])] == [maria, peter]
    at.follow("Close the account of Maria", "main")
    assert at.heading == "Close the account"


def test_the_page_that_closes_an_account_leads_to_the_handover(admin, build, post):
    maria = build.manager(post)
    at = Visitor(admin, f"/admin/users/{maria.key}/close")
    at.follow("Hand the posts over to somebody else first", "main")
    assert at.heading.startswith("Hand over what")


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"way": ""}, "way", "Choose who takes over"),
        ({"way": "person"}, "user", "Choose the person who takes over"),
        ({"way": "person", "on": ""}, "on", "Choose the first day"),
        ({"way": "person", "on": "när"}, "on", "Write the date like this"),
        (TO_POST, "post", "Choose the post that takes over"),
        ({"way": "post", "post": "no-such"}, "post", "Choose one of the alternatives"),
    ],
)
def test_what_is_missing_is_said_at_the_field(admin, post, sent, field, words):
    answer = fill(admin, address(post), **sent)
    assert answer.status_code == 422
    assert error_at(answer, field).startswith(words)


def test_what_is_missing_for_a_person_is_said_at_the_field(admin, build, post):
    maria = build.manager(post)
    answer = fill(admin, f"/admin/users/{maria.key}/hand-over", on="")
    assert error_at(answer, "user") == "Choose the person who takes over"
    assert error_at(answer, "on") == "Choose the first day"


@pytest.mark.parametrize("asked", ["", "?post=gone", "?user=gone&on=2026-12-01", "?on=x", "?post="])
def test_a_check_of_nothing_leads_back_to_the_choice(admin, post, asked):
    assert admin.get(address(post, "/check" + asked)).headers["Location"] == address(post)


def test_the_second_tab_sees_what_has_changed_meanwhile(admin, build, plan, post, other):
    build.risk(plan, "Första", owner=post)
    sent = sent_by(admin.get(check(post, other)))
    build.risk(plan, "Andra", owner=post)
    before = number_of_events()
    answer = admin.post(check(post, other), data=sent)
    assert answer.status_code == 409
    assert "Something has changed while you were looking" in text_of(answer)
    assert "Risks (2)" in text_of(answer)
    assert number_of_events() == before
    assert admin.post(check(post, other), data=sent_by(answer)).status_code == 302


def test_pressed_twice_it_is_done_once(admin, build, plan, post, other):
    build.risk(plan, owner=post)
    sent = sent_by(admin.get(check(post, other)))
    assert admin.post(check(post, other), data=sent).status_code == 302
    assert admin.post(check(post, other), data=sent).status_code == 409


def test_what_is_refused_is_said_over_the_button(admin, build, post):
    maria = build.manager(post)
    asked = address(post, f"/check?user={maria.key}&on=2026-12-01")
    answer = admin.post(asked, data=sent_by(admin.get(asked)))
    assert answer.status_code == 422
    assert "The person holds the post at that time already" in text_of(answer)


def test_an_administrator_does_not_read_the_drafts_and_secrets_that_move(
    admin, build, board, plan, post, other, sign_in
):
    build.risk(plan, "Hemligt utkast", owner=post)
    asked = check(post, other)
    assert "Hemligt utkast" not in text_of(admin.get(asked))
    assert "Risk 1, 2026" in text_of(admin.get(asked))
    receipt = admin.post(asked, data=sent_by(admin.get(asked))).headers["Location"]
    assert "Hemligt utkast" not in text_of(admin.get(receipt))
    theirs = sign_in(build.controller(board))
    assert "Hemligt utkast" in text_of(theirs.get(receipt))


def test_the_receipt_says_what_was_called_what_that_day(admin, build, plan, post, other):
    risk = build.risk(plan, "Som det hette", owner=post)
    build.bring(plan, PlanState.ADOPTED)
    receipt = admin.post(check(post, other), data=sent_by(admin.get(check(post, other)))).headers[
        "Location"
    ]
    assert risk.owner == other
    assert "Som det hette" in text_of(admin.get(receipt))


def test_who_may_not_hand_over_finds_no_way(build, board, post, other, sign_in):
    for user, status in (
        (build.manager(post), 403),
        (build.member(board), 403),
        (build.auditor(), 403),
        (build.controller(build.board("ks")), 403),
    ):
        client = sign_in(user)
        assert client.get(address(post)).status_code == status
        assert client.post(check(post, other)).status_code == status
    controller = sign_in(build.controller(board))
    assert controller.get(address(post)).status_code == 200
    assert controller.get(f"/admin/users/{build.user().key}/hand-over").status_code == 403


def test_the_controller_of_another_board_does_not_read_the_receipt(
    admin, build, plan, post, other, sign_in
):
    receipt = admin.post(check(post, other), data=sent_by(admin.get(check(post, other)))).headers[
        "Location"
    ]
    assert sign_in(build.controller(build.board("ks"))).get(receipt).status_code == 403
    assert admin.get("/admin/hand-overs/no-such").status_code == 404


def test_the_receipt_of_a_person_is_the_administrators(admin, build, board, post, sign_in):
    maria, peter = build.manager(post), build.user()
    asked = f"/admin/users/{maria.key}/hand-over/check?user={peter.key}&on=2026-12-01"
    receipt = admin.post(asked, data=sent_by(admin.get(asked))).headers["Location"]
    assert admin.get(receipt).status_code == 200
    assert sign_in(build.controller(board)).get(receipt).status_code == 403
    assert sign_in(build.user(office=Office.AUDITOR)).get(receipt).status_code == 403


def test_a_check_asks_no_more_of_the_database_for_more_things(
    admin, build, plan, post, other, queries
):
    def asked():
        admin.get(check(post, other))
        with queries() as seen:
            admin.get(check(post, other))
        return len(seen)

    def fill_with(number):
        for _ in range(number):
            risk = build.risk(plan, owner=post)
            build.action(risk, owner=post)
            build.control(risk, performer=post)
            build.routine(plan.board, reporter=post)

    fill_with(1)
    few = asked()
    fill_with(4)
    assert asked() == few


def test_the_list_of_things_is_read_under_headings(admin, build, plan, post, other):
    build.risk(plan, owner=post)
    headings = [one.name for one in page(admin.get(check(post, other))).select("main h2, main h3")]
    assert headings == ["h2", "h3", "h2"]
