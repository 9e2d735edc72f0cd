"""How an action goes: one screen, one text."""

from datetime import date, timedelta

import pytest

from riskreg.accounts.rules import Role
from riskreg.document.kinds import ActionStatus, PlanState
from riskreg.treatment.queries import action_now, latest_progress, moves_of, progress_of
from tests.support.forms import error_at, fill, page, sent_by, text_of


@pytest.fixture
def post(build):
    return build.position(build.board("san", "Socialnämnden"), "Enhetschef")


@pytest.fixture
def plan(build, post):
    return build.plan(post.board)


@pytest.fixture
def action(build, plan, post):
    risk = build.risk(plan, "Behov upptäcks inte")
    return build.action(risk, "Bilda ett team", owner=post, due=date(2026, 12, 31))


@pytest.fixture
def manager(build, sign_in, post):
    return sign_in(build.manager(post))


@pytest.fixture
def address(action):
    return f"/my/action/{action.id}"


def test_the_page_says_what_it_is_about(build, action, manager, address):
    build.progress(action, text="Teamet har träffats")
    shown = manager.get(address)
    assert page(shown).h1.get_text() == "Bilda ett team"
    assert "Slutdatum 31 december 2026. Ansvarig: Enhetschef." in text_of(shown)
    assert "Teamet har träffats" in page(shown).select_one(".tl").get_text()
    choices = [one.get_text(strip=True) for one in page(shown).select("#status label")]
    assert choices == ["Enligt plan", "Försenad", "Klar", "Avbruten"]


def test_the_first_entry_is_said_to_be_the_first(manager, address):
    assert "Första registreringen." in text_of(manager.get(address))


def test_a_note_is_kept_and_told(action, manager, address):
    saved = fill(manager, address, status="in_progress", text="Teamet har träffats")
    assert saved.location == "/my"
    note = latest_progress(action)
    assert (note.status, note.text) == (ActionStatus.IN_PROGRESS, "Teamet har träffats")
    assert note.position_id == action.owner_id
    assert "Sparat. Bilda ett team: enligt plan." in text_of(manager.get("/my"))


def test_late_moves_the_end_date(action, manager, address):
    fill(manager, address, status="delayed", text="Lokalen dröjer", new_due="2027-02-28")
    assert action_now(action).due == date(2027, 2, 28)
    assert moves_of(action)[0].reason == "Lokalen dröjer"
    shown = manager.get(address)
    assert "Slutdatumet flyttat från 31 december 2026 till 28 februari 2027" in text_of(shown)
    assert len(page(shown).select(".tl li")) == 1
    assert "Först 31 december 2026, flyttat en gång" in text_of(shown)


def test_done_keeps_its_effect(action, manager, address):
    fill(manager, address, status="done", text="Teamet finns", effect="Kortare köer")
    assert latest_progress(action).effect == "Kortare köer"
    shown = manager.get(address)
    assert "Inget mer kan registreras" in text_of(shown)
    assert page(shown).select_one("main form") is None


def test_what_is_not_asked_for_is_not_kept(action, manager, address):
    """Without the style sheet's help both fields are seen, whatever is chosen."""
    fill(
        manager,
        address,
        status="in_progress",
        text="Det går",
        new_due="2027-02-28",
        effect="Ingen än",
    )
    assert action_now(action).due == date(2026, 12, 31)
    assert latest_progress(action).effect is None


def test_a_date_that_is_not_seen_cannot_be_wrong(manager, address):
    assert fill(manager, address, status="done", text="Klart", new_due="snart").status_code == 302


