"""Taking a risk along into a later year: the same risk, and the old plan as it was."""

from datetime import date

import pytest

from riskreg import assembly
from riskreg.decisions.operations import carry_over, close_plan
from riskreg.document import json
from riskreg.document.changes import changes
from riskreg.document.kinds import ActionStatus, ControlKind, PlanState, ResponseKind
from riskreg.document.treatment import DoneEntry
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.reporting.operations import tie_risk
from riskreg.risks.operations import add_risk, choose_responses
from riskreg.risks.rules import ResponseChoice, RiskText
from riskreg.transaction import unit_of_work
from riskreg.treatment.queries import find_action
from tests.support.cast import answers, cast, in_draft, in_force
from tests.support.told import newest_event, told

REVIEW = date(2027, 3, 1)


@pytest.fixture
def board(build):
    return build.board("san")


@pytest.fixture
def owner(build, board):
    return build.position(board, "Enhetschef")


@pytest.fixture
def plan(build, board):
    return build.plan(board, 2026)


@pytest.fixture
def risk(build, plan, owner):
    """One with something of everything in it."""
    texts = {"description": "Vägen in är lång", "consequence": "Den enskilde väntar"}
    return build.risk(
        plan,
        "Ärenden blir liggande",
        owner=owner,
        score=(3, 4),
        causes=["Många handläggare", "Ingen samlad kö"],
        category="Verksamhet",
        process="Handläggning",
        **texts,
    )


@pytest.fixture
def later(build, board, plan):
    return build.plan(board, 2027)


def carried(build, risk, plan):
    with unit_of_work():
        return carry_over(risk, plan, by=build.controller_of(plan.board), at=build.now())


def entry(build, plan):
    (only,) = assembly.document(plan, on=build.today).risks
    return only


def refused(build, risk, plan):
    with pytest.raises(Refused) as refusal:
        carried(build, risk, plan)
    assert refusal.value.field == "plan"
    return refusal.value.text


def test_it_keeps_its_number_texts_causes_and_owner(build, risk, later):
    before = entry(build, risk.plan)
    copy = carried(build, risk, later)
    after = entry(build, later)
    assert (copy.line_id, copy.plan) == (risk.line_id, later)
    assert after == before


def test_its_scores_go_on(build, risk, later):
    copy = carried(build, risk, later)
    build.assessment(copy, 2, 4)
    scores = [one.score for one in entry(build, later).assessments]
    assert scores == [12, 8]
    assert entry(build, risk.plan).current.score == 12


def test_the_plan_it_comes_from_stays_as_it_was(build, risk, later):
    build.action(risk, "En samlad kö", owner=risk.owner, causes=risk.causes)
    build.control(risk)
    before = json.write(assembly.document(risk.plan, on=build.today))
    carried(build, risk, later)
    assert json.write(assembly.document(risk.plan, on=build.today)) == before


def test_nothing_has_changed_between_the_two_but_the_year(build, risk, later):
    action = build.action(risk, owner=risk.owner, due=date(2027, 2, 1), causes=risk.causes[:1])
    build.progress(action)
    build.control(risk)
    carried(build, risk, later)
    then, now = (assembly.document(one, on=build.today) for one in (risk.plan, later))
    assert changes(then, now) == ()


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.CANCELLED])
def test_what_is_finished_stays_behind(build, risk, later, status):
    build.action(risk, "Klar", owner=risk.owner, status=status)
    build.action(risk, "Pågår", owner=risk.owner, status=ActionStatus.IN_PROGRESS)
    build.action(risk, "Inte börjad", owner=risk.owner)
    carried(build, risk, later)
    assert [action.title for action in entry(build, later).actions] == ["Pågår", "Inte börjad"]


def test_an_action_that_was_finished_and_told_of_last_stays_behind(build, risk, later):
    action = build.action(risk, owner=risk.owner, status=ActionStatus.IN_PROGRESS)
    build.progress(action, ActionStatus.DONE)
    carried(build, risk, later)
    assert entry(build, later).actions == ()


