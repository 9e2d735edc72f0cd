"""What a control showed."""

import pytest

from riskreg.document.kinds import ControlOutcome, Frequency, PlanState
from riskreg.treatment.queries import latest_result, results_of
from tests.support.forms import error_at, fill, page, sent_by, text_of


@pytest.fixture
def control(build):
    board = build.board("san")
    post = build.position(board, "Kvalitetscontroller")
    risk = build.risk(build.plan(board))
    return build.control(
        risk,
        "Stickprov av akter",
        performer=post,
        frequency=Frequency.TERTIAL,
        method="Stickprov",
        extent="20 akter",
    )


@pytest.fixture
def performer(build, sign_in, control):
    return sign_in(build.manager(control.performer))


@pytest.fixture
def address(control):
    return f"/my/control/{control.id}"


def test_the_page_says_what_is_checked_and_what_lacks_a_result(build, control, performer, address):
    seen = {"observation": "Två saknade plan", "checked": 20, "deviations": 2}
    build.result(control, ControlOutcome.MINOR, "2026-T1", **seen)
    shown = performer.get(address)
    text = text_of(shown)
    assert "Varje tertial. Utförs av: Kvalitetscontroller." in text
    assert "20 akter" in text
    assert "2 av 20 med avvikelse" in text
    periods = [one.get_text() for one in page(shown).select("#period option")]
    assert periods == ["Tertial 1 2026", "Tertial 2 2026", "Tertial 3 2026"]
    assert sent_by(shown)["period"] == "2026-T2"


def test_a_result_is_kept(control, performer, address):
    saved = fill(
        performer,
        address,
        outcome="minor",
        checked="20",
        deviations="2",
        observation="Två saknade plan",
        proposed_action="Påminn i arbetsgruppen",
    )
    assert saved.location == "/my"
    result = latest_result(control)
    assert result.outcome is ControlOutcome.MINOR
    assert (result.period, result.checked, result.deviations) == ("2026-T1", 20, 2)
    assert result.proposed_action == "Påminn i arbetsgruppen"
    assert "Sparat. Stickprov av akter: mindre avvikelse." in text_of(performer.get("/my"))


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "outcome", "Välj vad kontrollen visade"),
        ({"outcome": "major"}, "observation", "Skriv vari avvikelsen består"),
        ({"outcome": "not_done"}, "observation", "Skriv varför kontrollen inte utfördes"),
        (
            {"outcome": "minor", "observation": "Fel", "checked": "5", "deviations": "9"},
            "deviations",
            "Antal avvikelser kan inte vara fler än antal kontrollerade",
        ),
        (
            {"outcome": "no_deviation", "checked": "5", "deviations": "1"},
            "outcome",
            "Det fanns avvikelser. Välj om de är mindre eller större",
        ),
        (
            {"outcome": "no_deviation", "checked": "många"},
            "checked",
            "Skriv ett heltal med siffror, till exempel 12",
        ),
        ({"outcome": "no_deviation", "period": "2031"}, "period", "Välj ett av alternativen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(control, performer, address, sent, field, words):
    refused = fill(performer, address, **sent)
    assert refused.status_code == 422
    assert error_at(refused, field) == words
    assert latest_result(control) is None


def test_somebody_else_was_first(build, control, performer, address):
    opened = performer.get(address)
    build.result(control, period="2026-T1", observation="Deras iakttagelse")
    mine = {**sent_by(opened), "outcome": "minor", "observation": "Min iakttagelse"}
    conflict = performer.post(address, data=mine)
    assert conflict.status_code == 409
    assert "Deras iakttagelse" in page(conflict).select_one(".note table").get_text()
    assert performer.post(address, data=sent_by(conflict)).status_code == 302
    assert len(results_of(control)) == 2


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        (None, ["2026"]),
        (Frequency.HALF_YEARLY, ["Halvår 1 2026", "Halvår 2 2026"]),
        (Frequency.QUARTERLY, [f"Kvartal {number} 2026" for number in (1, 2, 3, 4)]),
    ],
)
def test_the_periods_are_those_of_its_frequency(build, sign_in, control, frequency, words):
    other = build.control(control.risk, performer=control.performer, frequency=frequency)
    shown = sign_in(build.manager(control.performer)).get(f"/my/control/{other.id}")
    assert [one.get_text() for one in page(shown).select("#period option")] == words


def test_months_have_their_names(build, performer, control):
    monthly = build.control(control.risk, performer=control.performer, frequency=Frequency.MONTHLY)
    shown = performer.get(f"/my/control/{monthly.id}?period=2026-11")
    assert (
        page(shown).select_one("#period option[selected]").get_text()
        == "november\N{NO-BREAK SPACE}2026"
    )


def test_others_may_not_record(build, sign_in, control, address):
    board = control.risk.plan.board
    assert sign_in(build.manager(build.position(board))).get(address).status_code == 403
    assert sign_in(build.controller(build.board())).get(address).status_code == 404


def test_a_closed_plan_takes_no_more(build, performer, control, address):
    build.bring(control.risk.plan, PlanState.CLOSED)
    assert performer.get(address).status_code == 403


def test_the_form_speaks_english(build, sign_in, control, address):
    client = sign_in(build.user(holds=[control.performer], language="en"))
    shown = client.get(address)
    assert page(shown).select_one("#outcome legend").get_text() == "What did the control show?"
    assert page(shown).select_one("#period option").get_text() == "Four-month period 1, 2026"