def test_two_things_to_mend_are_said_at_once(action, manager, address):
    refused = fill(manager, address, status="delayed")
    assert refused.status_code == 422
    assert page(refused).title.get_text().startswith("Fel: Bilda ett team")
    assert page(refused).select_one(".errsum h2").get_text() == "Det finns två fel"
    assert [one["href"] for one in page(refused).select(".errsum a")] == ["#new_due", "#text"]
    assert error_at(refused, "new_due") == "Ange ett nytt slutdatum, till exempel 2024-02-29"
    assert error_at(refused, "text") == "Skriv vad som har hänt sedan sist"
    assert latest_progress(action) is None


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"text": "Det går"}, "status", "Välj hur det går"),
        ({"text": "Det går", "status": "not_started"}, "status", "Välj ett av alternativen"),
        (
            {"text": "Dröjer", "status": "delayed", "new_due": "2026-01-01"},
            "new_due",
            "Ange ett slutdatum som inte har passerat",
        ),
        (
            {"text": "Dröjer", "status": "delayed", "new_due": "i mars"},
            "new_due",
            "Skriv datumet så här: 2024-02-29",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(manager, address, sent, field, words):
    refused = fill(manager, address, **sent)
    assert refused.status_code == 422
    assert error_at(refused, field) == words
    assert sent_by(refused)["text"] == sent["text"]


def test_somebody_else_was_first(build, action, manager, address):
    opened = manager.get(address)
    build.progress(action, text="Deras text")
    mine = {**sent_by(opened), "status": "in_progress", "text": "Min text"}
    conflict = manager.post(address, data=mine)
    assert conflict.status_code == 409
    table = page(conflict).select_one(".note table").get_text()
    assert "Deras text" in table
    assert "Nytt slutdatum" not in table
    assert sent_by(conflict)["text"] == "Min text"
    assert manager.post(address, data=sent_by(conflict)).status_code == 302
    assert [note.text for note in progress_of(action)] == ["Min text", "Deras text"]


def test_on_to_the_next_thing(build, plan, action, post, manager, address):
    other = build.control(action.risk, "Stickprov", performer=post)
    build.bring(plan, PlanState.ADOPTED)
    shown = manager.get(address)
    button = page(shown).select_one("main form button[name=next]")
    assert button.get_text() == "Spara och gå till nästa (1 kvar)"
    saved = fill(manager, address, status="in_progress", text="Det går", next="1")
    assert saved.location == f"/my/control/{other.id}"


def test_the_controller_goes_back_to_the_risk(build, sign_in, plan, action, address):
    controller = sign_in(build.controller(plan.board))
    assert page(controller.get(address)).select_one("button[name=next]") is None
    saved = fill(controller, address, status="in_progress", text="Enligt Maria går det")
    assert saved.location == "/b/san/2026/risks/1"


def test_a_deputys_note_says_so(build, sign_in, action, post, address):
    deputy = sign_in(build.deputy(post))
    fill(deputy, address, status="in_progress", text="Jag vikarierar")
    assert latest_progress(action).as_deputy
    assert "av ersättaren" in text_of(deputy.get(address))


def test_an_action_past_its_day_says_so(build, sign_in, clock, post, address):
    clock.move_to(build.at + timedelta(days=50))
    shown = sign_in(build.manager(post)).get(address)
    assert "Skulle ha varit klar 31 december 2026, 12 dagar sen" in text_of(shown)


def test_others_may_not_record(build, sign_in, plan, action, address):
    other_post = build.position(plan.board)
    assert sign_in(build.manager(other_post)).get(address).status_code == 403
    assert sign_in(build.member(plan.board)).post(address).status_code == 403
    assert sign_in(build.controller(build.board())).get(address).status_code == 404


def test_a_closed_plan_takes_no_more(build, sign_in, plan, action, address):
    build.bring(plan, PlanState.CLOSED)
    assert sign_in(build.controller(plan.board)).get(address).status_code == 403


def test_an_action_that_does_not_exist_is_not_found(manager):
    assert manager.get("/my/action/999").status_code == 404


def test_the_form_speaks_english(build, sign_in, post, action, address):
    client = sign_in(build.user(holds=[post], roles=[(Role.MEMBER, post.board)], language="en"))
    refused = client.post(address, data={"status": "delayed"})
    assert page(refused).title.get_text().startswith("Error: Bilda ett team")
    assert error_at(refused, "new_due") == "Enter a new end date, for example 2024-02-29"
    assert page(refused).h1["lang"] == "sv"
