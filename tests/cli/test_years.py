"""The example years: everything that can be is there, and it hangs together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import select

from riskreg import assembly, create_app
from riskreg.accounts.models import Holding, User
from riskreg.boards.queries import find_board
from riskreg.cli import proving
from riskreg.cli.demo import play
from riskreg.database import upgrade
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    PlanState,
    ReportKind,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.extensions import db
from riskreg.freezing import thaw
from riskreg.history.models import Event
from riskreg.plans.models import Plan
from riskreg.plans.queries import find_plan
from riskreg.reporting.models import Decision, Meeting, Occasion, Report
from riskreg.reporting.queries import reports
from riskreg.scales.queries import newest_scale

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
BOARDS = {
    "aldre": {2023, 2024, 2025, 2026, 2027},
    "btn": {2023, 2024, 2025, 2026},
    "bun": {2023, 2024, 2025, 2026, 2027},
    "fritid": {2023, 2024},
    "kfn": {2025, 2026},
    "ks": {2022, 2023, 2024, 2025, 2026},
    "ofn": {2023, 2024, 2025, 2026},
    "san": {2022, 2023, 2024, 2025, 2026},
    "smtn": {2023, 2024, 2025, 2026, 2027},
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Played once for all tests here, which only read it.  `test_demo` plays on both databases."""
    instance = tmp_path_factory.mktemp("years") / "instance"
    app = create_app({"INSTANCE": str(instance), "PASSWORD_COST": "test", "TESTING": True})
    upgrade(app)
    with app.app_context():
        play.play(NOW)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def context(demo: Flask) -> Iterator[None]:
    with demo.app_context():
        yield


@pytest.fixture
def documents(context: None) -> list[PlanDocument]:
    plans = db.session.scalars(select(Plan).order_by(Plan.id)).all()
    return list(assembly.documents(plans, on=TODAY).values())


@pytest.fixture
def examples(documents: list[PlanDocument]) -> list[PlanDocument]:
    return [document for document in documents if document.is_example]


def rows(model):
    return db.session.scalars(select(model).order_by(model.id)).all()


def test_each_board_has_its_years(documents):
    found = defaultdict(set)
    for document in documents:
        found[document.board.short].add(document.year)
    assert found == BOARDS


def test_everything_but_the_source_is_labelled(documents):
    assert {document.year for document in documents if not document.is_example} == {2022}
    assert all(document.source for document in documents if not document.is_example)


def test_the_sources_year_says_what_the_source_says(context):
    for short, given in (("ks", 1), ("san", 1)):
        document = assembly.document(find_plan(short, 2022), on=TODAY)
        assert [risk.content_given for risk in document.risks].count(True) == given
        assert all(not risk.assessments and risk.owner is None for risk in document.risks)


def test_the_history_holds(context):
    assert list(proving.faults()) == []


def test_the_acts_are_told_in_the_order_of_time_and_none_before_its_day(context):
    moments = db.session.scalars(select(Event.at).order_by(Event.number)).all()
    # What one step did is told with one moment.
    assert all(before <= after for before, after in pairwise(moments))
    assert moments[-1] < NOW
    by_year = Counter(moment.year for moment in moments)
    assert all(by_year[year] > 200 for year in range(2022, 2027))


def test_nobody_is_real(context):
    names = [user.name for user in rows(User)]
    assert all(name.endswith(" Exempel") for name in names)
    assert len(names) == len({name.split()[0] for name in names}) > 40


