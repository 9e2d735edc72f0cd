"""What is missing, and what is only not told."""

from dataclasses import replace
from datetime import date, timedelta

from riskreg.document.dates import PartialDate
from riskreg.document.gaps import Gap, GapKind, gaps
from riskreg.document.kinds import (
    ActionStatus,
    ControlKind,
    HoldingKind,
    Known,
    PlanState,
    ResponseKind,
)
from riskreg.document.organisation import PeriodEntry, PositionEntry
from riskreg.document.treatment import DoneEntry
from riskreg.document.values import PlanDocument, ResponseEntry
from tests.support import documents as a

WHOLE = a.risk(1, (3, 3), responses=(ResponseEntry(ResponseKind.ACT),))
DECIDED = (a.decision(),)


def found(document: PlanDocument) -> list[GapKind]:
    return [gap.kind for gap in gaps(document, document.as_of)]


def lacking(**more) -> list[GapKind]:
    return found(a.plan(replace(WHOLE, **more), decisions=DECIDED))


def test_a_whole_plan_lacks_nothing():
    assert lacking() == []


def test_a_gap_names_its_place():
    plan = a.plan(replace(WHOLE, causes=(a.cause(),)), decisions=DECIDED)

    assert gaps(plan, a.TODAY) == (
        Gap(GapKind.CAUSE_WITHOUT_ACTION, "cause", "Otydlig styrning", "risk-1", 1),
    )


def test_a_cause_is_treated_by_an_action_or_a_reason():
    assert lacking(causes=(a.cause(),), actions=(a.action(causes=("cause",)),)) == []
    assert lacking(causes=(replace(a.cause(), untreated_because="Ny lag"),)) == []


def test_what_a_risk_lacks():
    assert lacking(assessments=()) == [GapKind.RISK_NOT_ASSESSED]
    assert lacking(owner=None) == [GapKind.RISK_WITHOUT_OWNER]
    assert lacking(responses=()) == [GapKind.RISK_WITHOUT_RESPONSE]


def test_an_acceptance_needs_a_reason_and_a_day():
    bare = ResponseEntry(ResponseKind.ACCEPT)

    assert lacking(responses=(bare,)) == [
        GapKind.ACCEPTED_WITHOUT_REASON,
        GapKind.ACCEPTED_WITHOUT_REVIEW,
    ]
    full = replace(bare, reason="Låg", review_on=date(2024, 9, 1))
    assert lacking(responses=(full,)) == []


def test_an_acceptance_is_thought_over_when_its_day_has_passed():
    until = ResponseEntry(ResponseKind.ACCEPT, "Låg", "Nämnden", a.TODAY)
    plan = a.plan(replace(WHOLE, responses=(until,)), decisions=DECIDED)

    assert [gap.kind for gap in gaps(plan, a.TODAY)] == []
    later = a.TODAY + timedelta(days=1)
    assert [gap.kind for gap in gaps(plan, later)] == [GapKind.REVIEW_OVERDUE]
    assert gaps(replace(plan, state=PlanState.CLOSED), later) == ()


def test_what_was_done_in_an_earlier_year_treats_the_cause():
    done = DoneEntry("a0", "Handbok", 2022, date(2022, 10, 3))
    assert lacking(causes=(replace(a.cause(), done=(done,)),)) == []


def test_what_is_built_in_needs_nobody_to_perform_it():
    built_in = replace(a.control("k", performer=None), kind=ControlKind.BUILT_IN)
    assert lacking(controls=(built_in,)) == []


def test_an_action_needs_an_owner_and_a_day_until_it_is_finished():
    bare = a.action(due=None, owner=None)

    assert lacking(actions=(bare,)) == [GapKind.ACTION_WITHOUT_OWNER, GapKind.ACTION_WITHOUT_DUE]
    done = replace(bare, progress=(a.progress(ActionStatus.DONE),))
    assert lacking(actions=(done,)) == []


def test_a_control_needs_somebody_to_perform_it():
    assert lacking(controls=(a.control("k", performer=None),)) == [
        GapKind.CONTROL_WITHOUT_PERFORMER
    ]


def test_a_placeholder_is_not_said_to_lack_anything():
    assert found(a.plan(a.risk(2, owner=None, content_given=False), decisions=DECIDED)) == []


def test_a_post_that_nobody_holds_is_told_once_from_the_day_it_is_empty():
    left = PeriodEntry(HoldingKind.ORDINARY, PartialDate("2020-01-01"), PartialDate("2023-09-11"))
    acting = PeriodEntry(HoldingKind.ACTING, PartialDate("2023-09-12"))
    post = PositionEntry("owner", "Enhetschef", periods=(left, acting))
    plan = a.plan(WHOLE, replace(WHOLE, key="r2"), positions=(post,), decisions=DECIDED)

    assert gaps(plan, date(2023, 9, 11)) == ()
    assert gaps(plan, date(2023, 9, 12)) == (Gap(GapKind.POSITION_VACANT, "owner", "Enhetschef"),)


def test_a_post_that_answers_for_nothing_or_that_no_source_speaks_of_is_no_gap():
    idle = PositionEntry("idle", "Samordnare")
    silent = PositionEntry("owner", "Enhetschef", holders_known=False)

    assert found(a.plan(WHOLE, positions=(idle, silent), decisions=DECIDED)) == []


def test_a_routine_is_undocumented_or_not_told_of():
    routines = (a.routine("no", Known.NO), a.routine("x", Known.NOT_RECORDED, form=None))

    assert found(a.plan(routines=routines, decisions=DECIDED)) == [
        GapKind.ROUTINE_UNDOCUMENTED,
        GapKind.ROUTINE_NOT_RECORDED,
        GapKind.ROUTINE_UNSECURED,
    ]


def test_a_plan_in_force_needs_its_decision_and_a_draft_does_not():
    assert found(a.plan(WHOLE)) == [GapKind.DECISION_NOT_RECORDED]
    assert found(a.plan(WHOLE, state=PlanState.DRAFT)) == []
