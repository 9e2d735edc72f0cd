"""A cause by itself: its words, its place, why nothing is done about it."""

import pytest

from riskreg.risks.queries import causes_of
from tests.support.forms import error_at, fill, page, sent_by

ROOT = "/b/san/2026/risks/1"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, causes=["Ingen rutin", "Hög personalomsättning", "Otydliga roller"])


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def address(cause, what=""):
    return f"{ROOT}/causes/{cause.key}{what}"


def texts(risk):
    return [cause.text for cause in causes_of(risk)]


def test_its_words_and_why_nothing_is_done_are_saved(risk, controller):
    cause = risk.causes[0]
    saved = fill(controller, address(cause), text="Rutin saknas", untreated_because="Görs 2027")
    assert saved.location == f"{ROOT}/edit/causes#cause-{cause.key}"
    assert (cause.text, cause.untreated_because) == ("Rutin saknas", "Görs 2027")


def test_without_words_it_is_refused(risk, controller):
    refused = fill(controller, address(risk.causes[0]), text="", untreated_because="Kvar")
    assert refused.status_code == 422
    assert error_at(refused, "text") == "Skriv varför det kan hända"
    assert sent_by(refused)["untreated_because"] == "Kvar"


def test_two_versions_stand_side_by_side(risk, controller):
    cause = risk.causes[0]
    opened = controller.get(address(cause))
    fill(controller, address(cause), text="Deras ord")
    conflict = controller.post(address(cause), data={**sent_by(opened), "text": "Mina ord"})
    assert conflict.status_code == 409
    assert "Deras ord" in page(conflict).select_one(".note table").get_text()
    controller.post(address(cause), data=sent_by(conflict))
    assert cause.text == "Mina ord"


def test_it_moves_up_and_down(risk, controller):
    moved = controller.post(address(risk.causes[1], "/move"), data={"way": "up"})
    assert moved.status_code == 302
    assert texts(risk) == ["Hög personalomsättning", "Ingen rutin", "Otydliga roller"]
    controller.post(address(risk.causes[0], "/move"), data={"way": "down"})
    assert texts(risk) == ["Ingen rutin", "Hög personalomsättning", "Otydliga roller"]


def test_it_can_be_removed(risk, controller):
    assert controller.post(address(risk.causes[1], "/remove")).status_code == 302
    assert texts(risk) == ["Ingen rutin", "Otydliga roller"]


def test_a_cause_of_another_risk_is_not_found(build, risk, controller):
    other = build.risk(risk.plan, causes=["En annan"])
    assert controller.get(address(other.causes[0])).status_code == 404


@pytest.mark.parametrize("what", ["", "/remove", "/move"])
def test_members_change_no_causes(build, sign_in, risk, what):
    member = sign_in(build.member(risk.plan.board))
    ask = member.post if what else member.get
    assert ask(address(risk.causes[0], what)).status_code == 403
