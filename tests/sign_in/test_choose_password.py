"""An invitation: a link that lets one choose a password, one time and for fourteen days."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from riskreg.access.session import hashed
from riskreg.accounts.models import Invitation
from riskreg.accounts.queries import invitation_by_token
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import Forbidden, Refused
from riskreg.sign_in import operations, passwords
from riskreg.sign_in.rules import NewPassword
from riskreg.transaction import unit_of_work
from tests.conftest import NOON
from tests.sign_in.conftest import PASSWORD
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

CHOSEN = {"new_password": PASSWORD, "repeated_password": PASSWORD}
GONE = 410


@pytest.fixture
def invited(build):
    return build.user("Maria Ek", email="maria@example.com")


@pytest.fixture
def link(build, invited):
    return f"/invite/{invite(build, invited)}"


def invite(build, user):
    with unit_of_work():
        return operations.invite(user, by=build.any_administrator, at=NOON)


def test_the_link_lets_one_choose_a_password_and_sign_in_with_it(client, enter, link):
    page = client.get(link)
    assert (page.status_code, "maria@example.com" in page.text) == (200, True)
    assert client.post(link, data=CHOSEN).location == "/login"
    assert "Lösenordet är sparat" in client.get("/login").text
    assert enter().status_code == 302


def test_it_works_once(client, link):
    client.post(link, data=CHOSEN)
    assert client.get(link).status_code == GONE
    assert client.post(link, data=CHOSEN).status_code == GONE


def test_it_works_for_fourteen_days(client, link, clock):
    clock.move_to(NOON + timedelta(days=14) - timedelta(seconds=5))
    assert client.get(link).status_code == 200
    clock.move_to(NOON + timedelta(days=14))
    page = client.get(link)
    assert (page.status_code, "Länken gäller inte längre" in page.text) == (GONE, True)
    assert client.post(link, data=CHOSEN).status_code == GONE


def test_a_made_up_link_says_the_same(client, database):
    assert client.get("/invite/made-up").status_code == GONE


def test_a_newer_link_ends_the_older(client, build, invited, link):
    newer = f"/invite/{invite(build, invited)}"
    assert client.get(link).status_code == GONE
    assert client.get(newer).status_code == 200


def test_a_closed_login_cannot_be_opened_with_a_link(client, build, invited, link):
    with (
        unit_of_work(),
        telling(EventType.USER_ADDED, invited, by=build.any_administrator, at=NOON),
    ):
        invited.is_disabled = True
    assert client.get(link).status_code == GONE
    with pytest.raises(Refused, match="closed"):
        invite(build, invited)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Skriv ett lösenord"),
        ({"new_password": "kort", "repeated_password": "kort"}, "minst 12 tecken"),
        ({"new_password": "ab" * 65, "repeated_password": "ab" * 65}, "högst 128 tecken"),
        ({"new_password": PASSWORD, "repeated_password": "ett annat"}, "samma lösenord"),
        ({"new_password": "a" * 14, "repeated_password": "a" * 14}, "svårare att gissa"),
    ],
)
def test_what_is_not_good_enough_can_be_mended(client, build, link, sent, words):
    build.municipality()
    answer = client.post(link, data=sent)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert "kort" not in answer.text.replace("ett kort ord", "")
    assert client.post(link, data=CHOSEN).status_code == 302


def test_only_the_links_hash_is_kept(link):
    (row,) = db.session.scalars(select(Invitation)).all()
    assert row.token_hash == hashed(link.removeprefix("/invite/"))


def test_both_are_told_and_neither_the_token_nor_the_password(client, invited, link):
    event = newest_event()
    assert (event.type, event.row_id, event.values) == (
        EventType.USER_INVITED,
        invited.id,
        [],
    )
    client.post(link, data=CHOSEN)
    event = newest_event()
    assert (event.type, event.user) == (EventType.PASSWORD_CHOSEN, invited)
    assert told(event, "user") == {}


def test_a_new_password_signs_everybody_else_out(client, enter, build, invited, link, sign_in):
    elsewhere = sign_in(invited)
    assert elsewhere.get("/me").status_code == 200
    client.post(link, data=CHOSEN)
    assert elsewhere.get("/me").location == "/login?next=/me"


def test_only_an_administrator_invites(build, invited):
    act = lambda by: operations.invite(invited, by=by, at=NOON)  # noqa: E731 - one line says it
    found = answers(cast(build.board()), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_nobody_chooses_a_password_for_another(build, invited, link):
    stranger = build.actor(build.administrator())
    invitation = invitation_by_token(hashed(link.removeprefix("/invite/")))
    with pytest.raises(Forbidden), unit_of_work():
        operations.choose_password(invitation, NewPassword("hash"), by=stranger, at=NOON)


def test_the_operation_itself_refuses_a_used_link(build, invited, link):
    invitation = invitation_by_token(hashed(link.removeprefix("/invite/")))

    def choose(at):
        with unit_of_work():
            password = passwords.chosen(PASSWORD, "test")
            operations.choose_password(invitation, password, by=build.actor(invited), at=at)

    with pytest.raises(Refused):
        choose(NOON + timedelta(days=14))
    choose(NOON)
    with pytest.raises(Refused):
        choose(NOON)
