"""Which results somebody owes."""

from datetime import date
from typing import Any

import pytest

from riskreg.assembly import OwedKind
from riskreg.document.kinds import (
    ControlKind,
    ControlOutcome,
    Frequency,
)
from riskreg.extensions import db
from riskreg.risks.models import Risk
from riskreg.treatment.models import Control
from tests.assembly.desk import Desk
from tests.assembly.meetings import go_to, open_round


def control(desk: Desk, frequency: Frequency | None, *recorded: str, **facts: Any) -> None:
    made = desk.build.control(
        desk.risk, "Stickprov", performer=desk.post, frequency=frequency, **facts
    )
    for period in recorded:
        desk.build.result(made, period=period)


@pytest.mark.parametrize(
    ("frequency", "recorded", "lacking"),
    [
        (Frequency.TERTIAL, [], ["2026-T1", "2026-T2"]),
        (Frequency.TERTIAL, ["2026-T1"], ["2026-T2"]),
        (Frequency.TERTIAL, ["2026-T1", "2026-T2"], []),
        (Frequency.QUARTERLY, ["2026-Q1", "2026-Q3"], ["2026-Q2"]),
        (Frequency.HALF_YEARLY, [], ["2026-H1"]),
        (Frequency.YEARLY, [], []),
        (Frequency.CONTINUOUS, [], []),
        (Frequency.ONCE, [], []),
        (None, [], []),
    ],
)
def test_a_control_owes_each_period_that_has_ended(
    desk: Desk, frequency: Frequency | None, recorded: list[str], lacking: list[str]
) -> None:
    control(desk, frequency, *recorded)
    desk.adopt()
    items = desk.owed().to_record
    assert [period.text for item in items for period in item.periods] == lacking


def test_a_control_says_when_its_first_lacking_period_ended(desk: Desk) -> None:
    control(desk, Frequency.TERTIAL, "2026-T1")
    desk.adopt()
    (item,) = desk.owed().to_record
    assert (item.kind, item.due, item.days_late) == (OwedKind.CONTROL, date(2026, 8, 31), 0)
    assert (item.frequency, item.may_say_unchanged) == (Frequency.TERTIAL, False)
    assert (item.action, item.first_due) == (None, None)


def test_not_done_is_a_result_too(desk: Desk) -> None:
    made = desk.build.control(desk.risk, performer=desk.post, frequency=Frequency.HALF_YEARLY)
    desk.build.result(made, ControlOutcome.NOT_DONE, "2026-H1")
    desk.adopt()
    owed = desk.owed()
    assert (owed.left, len(owed.done)) == (0, 1)


def test_a_round_asks_for_the_period_that_ends_by_its_status_date(desk: Desk) -> None:
    control(desk, Frequency.MONTHLY, "2026-H1", "2026-Q3", "2026-10")
    desk.adopt()
    assert desk.owed().left == 0
    open_round(desk.build, desk.board, status_date="2026-11-30")
    (item,) = desk.owed().to_record
    assert [period.text for period in item.periods] == ["2026-11"]


def test_a_round_asks_for_a_control_of_unknown_pace(desk: Desk) -> None:
    control(desk, None)
    desk.adopt()
    open_round(desk.build, desk.board)
    (item,) = desk.owed().to_record
    assert (item.periods, item.due) == ((), None)
    desk.build.result(only(desk.risk), period="2026")
    assert desk.owed().left == 0


def only(risk: Risk) -> Control:
    return db.session.query(Control).where(Control.risk_id == risk.id).one()


def test_what_is_built_in_and_has_no_pace_owes_nothing(desk: Desk) -> None:
    control(desk, None, kind=ControlKind.BUILT_IN)
    desk.adopt()
    open_round(desk.build, desk.board)
    assert desk.owed().left == 0
    go_to(desk.build, "2027-01-01")
    assert desk.owed().left == 0


def test_last_years_plan_still_owes_its_last_period(desk: Desk) -> None:
    control(desk, Frequency.YEARLY)
    desk.adopt()
    go_to(desk.build, "2027-01-02")
    (item,) = desk.owed().to_record
    assert (item.year, [period.text for period in item.periods]) == (2026, ["2026"])
