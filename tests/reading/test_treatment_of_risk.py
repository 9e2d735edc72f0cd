"""What a risk's page tells of its causes, actions, controls and of what has happened."""

from datetime import timedelta

import pytest

from riskreg.decisions.operations import carry_over
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    ControlKind,
    ControlOutcome,
    Frequency,
    PlanState,
    ResponseKind,
)
from riskreg.risks import operations as risks
from riskreg.risks.rules import ResponseChoice
from riskreg.transaction import unit_of_work
from riskreg.treatment.operations import record_progress
from riskreg.treatment.rules import ProgressNote
from tests.assembly.meetings import decide, go_to
from tests.conftest import NOON
from tests.reading.conftest import HERE, day, facts, moments, part, risk_of
from tests.support.forms import words

ADDRESS = "/risks/1"


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer")


def test_causes_with_their_actions(build, risk, read):
    treated, untreated, left = (build.cause(risk, text) for text in ("Brist", "Lag", "Vana"))
    build.action(risk, "Anställ", causes=[treated], due=day(-4))
    build.action(risk, "Utbilda", causes=[treated], due=day(40), status=ActionStatus.IN_PROGRESS)
    build.action(risk, "Informera")
    with unit_of_work():
        by = build.controller_of(risk.plan.board)
        risks.change_cause(untreated, "Lag", "Kan inte påverkas", by=by, at=build.now())
    assert left.untreated_because is None
    table = part(read(ADDRESS), "Causes and what we do about them").table
    assert [words(row) for row in table.select("tbody tr")] == [
        "Brist Anställ History: Anställ 4 days late 19 Nov 2026",
        "Utbilda Arbetet går framåt History: Utbilda In progress 2 Jan 2027",
        "Lag No action here: Kan inte påverkas",
        (
            "Vana No action for this cause. The board's controller can add an action or note why"
            " there is none."
        ),
        "Not aimed at a certain cause Informera History: Informera Not started Not recorded",
    ]
    assert table.select_one("th[rowspan='2']")


def test_a_gap_has_a_link_for_whoever_can_mend_it(build, risk, read):
    build.cause(risk, "Vana")
    assert read(ADDRESS).select_one(".gap a") is None
    link = read(ADDRESS, "controller").select_one(".gap a")
    assert words(link) == "Add an action"


def test_every_move_of_a_date_stays_visible(build, clock, risk, read):
    action = build.action(risk, "Anställ", due=day(-30))
    build.move(action, day(10), "Ingen sökte")
    build.at += timedelta(days=1)
    build.progress(action, ActionStatus.DELAYED, "Ny annons", new_due=day(50))
    clock.move_to(NOON + timedelta(days=1))
    main = read(ADDRESS)
    assert "12 Jan 2027 moved 2 times, first 24 Oct 2026" in words(main.table)
    assert moments(main)[:2] == [
        (
            "24 November 2026 Anställ: Late. End date moved from 3 December to 12 January 2027."
            " Ny annons"
        ),
        "23 November 2026 Anställ: End date moved from 24 October to 3 December. Ingen sökte",
    ]


def test_what_is_done_and_what_is_stopped(build, risk, read):
    done = build.action(risk, "Anställ", description="Två tjänster")
    build.progress(done, ActionStatus.DONE, "Båda är här", effect="Kortare köer")
    build.action(risk, "Flytta", status=ActionStatus.CANCELLED)
    rows = [words(row) for row in read(ADDRESS).table.select("tbody tr")]
    loose = "Not aimed at a certain cause"
    assert rows == [
        (
            f"{loose} Anställ Två tjänster Båda är här Effect: Kortare köer History: Anställ"
            " Done Not recorded"
        ),
        f"{loose} Flytta Arbetet går framåt History: Flytta Stopped Not recorded",
    ]


def test_a_source_that_knows_only_when_something_began(build, board, read):
    plan = build.plan(board, source="En granskning 2023")
    risk = build.risk(plan, "Köerna växer")
    build.action(risk, "Teamet", started=PartialDate("2022-spring"))
    build.cause(risk, "Vana")
    main = read(ADDRESS)
    assert "Teamet Not started Started spring 2022" in words(main.table)
    assert "The source says nothing of an action." in words(main.table)
    assert "The source gives no controls." in words(main)
    assert words(main.select_one(".sub")) == "Risk 1 in the internal control plan 2026"
    told = facts(main)
    assert told["Source"] == "En granskning 2023"
    assert told["Responsible"] == told["Handling"] == "Not recorded"
    assert told["Reported in"] == "The source does not say."
    assert main.select_one(".gap") is None


def test_controls_with_their_latest_results(build, risk, read):
    control = build.control(risk, "Stickprov", method="Granskning", extent="20 akter")
    build.result(control, ControlOutcome.NO_DEVIATION, "2025-T2", observation="Glömd")
    build.result(control, ControlOutcome.NOT_DONE, "2025-T3", observation="Hanns inte")
    build.result(control, ControlOutcome.MINOR, "2026-T1", observation="En akt")
    build.result(control, ControlOutcome.MAJOR, "2026-T2", observation="Tre akter")
    build.control(risk, "Behörigheter", kind=ControlKind.BUILT_IN, frequency=Frequency.CONTINUOUS)
    build.control(risk, "Ny kontroll", frequency=None)
    main = read(ADDRESS)
    table = part(main, "Controls").table
    assert [words(row) for row in table.select("tbody tr")] == [
        (
            "Stickprov Granskning, 20 akter History: Stickprov Every four months"
            " Major deviation T2 2026 Tre akter Minor deviation T1 2026 En akt"
            " Not performed T3 2025 Hanns inte"
        ),
        "Ny kontroll History: Ny kontroll Not recorded No result yet",
    ]
    (built_in,) = part(main, "Built-in controls").select("tbody tr")
    assert words(built_in) == "Behörigheter History: Behörigheter Continuously Part of the process"


