"""Being away: who steps in, from when to when, and what becomes of it when plans change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from riskreg.accounts.models import Absence
from riskreg.accounts.queries import absences_of, holdings_of, stand_ins_of
from riskreg.administration.operations import (
    begin_absence,
    change_absence,
    close_user,
    end_absence,
)
from riskreg.administration.rules import AbsencePlan, StandIn
from riskreg.document.kinds import ActionStatus, HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.refusals import Changed, Forbidden, NotFound, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import record_progress
from riskreg.treatment.rules import ProgressNote
from tests.support.told import number_of_events

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2026, 11, 25), date(2026, 12, 4)
DURING = date(2026, 11, 30)


@pytest.fixture
def maria(build, post):
    return build.manager(post, "Maria")


@pytest.fixture
def peter(build):
    return build.user("Peter")


@pytest.fixture
def plan(post, peter):
    return AbsencePlan(FIRST, LAST, (StandIn(post, peter),))


def away(build, user, plan, today=TODAY):
    with unit_of_work():
        return begin_absence(user, plan, by=build.actor(user, today), at=build.now())


def changed(build, absence, plan, today=TODAY, version=None):
    with unit_of_work():
        by = build.actor(absence.user, today)
        change_absence(absence, plan, version, by=by, at=build.now())


def back(build, absence, today=TODAY):
    with unit_of_work():
        end_absence(absence, by=build.actor(absence.user, today), at=build.now())


def deputies(post):
    return [
        (one.user.name, str(one.start.text), str(one.end.text))
        for one in holdings_of([post.id])
        if one.absence_id is not None
    ]


def kinds():
    return [one.type for one in db.session.query(Event).order_by(Event.number).all()]


def test_the_deputy_holds_the_post_as_deputy_for_the_time(build, post, maria, peter, plan):
    away(build, maria, plan)
    assert deputies(post) == [("Peter", "2026-11-25", "2026-12-04")]
    assert build.actor(peter, DURING).held == {post.key: HoldingKind.DEPUTY}
    assert not build.actor(peter, LAST + timedelta(days=1)).held
    assert not build.actor(peter, TODAY).held
    assert kinds()[-2:] == [EventType.ABSENCE_BEGUN, EventType.HOLDING_BEGUN]


def test_what_the_deputy_records_is_recorded_as_deputy(build, board, post, maria, peter, plan):
    action = build.action(build.risk(build.plan(board)), owner=post)
    away(build, maria, plan)
    note = ProgressNote(ActionStatus.IN_PROGRESS, "Det går framåt")
    with unit_of_work():
        progress = record_progress(action, note, by=build.actor(peter, DURING), at=build.now())
    assert (progress.as_deputy, progress.user, progress.position) == (True, peter, post)
    with pytest.raises(NotFound), unit_of_work():
        record_progress(action, note, by=build.actor(peter, TODAY), at=build.now())


def test_each_post_may_have_its_own_deputy(build, board, post, maria, peter, plan):
    other, eva = build.position(board, "Avdelningschef"), build.user("Eva")
    build.holding(other, maria)
    away(build, maria, replace(plan, deputies=(*plan.deputies, StandIn(other, eva))))
    assert deputies(post)[0][0] == "Peter"
    assert deputies(other)[0][0] == "Eva"


def test_a_standing_deputy_may_be_named_for_an_absence(build, post, maria, peter, plan):
    build.holding(post, peter, HoldingKind.DEPUTY)
    away(build, maria, plan)
    assert len(holdings_of([post.id])) == 3


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((TODAY - timedelta(days=1), LAST), "start"),
        ((LAST, FIRST), "end"),
    ],
)
def test_days_that_cannot_be_are_refused(build, maria, plan, days, field):
    with pytest.raises(Refused) as refusal:
        away(build, maria, replace(plan, start=days[0], end=days[1]))
    assert refusal.value.field == field


def test_somebody_must_step_in_and_be_another_who_is_there(build, post, maria, peter, plan):
    closed, eva = build.user(), build.user("Eva")
    build.holding(post, eva)
    with unit_of_work():
        close_user(closed, by=build.any_administrator, at=build.now())
    for deputies_ in ((), *((StandIn(post, one),) for one in (maria, closed, eva))):
        with pytest.raises(Refused) as refusal:
            away(build, maria, replace(plan, deputies=deputies_))
        assert refusal.value.field == "deputy"


def test_whoever_is_away_does_not_step_in(build, board, maria, peter, plan):
    own, eva = build.position(board), build.user("Eva")
    build.holding(own, peter)
    away(build, peter, AbsencePlan(LAST, LAST, (StandIn(own, eva),)))
    with pytest.raises(Refused, match="is away at that time") as refusal:
        away(build, maria, plan)
    assert (refusal.value.field, refusal.value.values) == ("deputy", {"name": "Peter"})


def test_nobody_is_away_twice_at_once(build, maria, plan):
    away(build, maria, plan)
    with pytest.raises(Refused) as refusal:
        away(build, maria, replace(plan, start=LAST, end=LAST + timedelta(days=9)))
    assert refusal.value.field == "start"
    assert away(build, maria, replace(plan, start=date(2027, 1, 1), end=date(2027, 1, 2)))


def test_only_oneself_is_away_and_only_for_posts_that_one_holds(build, board, maria, peter, plan):
    with pytest.raises(Forbidden), unit_of_work():
        begin_absence(maria, plan, by=build.any_administrator, at=build.now())
    with pytest.raises(Forbidden):
        away(build, build.user(), plan)
    with pytest.raises(Forbidden):
        away(build, build.deputy(plan.deputies[0].position), plan)


def test_an_absence_that_has_not_begun_is_changed_in_every_way(build, post, maria, plan):
    absence, eva = away(build, maria, plan), build.user("Eva")
    changed(build, absence, AbsencePlan(LAST, LAST, (StandIn(post, eva),)))
    assert deputies(post) == [("Eva", "2026-12-04", "2026-12-04")]
    assert (absence.start, absence.end) == (LAST, LAST)


def test_who_has_stepped_in_until_yesterday_did_so(build, post, maria, peter, plan):
    absence, eva = away(build, maria, plan), build.user("Eva")
    changed(build, absence, replace(plan, deputies=(StandIn(post, eva),)), today=DURING)
    assert deputies(post) == [
        ("Peter", "2026-11-25", "2026-11-29"),
        ("Eva", "2026-11-30", "2026-12-04"),
    ]


def test_the_first_day_of_an_absence_that_has_begun_stays(build, maria, plan):
    absence = away(build, maria, plan)
    with pytest.raises(Refused) as refusal:
        changed(build, absence, replace(plan, start=DURING), today=DURING)
    assert refusal.value.field == "start"
    changed(build, absence, replace(plan, end=DURING), today=DURING)
    assert absence.end == DURING


def test_the_same_again_tells_nothing(build, maria, plan):
    absence = away(build, maria, plan)
    before = number_of_events()
    changed(build, absence, plan)
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(build, post, maria, plan):
    absence = away(build, maria, plan)
    version = absence.version
    changed(build, absence, replace(plan, end=DURING), version=version)
    with pytest.raises(Changed) as change:
        changed(build, absence, replace(plan, end=FIRST), version=version)
    assert (change.value.theirs["end"], change.value.yours["end"]) == (DURING, FIRST)
    assert change.value.who == "Maria"


def test_another_deputy_moves_the_version_too(build, post, maria, plan):
    absence, version = (found := away(build, maria, plan)), found.version
    changed(build, absence, replace(plan, deputies=(StandIn(post, build.user()),)))
    assert absence.version > version


def test_whoever_is_back_early_is_not_stood_in_for_that_day(build, post, maria, peter, plan):
    absence = away(build, maria, plan)
    back(build, absence, today=DURING)
    assert deputies(post) == [("Peter", "2026-11-25", "2026-11-29")]
    assert absence.end == date(2026, 11, 29)
    assert not build.actor(peter, DURING).held
    with pytest.raises(Refused, match="over"):
        back(build, absence, today=DURING)


def test_back_on_the_first_day_it_was_that_day(build, post, maria, plan):
    absence = away(build, maria, plan)
    back(build, absence, today=FIRST)
    assert deputies(post) == [("Peter", "2026-11-25", "2026-11-25")]


def test_an_absence_that_never_began_is_gone(build, post, maria, plan):
    back(build, away(build, maria, plan))
    assert deputies(post) == []
    assert db.session.query(Absence).count() == 0


def test_one_reads_ones_own_absences_and_where_one_steps_in(build, maria, peter, plan):
    absence = away(build, maria, plan)
    assert absences_of(maria, LAST) == [absence]
    assert absences_of(maria, LAST + timedelta(days=1)) == []
    assert [one.absence for one in stand_ins_of(peter, TODAY)] == [absence]
    assert stand_ins_of(maria, TODAY) == []
