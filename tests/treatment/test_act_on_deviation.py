"""A deviation that a control has found leads to an action, and the two know of each other."""

from datetime import date

import pytest

from riskreg import assembly
from riskreg.decisions.operations import carry_over, close_plan
from riskreg.document.kinds import ActionStatus, ControlOutcome, Frequency, PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from riskreg.treatment.deviations.queries import deviations_to_answer
from riskreg.treatment.deviations.rules import Deviation, due_after, proposed, title_of
from riskreg.treatment.operations import act_on_deviation, remove_action
from riskreg.treatment.rules import ActionPlan
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

MINOR, MAJOR, FINE = ControlOutcome.MINOR, ControlOutcome.MAJOR, ControlOutcome.NO_DEVIATION
PROPOSAL = "Påminn handläggarna"


@pytest.fixture
def post(build):
    return build.position(build.board("san"))


@pytest.fixture
def control(build, post):
    risk = build.risk(build.plan(post.board), causes=["Många nya"])
    return build.control(risk, "Stickprov", performer=post)


@pytest.fixture
def deviation(build, control):
    return found(build, control)


def found(build, control, outcome=MINOR, proposal=PROPOSAL, period="2026-T2"):
    seen = {"observation": "Två beslut saknas", "proposed_action": proposal}
    return Deviation(control, build.result(control, outcome, period, **seen))


def act(build, deviation, plan=None):
    plan = plan or proposed(deviation, build.today)
    with unit_of_work():
        by = build.controller_of(deviation.risk.plan.board)
        return act_on_deviation(deviation, plan, by=by, at=build.now())


def entry(build, deviation):
    (risk,) = assembly.document(deviation.risk.plan, on=build.today).risks
    return risk


def refused(build, deviation, plan=None):
    with pytest.raises(Refused) as refusal:
        act(build, deviation, plan)
    return refusal.value


def test_what_is_proposed_becomes_an_action(build, deviation, post):
    action = act(build, deviation)
    assert (action.title, action.owner, action.first_due) == (PROPOSAL, post, date(2026, 12, 31))
    assert [aim.cause.text for aim in action.aims] == ["Många nya"]
    assert action.risk == deviation.risk


def test_each_shows_the_other(build, deviation):
    key = act(build, deviation).line.key
    risk = entry(build, deviation)
    (action,), (result,) = risk.actions, risk.controls[0].results
    assert (result.led_to, action.prompted_by) == (key, result.key)
    assert risk.controls[0].unanswered is None


def test_the_tie_goes_on_into_the_next_year(build, deviation):
    act(build, deviation)
    later = build.plan(deviation.risk.plan.board, 2027)
    with unit_of_work():
        by = build.controller_of(later.board)
        carry_over(deviation.risk, later, by=by, at=build.now())
    (risk,) = assembly.document(later, on=build.today).risks
    assert risk.actions[0].prompted_by == risk.controls[0].results[0].key


def test_next_year_knows_that_it_led_to_something_that_is_done(build, deviation):
    action = act(build, deviation)
    build.progress(action, ActionStatus.DONE)
    build.bring(deviation.risk.plan, PlanState.ADOPTED)
    later = build.plan(deviation.risk.plan.board, 2027)
    with unit_of_work():
        by = build.controller_of(later.board)
        carry_over(deviation.risk, later, by=by, at=build.now())
    (risk,) = assembly.document(later, on=build.today).risks
    assert risk.actions == ()
    assert risk.controls[0].results[0].led_to == action.line.key


def test_also_in_a_plan_that_is_decided(build, deviation):
    build.bring(deviation.risk.plan, PlanState.ADOPTED)
    act(build, deviation)
    assert [action.title for action in entry(build, deviation).actions] == [PROPOSAL]


def test_in_a_decided_plan_it_has_a_post_and_a_day(build, deviation, post):
    build.bring(deviation.risk.plan, PlanState.ADOPTED)
    assert refused(build, deviation, ActionPlan("Påminn", due=date(2026, 12, 1))).field == "owner"
    assert refused(build, deviation, ActionPlan("Påminn", owner=post)).field == "due"


def test_in_a_draft_both_can_wait(build, deviation):
    assert act(build, deviation, ActionPlan("Påminn")).first_due is None


def test_it_says_what_is_to_be_done(build, control):
    assert refused(build, found(build, control, MAJOR, None)).field == "title"


def test_one_deviation_leads_to_one_action(build, deviation):
    act(build, deviation)
    assert refused(build, deviation).text == "The deviation has led to an action already"


