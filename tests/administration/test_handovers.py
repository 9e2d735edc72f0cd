"""Handing over in one step: what moves, what does not and why, and the receipt that is kept."""

from datetime import date, timedelta

import pytest

from riskreg.accounts.queries import holdings_of
from riskreg.accounts.rules import Office, Role
from riskreg.administration import answering
from riskreg.administration.handing_over import Stays, Thing, lines_of
from riskreg.administration.operations import (
    close_user,
    hand_over_holders,
    hand_over_post,
    hand_over_user,
    handovers,
)
from riskreg.administration.operations.handovers import Placing
from riskreg.document.kinds import ActionStatus, HoldingKind, PlanState, ResponseKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, number_of_events, told

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def other(build, board):
    return build.position(board, "Avdelningschef")


def moved_to_post(build, post, to, seen=None):
    with unit_of_work():
        return hand_over_post(post, to, seen, by=build.any_administrator, at=build.now())


def moved_to_person(build, post, to, on=DECEMBER, kind=None):
    with unit_of_work():
        return hand_over_holders(
            post, Placing(to, on, kind), by=build.any_administrator, at=build.now()
        )


def moved_from(build, user, to, on=DECEMBER):
    with unit_of_work():
        return hand_over_user(user, Placing(to, on), by=build.any_administrator, at=build.now())


def reasons(receipt):
    return {(line.thing, line.title): line.stays for line in lines_of(receipt.lines).staying}


def moving(receipt):
    return [(line.thing, line.title) for line in lines_of(receipt.lines).moving]


def held(post):
    return [
        (one.user.name, one.kind.value, one.start and one.start.text, one.end and one.end.text)
        for one in holdings_of([post.id])
    ]


def test_all_that_a_post_answers_for_moves_and_each_is_told(build, board, post, other):
    plan = build.plan(board)
    risk = build.risk(plan, "Rutiner saknas", owner=post)
    action = build.action(risk, "Skriv rutinen", owner=post)
    control = build.control(risk, "Stickprov", performer=post, receiver=post)
    routine = build.routine(board, "Tertialrapport", reporter=post)
    before = number_of_events()
    receipt = moved_to_post(build, post, other)
    assert risk.owner == action.owner == control.performer == control.receiver == other
    assert routine.reporter == other
    assert len(moving(receipt)) == 5
    assert number_of_events() == before + 6
    event = newest_event()
    assert (event.type, event.about) == (EventType.HANDED_OVER, post.key)
    assert told(event, "handover")["lines"] == (None, receipt.lines)


def test_a_decided_plan_moves_since_only_what_was_decided_is_bound(build, board, post, other):
    plan = build.plan(board)
    risk = build.risk(plan, owner=post)
    build.bring(plan, PlanState.ADOPTED)
    moved_to_post(build, post, other)
    assert risk.owner == other


@pytest.mark.parametrize(
    ("state", "thing", "stays"),
    [
        (PlanState.PROPOSED, Thing.RISK, Stays.BEFORE_THE_BOARD),
        (PlanState.CLOSED, Thing.PLAN, Stays.PLAN_CLOSED),
    ],
)
def test_a_plan_that_is_not_to_change_keeps_its_posts(
    build, board, post, other, state, thing, stays
):
    plan = build.plan(board)
    risk = build.risk(plan, "Risken", owner=post, score=(2, 2), responses=[ResponseKind.MONITOR])
    build.bring(plan, state)
    receipt = moved_to_post(build, post, other)
    assert risk.owner == post
    assert moving(receipt) == []
    (line,) = lines_of(receipt.lines).staying
    assert (line.thing, line.stays) == (thing, stays)


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.CANCELLED])
def test_a_finished_action_stays_with_the_post_that_did_it(build, board, post, other, status):
    action = build.action(build.risk(build.plan(board)), "Klar åtgärd", owner=post, status=status)
    receipt = moved_to_post(build, post, other)
    assert action.owner == post
    assert reasons(receipt) == {(Thing.ACTION, "Klar åtgärd"): Stays.FINISHED}


def test_a_routine_that_has_ended_or_would_have_its_own_deputy_stays(build, board, post, other):
    build.routine(board, "Gammal", reporter=post, first_year=2020, last_year=2022)
    build.routine(board, "Med ersättare", reporter=post, deputy=other)
    assert reasons(moved_to_post(build, post, other)) == {
        (Thing.ROUTINE, "Gammal"): Stays.ROUTINE_ENDED,
        (Thing.ROUTINE, "Med ersättare"): Stays.OWN_DEPUTY,
    }


def test_nothing_moves_to_the_same_post_or_to_another_board(build, post):
    for to in (post, build.position(build.board("ks"))):
        with pytest.raises(Refused) as refusal:
            moved_to_post(build, post, to)
        assert refusal.value.field == "post"


def test_what_was_not_looked_at_does_not_move(build, board, post, other):
    plan = build.plan(board)
    build.risk(plan, owner=post)
    seen = answering.lines(answering.of_posts([post], other, build.today)).seen_as(other.key)
    late = build.risk(plan, owner=post)
    before = number_of_events()
    with pytest.raises(Changed):
        moved_to_post(build, post, other, seen)
    assert (late.owner, number_of_events()) == (post, before)


