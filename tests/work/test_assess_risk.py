"""Judging a risk anew, also of a decided plan."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import PlanState
from riskreg.reporting import operations as reporting
from riskreg.risks.queries import assessments_of
from riskreg.transaction import unit_of_work
from tests.support.forms import error_at, fill, page, sent_by, text_of


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    owner = build.position(plan.board, "Avdelningschef")
    risk = build.risk(plan, "Behov upptäcks inte", owner=owner, score=(3, 4))
    build.bring(plan, PlanState.ADOPTED)
    return risk


@pytest.fixture
def owner(build, sign_in, risk):
    return sign_in(build.manager(risk.owner))


@pytest.fixture
def address(risk):
    return f"/my/risk/{risk.id}"


def test_what_was_judged_stands_there_but_not_its_reason(owner, address):
    shown = owner.get(address)
    sent = sent_by(shown)
    assert (sent["likelihood"], sent["impact"], sent["rationale"]) == ("3", "4", "")
    assert "12 Mycket hög" in page(shown).select_one(".tl").get_text(" ", strip=True)


def test_a_new_judgement_is_kept_beside_the_old(risk, owner, address):
    saved = fill(owner, address, likelihood="2", rationale="Teamet finns nu")
    assert saved.location == "/b/san/2026/risks/1"
    scores = [(one.likelihood, one.impact) for one in assessments_of(risk)]
    assert scores == [(3, 4), (2, 4)]


def test_its_owner_says_why(risk, owner, address):
    refused = fill(owner, address, likelihood="2")
    assert refused.status_code == 422
    assert error_at(refused, "rationale") == "Skriv varför ni bedömer så"
    assert sent_by(refused)["likelihood"] == "2"
    assert len(assessments_of(risk)) == 1


def test_a_risk_that_nobody_has_judged_needs_both(build, sign_in, risk):
    plan = build.plan(risk.plan.board, 2027)
    unjudged = build.risk(plan)
    controller = sign_in(build.controller(plan.board))
    refused = fill(controller, f"/my/risk/{unjudged.id}", rationale="Kort")
    assert error_at(refused, "likelihood") == "Välj hur sannolikt det är"
    assert error_at(refused, "impact") == "Välj hur allvarligt det blir"
    assert "Första bedömningen." in text_of(refused)


def test_where_it_would_land_is_shown_and_nothing_saved(risk, owner, address):
    for shown in (
        owner.get(f"{address}?likelihood=1&impact=4"),
        fill(owner, address, likelihood="1", show="1"),
    ):
        panel = page(shown).find(id="landing").get_text(" ", strip=True)
        assert "4 Måttlig" in panel
        assert "Minskat från 12" in panel
    assert len(assessments_of(risk)) == 1


def test_in_an_open_round_it_is_preliminary(build, risk, owner, address):
    board = risk.plan.board
    routine = build.routine(board, rounds=True)
    occasion = build.occasion(routine, deadline=PartialDate("2026-12-04"))
    with unit_of_work():
        reporting.open_occasion(occasion, by=build.controller_of(board), at=build.now())
    fill(owner, address, likelihood="2", rationale="Teamet finns nu")
    assert assessments_of(risk)[-1].occasion_id == occasion.id
    assert "preliminärt" in page(owner.get(address)).select_one(".tl").get_text()


def test_two_versions_stand_side_by_side(build, risk, owner, address):
    opened = owner.get(address)
    build.assessment(risk, 4, 4, rationale="Deras skäl")
    mine = {**sent_by(opened), "likelihood": "2", "rationale": "Mitt skäl"}
    conflict = owner.post(address, data=mine)
    assert conflict.status_code == 409
    assert "Deras skäl" in page(conflict).select_one(".note table").get_text()
    owner.post(address, data=sent_by(conflict))
    assert assessments_of(risk)[-1].rationale == "Mitt skäl"


def test_others_may_not_judge(build, sign_in, risk, address):
    board = risk.plan.board
    assert sign_in(build.member(board)).get(address).status_code == 403
    assert sign_in(build.manager(build.position(board))).get(address).status_code == 403


def test_what_does_not_exist_is_not_found(owner):
    assert owner.get("/my/risk/999").status_code == 404
