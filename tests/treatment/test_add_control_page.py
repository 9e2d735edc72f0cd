"""A new control, with all that says how it is made."""

import pytest

from riskreg.document.kinds import ControlKind, Frequency
from riskreg.treatment.queries import controls_of
from tests.support.forms import error_at, fill, page

ADDRESS = "/b/san/2026/risks/1/controls/new"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, owner=build.position(plan.board))


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_all_that_says_how_it_is_made_is_kept(build, risk, controller):
    performer, receiver = (build.position(risk.plan.board, name) for name in ("Controller", "Chef"))
    saved = fill(
        controller,
        ADDRESS,
        title="Stickprov av akter",
        kind="recurring",
        purpose="Se att planer finns",
        method="Stickprov",
        extent="20 akter",
        frequency="tertial",
        performer=performer.key,
        receiver=receiver.key,
    )
    (control,) = controls_of(risk)
    assert saved.location == f"/b/san/2026/risks/1/edit/causes#control-{control.line.key}"
    assert (control.kind, control.frequency) == (ControlKind.RECURRING, Frequency.TERTIAL)
    assert (control.purpose, control.method, control.extent) == (
        "Se att planer finns",
        "Stickprov",
        "20 akter",
    )
    assert (control.performer.key, control.receiver.key) == (performer.key, receiver.key)


def test_what_is_missing_is_said_at_once(risk, controller):
    refused = fill(controller, ADDRESS)
    assert error_at(refused, "title") == "Skriv vad som ska kontrolleras"
    assert error_at(refused, "kind") == "Välj vilken sorts kontroll det är"
    assert page(refused).select_one(".errsum h2").get_text() == "Det finns två fel"
    assert not controls_of(risk)


def test_not_even_the_risks_owner_adds_controls(build, sign_in, risk):
    assert sign_in(build.manager(risk.owner)).get(ADDRESS).status_code == 403


def test_the_form_speaks_english(build, sign_in, risk):
    client = sign_in(build.user(roles=[("controller", risk.plan.board)], language="en"))
    assert error_at(client.post(ADDRESS, data={}), "kind") == "Choose what kind of control it is"


def test_what_is_built_in_is_asked_for_in_its_own_words(risk, controller):
    address = f"{ADDRESS}?kind=built_in"
    form = page(controller.get(address)).select_one("main")
    assert form.h1.get_text() == "Lägg till inbyggd kontroll"
    assert form.select_one("[name=kind]") is None
    fill(controller, address, title="Två attesterar", method="Systemet kräver två namn")
    (control,) = controls_of(risk)
    assert (control.kind, control.frequency) == (ControlKind.BUILT_IN, None)
    step = page(controller.get("/b/san/2026/risks/1/edit/causes"))
    headings = {one["id"]: one.parent.parent for one in step.select("h2[id]")}
    assert "Två attesterar" in headings["built-in"].get_text()
    assert "Två attesterar" not in headings["controls"].get_text()