def test_only_a_deviation_leads_to_an_action(build, control):
    fine = Deviation(control, build.result(control, FINE))
    assert refused(build, fine, ActionPlan("Något")).text == "Only a deviation leads to an action"


def test_an_action_that_is_taken_out_of_the_draft_leaves_the_deviation_open(build, deviation):
    action = act(build, deviation)
    with unit_of_work():
        by = build.controller_of(action.risk.plan.board)
        remove_action(action, by=by, at=build.now())
    db.session.expire_all()
    assert entry(build, deviation).controls[0].unanswered is not None
    assert act(build, deviation).title == PROPOSAL


def test_it_is_told_with_the_deviation_it_comes_from(build, deviation):
    action = act(build, deviation)
    event = newest_event()
    assert (event.type, event.row_id) == (EventType.ACTION_ADDED, action.id)
    assert told(event, "action_line")["result_id"] == (None, deviation.result.id)


def test_the_boards_controller_acts_on_it(build, deviation, post):
    def doing(by):
        act_on_deviation(deviation, proposed(deviation, by.today), by=by, at=build.now())

    people, plan = cast(post.board, post), deviation.risk.plan
    assert answers(people, doing) == in_draft("controller")
    build.bring(plan, PlanState.ADOPTED)
    assert answers(people, doing) == in_force("controller")
    with unit_of_work():
        close_plan(plan, by=build.controller_of(plan.board), at=build.now())
    assert answers(people, doing) == in_force()


@pytest.mark.parametrize(
    ("frequency", "on", "due"),
    [
        (Frequency.TERTIAL, date(2026, 9, 10), date(2026, 12, 31)),
        (Frequency.TERTIAL, date(2026, 8, 10), date(2026, 12, 31)),
        (Frequency.MONTHLY, date(2026, 3, 2), date(2026, 4, 30)),
        (Frequency.QUARTERLY, date(2026, 1, 5), date(2026, 3, 31)),
        (None, date(2026, 12, 20), date(2027, 12, 31)),
    ],
)
def test_it_is_to_be_done_before_the_control_is_made_again(frequency, on, due):
    assert due_after(frequency, on) == due


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Påminn.", "Påminn"),
        ("Påminn alla. Gör det i maj.", "Påminn alla"),
        ("Påminn alla\nGör det i maj", "Påminn alla"),
        ("Ta 3.5 procent", "Ta 3.5 procent"),
        ("ord " * 100, "ord " * 73 + "ord…"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence(words, title):
    assert title_of(words) == title
    assert len(title) <= 300


def test_what_the_title_leaves_out_stands_in_the_description(build, control):
    long = found(build, control, proposal="Påminn alla. Gör det i maj.")
    assert proposed(long, build.today).description == "Påminn alla. Gör det i maj."
    short = found(build, control, proposal="Påminn alla.")
    assert proposed(short, build.today).description is None


def test_where_there_are_several_causes_none_is_chosen(build, deviation):
    build.cause(deviation.risk, "En till")
    assert proposed(deviation, build.today).causes == ()


def waiting(*boards):
    return [(control.title, result.period) for control, result in deviations_to_answer(boards)]


def test_those_that_ask_for_an_action_wait_for_the_controller(build, control):
    risk = control.risk
    major, silent = build.control(risk, "Stor"), build.control(risk, "Liten")
    found(build, control)
    found(build, major, MAJOR, None)
    found(build, silent, MINOR, None)
    assert waiting("san") == []
    build.bring(risk.plan, PlanState.ADOPTED)
    assert waiting("san") == [
        ("Stickprov", "2026-T2"),
        ("Stor", "2026-T2"),
    ]
    assert waiting("ks") == []


def test_what_has_led_to_an_action_or_is_over_waits_no_more(build, control):
    again = build.control(control.risk, "Igen")
    deviation = found(build, control)
    found(build, again, period="2026-T1")
    build.bring(control.risk.plan, PlanState.ADOPTED)
    act(build, deviation)
    assert waiting("san") == [("Igen", "2026-T1")]
    build.result(again, FINE, "2026-T2")
    assert waiting("san") == []


def test_a_control_of_two_plans_waits_once_and_in_the_newer(build, control):
    found(build, control)
    build.bring(control.risk.plan, PlanState.ADOPTED)
    later = build.plan(control.risk.plan.board, 2027)
    with unit_of_work():
        by = build.controller_of(later.board)
        carry_over(control.risk, later, by=by, at=build.now())
    build.bring(later, PlanState.ADOPTED)
    ((waits, _result),) = deviations_to_answer(["san"])
    assert waits.risk.plan == later
