"""Where a plan stands, in numbers that add up."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from riskreg.document.gaps import GapKind
from riskreg.document.kinds import ActionStatus, ControlKind, ControlOutcome, Known
from riskreg.document.standing import (
    ActionCounts,
    ControlCounts,
    Movement,
    RoutineCounts,
    serious_levels,
    standing,
)
from tests.support import documents as a
from tests.support import strategies


def test_risks_are_counted_by_level_highest_first_with_the_zeroes():
    found = standing(a.plan(a.risk(1, (4, 4)), a.risk(2, (1, 1)), a.risk(3, (1, 2)), a.risk(4)))

    assert [(one.level.name, one.count) for one in found.levels] == [
        ("Mycket hög", 1),
        ("Hög", 0),
        ("Måttlig", 0),
        ("Låg", 2),
    ]
    assert [one.level.name for one in found.serious] == ["Mycket hög", "Hög"]
    assert (found.risks, found.assessed, found.unassessed) == (4, 3, 1)


def test_the_gross_list_is_counted_apart():
    found = standing(a.plan(a.risk(1, (4, 4)), a.risk(2, (4, 4), selected=False)))

    assert (found.risks, found.gross_only) == (1, 1)
    assert found.levels[0].count == 1


def test_a_scale_that_demands_nothing_has_its_upper_half_for_serious():
    quiet = tuple(replace(level, requires_treatment=False) for level in a.LEVELS)

    assert [level.rank for level in serious_levels(replace(a.SCALE, levels=quiet))] == [4, 3]
    three = replace(a.SCALE, levels=quiet[:3], cells=((1, 1, 1, 2),) * 4)
    assert [level.rank for level in serious_levels(three)] == [3]


def test_each_action_is_counted_once():
    said_late = a.action("said", progress=(a.progress(ActionStatus.DELAYED),))
    begun = a.action("begun", progress=(a.progress(ActionStatus.IN_PROGRESS),))
    stopped = a.action(
        "stopped", due=date(2023, 1, 1), progress=(a.progress(ActionStatus.CANCELLED),)
    )
    risk = a.risk(1, actions=(*a.actions(4, late=1, done=2), said_late, begun, stopped))

    assert standing(a.plan(risk)).actions == ActionCounts(
        total=7, not_started=1, in_progress=1, late=2, done=2, cancelled=1
    )


def test_what_is_late_depends_on_the_day():
    plan = a.plan(a.risk(1, actions=a.actions(1, late=1)))

    assert standing(plan, on=date(2023, 8, 31)).actions.late == 0
    assert standing(plan, on=date(2023, 9, 1)).actions.late == 1


def test_controls_are_counted_by_their_latest_outcome():
    better = a.control("better", ControlOutcome.MAJOR, ControlOutcome.NO_DEVIATION)
    controls = (
        better,
        a.control("worse", ControlOutcome.NO_DEVIATION, ControlOutcome.MAJOR),
        a.control("minor", ControlOutcome.MINOR),
        a.control("undone", ControlOutcome.NOT_DONE),
        a.control("never"),
        a.control("there already", ControlOutcome.MINOR, kind=ControlKind.BUILT_IN),
    )

    assert standing(a.plan(a.risk(1, controls=controls))).controls == ControlCounts(
        total=5, no_deviation=1, minor=1, major=1, not_done=1, without_result=1, built_in=1
    )


def test_not_recorded_is_never_added_to_no():
    routines = (
        a.routine("yes"),
        a.routine("no", Known.NO, deputy=None),
        a.routine("unknown", Known.NOT_RECORDED),
    )

    assert standing(a.plan(routines=routines)).routines == RoutineCounts(
        total=3, documented=1, undocumented=1, not_recorded=1, secured=2
    )


def test_every_risk_went_one_way():
    before = a.plan(
        a.risk(1, (2, 2)), a.risk(2, (3, 3)), a.risk(3, (3, 4)), a.risk(4), a.risk(5), a.risk(6)
    )
    after = a.plan(
        a.risk(1, (3, 3)),
        a.risk(2, (2, 2)),
        a.risk(3, (4, 3)),
        a.risk(4, (1, 1)),
        a.risk(5),
        a.risk(7),
    )

    assert standing(after, since=before).moved == Movement(
        raised=1, lowered=1, shifted=1, first_assessed=1, new=1, gone=1, unchanged=1
    )


def test_without_a_reference_nothing_has_moved():
    assert standing(a.plan(a.risk(1))).moved is None


def test_a_note_alone_moves_no_risk_but_is_something():
    before = a.plan(a.risk(1, (3, 3), actions=(a.action(),)))
    noted = a.action(progress=(a.progress(ActionStatus.IN_PROGRESS),))
    moved = standing(a.plan(a.risk(1, (3, 3), actions=(noted,))), since=before).moved

    assert moved == Movement(unchanged=1, anything=True)
    assert standing(before, since=before).moved == Movement(unchanged=1, anything=False)


@strategies.patient
@given(strategies.documents, strategies.documents)
def test_the_numbers_add_up(before, after):
    found = standing(after, since=before)
    actions, controls, routines = found.actions, found.controls, found.routines
    moved = found.moved

    assert sum(one.count for one in found.levels) == found.assessed
    assert actions.total == sum(
        (actions.not_started, actions.in_progress, actions.late, actions.done, actions.cancelled)
    )
    assert controls.total == sum(
        (controls.no_deviation, controls.deviating, controls.not_done, controls.without_result)
    )
    assert routines.total == routines.documented + routines.undocumented + routines.not_recorded
    assert moved is not None
    assert moved.unchanged >= 0
    assert found.lacking(GapKind.RISK_NOT_ASSESSED) <= found.unassessed