EVERYTHING: dict[type, Callable[[list[PlanDocument]], set]] = {
    PlanState: lambda found: {one.state for one in found},
    ActionStatus: lambda found: {action.status for one in found for _, action in one.actions},
    ControlKind: lambda found: {control.kind for one in found for _, control in one.controls},
    Frequency: lambda found: {control.frequency for one in found for _, control in one.controls},
    ControlOutcome: lambda found: {
        result.outcome for one in found for _, control in one.controls for result in control.results
    },
    ResponseKind: lambda found: {way.kind for risk in risks(found) for way in risk.responses},
    AssessmentKind: lambda found: {one.kind for risk in risks(found) for one in risk.assessments},
    RoutineKind: lambda found: {routine.kind for one in found for routine in one.routines},
    Known: lambda found: {routine.documented for one in found for routine in one.routines},
    OccasionState: lambda found: {occasion.state for one in found for occasion in one.occasions},
    ReportKind: lambda _: {report.kind for report in rows(Report)},
    HoldingKind: lambda _: {holding.kind for holding in rows(Holding)},
    DecisionOutcome: lambda _: {decision.outcome for decision in rows(Decision)},
}
#: What no board has done, and what nobody has said how to do.
NEVER = {Frequency.ONCE, DecisionOutcome.SENT_BACK}


def risks(documents: list[PlanDocument]) -> Iterator[RiskEntry]:
    return (risk for document in documents for risk in document.selected)


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
def test_everything_that_can_be_is_there(examples, kind):
    assert EVERYTHING[kind](examples) == set(kind) - NEVER


def test_risks_keep_their_numbers_through_the_years(examples):
    numbers, plans = defaultdict(set), defaultdict(list)
    for document in examples:
        for risk in document.risks:
            numbers[risk.key].add((document.board.short, risk.number))
            plans[risk.key].append(document.year)
    assert all(len(found) == 1 for found in numbers.values())
    assert sum(len(years) > 2 for years in plans.values()) > 40
    for found in plans.values():
        assert sorted(found) == list(range(min(found), max(found) + 1))


def test_scores_go_up_and_down_over_the_years(examples):
    this_year = [one for one in examples if one.year == 2026]
    moves = [list(pairwise(scores(risk))) for risk in risks(this_year)]
    assert sum(any(after > before for before, after in found) for found in moves) > 15
    assert sum(any(after < before for before, after in found) for found in moves) > 25
    spans = [{one.on.year for one in risk.assessments} for risk in risks(this_year)]
    assert sum(len(span) > 3 for span in spans) > 25


def scores(risk: RiskEntry) -> list[int]:
    return [one.score for one in risk.assessments if one.kind is AssessmentKind.CURRENT]


def test_risks_leave_the_plan_with_a_reason_and_are_carried_no_further(examples):
    out = [(one, risk) for one in examples for risk in one.risks if not risk.selected]
    assert len(out) > 5
    assert all(risk.selection_reason for _, risk in out)
    later = {(one.year, risk.key) for one in examples for risk in one.risks}
    assert not any((one.year + 1, risk.key) in later for one, risk in out)


def test_actions_are_late_moved_and_finished_with_an_effect(examples):
    actions = {action.key: action for one in examples for _, action in one.actions}.values()
    assert sum(action.is_late(TODAY) for action in actions) > 5
    moved = [action for action in actions if action.moves]
    assert len(moved) > 12
    assert all(move.reason for action in moved for move in action.moves)
    assert any(len(action.moves) > 1 for action in moved)
    done = [action for action in actions if action.status is ActionStatus.DONE]
    assert sum(action.progress[-1].effect is not None for action in done) > len(done) / 2
    assert any(note.as_deputy for action in actions for note in action.progress)


def test_what_is_accepted_has_a_reason_a_decider_and_a_day(examples):
    accepted = [
        way
        for one in examples
        for risk in one.selected
        for way in risk.responses
        if way.kind is ResponseKind.ACCEPT
    ]
    assert len(accepted) > 10
    assert all(way.reason and way.decider and way.review_on for way in accepted)


def test_deviations_lead_to_proposals_and_were_counted(examples):
    results = [
        result for one in examples for _, control in one.controls for result in control.results
    ]
    major = [one for one in results if one.outcome is ControlOutcome.MAJOR]
    assert all(one.proposed_action for one in major)
    assert any(one.deviations and one.checked for one in major)
    assert not any("None" in (one.observation or "") for one in results)


