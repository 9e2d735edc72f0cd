"""In which routines a risk is reported."""

import pytest

from riskreg.history.kinds import EventType
from riskreg.history.queries import events_of
from riskreg.refusals import Forbidden, Refused
from riskreg.reporting.operations import tie_risk
from riskreg.reporting.queries import ties_of
from riskreg.transaction import unit_of_work


@pytest.fixture
def risk(build):
    return build.risk()


@pytest.fixture
def routines(build, risk):
    return [build.routine(risk.plan.board) for _ in range(3)]


def tie(build, risk, routines, by=None):
    with unit_of_work():
        tie_risk(risk, routines, by=by or build.controller_of(risk.plan.board), at=build.now())


def tied(risk):
    return [one.routine for one in ties_of(risk)]


def test_it_is_reported_in_exactly_those(build, risk, routines):
    first, second, third = routines
    tie(build, risk, [first, second])
    assert tied(risk) == [first, second]
    tie(build, risk, [second, third])
    assert tied(risk) == [second, third]
    tie(build, risk, [])
    assert tied(risk) == []


def test_a_change_is_told_and_moves_the_risks_version(build, risk, routines):
    before = risk.version
    tie(build, risk, routines[:1])
    (event, *_rest) = events_of(risk.plan.board, about=risk.about)
    assert event.type == EventType.RISK_TIED
    assert risk.version > before


def test_the_same_again_is_no_change(build, risk, routines):
    tie(build, risk, routines)
    before = len(events_of(risk.plan.board))
    tie(build, risk, routines)
    assert len(events_of(risk.plan.board)) == before


def test_a_routine_named_twice_is_tied_once(build, risk, routines):
    tie(build, risk, [routines[0], routines[0]])
    assert tied(risk) == routines[:1]


def test_another_boards_routine_is_refused(build, risk):
    with pytest.raises(Refused) as refused:
        tie(build, risk, [build.routine(build.board())])
    assert refused.value.field == "routines"


def test_only_the_controller_ties(build, risk, routines):
    member = build.actor(build.member(risk.plan.board))
    with pytest.raises(Forbidden):
        tie(build, risk, routines, by=member)
