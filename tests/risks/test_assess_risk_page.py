"""The second step: how big the risk is, and how it is met."""

from datetime import date

import pytest

from riskreg.document.kinds import AssessmentKind, ResponseKind
from riskreg.history.queries import events_of
from riskreg.risks.queries import assessments_of
from riskreg.scales.rules import default_3x3
from tests.support.forms import error_at, fill, page, sent_by, text_of

ADDRESS = "/b/san/2026/risks/1/edit/size"
JUDGED = {"likelihood": "2", "impact": "4"}


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san", "Socialnämnden"))
    return build.risk(plan, "Behov upptäcks inte", owner=build.position(plan.board, "Chef"))


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_the_tiles_have_the_words_of_the_plans_scale(controller):
    tiles = [
        one.get_text(" ", strip=True)
        for one in page(controller.get(ADDRESS)).select("#likelihood label")
    ]
    assert tiles == [
        "1 Osannolik nästan aldrig",
        "2 Mindre sannolik något år av tio",
        "3 Möjlig något år av tre",
        "4 Sannolik varje år",
    ]


def test_another_scale_has_other_tiles(build, sign_in):
    board = build.board("ks")
    build.risk(build.plan(board, scale=build.scale(default_3x3())))
    shown = sign_in(build.controller(board)).get("/b/ks/2026/risks/1/edit/size")
    assert len(page(shown).select("#impact label")) == 3


def test_the_judgement_and_the_responses_are_kept(risk, controller):
    saved = fill(
        controller, ADDRESS, **JUDGED, rationale="Ingen analys", responses=["control", "act"]
    )
    assert saved.location == "/b/san/2026/risks/1/edit/causes"
    (assessment,) = assessments_of(risk)
    assert (assessment.likelihood, assessment.impact, assessment.rationale) == (
        2,
        4,
        "Ingen analys",
    )
    assert assessment.kind is AssessmentKind.CURRENT
    assert {row.kind for row in risk.responses} == {ResponseKind.ACT, ResponseKind.CONTROL}


def test_saving_the_same_again_judges_nothing_anew(risk, controller):
    fill(controller, ADDRESS, **JUDGED, responses="act")
    before = len(events_of(risk.plan.board))
    assert fill(controller, ADDRESS).status_code == 302
    assert len(assessments_of(risk)) == 1
    assert len(events_of(risk.plan.board)) == before


def test_a_risk_can_be_left_unjudged(risk, controller):
    assert fill(controller, ADDRESS, responses="monitor").status_code == 302
    assert not assessments_of(risk)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"likelihood": "2"}, "impact", "Välj hur allvarligt det blir"),
        ({"impact": "2"}, "likelihood", "Välj hur sannolikt det är"),
        ({"rationale": "Därför"}, "likelihood", "Välj hur sannolikt det är"),
        ({"likelihood": "7", "impact": "2"}, "likelihood", "Välj hur sannolikt det är"),
        ({"target_likelihood": "1"}, "target_impact", "Välj hur allvarligt det blir"),
        ({"responses": "accept"}, "reason", "Skriv varför risken accepteras"),
    ],
)
def test_half_a_judgement_is_refused_at_its_field(risk, controller, sent, field, words):
    refused = fill(controller, ADDRESS, **sent)
    assert refused.status_code == 422
    assert error_at(refused, field) == words
    assert sent.items() <= {**sent_by(refused), "likelihood": sent.get("likelihood")}.items()
    assert not assessments_of(risk)


def test_what_is_aimed_at_and_what_it_was_are_judged_for_themselves(risk, controller):
    fill(
        controller,
        ADDRESS,
        **JUDGED,
        inherent_likelihood="4",
        inherent_impact="4",
        target_likelihood="1",
        target_impact="4",
    )
    kinds = {one.kind: one.likelihood * one.impact for one in assessments_of(risk)}
    assert kinds == {
        AssessmentKind.CURRENT: 8,
        AssessmentKind.INHERENT: 16,
        AssessmentKind.TARGET: 4,
    }
    assert page(controller.get(ADDRESS)).select_one("main details.alt").has_attr("open")


def test_acceptance_keeps_who_decides_and_when_it_is_reviewed(build, risk, controller):
    chief = build.position(risk.plan.board, "Förvaltningschef")
    fill(
        controller,
        ADDRESS,
        responses="accept",
        reason="Liten nytta",
        decider=chief.key,
        review_on="2027-03-31",
    )
    (accepted,) = risk.responses
    assert (accepted.reason, accepted.decider.key) == ("Liten nytta", chief.key)
    assert accepted.review_on == date(2027, 3, 31)


def test_the_address_shows_where_it_would_land_and_saves_nothing(risk, controller):
    shown = controller.get(f"{ADDRESS}?likelihood=2&impact=4")
    panel = page(shown).find(id="landing")
    assert "8 Hög" in panel.get_text(" ", strip=True)
    assert panel.select_one("svg title").get_text() == "Riskmatris"
    assert page(shown).find(id="responses-hint").get_text(strip=True).startswith("Värde 8 är hög.")
    assert not assessments_of(risk)


@pytest.mark.parametrize(
    "asked", ["likelihood=9&impact=4", "likelihood=x", "likelihood=-1&impact=0"]
)
def test_what_the_scale_lacks_lands_nowhere(controller, asked):
    assert "Välj hur sannolikt" in text_of(controller.get(f"{ADDRESS}?{asked}"))


def test_the_button_shows_it_without_javascript_and_loses_nothing(risk, controller):
    shown = fill(controller, ADDRESS, **JUDGED, rationale="Halva meningen", show="1")
    assert shown.status_code == 200
    assert sent_by(shown)["rationale"] == "Halva meningen"
    assert "8 Hög" in page(shown).find(id="landing").get_text(" ", strip=True)
    assert not assessments_of(risk)


def test_two_versions_stand_side_by_side(build, risk, controller):
    opened = controller.get(ADDRESS)
    build.assessment(risk, 3, 3, rationale="Deras skäl")
    conflict = controller.post(
        ADDRESS, data={**sent_by(opened), **JUDGED, "rationale": "Mitt skäl"}
    )
    assert conflict.status_code == 409
    rows = {row.th.get_text(): row.get_text(" ") for row in page(conflict).select(".note tbody tr")}
    assert "Möjlig" in rows["Hur sannolikt är det att det händer?"]
    assert "Deras skäl" in rows["Varför bedömer ni så?"]
    assert controller.post(ADDRESS, data=sent_by(conflict)).status_code == 302
    assert assessments_of(risk)[-1].rationale == "Mitt skäl"


def test_its_owner_judges_but_does_not_choose_how_it_is_met(build, sign_in, risk):
    owner = sign_in(build.manager(risk.owner))
    assert page(owner.get(ADDRESS)).find(id="responses") is None
    assert fill(owner, ADDRESS, **JUDGED).status_code == 302
    assert assessments_of(risk)[0].position_id == risk.owner_id


def test_members_do_not_judge(build, sign_in, risk):
    assert sign_in(build.member(risk.plan.board)).get(ADDRESS).status_code == 403


def test_in_english_the_scale_has_its_english_words(build, sign_in, risk):
    client = sign_in(build.user(roles=[("controller", risk.plan.board)], language="en"))
    shown = page(client.get(f"{ADDRESS}?likelihood=2&impact=4"))
    assert shown.select_one("#likelihood label").get_text(" ", strip=True).startswith("1 Unlikely")
    assert shown.select_one("#likelihood [lang=sv]").get_text() == "nästan aldrig"
    assert "A score of 8 is high." in shown.find(id="responses-hint").get_text(" ")
