"""The first step of a new risk: a title is enough."""

import pytest

from riskreg.document.kinds import PlanState
from riskreg.risks.queries import risks_of
from tests.support.forms import error_at, fill, page, sent_by, text_of


@pytest.fixture
def plan(build):
    return build.plan(build.board("san", "Socialnämnden"))


@pytest.fixture
def controller(build, sign_in, plan):
    return sign_in(build.controller(plan.board))


def test_a_title_alone_is_a_risk_with_the_next_number(build, plan, controller):
    build.risk(plan)
    saved = fill(controller, "/b/san/2026/risks/new", title="Avtal sägs inte upp i tid")
    assert saved.status_code == 302
    assert saved.location == "/b/san/2026/risks/2/edit/size"
    risk = risks_of(plan)[1]
    assert (risk.title, risk.description, risk.selected) == (
        "Avtal sägs inte upp i tid",
        None,
        True,
    )
    assert "Sparad som risk 2." in text_of(controller.get(saved.location))


def test_everything_that_is_written_is_kept(build, plan, controller):
    post = build.position(plan.board, "Avtalscontroller")
    fill(
        controller,
        "/b/san/2026/risks/new",
        title="Avtal sägs inte upp i tid",
        description="Ingen bevakar uppsägningstiden.",
        consequence="Dyra förlängningar.",
        category_text="Ekonomi",
        process_name="Inköp",
        owner=post.key,
        selection="left-out",
    )
    (risk,) = risks_of(plan)
    assert risk.description == "Ingen bevakar uppsägningstiden."
    assert (risk.consequence, risk.category, risk.process) == (
        "Dyra förlängningar.",
        "Ekonomi",
        "Inköp",
    )
    assert risk.owner.key == post.key
    assert not risk.selected


def test_no_title_is_refused_and_nothing_typed_is_lost(controller):
    refused = fill(controller, "/b/san/2026/risks/new", description="Det jag hann skriva")
    assert refused.status_code == 422
    assert error_at(refused, "title") == "Skriv vad som kan hända"
    assert sent_by(refused)["description"] == "Det jag hann skriva"
    assert page(refused).select_one(".errsum a")["href"] == "#title"


def test_the_page_speaks_english_and_marks_what_the_board_has_written(build, sign_in, plan):
    client = sign_in(build.user(roles=[("controller", plan.board)], language="en"))
    shown = client.get("/b/san/2026/risks/new")
    assert page(shown).h1.get_text() == "What is the risk?"
    assert page(shown).select_one(".eyebrow [lang=sv]").get_text() == "Socialnämnden"


@pytest.mark.parametrize(("role", "status"), [("member", 403), ("manager", 403), ("auditor", 403)])
def test_only_the_controller_adds_risks(build, sign_in, plan, role, status):
    people = {
        "member": lambda: build.member(plan.board),
        "manager": lambda: build.manager(build.position(plan.board)),
        "auditor": build.auditor,
    }
    assert sign_in(people[role]()).get("/b/san/2026/risks/new").status_code == status


def test_a_draft_does_not_exist_for_others(build, sign_in, plan):
    stranger = sign_in(build.controller(build.board()))
    assert stranger.get("/b/san/2026/risks/new").status_code == 404


def test_a_decided_plan_takes_no_new_risks(build, sign_in, plan, controller):
    build.risk(plan)
    build.bring(plan, PlanState.ADOPTED)
    assert controller.get("/b/san/2026/risks/new").status_code == 403
