"""Recording what a control showed: results are added, and their numbers must be possible."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.document.kinds import ControlOutcome, PlanState
from riskreg.extensions import db
from riskreg.history.coverage import RewrittenHistory
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import record_result
from riskreg.treatment.queries import latest_result, results_of
from riskreg.treatment.rules import ResultNote, check_result
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

TODAY = date(2026, 11, 23)
FINE, MINOR = ControlOutcome.NO_DEVIATION, ControlOutcome.MINOR
MAJOR, NOT_DONE = ControlOutcome.MAJOR, ControlOutcome.NOT_DONE


@pytest.fixture
def post(build):
    return build.position(build.board())


@pytest.fixture
def control(build, post):
    return build.control(build.risk(build.plan(post.board)), performer=post)


def recorded(build, control, outcome=FINE, period="2026-T2", *, by=None, version=None, **note):
    by = by or build.controller_of(control.risk.plan.board)
    with unit_of_work():
        return record_result(
            control, ResultNote(outcome, period, **note), version, by=by, at=build.now()
        )


def refused(*note, **more):
    with pytest.raises(Refused) as refusal:
        check_result(ResultNote(*note, **more), TODAY)
    return refusal.value


def test_a_result_is_kept_with_its_day(build, control):
    row = recorded(
        build,
        control,
        MINOR,
        observation="Två beslut saknas",
        checked=40,
        deviations=2,
        proposed_action="Påminn handläggarna",
    )
    assert (row.outcome, row.period, row.checked, row.deviations) == (MINOR, "2026-T2", 40, 2)
    assert (row.observation, row.proposed_action) == ("Två beslut saknas", "Påminn handläggarna")
    assert (row.on, row.at) == (TODAY, build.at)


def test_without_deviation_nothing_more_is_asked(build, control):
    assert recorded(build, control).observation is None


def test_a_second_result_corrects_the_first_and_both_stay(build, control):
    first, second = recorded(build, control), recorded(build, control, NOT_DONE, observation="Sjuk")
    assert list(results_of(control)) == [second, first]
    assert latest_result(control) == second


@pytest.mark.parametrize("outcome", [MINOR, MAJOR, NOT_DONE])
def test_what_was_seen_is_written_where_something_was(outcome):
    assert refused(outcome, "2026-T2").field == "observation"
    check_result(ResultNote(outcome, "2026-T2", "Så här var det"), TODAY)


def test_an_outcome_is_chosen():
    assert refused(None, "2026-T2").field == "outcome"


@pytest.mark.parametrize("period", ["", "2026-T4", "hösten", "1899", "2200", "2026-13"])
def test_a_period_is_one_that_there_is(period):
    assert refused(FINE, period).text == "Choose the period that was checked"


@pytest.mark.parametrize("period", ["2027", "2026-12", "2027-T1"])
def test_a_period_has_begun(period):
    assert refused(FINE, period).text == "Choose a period that has begun"


@pytest.mark.parametrize("period", ["2026", "2026-H2", "2026-T3", "2026-Q4", "2026-11", "2019"])
def test_a_period_need_not_have_ended(period):
    check_result(ResultNote(FINE, period), TODAY)


numbers = some.none() | some.integers(0, 60)


@given(some.sampled_from(ControlOutcome), numbers, numbers)
def test_numbers_are_taken_exactly_when_they_are_possible(outcome, checked, deviations):
    possible = deviations is None or (checked is not None and deviations <= checked)
    agreeing = not deviations or outcome in {MINOR, MAJOR}
    note = ResultNote(outcome, "2026", "Sett", checked, deviations)
    if possible and agreeing:
        check_result(note, TODAY)
    else:
        with pytest.raises(Refused):
            check_result(note, TODAY)


def test_more_deviations_than_were_checked_are_refused():
    refusal = refused(MAJOR, "2026", "Sett", 3, 4)
    assert refusal.field == "deviations"
    assert refusal.text == "Deviations can't be more than the number checked"


def test_what_was_counted_is_asked_for():
    assert refused(MAJOR, "2026", "Sett", None, 4).field == "checked"


def test_deviations_are_minor_or_major():
    assert refused(FINE, "2026", None, 4, 1).field == "outcome"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"checked": -1}, "checked"),
        ({"checked": 1_000_001}, "checked"),
        ({"checked": 1, "deviations": -1}, "deviations"),
        ({"observation": "x" * 4001}, "observation"),
        ({"proposed_action": "x" * 4001}, "proposed_action"),
    ],
)
def test_everything_is_bounded(values, field):
    assert refused(FINE, "2026", **values).field == field


def test_the_post_is_recorded_and_that_a_deputy_wrote(build, control, post):
    by_holder = recorded(build, control, by=build.actor(build.manager(post)))
    by_deputy = recorded(build, control, by=build.actor(build.deputy(post)))
    assert (by_holder.position, by_holder.as_deputy) == (post, False)
    assert (by_deputy.position, by_deputy.as_deputy) == (post, True)
    assert newest_event().acting_for == post


def test_a_controller_writes_for_no_post(build, control):
    controller = build.controller(control.risk.plan.board)
    row = recorded(build, control, by=build.actor(controller))
    assert (row.user, row.position, row.as_deputy) == (controller, None, False)


def test_a_result_is_told(build, control):
    recorded(build, control, checked=40, deviations=0)
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.CONTROL_RESULT_RECORDED,
        control.risk.line.key,
        control.id,
    )
    assert told(event, "control_result")["checked"] == (None, 40)


def test_a_result_is_never_changed_or_deleted(build, control):
    row = recorded(build, control)
    by = build.controller_of(control.risk.plan.board)

    def change():
        row.outcome = MAJOR

    for rewrite in (change, lambda: db.session.delete(row)):
        with (
            pytest.raises(RewrittenHistory),
            unit_of_work(),
            telling(EventType.CONTROL_RESULT_RECORDED, control, by=by, at=build.now()),
        ):
            rewrite()
    assert row.outcome is FINE


def test_the_second_of_two_sees_what_the_first_wrote(build, control):
    seen = control.version
    recorded(build, control, MINOR, version=seen, observation="Deras", checked=4, deviations=1)
    with pytest.raises(Changed) as changed:
        recorded(build, control, version=seen)
    assert changed.value.theirs["observation"] == "Deras"
    assert (changed.value.theirs["outcome"], changed.value.yours["outcome"]) == (MINOR, FINE)


def test_who_may_record(build, control, post):
    people = cast(post.board, post)
    note = ResultNote(FINE, "2026-T2")

    def tried():
        return answers(people, lambda by: record_result(control, note, by=by, at=build.now()))

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(control.risk.plan, PlanState.ADOPTED)
    assert tried() == in_force("controller", *THE_POST)


def test_nothing_is_recorded_when_the_year_is_closed(build, control, post):
    build.bring(control.risk.plan, PlanState.CLOSED)
    note = ResultNote(FINE, "2026-T2")
    tried = answers(
        cast(post.board, post), lambda by: record_result(control, note, by=by, at=build.now())
    )
    assert tried == in_force()
