"""What an event says: who, when, about what, and each field before and after."""

from datetime import UTC, datetime

import pytest

from riskreg.accounts.models import Membership
from riskreg.accounts.rules import Role
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.history import chain
from riskreg.history.kinds import EventType
from riskreg.history.queries import head
from riskreg.history.telling import telling
from riskreg.transaction import unit_of_work
from tests.support.told import newest_event, number_of_events, told

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


def rename(build, board, name):
    with unit_of_work(), telling(EventType.BOARD_ADDED, board, by=build.any_administrator, at=AT):
        board.name = name


def test_a_new_row_is_told_with_every_field(build, board):
    event = newest_event()
    assert told(event, "board") == {
        "id": (None, board.id),
        "key": (None, board.key),
        "kind": (None, "board"),
        "name": (None, "Socialnämnden"),
        "short": (None, "san"),
    }


def test_a_change_is_told_by_the_fields_that_changed(build, board):
    rename(build, board, "Social- och arbetsmarknadsnämnden")
    assert told(newest_event(), "board") == {
        "name": ("Socialnämnden", "Social- och arbetsmarknadsnämnden")
    }


def test_a_deleted_row_is_told_with_what_it_was(build, board):
    user = build.member(board)
    membership = user.memberships[0]
    with unit_of_work(), telling(EventType.ROLE_GIVEN, user, by=build.any_administrator, at=AT):
        db.session.delete(membership)
    assert told(newest_event(), "membership")["role"] == ("member", None)


def test_what_is_set_to_what_it_was_is_not_told(build, board):
    rename(build, board, "Socialnämnden")
    assert told(newest_event(), "board") == {}


def test_an_expired_row_and_an_early_flush_hide_nothing(build, board):
    with unit_of_work(), telling(EventType.BOARD_ADDED, board, by=build.any_administrator, at=AT):
        db.session.expire_all()
        board.name = "Ett"
        db.session.flush()
        board.name = "Två"
    assert told(newest_event(), "board") == {"name": ("Socialnämnden", "Två")}


def test_one_event_tells_all_rows_of_the_block(build, board):
    user = build.user()
    with unit_of_work(), telling(EventType.ROLE_GIVEN, user, by=build.any_administrator, at=AT):
        db.session.add(Membership(user_id=user.id, board_id=board.id, role=Role.MEMBER))
        board.also_named = "Nämnden"
    assert {value.table_name for value in newest_event().values} == {"membership", "board"}


def test_an_event_says_who_when_where_and_about_what(build, board):
    user = build.controller(board)
    plan = build.plan(board)
    post = build.position(board)
    with (
        unit_of_work(),
        telling(EventType.PLAN_OPENED, plan, by=build.actor(user), at=AT, acting_for=post),
    ):
        plan.title = "En annan titel"
    event = newest_event()
    assert (event.user, event.at, event.board) == (user, AT, board)
    assert (event.table_name, event.row_id, event.about) == ("plan", plan.id, plan.key)
    assert event.acting_for == post


def test_secrets_are_never_told(build):
    user = build.user()
    with unit_of_work(), telling(EventType.PASSWORD_CHOSEN, user, by=build.actor(user), at=AT):
        user.password_hash = "$argon2id$secret"  # noqa: S105 - no hash
    assert newest_event().values == []


def test_what_fails_tells_nothing(build, board):
    before = number_of_events()

    def fail():
        rename_in(build, board)
        raise RuntimeError

    with pytest.raises(RuntimeError), unit_of_work():
        fail()
    assert (number_of_events(), board.name) == (before, "Socialnämnden")


def rename_in(build, board):
    with telling(EventType.BOARD_ADDED, board, by=build.any_administrator, at=AT):
        board.name = "Ett"


def test_events_are_numbered_and_each_holds_the_hash_of_the_one_before(build, board):
    before = newest_event()
    build.board("ks", "Kommunstyrelsen", kind=BoardKind.EXECUTIVE_BOARD)
    after = newest_event()
    assert (after.number, after.previous) == (before.number + 1, before.hash)
    assert head() == (after.number, after.hash)


def test_an_empty_history_begins_with_nothing(database):
    assert head() == (0, chain.BEGINNING)


def test_values_are_hashed_with_a_salt_of_their_own(build):
    """Else whoever has the digests alone could try what is likely, such as a yes and a no."""
    build.board()
    first = newest_event()
    build.board()
    assert digest_of_kind(first) != digest_of_kind(newest_event())


def digest_of_kind(event):
    return next(digest[-1] for digest in event.digests if digest[2] == "kind")
