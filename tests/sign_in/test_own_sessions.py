"""Where one is signed in, in plain words, and signing out from afar."""

import pytest

from riskreg.history.kinds import EventType
from riskreg.refusals import Forbidden
from riskreg.sign_in import operations
from riskreg.sign_in.devices import Device, device
from riskreg.sign_in.queries import open_sessions
from riskreg.sign_in.rules import known_agent
from riskreg.transaction import unit_of_work
from tests.conftest import NOON
from tests.sign_in.conftest import sessions
from tests.support.forms import page, text_of
from tests.support.told import newest_event, number_of_events

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/131.0.0.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("agent", "found"),
    [
        (FIREFOX, Device("Firefox", "Windows")),
        (PHONE, Device("Safari", "iPhone")),
        (EDGE, Device("Edge", "Windows")),
        (ANDROID, Device("Chrome", "Android")),
        ("curl/8.5", Device()),
        ("", Device()),
        (None, Device()),
    ],
)
def test_a_browser_is_known_by_what_it_calls_itself(agent, found):
    assert device(agent) == found


def test_no_more_is_kept_of_it_than_there_is_room_for():
    assert known_agent("Fire\x00fox\n" + "x" * 1000) == "Firefox" + "x" * 293
    assert known_agent("") is None


@pytest.fixture
def enter_with(app, person):
    """A browser of its own, signed in as the person."""

    def enter(agent):
        client = app.test_client()
        headers = {"User-Agent": agent}
        sent = {"email": "maria@example.com", "password": "fyra ord i rad"}
        assert client.post("/login", data=sent, headers=headers).status_code == 302
        return client

    return enter


def ends(response):
    found = page(response).select("form[action^='/me/sessions/']")
    return [str(form["action"]) for form in found]


def test_each_browser_is_listed_and_this_one_marked(enter_with):
    enter_with(PHONE)
    here = enter_with(FIREFOX)
    text = text_of(here.get("/me"))
    assert "Firefox på Windows den här webbläsaren" in text
    assert "Safari på iPhone Loggade in" in text


def test_one_of_them_is_signed_out_from_another(enter_with):
    phone, here = enter_with(PHONE), enter_with(FIREFOX)
    (address, _all) = ends(here.get("/me"))
    said = here.post(address, follow_redirects=True)
    assert "Safari på iPhone är utloggad" in said.text
    assert newest_event().type is EventType.SESSION_ENDED
    assert phone.get("/me").status_code == 302
    assert here.get("/me").status_code == 200
    before = number_of_events()
    here.post(address)
    assert number_of_events() == before


def test_all_others_are_signed_out_at_once(enter_with):
    others, here = [enter_with(PHONE), enter_with(EDGE)], enter_with(FIREFOX)
    here.post("/me/sessions/end-others")
    assert [one.get("/me").status_code for one in others] == [302, 302]
    text = text_of(here.get("/me"))
    assert "Du är inte inloggad någon annanstans." in text
    assert ends(here.get("/me")) == []


def test_a_session_that_counts_no_more_is_not_listed(enter_with, clock):
    enter_with(PHONE)
    clock.shift(3 * 3600)
    assert "iPhone" not in text_of(enter_with(FIREFOX).get("/me"))


def test_nobody_finds_or_ends_anothers_session(enter_with, build, sign_in, person):
    enter_with(PHONE)
    (theirs,) = sessions()
    stranger = build.administrator()
    client = sign_in(stranger)
    assert client.post(f"/me/sessions/{theirs.id}/end").status_code == 404
    assert client.post("/me/sessions/99999999/end").status_code == 404
    with pytest.raises(Forbidden), unit_of_work():
        operations.end_session(theirs, by=build.actor(stranger), at=NOON)
    with pytest.raises(Forbidden), unit_of_work():
        operations.end_other_sessions(person, here=theirs, by=build.actor(stranger), at=NOON)
    assert len(open_sessions(person)) == 1


def test_the_profile_asks_no_more_for_more_sessions(enter_with, queries):
    here = enter_with(FIREFOX)

    def asked():
        with queries() as seen:
            here.get("/me")
        return len(seen)

    few = asked()
    for agent in (PHONE, EDGE, ANDROID):
        enter_with(agent)
    assert asked() == few


def test_changing_the_password_says_that_the_others_are_signed_out(enter_with):
    assert "loggas ut överallt annars" in text_of(enter_with(FIREFOX).get("/me"))
