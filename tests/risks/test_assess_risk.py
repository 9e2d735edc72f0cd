"""Judging a risk: each judgement is a new row, and only the scale's own steps count."""

from datetime import UTC, date, datetime

import pytest

from riskreg.document.kinds import AssessmentKind, PlanState
from riskreg.extensions import db
from riskreg.history.coverage import RewrittenHistory
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import Changed, Refused
from riskreg.risks.operations import assess_risk
from riskreg.risks.queries import assessments_of, newest_assessment
from riskreg.risks.rules import Judgement
from riskreg.scales.rules import default_3x3
from riskreg.transaction import unit_of_work
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

NOW = AssessmentKind.CURRENT


def assessed(build, risk, *judgement, by=None, **more):
    by = by or build.controller_of(risk.plan.board)
    with unit_of_work():
        return assess_risk(risk, Judgement(NOW, *judgement), by=by, at=build.now(), **more)


def refused(build, risk, *judgement, by=None):
    with pytest.raises(Refused) as refusal:
        assessed(build, risk, *judgement, by=by)
    return refusal.value


@pytest.fixture
def post(build):
    return build.position(build.board())


@pytest.fixture
def risk(build, post):
    return build.risk(build.plan(post.board), owner=post)


def test_a_judgement_is_kept_with_its_day(build, risk):
    row = assessed(build, risk, 3, 4, "Två tillbud i år")
    assert (row.likelihood, row.impact, row.rationale) == (3, 4, "Två tillbud i år")
    assert (row.on, row.at, row.plan) == (date(2026, 11, 23), build.at, risk.plan)
    assert newest_assessment(risk, NOW) == row


def test_the_day_is_the_municipalitys_own(build, risk):
    """Half past eleven in the evening in London is tomorrow in Stockholm."""
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    by = build.actor(build.controller(risk.plan.board), today=date(2026, 11, 24))
    with unit_of_work():
        row = assess_risk(risk, Judgement(NOW, 1, 1), by=by, at=late)
    assert (row.on, row.at) == (date(2026, 11, 24), late)


def test_what_was_judged_before_stands(build, risk):
    first, second = assessed(build, risk, 4, 4), assessed(build, risk, 2, 4)
    target = build.assessment(risk, 1, 2, kind=AssessmentKind.TARGET)
    assert list(assessments_of(risk)) == [first, second, target]
    assert newest_assessment(risk, NOW) == second
    assert newest_assessment(risk, AssessmentKind.INHERENT) is None


@pytest.mark.parametrize(
    ("likelihood", "impact", "field"),
    [
        (None, 3, "likelihood"),
        (0, 3, "likelihood"),
        (5, 3, "likelihood"),
        (3, None, "impact"),
        (3, 5, "impact"),
        (None, None, "likelihood"),
    ],
)
def test_only_steps_of_the_scale_count(build, risk, likelihood, impact, field):
    assert refused(build, risk, likelihood, impact).field == field
    assert list(assessments_of(risk)) == []


def test_the_scale_is_the_plans_own(build):
    risk = build.risk(build.plan(scale=build.scale(default_3x3())))
    assert refused(build, risk, 4, 1).text == "Choose how likely it is"
    assert refused(build, risk, 1, 4).text == "Choose how serious it would be"


def test_a_rationale_is_bounded(build, risk):
    assert refused(build, risk, 1, 1, "x" * 4001).field == "rationale"


def test_in_a_draft_nobody_is_asked_why(build, risk, post):
    owner = build.actor(build.manager(post))
    assert assessed(build, risk, 2, 2, by=owner).rationale is None


def test_in_a_decided_plan_the_owner_says_why_and_the_controller_need_not(build, risk, post):
    owner = build.actor(build.manager(post))
    build.bring(risk.plan, PlanState.ADOPTED)
    assert refused(build, risk, 2, 2, by=owner).field == "rationale"
    assert assessed(build, risk, 2, 2, "Rutinen följs", by=owner)
    assert assessed(build, risk, 1, 2)


def test_a_judgement_belongs_to_its_round(build, risk):
    occasion = build.occasion(build.routine(risk.plan.board))
    assert assessed(build, risk, 2, 2, occasion_id=occasion.id).occasion_id == occasion.id


def test_the_post_is_recorded_for_who_holds_it_and_for_its_deputy(build, risk, post):
    by_owner = assessed(build, risk, 1, 1, by=build.actor(build.manager(post)))
    by_deputy = assessed(build, risk, 1, 2, by=build.actor(build.deputy(post)))
    assert by_owner.position == by_deputy.position == post
    assert newest_event().acting_for == post


def test_a_controller_acts_for_no_post(build, risk):
    controller = build.controller(risk.plan.board)
    row = assessed(build, risk, 1, 1, by=build.actor(controller))
    assert (row.user, row.position, newest_event().acting_for) == (controller, None, None)


def test_a_judgement_is_told(build, risk):
    row = assessed(build, risk, 3, 4, "Två tillbud")
    event = newest_event()
    assert (event.type, event.about) == (EventType.RISK_ASSESSED, risk.line.key)
    values = told(event, "assessment")
    assert (values["likelihood"], values["impact"]) == ((None, 3), (None, 4))
    assert row.line == risk.line


def test_a_judgement_is_never_changed_or_deleted(build, risk):
    row = assessed(build, risk, 3, 4)
    by = build.controller_of(risk.plan.board)

    def change():
        row.likelihood = 1

    for rewrite in (change, lambda: db.session.delete(row)):
        with (
            pytest.raises(RewrittenHistory),
            unit_of_work(),
            telling(EventType.RISK_ASSESSED, risk, by=by, at=build.now()),
        ):
            rewrite()
    assert row.likelihood == 3


def test_the_second_of_two_sees_both_judgements(build, risk):
    seen = risk.version
    assessed(build, risk, 4, 4, "Flera tillbud", version=seen)
    with pytest.raises(Changed) as changed:
        assessed(build, risk, 1, 1, version=seen)
    assert changed.value.theirs == {"likelihood": 4, "impact": 4, "rationale": "Flera tillbud"}
    assert changed.value.yours == {"likelihood": 1, "impact": 1, "rationale": None}


def test_a_change_of_something_else_is_seen_too(build, risk):
    seen = risk.version
    build.cause(risk)
    with pytest.raises(Changed) as changed:
        assessed(build, risk, 1, 1, version=seen)
    assert changed.value.theirs["likelihood"] is None


def test_who_may_assess(build, risk, post):
    people = cast(post.board, post)
    judgement = Judgement(NOW, 1, 1, "Rutinen följs")

    def tried():
        return answers(people, lambda by: assess_risk(risk, judgement, by=by, at=build.now()))

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(risk.plan, PlanState.ADOPTED)
    assert tried() == in_force("controller", *THE_POST)


def test_a_closed_plan_is_not_judged_anew(build, risk, post):
    build.bring(risk.plan, PlanState.CLOSED)
    tried = answers(
        cast(post.board, post),
        lambda by: assess_risk(risk, Judgement(NOW, 1, 1, "Sent"), by=by, at=build.now()),
    )
    assert tried == in_force()
