"""One's own profile: language, appearance, password; roles and posts to read."""

import pytest
from bs4 import BeautifulSoup

from riskreg.accounts.rules import Office, Role
from riskreg.document.kinds import HoldingKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Forbidden, Refused
from riskreg.sign_in import operations
from riskreg.sign_in.rules import NewPassword, Profile
from riskreg.transaction import unit_of_work
from tests.conftest import NOON
from tests.sign_in.conftest import PASSWORD, give_password
from tests.support.told import newest_event, number_of_events, told

OTHER = "sju gröna åsnor"


@pytest.fixture
def me(build):
    build.municipality()
    user = build.user("Maria Ek", email="maria@example.com")
    give_password(build, user)
    return user


@pytest.fixture
def browser(sign_in, me):
    return sign_in(me)


def test_the_page_shows_who_one_is(browser):
    page = browser.get("/me")
    assert (page.status_code, "Maria Ek, maria@example.com" in page.text) == (200, True)
    assert "Du har ingen roll" in page.text
    assert "Du har ingen befattning" in page.text


def test_roles_and_posts_are_shown_with_whom_to_ask(build, sign_in):
    board = build.board("san", "Socialnämnden")
    post, other = build.position(board, "Enhetschef"), build.position(board, "Sektorschef")
    user = build.user(roles=[(Role.CONTROLLER, board)], holds=[post], office=Office.AUDITOR)
    build.holding(other, user, HoldingKind.DEPUTY)
    build.holding(build.position(board, "Rektor"), user, end="2021")
    build.administrator("Kim Administratör")
    page = sign_in(user).get("/me").text
    for words in ("Socialnämnden", "Enhetschef", "Sektorschef", "Kim Administratör", "Revisor"):
        assert words in page
    assert "Rektor" not in page


def test_language_and_appearance_are_chosen(browser, me):
    answer = browser.post("/me", data={"language": "en", "appearance": "dark"})
    assert answer.location == "/me"
    assert (me.language, me.appearance) == ("en", "dark")
    page = browser.get("/me").text
    assert "Your choices are saved" in page
    assert 'data-bs-theme="dark"' in page
    event = newest_event()
    assert (event.type, event.user) == (EventType.PROFILE_CHANGED, me)
    assert told(event, "user") == {"language": (None, "en"), "appearance": ("auto", "dark")}


def test_the_language_may_be_left_to_the_browser(browser, me):
    browser.post("/me", data={"language": "en", "appearance": "auto"})
    browser.post("/me", data={"language": "", "appearance": "auto"})
    assert me.language is None


def test_the_same_choice_again_is_no_event(browser, me):
    before = number_of_events()
    browser.post("/me", data={"language": "", "appearance": "auto"})
    assert number_of_events() == before


@pytest.mark.parametrize(
    "sent", [{"language": "fi", "appearance": "dark"}, {"language": "sv", "appearance": "pink"}]
)
def test_what_there_is_not_to_choose_is_refused(browser, me, sent):
    assert browser.post("/me", data=sent).status_code == 422
    assert (me.language, me.appearance) == (None, "auto")


def test_the_menu_changes_the_language_and_stays_on_the_page(browser, me):
    answer = browser.post("/me/language", data={"language": "en", "next": "/boards?a=b"})
    assert (answer.location, me.language) == ("/boards?a=b", "en")
    answer = browser.post("/me/language", data={"language": "sv", "next": "//elsewhere.example"})
    assert answer.location == "/me"
    assert browser.post("/me/language", data={"language": "fi"}).status_code == 400


def test_a_password_is_changed_by_whoever_knows_the_one_before(browser, enter, me):
    answer = change(browser, PASSWORD, OTHER)
    assert answer.location == "/me"
    assert "Lösenordet är bytt" in browser.get("/me").text
    assert enter(password=PASSWORD).status_code == 422
    assert enter(password=OTHER).status_code == 302


def change(browser, before, after, again=None):
    return browser.post(
        "/me/password",
        data={
            "password": before,
            "new_password": after,
            "repeated_password": again or after,
        },
    )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (("fel lösenord", OTHER), "inte lösenordet du har i dag"),
        ((PASSWORD, "kort"), "minst 12 tecken"),
        ((PASSWORD, "maria@example.com"), "svårare att gissa"),
        ((PASSWORD, OTHER, "ett annat"), "samma lösenord två gånger"),
        (("", OTHER), "Skriv ditt lösenord"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(browser, me, sent, words):
    kept = me.password_hash
    answer = change(browser, *sent)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert me.password_hash == kept


def test_what_is_wrong_is_listed_in_the_order_of_the_form(browser, me):
    page = BeautifulSoup(browser.post("/me/password").text, "html.parser")
    assert [link["href"] for link in page.select(".errsum a")] == [
        "#password",
        "#new_password",
        "#repeated_password",
    ]


def test_a_new_password_ends_all_other_sessions(browser, sign_in, me):
    elsewhere = sign_in(me)
    change(browser, PASSWORD, OTHER)
    assert browser.get("/me").status_code == 200
    assert elsewhere.get("/me").location == "/login?next=/me"


def test_a_changed_password_is_told_without_the_password(browser, me):
    change(browser, PASSWORD, OTHER)
    event = newest_event()
    assert (event.type, event.user, event.values) == (EventType.PASSWORD_CHOSEN, me, [])


@pytest.mark.parametrize("address", ["/me", "/me/password", "/me/language"])
def test_nobody_has_a_profile_without_signing_in(client, build, address):
    assert client.post(address, data={"language": "en"}).status_code == 400


def test_nobody_changes_anothers_profile(build, me):
    stranger = build.actor(build.administrator())
    with pytest.raises(Forbidden), unit_of_work():
        operations.change_profile(me, Profile("en", "dark"), by=stranger, at=NOON)
    with pytest.raises(Forbidden), unit_of_work():
        operations.change_password(me, NewPassword("hash"), by=stranger, at=NOON)


@pytest.mark.parametrize("profile", [Profile("fi", "auto"), Profile("sv", "pink")])
def test_the_operation_itself_refuses_what_there_is_not(build, me, profile):
    with pytest.raises(Refused), unit_of_work():
        operations.change_profile(me, profile, by=build.actor(me), at=NOON)
