"""Planning what is checked, how, how often and by which post."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from riskreg.document.kinds import ControlKind, Frequency, PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, NotFound, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import ControlLine, ControlResult
from riskreg.treatment.operations import add_control, change_control, remove_control
from riskreg.treatment.queries import controls_of, find_control
from riskreg.treatment.rules import ControlPlan
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

REVIEW = ControlKind.REVIEW


def done(build, operation, row, *values):
    board = getattr(row, "risk", row).plan.board
    with unit_of_work():
        return operation(row, *values, by=build.controller_of(board), at=build.now())


def test_a_title_and_a_kind_are_enough(build):
    control = done(build, add_control, build.risk(), ControlPlan("Stickprov", REVIEW))
    assert (control.title, control.kind, control.performer) == ("Stickprov", REVIEW, None)


def test_everything_may_be_said_at_once(build):
    risk = build.risk()
    posts = [build.position(risk.plan.board) for _ in range(2)]
    plan = ControlPlan(
        "Stickprov",
        ControlKind.RECURRING,
        *("Rätt belopp", "Jämför med beslut", "40 per tertial", Frequency.TERTIAL, *posts),
    )
    control = done(build, add_control, risk, plan)
    assert (control.purpose, control.method, control.extent, control.frequency) == (
        "Rätt belopp",
        "Jämför med beslut",
        "40 per tertial",
        Frequency.TERTIAL,
    )
    assert [control.performer, control.receiver] == posts
    assert list(controls_of(risk)) == [control]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (" ", "title"),
        ("x" * 301, "title"),
        ("x" * 4001, "purpose"),
        ("x" * 4001, "method"),
        ("x" * 4001, "extent"),
    ],
)
def test_texts_are_demanded_and_bounded(build, text, field):
    plan = replace(ControlPlan("Stickprov", REVIEW), **{field: text})
    control = build.control()
    for operation, row in ((add_control, control.risk), (change_control, control)):
        with pytest.raises(Refused) as refusal:
            done(build, operation, row, plan)
        assert refusal.value.field == field


def test_a_control_is_changed(build):
    control = build.control(title="Förut", method="Urval")
    done(build, change_control, control, ControlPlan("Nu", REVIEW))
    assert (control.title, control.kind, control.method) == ("Nu", REVIEW, None)
    assert newest_event().type is EventType.CONTROL_CHANGED
    assert told(newest_event(), "control")["title"] == ("Förut", "Nu")


def test_a_control_is_told_with_its_line(build):
    control = done(build, add_control, build.risk(), ControlPlan("Stickprov", REVIEW))
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.CONTROL_ADDED,
        control.risk.line.key,
        control.id,
    )
    assert told(event, "control_line")["key"] == (None, control.line.key)


def test_the_second_of_two_sees_both_versions(build):
    control = build.control(title="Förut")
    seen, post = control.version, build.position(control.risk.plan.board)
    theirs = ControlPlan("Deras", REVIEW, performer=post)
    done(build, change_control, control, theirs, seen)
    with pytest.raises(Changed) as changed:
        done(build, change_control, control, ControlPlan("Mitt", ControlKind.BUILT_IN), seen)
    assert (changed.value.theirs["title"], changed.value.yours["title"]) == ("Deras", "Mitt")
    assert changed.value.theirs["performer"] == post.key
    assert changed.value.yours["kind"] is ControlKind.BUILT_IN


def test_a_control_is_removed_with_its_line(build):
    control = build.control(title="Stickprov")
    risk = control.risk
    done(build, remove_control, control)
    assert list(controls_of(risk)) == []
    assert db.session.scalars(select(ControlLine)).all() == []
    assert (newest_event().type, newest_event().about) == (
        EventType.CONTROL_REMOVED,
        risk.line.key,
    )
    assert told(newest_event(), "control")["title"] == ("Stickprov", None)


def test_what_it_has_shown_stays(build):
    control = build.control()
    build.result(control)
    line = control.line
    done(build, remove_control, control)
    (result,) = db.session.scalars(select(ControlResult))
    assert result.line == line


def test_a_control_is_found_by_its_key(build):
    control = build.control()
    key = control.line.key
    assert find_control(key) == find_control(key, control.risk.plan) == control
    with pytest.raises(NotFound):
        find_control(key, build.plan())


@pytest.mark.parametrize(
    "act",
    [
        lambda control, **who: add_control(control.risk, ControlPlan("Ny", REVIEW), **who),
        lambda control, **who: change_control(control, ControlPlan("Ny", REVIEW), **who),
        remove_control,
    ],
    ids=["add", "change", "remove"],
)
def test_who_may(build, act):
    post = build.position(build.board())
    plan = build.plan(post.board)
    control = build.control(build.risk(plan), performer=post)
    people = cast(post.board, post)

    def tried():
        return answers(people, lambda by: act(control, by=by, at=build.now()))

    assert tried() == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert tried() == in_force()
