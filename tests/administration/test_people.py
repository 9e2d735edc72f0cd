"""Adding people, and giving them roles."""

import pytest

from riskreg.accounts.queries import controllers_of, user_by_email, users
from riskreg.accounts.rules import Office, Role, setting_up
from riskreg.administration.operations import add_user, give_role
from riskreg.administration.rules import UserFacts
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import TODAY, answers, cast
from tests.support.told import newest_event, told


def added(build, *facts, by=None, **more):
    with unit_of_work():
        return add_user(UserFacts(*facts, **more), by=by or build.any_administrator, at=build.now())


def given(build, user, role, board, by=None):
    with unit_of_work():
        return give_role(user, role, board, by=by or build.any_administrator, at=build.now())


def test_a_person_has_a_name_and_an_address_that_finds_one(build):
    user = added(build, " Maria@Example.com ", "Maria Ek", title="Enhetschef", language="sv")
    assert (user.email, user.name, user.password_hash) == ("maria@example.com", "Maria Ek", None)
    assert user_by_email("MARIA@example.com ") == user
    assert list(users()) == [user]
    event = newest_event()
    assert (event.type, told(event, "user")["name"]) == (EventType.USER_ADDED, (None, "Maria Ek"))


@pytest.mark.parametrize(
    ("email", "name", "field"),
    [
        ("maria", "Maria", "email"),
        ("a b@example.com", "Maria", "email"),
        (f"{'a' * 250}@example.com", "Maria", "email"),
        ("maria@example.com", " ", "name"),
    ],
)
def test_what_is_missing_is_asked_for(build, email, name, field):
    with pytest.raises(Refused) as refusal:
        added(build, email, name)
    assert refusal.value.field == field


def test_two_people_differ_in_more_than_the_case_of_their_address(build):
    added(build, "maria@example.com", "Maria")
    with pytest.raises(Refused) as refusal:
        added(build, "Maria@Example.com", "En annan Maria")
    assert refusal.value.field == "email"


def test_the_program_adds_the_first_administrator(build):
    user = added(build, "ada@example.com", "Ada", office=Office.ADMINISTRATOR, by=setting_up(TODAY))
    assert user.office is Office.ADMINISTRATOR


def test_only_an_administrator_adds_people(build):
    facts = UserFacts("maria@example.com", "Maria")
    found = answers(cast(build.board()), lambda by: add_user(facts, by=by, at=build.now()))
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_a_role_is_on_a_board(build):
    board, user = build.board("san"), build.user()
    membership = given(build, user, Role.CONTROLLER, board)
    assert user.memberships == [membership]
    assert build.actor(user).has(Role.CONTROLLER, "san")
    assert list(controllers_of(board)) == [user]
    event = newest_event()
    assert (event.type, event.board, event.row_id) == (EventType.ROLE_GIVEN, board, user.id)


def test_a_role_is_given_once(build):
    board, user = build.board(), build.user()
    given(build, user, Role.MEMBER, board)
    with pytest.raises(Refused) as refusal:
        given(build, user, Role.MEMBER, board)
    assert refusal.value.field == "role"
    given(build, user, Role.CONTROLLER, board)


def test_nobody_gives_oneself_a_role(build):
    board, admin = build.board(), build.administrator()
    with pytest.raises(Refused, match="another administrator"):
        given(build, admin, Role.CONTROLLER, board, by=build.actor(admin))


def test_only_an_administrator_gives_roles(build):
    board, user = build.board("san"), build.user()
    act = lambda by: give_role(user, Role.MEMBER, board, by=by, at=build.now())  # noqa: E731 - one line says it
    found = answers(cast(board), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
