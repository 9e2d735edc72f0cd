"""What hangs on a risk's line through the years, and what of it a plan shows."""

from dataclasses import replace
from datetime import UTC, date, datetime

from riskreg import assembly
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    DecisionOutcome,
    PlanState,
    ResponseKind,
)
from riskreg.document.values import PlanDocument
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.reporting.models import Decision, Meeting
from riskreg.reporting.operations import close_occasion, open_occasion
from riskreg.risks import operations as risks
from riskreg.risks.models import Risk
from riskreg.risks.rules import Judgement, ResponseChoice
from riskreg.scales.models import ScaleVersion
from riskreg.scales.rules import default_5x5
from riskreg.transaction import unit_of_work
from riskreg.treatment.models import Action
from tests.assembly.plenty import put
from tests.assembly.rows import AT
from tests.build import Build


def carried(build: Build, risk: Risk, year: int, *, scale: ScaleVersion | None = None) -> Plan:
    """Another plan of the board which has the same risk."""
    plan = build.plan(risk.plan.board, year, scale=scale)
    known = {"title": risk.title, "line_id": risk.line_id, "changed_at": AT}
    put(Risk, [{**known, "plan_id": plan.id}])
    db.session.rollback()
    return plan


def scores(document: PlanDocument) -> list[int]:
    return [assessment.score for assessment in document.risks[0].assessments]


def assess(build: Build, plan: Plan, likelihood: int, impact: int) -> None:
    """Judge the plan's only risk."""
    risk = db.session.query(Risk).where(Risk.plan_id == plan.id).one()
    build.assessment(risk, likelihood, impact)


def test_what_comes_later_is_not_shown(build: Build) -> None:
    risk = build.risk(score=(1, 2))
    action = build.action(risk, status=ActionStatus.IN_PROGRESS)
    build.at = datetime(2026, 12, 1, 8, tzinfo=UTC)
    build.assessment(risk, 3, 3)
    build.progress(action, ActionStatus.DELAYED, new_due=date(2027, 1, 31))
    build.result(build.control(risk))
    then = assembly.document(risk.plan, on=date(2026, 11, 30))
    assert scores(then) == [2]
    assert (then.risks[0].actions[0].status, then.risks[0].actions[0].due) == (
        ActionStatus.IN_PROGRESS,
        None,
    )
    assert then.risks[0].controls[0].results == ()
    now = assembly.document(risk.plan, on=date(2026, 12, 1))
    assert scores(now) == [2, 9]
    assert now.risks[0].actions[0].due == date(2027, 1, 31)


def test_next_years_draft_does_not_touch_this_years_plan(build: Build) -> None:
    risk = build.risk(score=(2, 2))
    following = carried(build, risk, 2027)
    assess(build, following, 4, 4)
    found = assembly.documents([risk.plan, following], on=build.today)
    assert [scores(document) for document in found.values()] == [[4], [4, 16]]


def test_a_value_of_another_scale_has_no_level_here(build: Build) -> None:
    risk = build.risk(score=(2, 2))
    following = carried(build, risk, 2027, scale=build.scale(default_5x5()))
    assert scores(assembly.document(following, on=build.today)) == []
    assess(build, following, 5, 5)
    assert scores(assembly.document(following, on=build.today)) == [25]


def test_a_newer_version_of_the_scale_keeps_the_trend(build: Build) -> None:
    risk = build.risk(score=(2, 2))
    newer = build.scale(replace(assembly.document(risk.plan, on=build.today).scale))
    following = carried(build, risk, 2027, scale=newer)
    assert scores(assembly.document(following, on=build.today)) == [4]


def test_notes_follow_the_action_into_another_year(build: Build) -> None:
    action = build.action(status=ActionStatus.IN_PROGRESS)
    following = carried(build, action.risk, 2027)
    copy = db.session.query(Risk).where(Risk.plan_id == following.id).one()
    known = {"line_id": action.line_id, "title": "Samma åtgärd", "changed_at": AT}
    put(Action, [{**known, "risk_id": copy.id}])
    db.session.rollback()
    (risk,) = assembly.document(following, on=build.today).risks
    assert risk.actions[0].title == "Samma åtgärd"
    assert risk.actions[0].status is ActionStatus.IN_PROGRESS


def test_a_value_is_preliminary_while_its_round_is_open(build: Build) -> None:
    risk = build.risk()
    by = build.controller_of(risk.plan.board)
    occasion = build.occasion(build.routine(risk.plan.board, rounds=True))
    with unit_of_work():
        open_occasion(occasion, by=by, at=build.now())
    with unit_of_work():
        judged = Judgement(AssessmentKind.CURRENT, 3, 3)
        risks.assess_risk(risk, judged, occasion_id=occasion.id, by=by, at=build.now())
    before = assembly.document(risk.plan, on=build.today).risks[0].current
    assert before
    assert (before.preliminary, before.occasion) == (True, occasion.key)
    with unit_of_work():
        close_occasion(occasion, by=by, at=build.now())
    after = assembly.document(risk.plan, on=build.today).risks[0].current
    assert after
    assert not after.preliminary