def done(build, risk, title="En samlad kö", effect="Alla ser samma kö", **more):
    action = build.action(risk, title, owner=risk.owner, **more)
    build.progress(action, ActionStatus.DONE, "Klart", effect=effect)
    return action


def test_a_cause_that_something_was_done_about_is_no_gap(build, risk, later):
    action = done(build, risk, causes=risk.causes[:1])
    build.bring(risk.plan, PlanState.ADOPTED)
    carried(build, risk, later)
    first, second = entry(build, later).causes
    assert first.done == (
        DoneEntry(action.line.key, "En samlad kö", 2026, build.today, "Alla ser samma kö"),
    )
    assert entry(build, later).untreated_causes() == (second,)
    assert entry(build, risk.plan).causes[0].done == ()


def test_what_was_cancelled_did_nothing_about_the_cause(build, risk, later):
    build.action(risk, causes=risk.causes, status=ActionStatus.CANCELLED)
    build.bring(risk.plan, PlanState.ADOPTED)
    carried(build, risk, later)
    assert [cause.done for cause in entry(build, later).causes] == [(), ()]
    assert len(entry(build, later).untreated_causes()) == 2


def test_what_is_done_after_it_was_carried_over_is_told_once(build, risk, later):
    action = build.action(risk, owner=risk.owner, causes=risk.causes[:1])
    build.bring(risk.plan, PlanState.ADOPTED)
    carried(build, risk, later)
    build.progress(action, ActionStatus.DONE, "Klart")
    (cause, _other), (only,) = entry(build, later).causes, entry(build, later).actions
    assert (cause.done, only.status) == ((), ActionStatus.DONE)


def test_what_was_done_is_remembered_through_the_years(build, risk, board, later):
    done(build, risk, "Det första", causes=risk.causes[:1])
    build.bring(risk.plan, PlanState.ADOPTED)
    copy = carried(build, risk, later)
    done(build, copy, "Det andra", causes=copy.causes[:1])
    build.bring(later, PlanState.ADOPTED)
    third = build.plan(board, 2028)
    carried(build, copy, third)
    told_of = [(one.title, one.year) for one in entry(build, third).causes[0].done]
    assert told_of == [("Det andra", 2027), ("Det första", 2026)]


def test_what_a_draft_did_counts_for_nothing_before_it_is_decided(build, risk, later):
    done(build, risk, causes=risk.causes[:1])
    carried(build, risk, later)
    assert entry(build, later).causes[0].done == ()


def test_an_action_keeps_its_first_date_moves_and_aims(build, risk, later):
    action = build.action(
        risk, "En samlad kö", owner=risk.owner, due=date(2026, 12, 1), causes=risk.causes[1:]
    )
    build.move(action, date(2027, 2, 1), "Systemet dröjer")
    carried(build, risk, later)
    (copy,) = entry(build, later).actions
    assert (copy.first_due, copy.due) == (date(2026, 12, 1), date(2027, 2, 1))
    assert copy.causes == (entry(build, later).causes[1].key,)


def test_what_is_recorded_afterwards_is_told_in_both(build, risk, later):
    action = build.action(risk, owner=risk.owner)
    carried(build, risk, later)
    build.progress(action, ActionStatus.DONE, "Klart")
    statuses = [entry(build, plan).actions[0].status for plan in (risk.plan, later)]
    assert statuses == [ActionStatus.DONE, ActionStatus.DONE]


def test_the_action_of_the_later_plan_is_a_row_of_its_own(build, risk, later):
    action = build.action(risk, owner=risk.owner)
    carried(build, risk, later)
    copy = find_action(action.line.key, later)
    assert copy.id != action.id
    assert copy.risk.plan == later


