"""Roles: giving them, taking them back, and never one's own."""

import pytest

from riskreg.access.session import hashed
from riskreg.accounts.queries import invitation_by_token, user_by_email, user_with_roles
from riskreg.accounts.rules import Office, Role
from riskreg.administration.operations import change_office, take_role_back
from riskreg.history.kinds import EventType
from riskreg.history.verify import verify
from riskreg.refusals import Refused
from riskreg.sign_in import operations as sign_in_operations
from riskreg.sign_in import passwords
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_force
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told


@pytest.fixture
def maria(build):
    return build.user("Maria", email="maria@example.com")


def address(user, more=""):
    return f"/admin/users/{user.key}{more}"


def roles_of(user):
    return [(one.role, one.board.short) for one in user_with_roles(user.id).memberships]


def let_in(build, user):
    """As if the person had followed the link and chosen a password."""
    with unit_of_work():
        token = sign_in_operations.invite(user, by=build.any_administrator, at=build.now())
    chosen = passwords.chosen("fyra ord i en rad", "test")
    with unit_of_work():
        invitation = invitation_by_token(hashed(token))
        by = build.actor(user)
        sign_in_operations.choose_password(invitation, chosen, by=by, at=build.now())


def test_a_role_is_given_from_the_person(admin, board, maria):
    fill(admin, address(maria, "/roles/new"), board=board.key, role="controller")
    assert roles_of(maria) == [(Role.CONTROLLER, "san")]
    event = newest_event()
    assert (event.type, event.board_id) == (EventType.ROLE_GIVEN, board.id)
    assert "Saved: Maria is controller of Socialnämnden." in text_of(admin.get(address(maria)))


def test_a_role_is_given_from_the_board(admin, board, maria):
    fill(admin, "/admin/boards/san/roles/new", user=maria.key, role="member")
    assert roles_of(maria) == [(Role.MEMBER, "san")]
    assert "Maria Member" in text_of(admin.get("/admin/boards/san"))


def test_what_is_missing_is_said_at_the_field(admin, board, maria):
    answer = fill(admin, address(maria, "/roles/new"))
    assert error_at(answer, "board") == "Choose which board the role is on"
    assert error_at(answer, "role") == "Choose a role"
    assert error_at(fill(admin, "/admin/boards/san/roles/new"), "user") == "Choose a person"


def test_a_role_is_given_once(admin, build, board):
    user = build.controller(board)
    answer = fill(admin, address(user, "/roles/new"), board=board.key, role="controller")
    assert error_at(answer, "role") == "The person has that role on the board already"


def test_nobody_gives_oneself_a_role(admin, administrator, board):
    answer = fill(admin, address(administrator, "/roles/new"), board=board.key, role="member")
    assert "Ask another administrator to give you a role" in text_of(answer)
    assert roles_of(administrator) == []
    assert "You cannot change your own roles." in text_of(admin.get(address(administrator)))


def test_a_role_is_taken_back_and_told(admin, build, board):
    user = build.controller(board)
    button = "main form[action$=take-back]"
    opened = admin.get(address(user))
    action = page(opened).select_one(button)["action"]
    admin.post(action, data=sent_by(opened, button))
    assert roles_of(user) == []
    event = newest_event()
    assert (event.type, event.board_id) == (EventType.ROLE_TAKEN_BACK, board.id)
    assert told(event, "membership")["role"] == ("controller", None)
    assert admin.post(action).status_code == 404
    assert list(verify(())) == []


def test_nobody_takes_ones_own_role_back(build, board, sign_in):
    both = build.user(office=Office.ADMINISTRATOR, roles=[(Role.MEMBER, board)], language="en")
    client = sign_in(both)
    number = both.memberships[0].id
    answer = client.post(address(both, f"/roles/{number}/take-back"), follow_redirects=True)
    assert "Ask another administrator to take your role back" in text_of(answer)


def test_a_role_in_the_municipality_is_given_and_taken_back(admin, maria):
    fill(admin, address(maria, "/office"), office="auditor")
    assert told(newest_event(), "user") == {"office": (None, "auditor")}
    assert newest_event().type is EventType.OFFICE_CHANGED
    fill(admin, address(maria, "/office"), office="")
    assert user_by_email("maria@example.com").office is None


def test_saving_nothing_new_tells_nothing(admin, maria):
    before = number_of_events()
    fill(admin, address(maria, "/office"))
    assert number_of_events() == before


def test_nobody_changes_ones_own_role_in_the_municipality(admin, administrator):
    answer = fill(admin, address(administrator, "/office"), office="")
    assert error_at(answer, "office") == "Ask another administrator to change your role"


def test_the_last_administrator_stays(build, administrator):
    invited = build.administrator()
    with pytest.raises(Refused, match="There must be an administrator"), unit_of_work():
        change_office(administrator, None, by=build.any_administrator, at=build.now())
    let_in(build, invited)
    with unit_of_work():
        change_office(administrator, None, by=build.any_administrator, at=build.now())
    assert user_with_roles(administrator.id).office is None


def test_only_administrators_may(build, board, maria):
    controller = build.controller(board)
    (role,) = controller.memberships
    found = answers(cast(board), lambda by: take_role_back(role, by=by, at=build.now()))
    assert found == in_force("administrator")
    found = answers(
        cast(board), lambda by: change_office(maria, Office.AUDITOR, by=by, at=build.now())
    )
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