def test_a_post_is_vacant_today_and_another_one_has_an_acting_holder(examples):
    posts = {post.key: post for one in examples for post in one.positions}.values()
    assert sum(post.is_vacant(TODAY) for post in posts) > 1
    kinds = {period.kind for post in posts for period in post.periods}
    assert HoldingKind.ACTING in kinds


def test_routines_are_secured_unsecured_expired_and_continuous(examples):
    routines = {routine.key: routine for one in examples for routine in one.routines}
    now = {routine.key for one in examples if one.year == 2026 for routine in one.routines}
    secured = Counter(routine.is_secured for routine in routines.values())
    assert min(secured[True], secured[False]) > 5
    assert any(routine.is_continuous for routine in routines.values())
    assert any(routine.decided for key, routine in routines.items() if key not in now)


def test_meetings_have_been_and_are_to_come(context):
    for short in ("bun", "aldre", "smtn"):
        board = find_board(short).id
        days = [one.on.earliest for one in rows(Meeting) if one.board_id == board]
        assert min(days).year == 2022
        assert sum(day > TODAY for day in days) > 1
        assert len(days) > 30


def test_past_meetings_have_frozen_reports(context):
    noted = [one for one in rows(Occasion) if one.state is OccasionState.NOTED]
    frozen = Counter(report.occasion_id for report in rows(Report))
    assert len(noted) > 80
    assert all(frozen[occasion.id] == 1 for occasion in noted)


def test_every_report_reads_as_it_was_frozen(context):
    found = [(report, thaw(report)) for report in reports()]
    assert len(found) > 150
    for report, document in found:
        assert (document.board.short, document.year) == (report.board.short, report.year)
        assert document.as_of == report.on
        assert document.selected


def test_a_report_of_an_earlier_year_has_the_same_risk_with_the_score_of_its_day(context):
    (first, *_) = [one for one in reports() if one.board.short == "bun" and one.year == 2023]
    then = thaw(first).numbered(1)
    now = assembly.document(find_plan("bun", 2026), on=TODAY).numbered(1)
    assert (then.key, then.title) == (now.key, now.title)
    assert now.assessments[: len(then.assessments)] == then.assessments
    assert now.current != then.current


def test_plans_are_decided_late_when_that_happened(context):
    decided = {
        (plan.board.short, plan.year): decision.on.day
        for plan in rows(Plan)
        for decision in rows(Decision)
        if decision.plan_id == plan.id
    }
    assert decided["aldre", 2025].month == 2
    assert (decided["btn", 2024].year, decided["btn", 2024].month) == (2024, 9)
    before = [day for (_, year), day in decided.items() if day.year == year - 1]
    assert len(before) > 20
    assert {day.month for day in before} <= {11, 12}


def test_a_plan_keeps_the_scale_that_it_was_assessed_with(examples):
    used = {(one.board.short, one.year): (one.scale.key, one.scale.version) for one in examples}
    assert used["smtn", 2023] == ("standard-5x5", 1)
    assert used["smtn", 2026] == ("standard-5x5", 2)
    assert used["ofn", 2024] == ("standard-4x4", 1)
    assert used["ofn", 2025] == ("standard-3x3", 1)
    assert used["bun", 2026] == used["san", 2026] == ("standard-4x4", 2)
    assert newest_scale().key == "standard-4x4"


def test_one_board_was_succeeded_by_another(context):
    assert find_board("fritid").successor == find_board("kfn")
    standing = assembly.boards_standing(on=TODAY)
    assert [one.board.short for one in standing if one.document is None] == []
    assert len(standing) == 8


def test_this_years_example_goes_on_from_the_year_before(context):
    before, now = (find_plan("san", year) for year in (2025, 2026))
    then = {risk.key for risk in assembly.document(before, on=TODAY).selected}
    document = assembly.document(now, on=TODAY)
    assert len(then & {risk.key for risk in document.risks}) > 5
    (control,) = [
        control for _, control in document.controls if control.title == "Stickprov på utbetalningar"
    ]
    assert {result.period[:4] for result in control.results} == {"2023", "2024", "2025", "2026"}