def test_controls_come_along_with_their_results(build, risk, owner, later):
    control = build.control(risk, "Stickprov", performer=owner)
    build.result(control, period="2026-T2")
    carried(build, risk, later)
    (copy,) = entry(build, later).controls
    assert (copy.title, [one.period for one in copy.results]) == ("Stickprov", ["2026-T2"])


def test_what_is_built_in_comes_along_as_built_in(build, risk, later):
    build.control(risk, "Två attesterar", kind=ControlKind.BUILT_IN, frequency=None)
    build.control(risk, "Stickprov")
    carried(build, risk, later)
    assert [(one.title, one.is_built_in) for one in entry(build, later).controls] == [
        ("Två attesterar", True),
        ("Stickprov", False),
    ]


def test_the_responses_come_along(build, risk, owner, later):
    choice = ResponseChoice(ResponseKind.ACCEPT, "Nyttan är liten", owner, REVIEW)
    with unit_of_work():
        by = build.controller_of(risk.plan.board)
        choose_responses(risk, (choice,), by=by, at=build.now())
    (copy,) = carried(build, risk, later).responses
    assert (copy.kind, copy.reason, copy.decider, copy.review_on) == (
        choice.kind,
        choice.reason,
        owner,
        REVIEW,
    )


def test_only_routines_that_hold_that_year_come_along(build, risk, board, later):
    lasting = build.routine(board, "Tertialrapport", first_year=2025)
    passing = build.routine(board, "Projektrapport", first_year=2025, last_year=2026)
    with unit_of_work():
        tie_risk(risk, [lasting, passing], by=build.controller_of(board), at=build.now())
    carried(build, risk, later)
    assert entry(build, later).routines == (lasting.key,)


def test_a_risk_on_the_gross_list_stays_there_with_its_reason(build, plan, later):
    risk = build.risk(plan, "Lokalerna räcker inte", selected=False)
    copy = carried(build, risk, later)
    assert not copy.selected


def test_the_document_that_followed_it_up_is_not_next_years(build, plan, later):
    with unit_of_work():
        risk = add_risk(
            plan,
            RiskText("Lagar följs inte"),
            followed_up_in="Verksamhetsberättelse 2026",
            by=build.controller_of(plan.board),
            at=build.now(),
        )
    assert carried(build, risk, later).followed_up_in is None
    assert risk.followed_up_in == "Verksamhetsberättelse 2026"


def test_a_closed_plan_can_be_carried_on_from(build, plan, risk, later):
    build.bring(plan, PlanState.ADOPTED)
    with unit_of_work():
        close_plan(plan, by=build.controller_of(plan.board), at=build.now())
    assert carried(build, risk, later).line == risk.line


def test_it_is_told_as_one_event_about_the_risk(build, risk, later):
    build.action(risk, owner=risk.owner, causes=risk.causes)
    copy = carried(build, risk, later)
    event = newest_event()
    assert event.type is EventType.RISK_CARRIED_OVER
    assert (event.row_id, event.about) == (copy.id, risk.line.key)
    assert told(event, "risk")["title"] == (None, "Ärenden blir liggande")
    assert {value.table_name for value in event.values} == {
        "action",
        "action_cause",
        "cause",
        "risk",
    }


def test_it_is_carried_over_once(build, risk, later):
    carried(build, risk, later)
    assert refused(build, risk, later) == "The risk is in that plan already"


def test_only_into_a_later_year(build, board, risk):
    earlier = build.plan(board, 2025)
    assert refused(build, risk, earlier) == "Choose a plan for a later year"


def test_only_within_the_board(build, risk):
    elsewhere = build.plan(build.board("ks"), 2027)
    assert refused(build, risk, elsewhere) == "Choose a plan of the same board"


def test_the_controller_carries_over_into_a_draft(build, board, owner, risk, later):
    def act(by):
        carry_over(risk, later, by=by, at=build.now())

    assert answers(cast(board, owner), act) == in_draft("controller")
    build.bring(later, PlanState.ADOPTED)
    assert answers(cast(board, owner), act) == in_force()
