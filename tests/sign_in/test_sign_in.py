"""The sign-in page: who is let in, who is not, and what nobody learns from it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from riskreg.access.session import TOKEN, hashed
from riskreg.accounts.rules import Office, Role, setting_up
from riskreg.administration.operations import set_up
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.models import AccessCount
from riskreg.history.telling import telling
from riskreg.sign_in import passwords
from riskreg.sign_in.rules import DEMO_PASSWORD, DEMO_PEOPLE
from riskreg.transaction import unit_of_work
from tests.conftest import NOON
from tests.sign_in.conftest import PASSWORD, give_password, sessions, tries
from tests.support.told import newest_event, number_of_events, told

FORGOTTEN = "fel lösenord"
WRONG = "The e-mail address or the password is not right"
WAIT = "Wait 15 minutes or change your password"
IN_ENGLISH = {"Accept-Language": "en"}


def test_the_page_asks_for_an_address_and_a_password(client, build):
    build.municipality("Sundbybergs stad")
    page = client.get("/login")
    assert page.status_code == 200
    assert "Logga in" in page.text
    assert "Sundbybergs stad" in page.text


def test_the_page_comes_in_english_too(client, build):
    build.municipality()
    assert "Sign in" in client.get("/login?language=en").text


def test_whoever_knows_the_password_is_let_in(client, enter, person):
    answer = enter()
    assert (answer.status_code, answer.location) == (302, "/boards")
    assert client.get("/me").status_code == 200
    event = newest_event()
    assert (event.type, event.user) == (EventType.SIGNED_IN, person)


def test_the_case_of_the_address_does_not_matter(enter, person):
    assert enter(" Maria@Example.COM ").status_code == 302


def test_a_session_is_named_by_a_random_token_of_which_only_the_hash_is_kept(client, enter, person):
    enter()
    with client.session_transaction() as cookie:
        token = cookie[TOKEN]
    (row,) = sessions()
    assert len(token) >= 43
    assert (row.token_hash, row.user, row.ended_at) == (hashed(token), person, None)


def test_every_sign_in_begins_a_new_session_and_ends_the_one_before(client, enter, person):
    enter()
    with client.session_transaction() as cookie:
        first = cookie[TOKEN]
        cookie["planted"] = "by somebody else"
    enter()
    with client.session_transaction() as cookie:
        assert cookie[TOKEN] != first
        assert "planted" not in cookie
    before, after = sessions()
    assert before.ended_at is not None
    assert after.ended_at is None


@pytest.mark.parametrize(
    ("email", "password"),
    [("maria@example.com", "fel lösenord"), ("nobody@example.com", PASSWORD)],
    ids=["password", "name"],
)
def test_nobody_learns_which_was_wrong(enter, person, email, password):
    before = number_of_events()
    answer = enter(email, password, headers=IN_ENGLISH)
    assert (answer.status_code, WRONG in answer.text) == (422, True)
    assert "aria-invalid" not in answer.text
    assert len(tries()) == 1
    assert (len(sessions()), number_of_events()) == (0, before + 1)
    assert newest_event().type is EventType.SIGN_IN_FAILED


def test_a_failure_is_told_of_whom_it_concerns_and_by_nobody(enter, person):
    enter(password=FORGOTTEN)
    event = newest_event()
    assert (event.user, event.about) == (None, person.key)
    values = told(event, "access_note")
    assert values["user_id"] == (None, person.id)
    assert values["address"] == (None, "127.0.0.1")


def test_what_was_typed_is_kept_nowhere(enter, person):
    enter("okand@example.org", FORGOTTEN)
    event = newest_event()
    kept = [value.after for value in event.values]
    assert (event.type, event.about) == (EventType.SIGN_IN_FAILED, None)
    assert not [text for text in kept if "okand" in text or FORGOTTEN in text]


def test_too_many_tries_are_told_once_and_counted(enter, person):
    for _ in range(8):
        enter(password=FORGOTTEN)
    times = db.session.scalars(select(AccessCount.times).order_by(AccessCount.note_id)).all()
    assert (newest_event().type, times) == (EventType.SIGN_IN_THROTTLED, [5, 3])


def test_whoever_is_let_in_is_told_with_the_address(enter, person):
    enter()
    event = newest_event()
    assert (event.type, event.user, event.about) == (EventType.SIGNED_IN, person, person.key)
    assert told(event, "access_note")["address"] == (None, "127.0.0.1")


def test_the_address_is_kept_and_the_password_is_not(enter, person):
    page = enter(password=FORGOTTEN).text
    assert 'value="maria@example.com"' in page
    assert "fel lösenord" not in page


def test_an_unknown_name_costs_the_same_work(enter, person, monkeypatch):
    compared = []
    fits = passwords.fits

    def counting(kept, password, cost):
        compared.append(kept)
        return fits(kept, password, cost)

    monkeypatch.setattr(passwords, "fits", counting)
    enter("nobody@example.com")
    enter(password=FORGOTTEN)
    assert compared == [None, person.password_hash]


def test_somebody_without_a_password_is_told_no_more(enter, build):
    build.user(email="new@example.com")
    answer = enter("new@example.com", headers=IN_ENGLISH)
    assert (answer.status_code, WRONG in answer.text) == (422, True)


def test_a_closed_login_is_told_no_more(enter, person, build):
    with unit_of_work(), telling(EventType.USER_ADDED, person, by=build.any_administrator, at=NOON):
        person.is_disabled = True
    answer = enter(headers=IN_ENGLISH)
    assert (answer.status_code, WRONG in answer.text) == (422, True)


@pytest.mark.parametrize("field", ["email", "password"])
def test_what_is_missing_is_asked_for(client, build, field):
    given = {"email": "maria@example.com", "password": PASSWORD} | {field: ""}
    answer = client.post("/login", data=given)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert tries() == []


def test_after_five_failed_tries_with_a_name_nothing_more_is_looked_at(enter, person):
    for _ in range(5):
        assert enter(password=FORGOTTEN).status_code == 422
    answer = enter(headers=IN_ENGLISH)
    assert (answer.status_code, WAIT in answer.text) == (429, True)
    assert len(tries()) == 5


def test_an_unknown_name_is_held_up_in_the_same_way(enter, person):
    for _ in range(5):
        enter("nobody@example.com")
    assert enter("Nobody@example.com").status_code == 429


def test_others_still_get_in(enter, person, build):
    for _ in range(5):
        enter("nobody@example.com")
    assert enter().status_code == 302


def test_a_quarter_of_an_hour_later_one_may_try_again(enter, person, clock):
    for _ in range(5):
        enter(password=FORGOTTEN)
    clock.move_to(NOON + timedelta(minutes=14))
    assert enter().status_code == 429
    clock.move_to(NOON + timedelta(minutes=16))
    assert enter().status_code == 302


def test_getting_in_forgets_what_failed_before(enter, person):
    for _ in range(4):
        enter(password=FORGOTTEN)
    assert enter().status_code == 302
    for _ in range(4):
        assert enter(password=FORGOTTEN).status_code == 422


def test_an_address_may_fail_thirty_times_whatever_the_names(enter, person):
    for number in range(30):
        assert enter(f"person{number}@example.com").status_code == 422
    assert enter().status_code == 429
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert enter(environ_base=elsewhere).status_code == 302


def test_a_try_counts_before_it_is_looked_at(enter, person, monkeypatch):
    """Many at once are bounded as well: each is written down before the password is compared."""
    seen = []
    monkeypatch.setattr(passwords, "fits", lambda *_: seen.append(len(tries())))
    for _ in range(3):
        enter()
    assert seen == [1, 2, 3]


def test_tries_name_nobody_and_are_forgotten_after_a_day(enter, person, clock):
    enter(password=FORGOTTEN)
    assert "maria" not in tries()[0].name_hash
    clock.move_to(NOON + timedelta(hours=25))
    enter()
    assert [one.succeeded for one in tries()] == [True]


def test_one_goes_on_to_where_one_was_going(enter, person):
    answer = enter(address="/login?next=/b/san/2026?sort%3Dscore")
    assert answer.location == "/b/san/2026?sort=score"


def test_the_way_on_is_kept_when_something_is_wrong(enter, person):
    page = enter(address="/login?next=/b/san/2026", password=FORGOTTEN).text
    assert 'action="/login?next=/b/san/2026"' in page


@pytest.mark.parametrize(
    "elsewhere", ["//elsewhere.example", "https://elsewhere.example", "/%5Ce.x"]
)
def test_nobody_is_sent_elsewhere(enter, person, elsewhere):
    assert enter(address=f"/login?next={elsewhere}").location == "/boards"


def test_a_post_holder_comes_to_ones_own_work(enter, person, build):
    build.holding(build.position(build.board()), person)
    assert enter().location == "/my"


def test_a_member_of_one_board_comes_to_its_overview(enter, build):
    give_password(
        build, build.user(email="maria@example.com", roles=[(Role.MEMBER, build.board("san"))])
    )
    assert enter().location == "/b/san/2026"


@pytest.mark.parametrize("who", ["two boards", "controller", "auditor"])
def test_everybody_else_comes_to_all_boards(enter, build, who):
    san, ks = build.board("san"), build.board("ks", kind=BoardKind.EXECUTIVE_BOARD)
    roles, office = {
        "two boards": ([(Role.MEMBER, san), (Role.MEMBER, ks)], None),
        "controller": ([(Role.CONTROLLER, san)], None),
        "auditor": ([(Role.MEMBER, san)], Office.AUDITOR),
    }[who]
    give_password(build, build.user(email="maria@example.com", roles=roles, office=office))
    assert enter().location == "/boards"


def test_whoever_is_signed_in_already_goes_on(client, enter, person):
    enter()
    assert client.get("/login").location == "/boards"
    assert client.get("/login?next=/me").location == "/me"


def test_home_leads_to_the_door_or_to_ones_work(client, enter, person):
    assert client.get("/").location == "/login"
    enter()
    assert client.get("/").location == "/boards"


def test_the_language_chosen_at_the_door_becomes_the_profiles(client, enter, person):
    enter(address="/login?language=en")
    assert person.language == "en"
    assert "My profile" in client.get("/me").text


def test_a_real_register_offers_nobody_to_be(client, build):
    build.municipality()
    assert DEMO_PASSWORD not in client.get("/login").text
    assert client.post("/login", data={"demo": "admin@example.com"}).status_code == 422


@pytest.mark.parametrize(("email", "words"), DEMO_PEOPLE)
def test_a_demo_lets_one_be_each_of_its_people_with_one_click(client, demo, email, words):
    assert words in client.get("/login?language=en").text
    answer = client.post("/login", data={"demo": email})
    assert answer.status_code == 302
    assert newest_event().user.email == email


@pytest.fixture
def demo(build):
    with unit_of_work():
        set_up("Sundbybergs stad", "sv", is_demo=True, by=setting_up(build.today), at=build.now())
    for email, _ in DEMO_PEOPLE:
        give_password(build, build.user(email=email), DEMO_PASSWORD)