def test_causes_stand_in_the_order_that_people_gave_them(build: Build) -> None:
    risk = build.risk(causes=["Första", "Andra", "Tredje"])
    third = risk.causes[2]
    with unit_of_work():
        risks.move_cause(third, up=True, by=build.controller_of(risk.plan.board), at=build.now())
    found = assembly.document(risk.plan, on=build.today).risks[0]
    assert [cause.text for cause in found.causes] == ["Första", "Tredje", "Andra"]


def test_an_action_names_its_causes_in_their_order(build: Build) -> None:
    risk = build.risk(causes=["Första", "Andra"])
    first, second = risk.causes
    build.action(risk, causes=[second, first])
    found = assembly.document(risk.plan, on=build.today).risks[0]
    assert found.actions[0].causes == tuple(cause.key for cause in found.causes)


def test_choosing_the_same_responses_anew_is_no_change(build: Build) -> None:
    risk = build.risk(responses=[ResponseKind.ACT, ResponseKind.CONTROL])
    before = assembly.document(risk.plan, on=build.today)
    choices = tuple(ResponseChoice(kind) for kind in (ResponseKind.CONTROL, ResponseKind.ACT))
    by = build.controller_of(risk.plan.board)
    with unit_of_work():
        risks.choose_responses(risk, (), by=by, at=build.now())
        risks.choose_responses(risk, choices, by=by, at=build.now())
    after = assembly.document(risk.plan, on=build.today)
    assert after.risks[0].responses == before.risks[0].responses


def test_the_gross_list_is_there_but_not_in_the_plan(build: Build) -> None:
    plan = build.plan()
    build.risk(plan, "I planen")
    build.risk(plan, "Bara på bruttolistan", selected=False)
    document = assembly.document(plan, on=build.today)
    assert [risk.title for risk in document.risks] == ["I planen", "Bara på bruttolistan"]
    assert [risk.title for risk in document.selected] == ["I planen"]


def test_routines_and_occasions_of_the_year(build: Build) -> None:
    plan = build.plan()
    ended = build.routine(plan.board, "Upphörd", first_year=2024, last_year=2025)
    build.routine(plan.board, "Kommande", first_year=2027)
    valid = build.routine(plan.board, "Gällande", first_year=2024, last_year=2026)
    build.occasion(ended, "I fjol", year=2025)
    build.occasion(valid, "I fjol", year=2025)
    build.occasion(valid, "Utan datum")
    build.occasion(valid, "Höst", deadline=PartialDate("2026-autumn"))
    build.occasion(valid, "Vår", status_date=PartialDate("2026-04-30"))
    document = assembly.document(plan, on=build.today)
    assert [routine.title for routine in document.routines] == ["Gällande"]
    assert [one.name for one in document.occasions] == ["Vår", "Höst", "Utan datum"]


def test_meetings_of_the_year_and_those_that_occasions_go_to(build: Build) -> None:
    plan, executive = build.plan(), build.board()
    build.meeting(plan.board, "2025-12-10")
    build.meeting(plan.board, "2026-12")
    build.meeting(plan.board, "2026-03-04")
    build.meeting(executive, "2026-05-06")
    far = build.meeting(executive, "2027-02-01")
    routine = build.routine(plan.board, to=executive)
    build.occasion(routine, meeting=far)
    document = assembly.document(plan, on=build.today)
    assert [one.on.text for one in document.meetings] == ["2026-03-04", "2026-12", "2027-02-01"]
    assert document.meetings[-1].body == executive.name
    assert document.occasions[0].meeting == document.meetings[-1].key


def decided(plan: Plan, text: str) -> dict[str, object]:
    said = {"outcome": DecisionOutcome.AS_PROPOSED, "at": AT, "text": text}
    return {**said, "board_id": plan.board_id, "plan_id": plan.id}


def test_decisions_on_this_revision_and_those_before(build: Build) -> None:
    first = build.plan(state=PlanState.ADOPTED)
    same = {"board_id": first.board_id, "year": first.year, "title": first.title}
    row = {**same, "key": first.key, "scale_id": first.scale_id, "changed_at": AT}
    (second,) = put(Plan, [{**row, "revision": 2}])
    other = build.plan(first.board, 2025)
    put(Decision, [decided(first, "Första"), decided(other, "En annan plan")])
    put(Decision, [{**decided(first, "Andra"), "plan_id": second}])
    db.session.rollback()
    revision = db.session.get_one(Plan, second)
    found = assembly.documents([first, revision], on=build.today)
    assert [[one.text for one in document.decisions] for document in found.values()] == [
        ["Första"],
        ["Första", "Andra"],
    ]
    assert found[second].revision == 2


def test_only_posts_that_the_document_names(build: Build) -> None:
    plan = build.plan()
    build.position(plan.board, "Någon annan")
    owner = build.position(plan.board, "Ägare")
    build.risk(plan, owner=owner)
    document = assembly.document(plan, on=build.today)
    assert [post.title for post in document.positions] == ["Ägare"]


def test_a_meeting_of_which_only_the_year_is_known(build: Build) -> None:
    plan = build.plan()
    put(Meeting, [{"board_id": plan.board_id, "on": PartialDate("2026")}])
    db.session.rollback()
    assert [one.on.text for one in assembly.document(plan, on=build.today).meetings] == ["2026"]
