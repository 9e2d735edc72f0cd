"""The way out."""

from riskreg.history.kinds import EventType
from tests.sign_in.conftest import sessions
from tests.support.told import newest_event, number_of_events


def test_whoever_signs_out_is_out(client, enter, person):
    enter()
    assert client.post("/logout").location == "/login"
    assert "Du är utloggad" in client.get("/login").text
    assert client.get("/me").location == "/login?next=/me"
    assert sessions()[0].ended_at is not None


def test_a_copied_cookie_is_of_no_use_afterwards(app, client, enter, person):
    enter()
    with client.session_transaction() as cookie:
        copied = dict(cookie)
    client.post("/logout")
    other = app.test_client()
    with other.session_transaction() as cookie:
        cookie.update(copied)
    assert other.get("/me").location == "/login?next=/me"


def test_it_is_told(client, enter, person):
    enter()
    client.post("/logout")
    event = newest_event()
    assert (event.type, event.user) == (EventType.SIGNED_OUT, person)


def test_whoever_is_out_already_is_led_out_without_an_event(client, database):
    before = number_of_events()
    assert client.post("/logout").location == "/login"
    assert number_of_events() == before


def test_a_link_signs_nobody_out(client, enter, person):
    enter()
    assert client.get("/logout").status_code == 405
    assert client.get("/me").status_code == 200
