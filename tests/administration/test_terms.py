"""When posts are held, on paper."""

from dataclasses import dataclass
from datetime import date

import pytest

from riskreg.administration.terms import covers, overlap, standing, vacant_from
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Term:
    start: PartialDate | None = None
    end: PartialDate | None = None
    kind: HoldingKind = HoldingKind.ORDINARY


def term(start=None, end=None, kind=HoldingKind.ORDINARY):
    return Term(PartialDate(start) if start else None, PartialDate(end) if end else None, kind)


@pytest.mark.parametrize(
    ("held", "day"),
    [
        ([], TODAY),
        ([term()], None),
        ([term(end="2026-11-22")], TODAY),
        ([term(end="2026-11-23")], date(2026, 11, 24)),
        ([term(end="2026-12")], date(2027, 1, 1)),
        ([term(end="2026-12-31"), term("2027-01-01")], None),
        ([term(end="2026-12-31"), term("2027-02-01")], date(2027, 1, 1)),
        ([term(end="2026-12-31"), term("2026-06", "2027-06-30")], date(2027, 7, 1)),
        ([term(end="2026-12-31"), term("2027", kind=HoldingKind.ACTING)], None),
        ([term(kind=HoldingKind.DEPUTY)], TODAY),
        ([term("2026-12-01")], TODAY),
    ],
)
def test_from_which_day_nobody_holds_it(held, day):
    assert vacant_from(held, TODAY) == day


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (term(), term(), True),
        (term(end="2026-06-30"), term("2026-07-01"), False),
        (term(end="2026-06-30"), term("2026-06-30"), True),
        (term(end="2026-06"), term("2026-06"), False),
        (term("2025", "2027"), term("2026", "2026-12-31"), True),
    ],
)
def test_what_surely_overlaps(one, other, expected):
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_a_month_covers_each_of_its_days():
    assert covers(term("2026-11", "2026-11"), TODAY)
    assert not covers(term("2026-12"), TODAY)


def test_holders_and_deputies_stand_apart():
    own, acting, deputy = (term(kind=kind) for kind in HoldingKind)
    found = standing([own, acting, deputy, term("2027")], TODAY)
    assert (found.holders, found.deputies) == ([own, acting], [deputy])
