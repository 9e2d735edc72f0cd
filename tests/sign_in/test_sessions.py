"""How long a session counts, and what happens when it does not any more."""

from datetime import timedelta

import pytest

from riskreg.access.session import SEEN_EVERY, TOKEN
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.transaction import unit_of_work
from tests.conftest import NOON
from tests.sign_in.conftest import sessions

AWAY = "/login?next=/me"


@pytest.fixture
def me(build):
    build.municipality()
    return build.user("Maria Ek")


@pytest.fixture
def browser(sign_in, me):
    return sign_in(me)


def at(clock, **later):
    clock.move_to(NOON + timedelta(**later))


def test_a_session_ends_when_nobody_uses_it_for_two_hours(browser, clock):
    at(clock, minutes=119)
    assert browser.get("/me").status_code == 200
    at(clock, minutes=119 + 126)
    assert browser.get("/me").location == AWAY


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(browser, clock):
    for hour in range(1, 13):
        at(clock, hours=hour, seconds=-30)
        assert browser.get("/me").status_code == 200
    at(clock, hours=12, seconds=30)
    assert browser.get("/me").location == AWAY


def test_the_last_use_is_written_down_at_most_every_five_minutes(browser, clock):
    seen = sessions()[0].seen_at
    at(clock, minutes=4)
    browser.get("/me")
    assert sessions()[0].seen_at == seen
    at(clock, minutes=6)
    browser.get("/me")
    assert sessions()[0].seen_at - seen >= SEEN_EVERY


def test_what_needs_nobody_writes_nothing_down(browser, clock):
    seen = sessions()[0].seen_at
    at(clock, minutes=30)
    browser.get("/static/css/theme.css").close()
    assert sessions()[0].seen_at == seen


def test_an_ended_session_says_so_at_the_door(browser, clock):
    at(clock, hours=13)
    browser.get("/me")
    assert "Du har loggats ut" in browser.get(AWAY).text
    assert "Du har loggats ut" not in browser.get(AWAY).text


def test_whoever_never_was_in_is_told_nothing(client, build):
    build.municipality()
    assert client.get("/me").location == AWAY
    assert "Du har loggats ut" not in client.get(AWAY).text


def test_the_address_with_its_question_is_kept(client, build):
    assert client.get("/b/san/2026?sort=score").location == "/login?next=/b/san/2026?sort%3Dscore"


def test_what_was_typed_is_kept_when_the_session_has_ended(browser, clock):
    at(clock, hours=13)
    sent = {"language": "en", "text": "En lång text"}
    answer = browser.post("/me", data=sent, headers={"Origin": "http://localhost"})
    assert (answer.status_code, "En lång text" in answer.text) == (400, True)
    assert "Logga in i en ny flik" in answer.text


def test_a_piece_of_a_page_sends_the_whole_page_to_the_door(browser, clock):
    at(clock, hours=13)
    asked = {"HX-Request": "true", "HX-Current-URL": "http://localhost/b/san/2026"}
    answer = browser.get("/me", headers=asked)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (
        204,
        "/login?next=/b/san/2026",
    )


def test_a_closed_login_is_out_at_once(browser, build, me):
    assert browser.get("/me").status_code == 200
    with unit_of_work(), telling(EventType.USER_ADDED, me, by=build.any_administrator, at=NOON):
        me.is_disabled = True
    assert browser.get("/me").location == AWAY


def test_a_made_up_token_lets_nobody_in(client, database):
    with client.session_transaction() as cookie:
        cookie[TOKEN] = "made up"
    assert client.get("/me").location == AWAY
