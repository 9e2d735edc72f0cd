"""Entering a risk: a title is enough, and its number is its own for life."""

import pytest

from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import NotFound, Refused
from riskreg.risks.operations import add_risk
from riskreg.risks.queries import find_risk, risks_of
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def added(build, plan, *text, **facts):
    by = build.controller_of(plan.board)
    with unit_of_work():
        return add_risk(plan, RiskText(*text), by=by, at=build.now(), **facts)


def test_a_title_is_enough(build):
    plan = build.plan()
    risk = added(build, plan, "Bristande samordning")
    assert (risk.line.number, risk.title, risk.selected) == (1, "Bristande samordning", True)
    assert (risk.owner, risk.causes, risk.responses, risk.line.since_year) == (None, [], [], 2026)


def test_everything_may_be_said_at_once(build):
    risk = added(
        build,
        build.plan(),
        *("Titel", "Beskrivning", "Konsekvens", "Verksamhet", "Samverkan"),
        followed_up_in="Verksamhetsberättelsen",
    )
    assert (risk.description, risk.consequence, risk.category, risk.process) == (
        "Beskrivning",
        "Konsekvens",
        "Verksamhet",
        "Samverkan",
    )
    assert risk.followed_up_in == "Verksamhetsberättelsen"


def test_a_risk_may_be_known_without_its_content(build):
    risk = added(build, build.plan(), "Innehållet framgår inte av källan", content_given=False)
    assert not risk.content_given


def test_a_risk_may_stay_on_the_gross_list(build):
    assert not added(build, build.plan(), "Lokaler", selected=False).selected


def test_numbers_go_on_through_the_years_of_a_board(build):
    plan = build.plan()
    next_year, elsewhere = build.plan(plan.board, 2027), build.plan()
    numbers = [added(build, one, "Risk").line.number for one in (plan, plan, next_year, elsewhere)]
    assert numbers == [1, 2, 3, 1]


@pytest.mark.parametrize("title", ["", "  "])
def test_without_a_title_it_is_no_risk(build, title):
    with pytest.raises(Refused) as refusal:
        added(build, build.plan(), title)
    assert (refusal.value.field, refusal.value.text) == ("title", "Write what can happen")


@pytest.mark.parametrize(
    ("field", "longest"),
    [
        ("title", 300),
        ("description", 4000),
        ("consequence", 4000),
        ("category", 100),
        ("process", 200),
    ],
)
def test_texts_are_bounded(build, field, longest):
    plan = build.plan()
    text = RiskText(**{"title": "Risk", field: "x" * (longest + 1)})
    with pytest.raises(Refused) as refusal, unit_of_work():
        add_risk(plan, text, by=build.controller_of(plan.board), at=build.now())
    assert refusal.value.field == field
    assert refusal.value.values == {"length": longest + 1, "longest": longest}


def test_a_risk_is_told_with_its_line(build):
    risk = added(build, build.plan(), "Bristande samordning")
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.RISK_ADDED,
        risk.line.key,
        risk.id,
    )
    assert told(event, "risk")["title"] == (None, "Bristande samordning")
    assert told(event, "risk_line")["number"] == (None, 1)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PlanState.DRAFT, in_draft("controller")),
        (PlanState.PROPOSED, in_draft()),
        (PlanState.ADOPTED, in_force()),
        (PlanState.CLOSED, in_force()),
    ],
)
def test_who_may_add_a_risk(build, state, expected):
    plan = build.plan()
    build.risk(plan, owner=build.position(plan.board), score=(1, 1))
    build.bring(plan, state)
    tried = answers(
        cast(plan.board), lambda by: add_risk(plan, RiskText("Risk"), by=by, at=build.now())
    )
    assert tried == expected


def test_a_risk_is_found_by_its_number(build):
    plan = build.plan(build.board("san"))
    first, second = build.risk(plan), build.risk(plan)
    assert find_risk("san", 2026, 2) == second
    assert list(risks_of(plan)) == [first, second]
    with pytest.raises(NotFound):
        find_risk("san", 2026, 3)


def test_more_risks_cost_no_more_questions(build, queries):
    plan = build.plan()

    def cost():
        db.session.expire_all()
        with queries() as asked:
            for risk in risks_of(plan):
                _ = risk.subject, risk.line.number, risk.plan.scale.name
                _ = [one.text for one in risk.causes], [one.decider for one in risk.responses]
        return len(asked)

    post = build.position(plan.board)
    build.risk(plan, owner=post, causes=["En"])
    of_one = cost()
    for _ in range(4):
        build.risk(plan, owner=build.position(plan.board), causes=["En", "Två"])
    assert cost() == of_one
