"""A year's occasions planned at once."""

from dataclasses import dataclass

import pytest

from riskreg.document.dates import PartialDate
from riskreg.refusals import Refused
from riskreg.reporting.schedule import MOST, Slot, before_meetings, by_month, planned, to_the_next


@dataclass(frozen=True)
class Met:
    """All that a schedule asks of a meeting."""

    on: PartialDate


JANUARY, MAY, AUTUMN = (Met(PartialDate(on)) for on in ("2027-01-18", "2026-05-20", "2026-10"))


def named(count, name="Tertialrapport", taken=()):
    slots = by_month(2026, range(1, count + 1))
    return [one.name for one in planned(2026, name, slots, taken)]


def test_months_come_in_their_order_and_once():
    slots = by_month(2026, [12, 3, 3])
    assert [slot.deadline.text for slot in slots] == ["2026-03", "2026-12"]


def test_some_days_before_each_meeting():
    slots = before_meetings([AUTUMN, MAY], 10)
    assert [(slot.deadline.text, slot.meeting) for slot in slots] == [
        ("2026-05-10", MAY),
        ("2026-09-21", AUTUMN),
    ]


def test_each_goes_to_the_first_meeting_after_it():
    slots = to_the_next(by_month(2026, [4, 5, 9, 12]), [JANUARY, AUTUMN, MAY])
    assert [slot.meeting for slot in slots] == [MAY, AUTUMN, AUTUMN, JANUARY]
    last = Slot(PartialDate("2027-02"))
    assert to_the_next([last], [JANUARY]) == [last]


def test_a_meeting_that_is_chosen_stays():
    chosen = Slot(PartialDate("2026-04"), AUTUMN)
    assert to_the_next([chosen], [MAY]) == [chosen]


@pytest.mark.parametrize(
    ("count", "taken", "names"),
    [
        (1, [], ["Tertialrapport"]),
        (1, ["Tertialrapport"], ["Tertialrapport 1"]),
        (2, [], ["Tertialrapport 1", "Tertialrapport 2"]),
        (2, ["Tertialrapport 1", "Tertialrapport 3"], ["Tertialrapport 2", "Tertialrapport 4"]),
    ],
)
def test_several_are_numbered_on_from_those_that_are_there(count, taken, names):
    assert named(count, taken=taken) == names


def test_one_with_a_name_of_its_own_keeps_it():
    slots = [
        Slot(PartialDate("2026-04"), name="Vårrapport"),
        Slot(PartialDate("2026-09")),
    ]
    assert [one.name for one in planned(2026, "Rapport", slots, [])] == ["Vårrapport", "Rapport"]


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_there_are_some_but_not_too_many(count):
    slots = [Slot(PartialDate("2026-04"))] * count
    with pytest.raises(Refused) as refusal:
        planned(2026, "Rapport", slots, [])
    assert refusal.value.field == "how"
