"""Changing a routine, and ending it."""

import pytest

from riskreg.document.kinds import Known
from riskreg.history.kinds import EventType
from riskreg.reporting.operations import change_routine
from riskreg.reporting.rules import RoutinePlan
from riskreg.transaction import unit_of_work
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.told import newest_event, told

ADDRESS = "/b/san/2026/routines/1/edit"
END = "/b/san/2026/routines/1/end"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def routine(build, board):
    return build.routine(
        board,
        "Tertialrapport",
        reporter=build.position(board, "Controller"),
        to_text="Ledningsgruppen",
        documented=Known.NO,
        is_example=True,
    )


@pytest.fixture
def controller(build, sign_in, routine):
    return sign_in(build.controller(routine.board))


def test_the_form_has_what_the_routine_has(routine, controller):
    sent = sent_by(controller.get(ADDRESS))
    assert (sent["title"], sent["reporter"], sent["to"], sent["to_text"]) == (
        "Tertialrapport",
        routine.reporter.key,
        "",
        "Ledningsgruppen",
    )
    assert (sent["documented"], sent["first_year"], sent["last_year"]) == ("no", "2026", "")


def test_only_what_is_changed_is_told(build, board, routine, controller):
    deputy = build.position(board, "Ekonomichef")
    saved = fill(controller, ADDRESS, deputy=deputy.key)
    assert saved.location == "/b/san/2026/routines/1"
    event = newest_event()
    assert event.type is EventType.ROUTINE_CHANGED
    assert set(told(event, "routine")) == {"deputy_id", "changed_at"}
    assert told(event, "routine")["deputy_id"] == (None, deputy.id)
    assert routine.is_example


def test_two_versions_stand_side_by_side(build, routine, controller):
    opened = controller.get(ADDRESS)
    with unit_of_work():
        plan = RoutinePlan(routine.kind, "Tertialrapport", 2026, form="Deras form")
        change_routine(routine, plan, by=build.controller_of(routine.board), at=build.now())
    conflict = controller.post(ADDRESS, data={**sent_by(opened), "form": "Min form"})
    assert conflict.status_code == 409
    rows = {row.th.get_text(): row.get_text() for row in page(conflict).select(".note tbody tr")}
    assert "Deras form" in rows["I vilken form?"]
    assert "Controller" in rows["Vem rapporterar?"]
    assert controller.post(ADDRESS, data=sent_by(conflict)).status_code == 302
    assert (routine.form, routine.reporter.title) == ("Min form", "Controller")


def test_an_error_leads_to_its_field(routine, controller):
    refused = fill(controller, ADDRESS, deputy=routine.reporter.key)
    assert refused.status_code == 422
    assert error_at(refused, "deputy") == "Ersättaren får inte vara samma person"


def test_it_ends_with_a_year(routine, controller):
    assert page(controller.get(ADDRESS)).select_one(f"a[href='{END}']")
    assert sent_by(controller.get(END))["last_year"] == "2026"
    assert fill(controller, END, last_year="2027").status_code == 302
    assert routine.last_year == 2027
    assert page(controller.get(ADDRESS)).select_one(f"a[href='{END}']") is None


def test_it_does_not_end_before_what_is_planned(build, routine, controller):
    build.occasion(routine, year=2027)
    refused = fill(controller, END)
    assert refused.status_code == 422
    assert "Det finns ett tillfälle 2027" in error_at(refused, "last_year")
    assert routine.last_year is None


def test_ending_heeds_what_somebody_else_did(build, routine, controller):
    opened = controller.get(END)
    with unit_of_work():
        plan = RoutinePlan(routine.kind, "Tertialrapport", 2026, last_year=2029)
        change_routine(routine, plan, by=build.controller_of(routine.board), at=build.now())
    conflict = controller.post(END, data=sent_by(opened))
    assert conflict.status_code == 409
    assert "2029" in text_of(conflict)


@pytest.mark.parametrize("address", [ADDRESS, END])
def test_only_the_boards_controller_may(build, board, routine, controller, sign_in, address):
    assert sign_in(build.member(board)).get(address).status_code == 403
    assert controller.get(address.replace("/1/", "/2/")).status_code == 404
    assert controller.get(address.replace("2026", "1066")).status_code == 404
