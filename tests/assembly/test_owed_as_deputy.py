"""What somebody owes for the post of another."""

from riskreg.accounts.models import User
from riskreg.document.kinds import (
    ActionStatus,
    HoldingKind,
)
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import Action
from riskreg.treatment.operations import record_progress
from riskreg.treatment.rules import ProgressNote
from tests.assembly.desk import Desk, titles
from tests.build import Build


def test_a_deputy_sees_apart_whose_post_it_is(desk: Desk) -> None:
    desk.action("Försenad", due="2026-11-01")
    desk.action("Snart", due="2026-12-01")
    desk.adopt()
    deputy = desk.build.deputy(desk.post, "Åsa Holm")
    owed = desk.owed(deputy)
    assert (owed.late, owed.to_record, owed.risks) == ((), (), ())
    assert titles(owed.as_deputy) == ["Försenad", "Snart"]
    assert {item.ordinary for item in owed.as_deputy} == {"Peter Sandell"}
    assert (owed.left, owed.late_left) == (2, 1)
    assert owed.as_deputy[0].as_deputy


def test_the_deputy_of_a_vacant_post(desk: Desk, build: Build) -> None:
    post = build.position(desk.board, "Vakant")
    desk.action("Utan ordinarie", due="2026-11-01", owner=post)
    desk.adopt()
    (item,) = desk.owed(build.deputy(post)).as_deputy
    assert (item.ordinary, item.position_title) == (None, "Vakant")


def test_who_acts_for_a_vacant_post_answers_for_it(desk: Desk, build: Build) -> None:
    post = build.position(desk.board, "Vakant")
    desk.action("Utan ordinarie", due="2026-11-01", owner=post)
    desk.adopt()
    acting = build.user("Tora")
    build.holding(post, acting, HoldingKind.ACTING)
    (item,) = desk.owed(acting).late
    assert (item.as_deputy, item.ordinary) == (False, None)


def test_what_the_holder_recorded_is_not_the_deputys_doing(desk: Desk) -> None:
    action = desk.action(due="2026-12-31")
    desk.adopt()
    deputy = desk.build.deputy(desk.post)
    note(desk, action, desk.manager)
    assert (desk.owed(deputy).done, titles(desk.owed().done)) == ((), ["Kartläggning"])


def test_what_the_deputy_recorded_is(desk: Desk) -> None:
    action = desk.action(due="2026-12-31")
    desk.adopt()
    deputy = desk.build.deputy(desk.post)
    note(desk, action, deputy)
    assert titles(desk.owed(deputy).done) == titles(desk.owed().done) == ["Kartläggning"]


def note(desk: Desk, action: Action, user: User) -> None:
    by = desk.build.actor(user)
    with unit_of_work():
        told = ProgressNote(ActionStatus.IN_PROGRESS, "Det går bra")
        record_progress(action, told, by=by, at=desk.build.now())
