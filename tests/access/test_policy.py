"""Who may do what, written out by hand from the table of rights: role × plan × permission.

Each cell says in which plan it is allowed: `-` where no plan is concerned, D draft, P proposed,
A adopted, C closed.  `.` is never.
"""

from dataclasses import replace
from itertools import product

import pytest

from riskreg.access.permissions import Permission
from riskreg.access.policy import allows, require
from riskreg.accounts.rules import setting_up
from riskreg.boards.rules import Subject
from riskreg.document.kinds import PlanState
from riskreg.refusals import Forbidden, NotFound
from tests.support.cast import TODAY, cast, person

STATES = {
    "-": None,
    "D": PlanState.DRAFT,
    "P": PlanState.PROPOSED,
    "A": PlanState.ADOPTED,
    "C": PlanState.CLOSED,
}

WHO = (
    *("controller", "member", "owner", "acting", "deputy", "colleague"),
    *("overseer", "neighbour", "auditor", "administrator", "stranger"),
)

#: One row a permission, its cells in the order of WHO.
TABLE = """
register:read      -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC
board:read         -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC
plan:read          -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -AC   -DPAC -AC   -AC
plan:open          -DPAC .     .     .     .     .     .     .     .     .     .
plan:propose       D     .     .     .     .     .     .     .     .     .     .
plan:decide        -DPA  .     .     .     .     .     .     .     .     .     .
risk:add           D     .     .     .     .     .     .     .     .     .     .
risk:edit          D     .     D     D     D     .     .     .     .     .     .
risk:select        D     .     .     .     .     .     .     .     .     .     .
risk:assess        -DPA  .     -DPA  -DPA  -DPA  .     .     .     .     .     .
risk:treat         D     .     .     .     .     .     .     .     .     .     .
action:report      -DPA  .     -DPA  -DPA  -DPA  .     .     .     .     .     .
control:report     -DPA  .     -DPA  -DPA  -DPA  .     .     .     .     .     .
deviation:act      DA    .     .     .     .     .     .     .     .     .     .
routine:read       -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC
routine:edit       -DPAC .     .     .     .     .     .     .     .     .     .
occasion:edit      -DPAC .     .     .     .     .     .     .     .     .     .
history:read       -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC -DPAC
event-log:read     .     .     .     .     .     .     .     .     -DPAC -DPAC .
event-log:read-whole .   .     .     .     .     .     .     .     -DPAC .     .
profile:edit       .     .     .     .     .     .     .     .     .     .     .
register:set-up    .     .     .     .     .     .     .     .     .     .     .
register:edit      .     .     .     .     .     .     .     .     .     -DPAC .
administration:read .    .     .     .     .     .     .     .     .     -DPAC .
organisation:edit  .     .     .     .     .     .     .     .     .     -DPAC .
user:add           .     .     .     .     .     .     .     .     .     -DPAC .
user:edit          .     .     .     .     .     .     .     .     .     -DPAC .
holding:edit       -DPAC .     .     .     .     .     .     .     .     -DPAC .
deputy:name        -DPAC .     -DPAC -DPAC .     .     .     .     .     -DPAC .
post:hand-over     -DPAC .     .     .     .     .     .     .     .     -DPAC .
scale:edit         .     .     .     .     .     .     .     .     .     -DPAC .
category:edit      .     .     .     .     .     .     .     .     .     -DPAC .
"""
ROWS = {words[0]: words[1:] for words in map(str.split, TABLE.strip().splitlines())}


class Place:
    """Enough of a board or a post to make the cast of."""

    def __init__(self, **facts):
        self.__dict__.update(facts)


PEOPLE = cast(Place(short="san"), Place(key="the-post"))


def subject(state):
    return Subject(board="san", plan_state=STATES[state], positions=frozenset({"the-post"}))


def test_the_table_has_every_permission_and_everybody():
    assert set(ROWS) == {permission.value for permission in Permission}
    assert {len(row) for row in ROWS.values()} == {len(WHO)}
    assert set(WHO) | {"shut out"} == set(PEOPLE)


@pytest.mark.parametrize("permission", Permission, ids=str)
def test_each_may_what_the_table_says(permission):
    expected = dict(zip(WHO, ROWS[permission.value], strict=True))
    found = {
        who: "".join(state for state in STATES if allows(PEOPLE[who], permission, subject(state)))
        or "."
        for who in WHO
    }
    assert found == expected


@pytest.mark.parametrize("permission", Permission, ids=str)
def test_where_reading_is_closed_an_outsider_may_nothing(permission):
    found = {state for state in STATES if allows(PEOPLE["shut out"], permission, subject(state))}
    assert found == (set(STATES) if permission is Permission.REGISTER_READ else set())


@pytest.mark.parametrize("who", ["member", "colleague", "auditor", "overseer"])
def test_where_reading_is_closed_those_of_the_board_still_read(who):
    shut = replace(PEOPLE[who], reading_is_open=False)
    assert allows(shut, Permission.BOARD_READ, subject("-"))
    assert allows(shut, Permission.PLAN_READ, subject("D"))


def test_everybody_has_ones_own_profile_and_nobody_elses():
    me = replace(person(), user_id=7)
    assert allows(me, Permission.PROFILE_EDIT, Subject(owner=7))
    assert not allows(me, Permission.PROFILE_EDIT, Subject(owner=8))
    assert not allows(me, Permission.PROFILE_EDIT, Subject())


def test_the_program_sets_the_register_up_for_its_first_user_and_no_more():
    program = setting_up(TODAY)
    allowed = {
        permission
        for permission, state in product(Permission, STATES)
        if permission not in READING and allows(program, permission, subject(state))
    }
    assert allowed == {
        Permission.REGISTER_SET_UP,
        Permission.SCALE_EDIT,
        Permission.USER_ADD,
    }


READING = {permission for permission in Permission if permission.value.endswith(":read")}


def test_what_one_sees_but_may_not_do_is_forbidden():
    with pytest.raises(Forbidden):
        require(PEOPLE["member"], Permission.RISK_ADD, subject("D"))


def test_what_one_may_not_even_see_does_not_exist():
    for who, state in (("stranger", "D"), ("neighbour", "P"), ("shut out", "A")):
        with pytest.raises(NotFound):
            require(PEOPLE[who], Permission.RISK_ADD, subject(state))


def test_what_is_allowed_passes_without_a_word():
    require(PEOPLE["controller"], Permission.RISK_ADD, subject("D"))
