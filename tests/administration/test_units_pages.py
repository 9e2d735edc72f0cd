"""Units: adding, changing, ending and taking that back."""

import pytest

from riskreg.administration.operations import change_unit, end_unit, reopen_unit
from riskreg.administration.rules import UnitFacts
from riskreg.boards.models import Unit
from riskreg.document.dates import PartialDate
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_force
from tests.support.forms import error_at, fill, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told

HERE = "/admin/boards/san"


@pytest.fixture
def unit(build, board):
    return build.unit(board, "Hemtjänsten")


def address(unit, more=""):
    return f"{HERE}/units/{unit.key}{more}"


def units():
    return {unit.name: unit for unit in db.session.query(Unit)}


def test_a_board_without_units_says_so(admin, board):
    assert "No units yet. Posts may stand directly under the board." in text_of(admin.get(HERE))


def test_a_unit_is_added_under_another(admin, unit):
    fill(admin, f"{HERE}/units/new", name="Nattpatrullen", parent=unit.key, start="2026-03")
    added = units()["Nattpatrullen"]
    assert (added.parent, added.start) == (units()["Hemtjänsten"], PartialDate("2026-03"))
    assert "Belongs to Hemtjänsten" in text_of(admin.get(HERE))


def test_a_name_is_needed_and_taken_once(admin, unit):
    assert error_at(fill(admin, f"{HERE}/units/new"), "name") == "Write the unit's name"
    twice = fill(admin, f"{HERE}/units/new", name="Hemtjänsten")
    assert error_at(twice, "name") == "The board has a unit with that name already"


def test_a_unit_is_changed_and_told(admin, unit):
    assert fill(admin, address(unit), name="Hemtjänst", task="Stöd i hemmet").status_code == 302
    assert told(newest_event(), "unit") == {
        "name": ("Hemtjänsten", "Hemtjänst"),
        "task": (None, "Stöd i hemmet"),
    }


def test_saving_nothing_new_tells_nothing(admin, unit):
    before = number_of_events()
    fill(admin, address(unit))
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, unit):
    mine = sent_by(admin.get(address(unit)))
    fill(admin, address(unit), name="Deras namn")
    answer = admin.post(address(unit), data={**mine, "name": "Mitt namn"})
    assert answer.status_code == 409
    assert "Deras namn" in text_of(answer)


def test_a_unit_does_not_belong_to_one_under_it(build, board, unit):
    under = build.unit(board)
    by = build.any_administrator
    with unit_of_work():
        change_unit(under, UnitFacts(under.name, parent=unit), by=by, at=build.now())
    with pytest.raises(Refused) as refusal, unit_of_work():
        change_unit(unit, UnitFacts(unit.name, parent=under), by=by, at=build.now())
    assert refusal.value.field == "parent"


def test_a_unit_ends_and_another_goes_on(admin, build, board, unit):
    build.position(board, "Enhetschef", unit=unit)
    successor = build.unit(board, "Omsorgen")
    assert "1 post stands in the unit." in text_of(admin.get(address(unit, "/end")))
    fill(admin, address(unit, "/end"), end="2026-12-31", successor=successor.key)
    assert newest_event().type is EventType.UNIT_ENDED
    listed = text_of(admin.get(HERE))
    assert "Ended 31 Dec 2026" in listed
    assert "Succeeded by Omsorgen" in listed
    assert "Its work goes on in Omsorgen" in text_of(admin.get(address(unit)))


def test_an_end_before_the_start_is_refused_at_the_field(admin, build, board):
    unit = build.unit(board, start="2026-01-01")
    answer = fill(admin, address(unit, "/end"), end="2025-12-31")
    assert error_at(answer, "end") == "Choose an end that does not come before the start"


def test_that_it_has_ended_can_be_taken_back(admin, unit):
    fill(admin, address(unit, "/end"), end="2026-12-31")
    reopen = "main form[action$=reopen]"
    opened = admin.get(address(unit))
    answer = admin.post(address(unit, "/reopen"), data=sent_by(opened, reopen))
    assert answer.status_code == 302
    assert newest_event().type is EventType.UNIT_REOPENED
    assert units()["Hemtjänsten"].end is None


def test_a_second_press_says_why_nothing_happened(admin, unit):
    answer = admin.post(address(unit, "/reopen"), follow_redirects=True)
    assert "The unit has not ended" in text_of(answer)


def test_only_administrators_may(build, board, unit):
    facts = UnitFacts("Annat")
    day = PartialDate("2026-12-31")
    for act in (
        lambda by: change_unit(unit, facts, by=by, at=build.now()),
        lambda by: end_unit(unit, day, by=by, at=build.now()),
    ):
        assert answers(cast(board), act) == in_force("administrator")
    with unit_of_work():
        end_unit(unit, day, by=build.any_administrator, at=build.now())
    opened = answers(cast(board), lambda by: reopen_unit(unit, by=by, at=build.now()))
    assert opened == in_force("administrator")


def test_another_boards_unit_is_not_found_here(admin, build, unit):
    build.board("bn")
    assert admin.get(f"/admin/boards/bn/units/{unit.key}").status_code == 404
