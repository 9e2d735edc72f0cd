"""Who can sign in: the list, adding with a link, changing, closing and opening."""

from urllib.parse import urlsplit

import pytest

from riskreg.accounts.queries import holdings_of, user_by_email
from riskreg.accounts.rules import Office, Role
from riskreg.administration.operations import change_user, close_user, open_user
from riskreg.administration.queries import people
from riskreg.administration.rules import UserFacts
from riskreg.document.dates import PartialDate
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told

NEW = "/admin/users/new"


@pytest.fixture
def maria(build):
    return build.user("Maria Lindqvist", email="maria@example.com")


def address(user, more=""):
    return f"/admin/users/{user.key}{more}"


def link_on(response):
    shown = page(response).find(id="link")
    return shown and str(shown["value"])


def test_the_list_has_roles_posts_and_last_sign_in(admin, build, board, maria):
    build.holding(build.position(board, "Enhetschef"), maria)
    build.controller(board, "Cia")
    text = text_of(admin.get("/admin/users"))
    assert "Maria Lindqvist maria@example.com No role Enhetschef No password chosen yet" in text
    assert "Controller, SAN" in text
    assert "Ada Admin" in text
    assert "23 Nov 2026" in text


def test_a_past_post_is_not_listed(admin, build, board, maria):
    build.holding(build.position(board, "Enhetschef"), maria, end="2025-12-31")
    assert "Enhetschef" not in text_of(admin.get("/admin/users"))


@pytest.mark.parametrize("wanted", ["åsa", "ÅSA ö", "asa@"])
def test_somebody_is_found_by_name_or_address(admin, build, maria, wanted):
    build.user("Åsa Öberg", email="asa@example.com")
    text = text_of(admin.get("/admin/users", query_string={"q": wanted}))
    assert "1 person" in text
    assert "Åsa Öberg" in text


def test_a_filter_that_finds_nobody_says_so(admin):
    assert "Nobody matches the filter." in text_of(admin.get("/admin/users?q=xyz"))


def test_closed_accounts_are_shown_when_asked_for(admin, maria):
    fill(admin, address(maria, "/close"))
    admin.get(address(maria))
    assert "Maria" not in text_of(admin.get("/admin/users"))
    for state in ("closed", "all"):
        assert "Maria" in text_of(admin.get(f"/admin/users?state={state}"))
    assert "Maria" not in text_of(admin.get("/admin/users?state=invited"))


def test_a_long_list_has_pages(admin, build, monkeypatch):
    monkeypatch.setattr(people, "_A_PAGE", 2)
    for name in ("Bo", "Cia", "Di"):
        build.user(name)
    first = admin.get("/admin/users?state=all")
    assert "Page 1 of 2" in text_of(first)
    (next_page,) = page(first).select("nav[aria-label='Pages of the list'] a")
    second = text_of(admin.get(next_page["href"]))
    assert "Page 2 of 2" in second
    assert "Di" in second


def test_somebody_is_added_with_a_role_and_a_link_shown_once(admin, board):
    answer = fill(
        admin,
        NEW,
        name="Cia Controller",
        email="Cia@Example.com",
        title="Controller",
        role="controller",
        board=board.key,
    )
    user = user_by_email("cia@example.com")
    assert user.title == "Controller"
    assert [(one.role, one.board) for one in user.memberships] == [(Role.CONTROLLER, board)]
    shown = admin.get(answer.headers["Location"])
    assert "Send this link to Cia Controller" in text_of(shown)
    assert link_on(shown).startswith("http://localhost/invite/")
    assert link_on(admin.get(answer.headers["Location"])) is None


def test_the_link_lets_the_person_choose_a_password(admin, app):
    answer = fill(admin, NEW, name="Nils Ny", email="nils@example.com")
    link = link_on(admin.get(answer.headers["Location"]))
    other = app.test_client()
    password = "fyra ord i en rad"  # noqa: S105
    chosen = fill(other, urlsplit(link).path, new_password=password, repeated_password=password)
    assert chosen.headers["Location"] == "/login"
    assert user_by_email("nils@example.com").can_sign_in


