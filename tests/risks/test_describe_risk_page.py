"""The first step of a risk that is there already."""

import pytest

from riskreg.administration.operations.categories import add_category
from riskreg.administration.rules import CategoryFacts
from riskreg.history.kinds import EventType
from riskreg.history.queries import events_of
from riskreg.plans.queries import plan_of
from riskreg.risks import operations
from riskreg.risks.queries import risks_of
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from tests.support.forms import error_at, fill, page, sent_by, words

ADDRESS = "/b/san/2026/risks/1/edit/what"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san", "Socialnämnden"))
    return build.risk(plan, "Avtal sägs inte upp i tid", owner=build.position(plan.board, "Chef"))


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_what_is_changed_is_saved_and_leads_to_the_next_step(risk, controller):
    saved = fill(controller, ADDRESS, description="Ingen bevakar tiden.")
    assert saved.location == "/b/san/2026/risks/1/edit/size"
    assert (risk.title, risk.description) == ("Avtal sägs inte upp i tid", "Ingen bevakar tiden.")


def test_saving_nothing_new_tells_nothing(risk, controller):
    before = len(events_of(risk.plan.board, about=risk.about))
    assert fill(controller, ADDRESS).status_code == 302
    assert len(events_of(risk.plan.board, about=risk.about)) == before


def test_each_change_is_told_as_what_it_is(build, risk, controller):
    other = build.position(risk.plan.board, "Avdelningschef")
    fill(controller, ADDRESS, owner=other.key, selection="left-out", reason="Låg nivå")
    told = [event.type for event in events_of(risk.plan.board, about=risk.about)][:2]
    assert told == [EventType.RISK_DESELECTED, EventType.RISK_OWNER_CHANGED]
    assert (risk.owner.key, risk.selected, risk.selection_reason) == (other.key, False, "Låg nivå")
    fill(controller, ADDRESS, selection="plan")
    assert risk.selected


def test_leaving_it_out_needs_a_reason(risk, controller):
    refused = fill(controller, ADDRESS, title="Ny titel", selection="left-out")
    assert refused.status_code == 422
    assert error_at(refused, "reason") == "Skriv varför risken inte tas med i planen"
    assert sent_by(refused)["title"] == "Ny titel"
    assert risk.title == "Avtal sägs inte upp i tid"


def test_two_versions_stand_side_by_side(build, risk, controller):
    opened = controller.get(ADDRESS)
    with unit_of_work():
        text = RiskText("Avtal förlängs av misstag", "Deras beskrivning")
        operations.describe_risk(
            risk, text, by=build.controller_of(risk.plan.board), at=build.now()
        )
    mine = {**sent_by(opened), "description": "Min beskrivning"}
    conflict = controller.post(ADDRESS, data=mine)
    assert conflict.status_code == 409
    rows = {row.th.get_text(): row for row in page(conflict).select(".note tbody tr")}
    assert set(rows) == {"Vad kan hända?", "Beskriv risken"}
    assert "Deras beskrivning" in rows["Beskriv risken"].get_text()
    assert sent_by(conflict)["description"] == "Min beskrivning"
    assert controller.post(ADDRESS, data=sent_by(conflict)).status_code == 302
    assert risk.description == "Min beskrivning"


def test_its_owner_changes_the_text_but_neither_owner_nor_selection(build, sign_in, risk):
    owner = sign_in(build.manager(risk.owner))
    opened = owner.get(ADDRESS)
    assert {"owner", "selection", "reason"} & set(sent_by(opened)) == set()
    assert fill(owner, ADDRESS, consequence="Dyrt").status_code == 302
    assert risk.consequence == "Dyrt"
    owner.post(ADDRESS, data={**sent_by(opened), "version": "", "selection": "left-out"})
    assert risk.selected


def test_the_steps_say_how_far_they_have_come(build, risk, controller):
    build.assessment(risk, 3, 4)
    steps = [
        " ".join(one.get_text(" ").split())
        for one in page(controller.get(ADDRESS)).select(".walk li")
    ]
    assert steps == [
        "1. Risken Bara rubrik",
        "2. Hur stor 12, Mycket hög",
        "3. Orsaker och åtgärder Ingen orsak än",
        "4. Rapportering Ingen rutin",
    ]


def test_who_may_not_edit_is_told_so(build, sign_in, risk):
    assert sign_in(build.member(risk.plan.board)).get(ADDRESS).status_code == 403
    assert sign_in(build.controller(build.board())).get(ADDRESS).status_code == 404


@pytest.mark.parametrize("address", [ADDRESS.replace("/1/", "/9/"), ADDRESS.replace("what", "why")])
def test_what_does_not_exist_is_not_found(controller, address):
    assert controller.get(address).status_code == 404


def test_an_example_says_so(build, sign_in):
    board = build.board("ks")
    build.risk(build.plan(board, is_example=True))
    shown = sign_in(build.controller(board)).get("/b/ks/2026/risks/1/edit/what")
    assert "Exempel" in page(shown).select_one(".ribbon").get_text()


def test_the_municipalitys_categories_are_offered_and_the_risks_own(build, sign_in):
    board = build.board("ks")
    build.risk(build.plan(board), category="Ekonomi")
    for name in ("Ärenden", "Avtal"):
        with unit_of_work():
            add_category(CategoryFacts(name), by=build.any_administrator, at=build.now())
    controller = sign_in(build.controller(board))
    address = "/b/ks/2026/risks/1/edit/what"
    shown = page(controller.get(address))
    assert [words(one) for one in shown.select("#category option")] == [
        "Inte valt",
        "Avtal",
        "Ärenden",
        "Ekonomi",
    ]
    fill(controller, address, category="Avtal")
    assert risks_of(plan_of(board, 2026))[0].category == "Avtal"
