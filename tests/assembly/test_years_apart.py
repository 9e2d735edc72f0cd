"""What is recorded in later years stays out of the plans of those before."""

from datetime import UTC, date, datetime

from riskreg import assembly
from riskreg.decisions.operations import carry_over
from riskreg.document.kinds import ActionStatus, ControlOutcome, PlanState
from riskreg.document.standing import standing
from riskreg.document.values import RiskEntry
from riskreg.plans.models import Plan
from riskreg.risks.models import Risk
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import Action, Control
from riskreg.treatment.queries import actions_of, controls_of
from tests.build import Build

DUE = date(2026, 6, 30)


def carried(build: Build, risk: Risk, year: int) -> Risk:
    """In next year's plan as well, which is in force."""
    plan = build.plan(risk.plan.board, year)
    with unit_of_work():
        copy = carry_over(risk, plan, by=build.controller_of(plan.board), at=build.now())
    build.bring(plan, PlanState.ADOPTED)
    return copy


def close(build: Build, plan: Plan) -> None:
    build.bring(plan, PlanState.CLOSED)


def entry(build: Build, risk: Risk) -> RiskEntry:
    (only,) = assembly.document(risk.plan, on=build.today).risks
    return only


def action_of(risk: Risk) -> Action:
    return actions_of(risk)[0]


def control_of(risk: Risk) -> Control:
    return controls_of(risk)[0]


def test_a_closed_plan_keeps_what_was_told_until_it_was_closed(build: Build) -> None:
    build.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    risk = build.risk()
    action, control = build.action(risk, due=DUE), build.control(risk)
    build.progress(action, text="I november")
    build.result(control, observation="Före stängningen")
    following = carried(build, risk, 2027)
    close(build, risk.plan)
    build.at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    build.progress(action_of(following), ActionStatus.DONE, "I februari")
    build.result(control_of(following), ControlOutcome.MAJOR, "2027-T1", observation="I år")
    then, now = entry(build, risk), entry(build, following)
    assert [note.text for note in then.actions[0].progress] == ["I november"]
    assert [one.observation for one in then.controls[0].results] == ["Före stängningen"]
    assert [note.text for note in now.actions[0].progress] == ["I november", "I februari"]
    assert [one.period for one in now.controls[0].results] == ["2026-T2", "2027-T1"]


def test_nothing_grows_late_in_a_closed_plan(build: Build) -> None:
    build.at = datetime(2026, 7, 10, 9, tzinfo=UTC)
    risk = build.risk()
    build.action(risk, due=DUE)
    close(build, risk.plan)
    build.at = datetime(2027, 7, 10, 9, tzinfo=UTC)
    document = assembly.document(risk.plan, on=build.today)
    (action,) = document.risks[0].actions
    assert action.days_overdue(build.today) == 10
    assert standing(document).actions.late == 1


def test_an_end_date_that_was_moved_later_is_not_known_before(build: Build) -> None:
    build.at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    risk = build.risk()
    build.action(risk, due=DUE)
    following = carried(build, risk, 2027)
    close(build, risk.plan)
    build.at = datetime(2026, 5, 5, 9, tzinfo=UTC)
    build.move(action_of(following), date(2027, 6, 30))
    assert entry(build, risk).actions[0].due == DUE
    assert entry(build, following).actions[0].due == date(2027, 6, 30)


def test_what_is_left_of_a_year_is_told_in_the_next_until_it_is_closed(build: Build) -> None:
    build.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    risk = build.risk()
    action, control = build.action(risk), build.control(risk)
    build.bring(risk.plan, PlanState.ADOPTED)
    following = carried(build, risk, 2027)
    build.at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    build.progress(action, text="Inför bokslutet")
    build.result(control, period="2026-T3")
    build.result(control_of(following), period="2027-T1")
    then = entry(build, risk)
    assert [note.text for note in then.actions[0].progress] == ["Inför bokslutet"]
    assert [one.period for one in then.controls[0].results] == ["2026-T3"]


def test_a_plan_that_nobody_closed_leaves_the_years_after_to_those_that_took_on(
    build: Build,
) -> None:
    build.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    risk = build.risk()
    action = build.action(risk, due=DUE)
    build.bring(risk.plan, PlanState.ADOPTED)
    following = carried(build, risk, 2027)
    build.at = datetime(2028, 1, 10, 9, tzinfo=UTC)
    build.progress(action_of(following), ActionStatus.DONE, "Två år senare")
    then = entry(build, risk).actions[0]
    assert (then.status, then.told_until) == (ActionStatus.NOT_STARTED, date(2027, 12, 31))
    assert entry(build, following).actions[0].status is ActionStatus.DONE
    assert action.line_id == action_of(following).line_id


def test_what_no_later_plan_took_on_is_told_where_it_stands(build: Build) -> None:
    risk = build.risk()
    action = build.action(risk)
    build.bring(risk.plan, PlanState.ADOPTED)
    build.at = datetime(2029, 1, 10, 9, tzinfo=UTC)
    build.progress(action, text="Långt senare")
    assert entry(build, risk).actions[0].told_until is None
    assert [note.text for note in entry(build, risk).actions[0].progress] == ["Långt senare"]