def test_the_link_is_the_persons_alone(admin, maria):
    fill(admin, NEW, name="Nils Ny", email="nils@example.com")
    assert link_on(admin.get(address(maria))) is None


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"name": ""}, "name", "Write the person's name"),
        ({"email": ""}, "email", "Write the person's e-mail address"),
        ({"email": "cia"}, "email", "Write the e-mail address like this"),
        ({"email": "MARIA@example.com"}, "email", "There is somebody with that e-mail address"),
        ({"role": "member"}, "board", "Choose which board the role is on"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(admin, maria, sent, field, words):
    before = number_of_events()
    answer = fill(admin, NEW, **{"name": "Cia", "email": "cia@example.com", **sent})
    assert answer.status_code == 422
    assert error_at(answer, field).startswith(words)
    assert number_of_events() == before


def test_a_board_without_a_role_is_asked_about(admin, board):
    answer = fill(admin, NEW, name="Cia", email="cia@example.com", board=board.key)
    assert error_at(answer, "role") == "Choose which role the person has on the board"


def test_an_administrator_may_be_added(admin):
    fill(admin, NEW, name="Bo", email="bo@example.com", office="administrator")
    assert user_by_email("bo@example.com").office is Office.ADMINISTRATOR


def test_a_new_link_ends_the_old(admin, app, maria):
    first = link_on(admin.post(address(maria, "/invite"), follow_redirects=True))
    second = link_on(admin.post(address(maria, "/invite"), follow_redirects=True))
    other = app.test_client()
    assert other.get(urlsplit(first).path).status_code == 410
    assert other.get(urlsplit(second).path).status_code == 200


def test_the_link_begins_with_the_address_that_is_set(admin, app, maria, monkeypatch):
    monkeypatch.setitem(app.config, "BASE_URL", "https://risk.example.se/")
    shown = admin.post(address(maria, "/invite"), follow_redirects=True)
    assert link_on(shown).startswith("https://risk.example.se/invite/")


def test_somebody_is_changed_and_told(admin, maria):
    fill(admin, address(maria, "/edit"), name="Maria Ek", language="en")
    event = newest_event()
    assert event.type is EventType.USER_CHANGED
    assert told(event, "user") == {
        "language": (None, "en"),
        "name": ("Maria Lindqvist", "Maria Ek"),
    }


def test_saving_nothing_new_tells_nothing(admin, maria):
    before = number_of_events()
    fill(admin, address(maria, "/edit"))
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, maria):
    mine = sent_by(admin.get(address(maria, "/edit")))
    fill(admin, address(maria, "/edit"), name="Deras namn")
    answer = admin.post(address(maria, "/edit"), data={**mine, "name": "Mitt namn"})
    assert answer.status_code == 409
    assert "Deras namn" in text_of(answer)


def test_closing_shuts_out_and_leaves_the_posts_vacant_the_same_day(
    admin, build, board, maria, sign_in
):
    post = build.position(board, "Enhetschef")
    build.holding(post, maria)
    theirs = sign_in(maria)
    assert "The person holds 1 post: Enhetschef" in text_of(admin.get(address(maria, "/close")))
    fill(admin, address(maria, "/close"))
    assert theirs.get("/my").headers["Location"].startswith("/login")
    assert holdings_of([post.id])[0].end == PartialDate("2026-11-22")
    assert "The post is vacant" in text_of(admin.get(f"/admin/boards/san/posts/{post.key}"))


def test_the_posts_may_be_left_as_they_are(admin, build, board, maria):
    post = build.position(board)
    build.holding(post, maria)
    assert sent_by(admin.get(address(maria, "/close"))) == {"ends_holdings": "yes"}
    admin.post(address(maria, "/close"), data={"csrf_token": "as in every browser"})
    assert holdings_of([post.id])[0].end is None


def test_a_post_that_began_today_ends_today(admin, build, board, maria):
    post = build.position(board)
    build.holding(post, maria, start="2026-11-23")
    fill(admin, address(maria, "/close"))
    assert holdings_of([post.id])[0].end == PartialDate("2026-11-23")


def test_an_account_is_opened_again(admin, maria):
    fill(admin, address(maria, "/close"))
    assert newest_event().type is EventType.USER_CLOSED
    opened = admin.post(address(maria, "/open"), follow_redirects=True)
    assert "The account of Maria Lindqvist is open again." in text_of(opened)
    assert newest_event().type is EventType.USER_OPENED
    again = admin.post(address(maria, "/open"), follow_redirects=True)
    assert "The account is open already" in text_of(again)


def test_a_closed_account_gets_no_link(admin, maria):
    fill(admin, address(maria, "/close"))
    answer = admin.post(address(maria, "/invite"), follow_redirects=True)
    assert "The login is closed" in text_of(answer)
    assert link_on(answer) is None


def test_nobody_closes_ones_own_account(admin, administrator):
    answer = fill(admin, address(administrator, "/close"))
    assert answer.status_code == 422
    assert "Ask another administrator to close your account" in text_of(answer)


def test_the_last_administrator_who_can_sign_in_is_not_closed(build, administrator):
    with pytest.raises(Refused, match="There must be an administrator"), unit_of_work():
        close_user(administrator, by=build.any_administrator, at=build.now())


def test_only_administrators_may(build, board, maria):
    facts = UserFacts("maria@example.com", "Maria Ek")
    for act in (
        lambda by: change_user(maria, facts, by=by, at=build.now()),
        lambda by: close_user(maria, by=by, at=build.now()),
    ):
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
    with unit_of_work():
        close_user(maria, by=build.any_administrator, at=build.now())
    found = answers(cast(board), lambda by: open_user(maria, by=by, at=build.now()))
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_a_controller_reaches_no_user(controller, maria):
    for more in ("", "/edit", "/close", "/roles/new", "/office"):
        assert controller.get(address(maria, more)).status_code == 403


def test_the_list_costs_the_same_with_one_user_and_with_ten(admin, build, board, queries):
    build.manager(build.position(board))
    admin.get("/admin/users")
    with queries() as few:
        admin.get("/admin/users")
    for _ in range(9):
        build.user(roles=[(Role.MEMBER, board)], holds=[build.position(board)])
    with queries() as many:
        admin.get("/admin/users")
    assert len(many) == len(few)
