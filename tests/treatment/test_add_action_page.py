"""A new action: what, by which post, until when, against which causes."""

from datetime import date

import pytest

from riskreg.document.dates import PartialDate
from riskreg.treatment.queries import actions_of
from tests.support.forms import error_at, fill, page, sent_by

ADDRESS = "/b/san/2026/risks/1/actions/new"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, owner=build.position(plan.board), causes=["Ingen rutin", "Roller"])


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_a_title_alone_is_an_action(risk, controller):
    saved = fill(controller, ADDRESS, title="Skriv en rutin")
    (action,) = actions_of(risk)
    assert saved.location == f"/b/san/2026/risks/1/edit/causes#action-{action.line.key}"
    assert (action.title, action.owner, action.first_due, action.aims) == (
        "Skriv en rutin",
        None,
        None,
        [],
    )


def test_everything_that_is_chosen_is_kept(build, risk, controller):
    post = build.position(risk.plan.board, "Enhetschef")
    fill(
        controller,
        ADDRESS,
        title="Skriv en rutin",
        description="Med checklista",
        causes=[cause.key for cause in risk.causes],
        owner=post.key,
        due="2026-12-31",
        started="2026-10",
    )
    (action,) = actions_of(risk)
    assert (action.owner.key, action.first_due) == (post.key, date(2026, 12, 31))
    assert action.started == PartialDate("2026-10")
    assert [aim.cause.text for aim in action.aims] == ["Ingen rutin", "Roller"]


def test_the_address_may_choose_the_cause(risk, controller):
    cause = risk.causes[1]
    shown = controller.get(f"{ADDRESS}?cause={cause.key}&cause=nonsense")
    assert sent_by(shown)["causes"] == cause.key


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "title", "Skriv vad som ska göras"),
        ({"due": "snart"}, "due", "Skriv datumet så här: 2024-02-29"),
        (
            {"started": "i våras"},
            "started",
            "Skriv en dag, en månad eller ett år så här: 2024-02-29, 2024-02 eller 2024",
        ),
        ({"causes": "nonsense"}, "causes", "Välj ett av alternativen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(risk, controller, sent, field, words):
    refused = fill(controller, ADDRESS, **{"title": "Rutin" if sent else "", **sent})
    assert refused.status_code == 422
    assert error_at(refused, field) == words
    assert not actions_of(risk)


def test_an_end_before_the_start_is_refused(risk, controller):
    refused = fill(controller, ADDRESS, title="Rutin", due="2026-01-31", started="2026-03")
    assert error_at(refused, "due") == "Välj ett slutdatum som inte är före starten"
    assert sent_by(refused)["title"] == "Rutin"


def test_a_risk_without_causes_asks_for_none(build, controller, risk):
    build.risk(risk.plan)
    shown = controller.get("/b/san/2026/risks/2/actions/new")
    assert page(shown).find(id="causes") is None


def test_not_even_the_risks_owner_adds_actions(build, sign_in, risk):
    assert sign_in(build.manager(risk.owner)).get(ADDRESS).status_code == 403


def test_the_form_speaks_english(build, sign_in, risk):
    client = sign_in(build.user(roles=[("controller", risk.plan.board)], language="en"))
    assert error_at(client.post(ADDRESS, data={}), "title") == "Write what is to be done"
