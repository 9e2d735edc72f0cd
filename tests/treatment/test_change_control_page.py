"""A control that is there already: changed in a draft, or taken out of it."""

import pytest

from riskreg.treatment.queries import controls_of, find_control
from tests.support.forms import fill, page, sent_by


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, owner=build.position(plan.board))


@pytest.fixture
def control(build, risk):
    return build.control(risk, "Stickprov")


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


@pytest.fixture
def address(control):
    return f"/b/san/2026/risks/1/controls/{control.line.key}"


def test_what_is_changed_is_saved(risk, control, controller, address):
    fill(controller, address, title="Stickprov av akter", performer=risk.owner.key, frequency="")
    found = find_control(control.line.key)
    assert (found.title, found.performer.key, found.frequency) == (
        "Stickprov av akter",
        risk.owner.key,
        None,
    )


def test_two_versions_stand_side_by_side(control, controller, address):
    opened = controller.get(address)
    fill(controller, address, title="Deras titel")
    conflict = controller.post(address, data={**sent_by(opened), "title": "Min titel"})
    assert conflict.status_code == 409
    assert "Deras titel" in page(conflict).select_one(".note table").get_text()
    controller.post(address, data=sent_by(conflict))
    assert control.title == "Min titel"


def test_it_can_be_taken_out(risk, controller, address):
    assert controller.post(f"{address}/remove").location == "/b/san/2026/risks/1/edit/causes"
    assert not controls_of(risk)


def test_a_control_of_another_risk_is_not_found(build, risk, controller, address):
    build.risk(risk.plan)
    assert controller.get(address.replace("/1/", "/2/")).status_code == 404


def test_others_may_not(build, sign_in, risk, address):
    owner = sign_in(build.manager(risk.owner))
    assert owner.get(address).status_code == 403
    assert owner.post(f"{address}/remove").status_code == 403