def test_all_or_nothing_moves(build, board, post, other, monkeypatch):
    risk = build.risk(build.plan(board), owner=post)
    build.routine(board, reporter=post)

    def broken(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(handovers, "_keep", broken)
    with pytest.raises(RuntimeError):
        moved_to_post(build, post, other)
    assert risk.owner == post


def test_a_person_takes_over_a_post_from_a_day(build, board, post):
    maria, peter = build.manager(post, "Maria"), build.user("Peter")
    build.risk(build.plan(board), "Risken", owner=post)
    receipt = moved_to_person(build, post, peter)
    assert held(post) == [
        ("Maria", "ordinary", "2020-01-01", "2026-11-30"),
        ("Peter", "ordinary", "2026-12-01", None),
    ]
    assert post.key in build.actor(maria).held
    assert post.key in build.actor(peter, DECEMBER).held
    assert post.key not in build.actor(maria, DECEMBER).held
    assert [line.title for line in lines_of(receipt.lines).following["Enhetschef"]] == ["Risken"]


def test_a_vacant_post_is_taken_over_too(build, post):
    moved_to_person(build, post, build.user("Peter"), kind=HoldingKind.ACTING)
    assert held(post) == [("Peter", "acting", "2026-12-01", None)]


def test_a_deputy_who_takes_over_is_deputy_no_longer(build, post):
    build.manager(post, "Maria")
    peter = build.deputy(post, "Peter")
    receipt = moved_to_person(build, post, peter)
    assert ("Peter", "deputy", "2020-01-01", "2026-11-30") in held(post)
    assert ("Peter", "ordinary", "2026-12-01", None) in held(post)
    assert reasons(receipt) == {(Thing.POST, "Enhetschef"): Stays.DEPUTY_TAKES_OVER}


def test_somebody_who_acts_may_get_the_post_for_good(build, post):
    peter = build.user("Peter")
    build.holding(post, peter, HoldingKind.ACTING)
    moved_to_person(build, post, peter)
    assert held(post)[-1] == ("Peter", "ordinary", "2026-12-01", None)
    assert held(post)[0][3] == "2026-11-30"


def test_whoever_holds_the_post_is_not_given_it_again(build, post):
    maria = build.manager(post)
    with pytest.raises(Refused) as refusal:
        moved_to_person(build, post, maria)
    assert refusal.value.field == "user"


def test_all_that_a_person_holds_goes_to_another_in_the_same_way(build, board, post, other):
    maria, peter = build.manager(post, "Maria"), build.user("Peter")
    build.holding(other, maria, HoldingKind.DEPUTY, end="2027-06-30")
    receipt = moved_from(build, maria, peter)
    assert held(post)[-1] == ("Peter", "ordinary", "2026-12-01", None)
    assert held(other)[-1] == ("Peter", "deputy", "2026-12-01", "2027-06-30")
    assert not build.actor(maria, DECEMBER).held
    assert (receipt.from_user, receipt.to_user, receipt.on) == (maria, peter, DECEMBER)


def test_roles_and_what_begins_later_do_not_follow(build, board, post, other):
    maria = build.user("Maria", roles=[(Role.CONTROLLER, board)], office=Office.AUDITOR)
    build.holding(other, maria, start="2027-01-01")
    peter = build.user("Peter")
    assert reasons(moved_from(build, maria, peter)) == {
        (Thing.POST, "Avdelningschef"): Stays.BEGINS_LATER,
        (Thing.ROLE, "Socialnämnden"): Stays.GIVEN_BY_ADMINISTRATOR,
        (Thing.OFFICE, ""): Stays.GIVEN_BY_ADMINISTRATOR,
    }
    assert build.actor(peter).roles == frozenset()


def test_nobody_becomes_ones_own_deputy_by_a_handover(build, post):
    """Who holds the post is not given its deputyship, which stays and is told."""
    peter, maria = build.manager(post, "Peter"), build.deputy(post, "Maria")
    receipt = moved_from(build, maria, peter)
    assert reasons(receipt) == {(Thing.POST, "Enhetschef"): Stays.OWN_DEPUTY}
    assert held(post)[-1] == ("Maria", "deputy", "2020-01-01", None)


def test_nobody_hands_over_to_oneself_or_to_a_closed_account(build, post):
    maria, closed = build.manager(post), build.user()
    with unit_of_work():
        close_user(closed, by=build.any_administrator, at=build.now())
    for to in (maria, closed):
        with pytest.raises(Refused) as refusal:
            moved_from(build, maria, to)
        assert refusal.value.field == "user"


def test_the_administrator_and_the_boards_controller_hand_over(build, board, post, other):
    act = lambda by: hand_over_post(post, other, by=by, at=build.now())  # noqa: E731 - one line says it
    found = answers(cast(board, post), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {
        "administrator",
        "controller",
    }


def test_only_the_administrator_hands_over_all_that_a_person_holds(build, board, post):
    maria, peter = build.manager(post), build.user()
    placing = Placing(peter, build.today + timedelta(days=1))
    act = lambda by: hand_over_user(maria, placing, by=by, at=build.now())  # noqa: E731 - one line says it
    found = answers(cast(board, post), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
