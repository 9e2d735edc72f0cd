"""Secret matter leaves before anything is rendered; the numbers stay."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import given

from riskreg.document.dates import PartialDate
from riskreg.document.json import write
from riskreg.document.masked import WITHHELD, masked
from riskreg.document.standing import standing
from riskreg.document.values import SecretMark
from tests.support import documents as a
from tests.support import strategies
from tests.support.full_plan import FULL_PLAN, RISK

MARK = SecretMark("OSL 18 kap. 8 §")
SECRET = replace(RISK, secret=MARK)

#: What an entry is found by or refers to; and a legal ground, which is public.
REFERRING = {"key", "owner", "performer", "receiver", "position", "occasion", "period", "ground"}
REFERRING |= {"prompted_by", "led_to"}


def words(entry) -> list[str]:
    """Every text in an entry and in all that hangs on it, but what refers."""
    found: list[str] = []
    for field in fields(entry):
        value = getattr(entry, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one) and not isinstance(one, PartialDate):
                found += words(one)
            elif type(one) is str and field.name not in {*REFERRING, "causes", "routines"}:
                found.append(one)
    return found


def test_who_may_not_read_sees_no_word_of_it():
    copy = masked(a.plan(SECRET), ()).risks[0]

    assert len(words(SECRET)) > 15
    assert set(words(copy)) == {WITHHELD}
    assert copy.secret == SecretMark(MARK.ground, withheld=True)


def test_nothing_written_of_a_secret_risk_is_left_anywhere():
    data = write(masked(a.plan(SECRET), ())).decode()

    assert not [word for word in words(SECRET) if word in data]


def test_that_it_is_there_and_how_it_stands_is_seen():
    copy = masked(a.plan(SECRET), ()).risks[0]

    assert (copy.key, copy.number, copy.owner) == (SECRET.key, SECRET.number, SECRET.owner)
    assert copy.current is not None
    assert (copy.current.score, copy.current.on) == (2, SECRET.assessments[1].on)
    assert copy.actions[0].due == SECRET.actions[0].due
    assert copy.actions[0].status is SECRET.actions[0].status
    assert copy.actions[0].causes == SECRET.actions[0].causes
    assert copy.controls[0].results[0].outcome is SECRET.controls[0].results[0].outcome


def test_what_a_control_counted_is_not_seen():
    result = masked(a.plan(SECRET), ()).risks[0].controls[0].results[0]

    assert (result.checked, result.deviations) == (None, None)


def test_who_may_read_sees_it_all():
    plan = a.plan(SECRET)

    assert masked(plan, {SECRET.key}) == plan
    assert masked(plan, lambda risk: risk.owner == SECRET.owner) == plan


def test_the_right_is_asked_for_each_secret_risk():
    other = replace(SECRET, key="other", number=2)
    copy = masked(a.plan(SECRET, other), {"other"})

    assert [risk.title for risk in copy.risks] == [WITHHELD, SECRET.title]


def test_what_is_not_secret_is_left_alone():
    plan = a.plan(replace(RISK, secret=None))

    assert masked(plan, ()) == plan


@strategies.patient
@given(strategies.documents)
def test_every_reader_gets_the_same_numbers(document):
    copy = masked(document, ())
    open_, closed = standing(document), standing(copy)

    assert replace(open_, gaps=()) == replace(closed, gaps=())
    assert [(gap.kind, gap.subject) for gap in open_.gaps] == [
        (gap.kind, gap.subject) for gap in closed.gaps
    ]


@strategies.patient
@given(strategies.documents)
def test_masking_twice_is_masking_once(document):
    assert masked(masked(document, ()), ()) == masked(document, ())


def test_the_whole_plan_of_a_report_stays_whole():
    before = write(FULL_PLAN)
    masked(FULL_PLAN, ())

    assert write(FULL_PLAN) == before