def test_what_a_result_says(build, risk, read):
    control = build.control(risk, "Stickprov")
    build.result(
        control,
        ControlOutcome.MINOR,
        observation="En akt saknade plan",
        checked=20,
        deviations=1,
        proposed_action="Påminn",
    )
    cell = part(read(ADDRESS), "Controls").select("tbody td")[-1]
    assert words(cell) == (
        "Minor deviation T2 2026 1 of 20. En akt saknade plan Proposed action: Påminn"
        " The board's controller has not added the action yet."
    )


def test_a_built_in_control_is_not_recorded_on(build, risk, read):
    build.control(risk, "Två attesterar", kind=ControlKind.BUILT_IN, frequency=None)
    build.control(risk, "Stickprov")
    links = [words(one) for one in read(ADDRESS, "controller").select("a.ttl[href^='/my/control']")]
    assert links == ["Stickprov"]


def test_what_is_built_in_is_described_as_what_exists(build, risk, read):
    told = {"purpose": "Ingen betalar ensam", "method": "Systemet kräver två namn"}
    build.control(risk, "Två attesterar", kind=ControlKind.BUILT_IN, frequency=None, **told)
    main = read(ADDRESS)
    assert words(part(main, "Built-in controls").tbody) == (
        "Två attesterar Ingen betalar ensam Systemet kräver två namn"
        " History: Två attesterar Always Part of the process"
    )
    assert "The risk has no controls." in words(part(main, "Controls"))


def test_that_nothing_is_built_in_is_said_but_not_of_a_source(build, plan, risk, board, read):
    assert "No built-in controls are recorded." in words(read(ADDRESS))
    told = build.plan(board, 2025, source="En granskning 2023")
    build.risk(told)
    build.bring(told, PlanState.ADOPTED)
    assert "Built-in controls" not in words(read("/b/san/2025/risks/2"))


def test_what_a_deputy_recorded_says_so(build, risk, post, read):
    action = build.action(risk, "Anställ", owner=post)
    by = build.actor(build.deputy(post, "Disa Lund"))
    with unit_of_work():
        note = ProgressNote(ActionStatus.IN_PROGRESS, "Annons ute")
        record_progress(action, note, by=by, at=build.now())
    assert moments(read(ADDRESS))[0].endswith("Annons ute Recorded by the deputy.")


def test_the_story_begins_with_the_newest(build, decidable, read):
    go_to(build, "2026-02-01")
    decide(build, decidable)
    go_to(build, "2026-11-20")
    build.assessment(risk_of(decidable), 3, 3, rationale="Fler ansöker")
    main = read(ADDRESS)
    assert moments(main) == [
        "20 November 2026 Assessed from 4 to 9. Fler ansöker",
        "1 February 2026 Socialnämnden: As proposed, § 118.",
        "12 January 2026 As it is now: 4.",
    ]
    assert len(main.select(".tl li.key")) == 2


def test_whoever_owns_an_action_records_it_from_here(build, decidable, post, sign_in):
    build.action(risk_of(decidable), "Anställ", owner=post, due=day(9))
    build.action(risk_of(decidable), "Klar", owner=post, due=day(9), status=ActionStatus.DONE)
    manager = sign_in(build.manager(post))
    answer = manager.get(HERE + ADDRESS, headers={"Accept-Language": "en"})
    assert answer.text.count("/my/action/") == 1


def test_what_was_done_about_a_cause_in_an_earlier_year(build, board, plan, read):
    before = build.plan(board, 2025)
    risk = build.risk(before, "Köerna växer", causes=["Vana"])
    action = build.action(risk, "Utbilda", causes=risk.causes)
    build.progress(action, ActionStatus.DONE, "Klart", effect="Alla kan")
    build.bring(before, PlanState.ADOPTED)
    with unit_of_work():
        carry_over(risk, plan, by=build.controller_of(board), at=build.now())
    row = read(ADDRESS).table.select_one("tbody tr")
    assert words(row) == "Vana Done 23 Nov 2026 Utbilda Effect: Alla kan"
    form = read(f"{ADDRESS}/edit/causes", "controller")
    assert "Done in 2025: Utbilda" in words(form)
    assert form.select_one(".gap") is None


def test_an_acceptance_whose_review_has_passed_says_so(build, board, plan, post, read):
    risk = build.risk(plan, "Köerna växer")
    accepted = ResponseChoice(ResponseKind.ACCEPT, "Nyttan är liten", post, day(-3))
    both = (accepted, ResponseChoice(ResponseKind.MONITOR))
    with unit_of_work():
        risks.choose_responses(risk, both, by=build.controller_of(board), at=build.now())
    handled = facts(read(ADDRESS))["Handling"]
    assert "Nyttan är liten Decided by Enhetschef Was to be reviewed 20 November 2026" in handled
    assert "Monitor" in handled
    assert "To be reviewed" in words(read("/risks").select_one("#found"))
