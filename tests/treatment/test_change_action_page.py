"""An action that is there already: changed in a draft, or taken out of it."""

from datetime import date

import pytest

from riskreg.treatment.queries import action_now, actions_of, find_action
from tests.support.forms import fill, page, sent_by, text_of


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, owner=build.position(plan.board), causes=["Ingen rutin", "Roller"])


@pytest.fixture
def action(build, risk):
    return build.action(risk, "Skriv en rutin", due=date(2026, 12, 31), causes=[risk.causes[0]])


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


@pytest.fixture
def address(action):
    return f"/b/san/2026/risks/1/actions/{action.line.key}"


def test_what_is_changed_is_saved(build, risk, action, controller, address):
    saved = fill(
        controller,
        address,
        title="Skriv om rutinen",
        due="2027-01-31",
        causes=risk.causes[1].key,
        owner=risk.owner.key,
    )
    assert saved.location == f"/b/san/2026/risks/1/edit/causes#action-{action.line.key}"
    found = find_action(action.line.key)
    assert (found.title, found.owner.key) == ("Skriv om rutinen", risk.owner.key)
    assert action_now(found).due == date(2027, 1, 31)
    assert [aim.cause.text for aim in found.aims] == ["Roller"]


def test_a_known_end_date_is_moved_elsewhere(build, action, controller, address):
    build.move(action, date(2027, 3, 31))
    shown = controller.get(address)
    assert page(shown).find(id="due") is None
    assert "Ska vara klar 31 mars 2027." in text_of(shown)
    assert page(shown).select_one(f"main a[href='/my/action/{action.id}/due']")
    assert fill(controller, address, title="Ny titel").status_code == 302
    assert action_now(action).due == date(2027, 3, 31)


def test_two_versions_stand_side_by_side(action, controller, address):
    opened = controller.get(address)
    fill(controller, address, title="Deras titel")
    conflict = controller.post(address, data={**sent_by(opened), "title": "Min titel"})
    assert conflict.status_code == 409
    assert "Deras titel" in page(conflict).select_one(".note table").get_text()
    controller.post(address, data=sent_by(conflict))
    assert action.title == "Min titel"


def test_it_can_be_taken_out(risk, controller, address):
    gone = controller.post(f"{address}/remove")
    assert gone.location == "/b/san/2026/risks/1/edit/causes"
    assert not actions_of(risk)


def test_an_action_of_another_risk_is_not_found(build, risk, action, controller, address):
    build.risk(risk.plan)
    assert controller.get(address.replace("/1/", "/2/")).status_code == 404


def test_others_may_not(build, sign_in, risk, address):
    owner = sign_in(build.manager(risk.owner))
    assert owner.get(address).status_code == 403
    assert owner.post(f"{address}/remove").status_code == 403
