"""The fourth step: in which routines the risk is reported."""

import pytest

from riskreg.reporting.queries import ties_of
from tests.support.forms import fill, page, sent_by, text_of, words

ADDRESS = "/b/san/2026/risks/1/edit/reporting"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, owner=build.position(plan.board))


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_the_boards_routines_are_offered_with_to_whom_and_when(build, risk, controller):
    build.routine(
        risk.plan.board,
        "Ferierapport",
        to_text="Kommunstyrelsen",
        form="Skriftligt",
        when_text="I oktober",
    )
    build.routine(build.board(), "En annan nämnds rutin")
    tiles = [words(one) for one in page(controller.get(ADDRESS)).select("#routines label")]
    assert tiles == ["Ferierapport Kommunstyrelsen, Skriftligt, I oktober"]


def test_the_chosen_ones_are_tied_and_it_ends_at_the_risk(build, risk, controller):
    first, second = (build.routine(risk.plan.board) for _ in range(2))
    saved = fill(controller, ADDRESS, routines=[first.key, second.key])
    assert saved.location == "/b/san/2026/risks/1"
    assert [tie.routine for tie in ties_of(risk)] == [first, second]
    fill(controller, ADDRESS, routines=second.key)
    assert [tie.routine for tie in ties_of(risk)] == [second]
    shown = controller.get(ADDRESS)
    assert words(page(shown).select(".walk .sub2")[3]) == "1 rutin"


def test_a_board_without_routines_is_told_why_it_matters(controller):
    assert "Utan rutin hänger rapporteringen på en person." in text_of(controller.get(ADDRESS))
    assert fill(controller, ADDRESS).status_code == 302


def test_routines_that_report_everything_are_named(build, risk, controller):
    build.routine(risk.plan.board, "Tertialrapport", covers_all_risks=True)
    assert "vad du än väljer: Tertialrapport" in text_of(controller.get(ADDRESS))


def test_two_versions_stand_side_by_side(build, risk, controller):
    first, second = (build.routine(risk.plan.board, name) for name in ("Ettan", "Tvåan"))
    opened = controller.get(ADDRESS)
    fill(controller, ADDRESS, routines=first.key)
    conflict = controller.post(ADDRESS, data={**sent_by(opened), "routines": second.key})
    assert conflict.status_code == 409
    assert "Ettan" in page(conflict).select_one(".note table").get_text()
    controller.post(ADDRESS, data=sent_by(conflict))
    assert [tie.routine for tie in ties_of(risk)] == [second]


def test_others_may_not(build, sign_in, risk):
    assert sign_in(build.manager(risk.owner)).get(ADDRESS).status_code == 403
    assert sign_in(build.controller(build.board())).get(ADDRESS).status_code == 404


def test_the_page_speaks_english(build, sign_in, risk):
    build.routine(risk.plan.board, "Ferierapport")
    client = sign_in(build.user(roles=[("controller", risk.plan.board)], language="en"))
    shown = page(client.get(ADDRESS))
    assert shown.h1.get_text() == "Where is the risk reported?"
    assert shown.select_one("#routines label [lang=sv]").get_text() == "Ferierapport"
