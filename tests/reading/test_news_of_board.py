"""What a board's overview tells: what changed, what is late, what is missing, what comes."""

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlOutcome,
    Known,
)
from riskreg.risks.operations import assess_risk
from riskreg.risks.rules import Judgement
from riskreg.transaction import unit_of_work
from tests.assembly.meetings import close_round, decide, go_to, open_round
from tests.reading.conftest import HERE, day, part, risk_of
from tests.support.forms import words


def test_before_any_report_there_is_nothing_to_compare_with(decidable, read):
    main = read()
    assert "so there is nothing to compare with" in words(part(main, "Since the last meeting"))
    assert main.find(string="Former place") is None
    assert main.select_one(".ch") is None


def test_what_moved_since_the_last_meeting(build, reported, read):
    build.assessment(risk_of(reported), 4, 4, rationale="Fler ansöker")
    main = read()
    since = part(main, "Since the last meeting")
    assert "1 September to today" in words(since)
    assert words(since.select_one("li")) == ("Risk 1 Up from 4 to 16 Köerna växer Fler ansöker")
    assert "Since tertialrapport 1, it has increased." in words(main.select_one(".lede"))
    assert main.select_one("svg.mx a")["aria-label"].endswith("16, Very high, was 4")
    assert main.find(string="Former place")


def test_nothing_has_changed(reported, read):
    since = part(read(), "Since the last meeting")
    assert words(since.select("p")[-1]) == "Nothing has changed since tertialrapport 1."


def test_notes_that_all_is_well_are_counted_not_listed(build, decidable, post, read):
    action = build.action(risk_of(decidable), "Anställ", owner=post, due=day(30))
    control = build.control(risk_of(decidable), performer=post)
    decide(build, decidable)
    go_to(build, "2026-11-20")
    build.progress(action)
    build.result(control, ControlOutcome.NO_DEVIATION)
    since = part(read(), "Since the last meeting")
    assert since.select("li") == []
    assert "2 smaller changes, see the history" in words(since)


def test_ten_changes_are_listed_and_the_rest_counted(build, decidable, post, read):
    for _ in range(12):
        build.risk(decidable, owner=post, score=(2, 2))
    decide(build, decidable)
    go_to(build, "2026-11-20")
    for number in range(1, 14):
        build.assessment(risk_of(decidable, number), 3, 3)
    since = part(read(), "Since the last meeting")
    assert len(since.select("li")) == 10
    assert "and 3 more changes" in words(since)


def test_deviations_and_moved_dates_are_news(build, decidable, post, read):
    risk = risk_of(decidable)
    action = build.action(risk, "Anställ", owner=post, due=day(30))
    control = build.control(risk, "Stickprov", performer=post)
    decide(build, decidable)
    go_to(build, "2026-11-20")
    build.result(control, ControlOutcome.MAJOR, observation="Tre av tio är fel")
    build.move(action, day(60), "Ingen sökte")
    told = [words(li) for li in part(read(), "Since the last meeting").select("li")]
    assert told == [
        "Risk 1 Major deviation Stickprov Tre av tio är fel",
        "Risk 1 End date moved from 23 December to 22 January 2027 Anställ Ingen sökte",
    ]


def test_what_is_late(build, decidable, post, read):
    risk = risk_of(decidable)
    build.action(risk, "Klart i tid", owner=post, due=day(-5), status=ActionStatus.DONE)
    build.action(risk, "Inte ännu", owner=post, due=day(5))
    build.action(risk, "Glömd", owner=post, due=day(-12))
    moved = build.action(risk, "Försenad", owner=post, due=day(-3))
    build.progress(moved, ActionStatus.DELAYED, "Väntar", new_due=day(20))
    late = part(read(), "Late")
    assert [words(li) for li in late.select("li")] == [
        "Glömd 12 days late Risk 1, enhetschef",
        "Försenad Delayed, new end date 13 Dec Risk 1, enhetschef",
    ]


def test_six_late_actions_are_listed_and_the_rest_counted(build, decidable, post, read):
    for number in range(8):
        build.action(risk_of(decidable), owner=post, due=day(-1 - number))
    late = part(read(), "Late")
    assert len(late.select("li")) == 6
    assert "and 2 more, show the risks with late actions" in words(late)
    assert late.select_one("p a")["href"] == f"{HERE}/risks?show=late#risks"


def test_that_nothing_is_late_is_said_once_in_words(build, decidable, read):
    assert "The plan has no actions that could be late." in words(part(read(), "Late"))
    build.action(risk_of(decidable), due=day(3))
    assert "No action is late." in words(part(read(), "Late"))


def test_what_is_missing_is_told_with_a_way_to_it(build, decidable, read):
    build.cause(risk_of(decidable), "Ingen svarar")
    build.routine(decidable.board, documented=Known.NO)
    note = read().select_one(".note-warn")
    assert words(note).startswith("Five gaps to mend. One cause has no action.")
    assert "One routine is not documented." in words(note)
    assert [one["href"] for one in note.select("a")] == [
        f"{HERE}/risks?show=gaps#risks",
        f"{HERE}/routines",
    ]


def test_what_the_rest_of_the_year_holds(build, board, plan, read):
    meeting = build.meeting(board, "2026-12-14")
    routine = build.routine(board)
    build.occasion(routine, "Tertialrapport 3", deadline=PartialDate("2026-12-01"), meeting=meeting)
    build.occasion(routine, "Redan lämnad", deadline=PartialDate("2026-03-01"))
    told = [words(li) for li in part(read(), "Coming up").select("li")]
    assert told == [
        "1 Dec Material is due: Tertialrapport 3",
        "14 Dec Socialnämnden: Tertialrapport 3",
    ]


def test_nothing_remains_of_a_year_that_is_over(build, board, read):
    build.plan(board, 2025)
    assert "Nothing of 2025 remains." in words(read("/b/san/2025"))


def test_an_assessment_in_an_open_round_is_preliminary(build, reported, read):
    occasion = open_round(build, reported.board)
    judgement = Judgement(AssessmentKind.CURRENT, 4, 4, "Fler ansöker")
    by = build.controller_of(reported.board)
    with unit_of_work():
        assess_risk(risk_of(reported), judgement, occasion_id=occasion.id, by=by, at=build.now())
    assert read().find(string="Preliminary")
    assert "4 × 4, preliminary" in words(read("/risks"))
    assert read("/risks/1").select(".tag", string="Preliminary")
    close_round(build, occasion)
    assert read().find(string="Preliminary") is None
