"""The history in words: who did what, before and after."""

import pytest

from riskreg.document.kinds import ActionStatus, AssessmentKind, PlanState
from riskreg.risks import operations as risks
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations as treatment
from riskreg.treatment.rules import ProgressNote
from tests.assembly.meetings import decide, go_to
from tests.reading.conftest import risk_of
from tests.support.forms import words

ADDRESS = "/b/san/history"


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer")


@pytest.fixture
def events(read):
    """Each event of a page as its line and its fields, as somebody without a role there reads it.

    Roles are events too.
    """

    def shown(question="", who="auditor", language="en"):
        main = read(f"{ADDRESS}?{question}", who, language)
        return [(_line(one), _fields(one)) for one in main.select("ol.list > li")]

    return shown


def _line(event):
    return f"{words(event.select_one('.what'))} {words(event.select_one('.who'))}"


def _fields(event):
    rows = [row.find_all(["th", "td"]) for row in event.select("tbody tr")]
    return {words(field): (words(before), words(after)) for field, before, after in rows}


@pytest.fixture
def controller(build, board):
    user = build.controller(board, "Johan Ek")
    return build.actor(user)


def test_what_was_changed_before_and_after(build, risk, controller, events, read):
    with unit_of_work():
        text = RiskText("Köerna är långa", description="Väntan är tolv veckor")
        risks.describe_risk(risk, text, by=controller, at=build.now())
    line, fields = events()[0]
    assert line == "Changed the risk's description: Köerna är långa Johan Ek"
    assert fields == {
        "Description": ("–", "Väntan är tolv veckor"),
        "Title": ("Köerna växer", "Köerna är långa"),
    }
    assert read(ADDRESS, "auditor").select_one("ol.list > li").details is None


def test_what_was_only_added_and_is_long_is_folded(build, board, risk, read):
    build.routine(board)
    routine, added_risk = read(ADDRESS, "auditor").select("ol.list > li")[:2]
    assert words(routine.b) == "Added a routine"
    assert not routine.details.has_attr("open")
    assert words(routine.summary).endswith(" fields were written")
    assert words(added_risk.b) == "Added a risk"
    assert added_risk.details is None


def test_posts_are_named_and_choices_are_words(build, risk, post, controller, events):
    with unit_of_work():
        risks.set_owner(risk, post, by=controller, at=build.now())
    assert events()[0][1] == {"Responsible": ("–", "Enhetschef")}
    build.assessment(risk, 3, 4, kind=AssessmentKind.TARGET, rationale="Efter åtgärden")
    line, fields = events()[0]
    assert line == "Assessed the risk: Köerna växer riskreg"
    assert fields == {
        "Kind": ("–", "Aimed at"),
        "Likelihood": ("–", "3"),
        "Impact": ("–", "4"),
        "Why": ("–", "Efter åtgärden"),
    }


def test_days_are_told_as_days(build, board, risk, events):
    action = build.action(risk, "Anställ", due=build.today)
    build.move(action, build.today.replace(month=12), "Ingen sökte")
    _, fields = events()[0]
    assert (fields["Former end date"], fields["New end date"]) == (
        ("–", "23 November 2026"),
        ("–", "23 December 2026"),
    )
    build.meeting(board, "2026-04")
    assert events()[0] == (
        "Added a meeting: April 2026 riskreg",
        {"Meeting day": ("–", "April 2026")},
    )


def test_yes_and_no_are_words(build, risk, controller, events):
    with unit_of_work():
        risks.deselect_risk(risk, "Hanteras annorstädes", by=controller, at=build.now())
    assert events()[0][1]["In the plan"] == ("Yes", "No")


def test_who_acted_for_whom(build, risk, post, events):
    action = build.action(risk, "Anställ", owner=post)
    by = build.actor(build.deputy(post, "Disa Lund"))
    with unit_of_work():
        note = ProgressNote(ActionStatus.IN_PROGRESS, "Annons ute")
        treatment.record_progress(action, note, by=by, at=build.now())
    line, fields = events()[0]
    assert line == "Recorded progress: Anställ Disa Lund, as deputy for Enhetschef"
    assert fields["Status"] == ("–", "In progress")


def test_what_was_removed_is_still_named(build, risk, controller, events):
    cause = build.cause(risk, "Få handläggare")
    action = build.action(risk, "Anställ")
    with unit_of_work():
        treatment.remove_action(action, by=controller, at=build.now())
        risks.remove_cause(cause, by=controller, at=build.now())
    told = events()
    assert told[0][1]["Text"] == ("Få handläggare", "–")
    assert told[1][0] == "Removed an action: Anställ Johan Ek"


def test_about_one_risk(build, plan, risk, events, read):
    build.risk(plan, "Fel belopp")
    build.action(risk, "Anställ")
    lines = [line for line, _ in events(f"about={risk.line.key}")]
    assert lines == ["Added an action: Anställ riskreg", "Added a risk: Köerna växer riskreg"]
    main = read(f"{ADDRESS}?about={risk.line.key}")
    assert main.find("a", string="Clear the filter")["href"] == ADDRESS
    main = read(f"{ADDRESS}?about=nothing")
    assert main.find("a", string="Show the whole board's history")["href"] == ADDRESS


def test_a_page_at_a_time_without_gaps_or_repeats(build, plan, events, read):
    for number in range(1, 61):
        build.risk(plan, f"Risk {number}")
    first = read(ADDRESS, "auditor")
    further = first.find("a", string="Earlier events")["href"]
    newer = [line for line, _ in events()]
    older = [line for line, _ in events(further.split("?")[1])]
    assert len(newer) == 50
    assert newer[0].startswith("Added a risk: Risk 60")
    assert older[0].startswith("Added a risk: Risk 10")
    assert not set(newer) & set(older)
    assert read(further, "auditor").find("a", string="Earlier events") is None


def test_what_happened_stands_under_its_day(build, decidable, read):
    go_to(build, "2026-11-20")
    build.assessment(risk_of(decidable), 3, 3)
    days = [words(one) for one in read(ADDRESS).select("h2")]
    assert days == ["20 November 2026", "12 January 2026", "23 November 2026"]


@pytest.mark.parametrize(
    "question",
    [
        *("before=0", "before=-5", "before=x", "before=99999999999999999999", "before=1&before=2"),
        *("about=%20", "about=a'b", f"about={'x' * 500}", "about=okänd&before=1"),
    ],
)
def test_nonsense_in_the_address_is_no_error(risk, status, question):
    assert status("member", f"{ADDRESS}?{question}") == 200


def test_before_the_first_event_there_is_none(risk, read):
    assert "No earlier events." in words(read(f"{ADDRESS}?before=1"))
    assert "No events in the period." in words(read(f"{ADDRESS}?about=nothing"))


def test_a_board_that_is_not_there(risk, status):
    assert status("member", "/b/nowhere/history") == 404


@pytest.mark.parametrize("who", ["controller", "member", "manager", "auditor", "overseer"])
def test_those_of_the_board_read_what_is_done_in_a_draft(risk, events, who):
    assert events(who=who)[-1][0].startswith("Added a board") or len(events(who=who)) > 2
    assert any("Köerna växer" in line for line, _ in events(who=who))


@pytest.mark.parametrize("who", ["stranger", "administrator"])
@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.PROPOSED])
def test_a_draft_is_not_read_through_its_history(build, decidable, events, read, who, state):
    cause = build.cause(risk_of(decidable), "Få handläggare")
    build.action(
        risk_of(decidable), "Anställ", due=build.today, owner=build.position(decidable.board)
    )
    build.bring(decidable, state)
    told = words(read(ADDRESS, who))
    assert "What is done in a plan that the board has not decided on is not shown." in told
    for secret in ("Köerna växer", cause.text, "Anställ", decidable.title):
        assert secret not in told, secret
    assert events(f"about={risk_of(decidable).line.key}", who) == []
    assert "Enhetschef" in told


def test_a_decided_plans_history_is_everybodys(build, decidable, events):
    decide(build, decidable)
    assert any("Köerna växer" in line for line, _ in events(who="stranger"))


def test_what_was_done_before_the_next_draft_stays_readable(build, decidable, events):
    decide(build, decidable)
    go_to(build, "2026-11-20")
    build.risk(build.plan(decidable.board, 2027), "Hemlig ännu")
    told = [line for line, _ in events(who="stranger")]
    assert any("Köerna växer" in line for line in told)
    assert not any("Hemlig" in line or "2027" in line for line in told)


def test_in_swedish_nothing_is_english(build, risk, post, controller, events):
    build.assessment(risk, 3, 4)
    build.action(risk, "Anställ", owner=post, due=build.today, status=ActionStatus.DONE)
    with unit_of_work():
        risks.set_owner(risk, post, by=controller, at=build.now())
    told = events(language="sv")
    assert told[0] == (
        "Ändrade vem som ansvarar för risken: Köerna växer Johan Ek",
        {"Ansvarig": ("–", "Enhetschef")},
    )
    names = {name for _, fields in told for name in fields}
    assert not {name for name in names if "_" in name or name.islower()}, names


def test_what_a_board_has_written_keeps_its_language(build, risk, read, foreign):
    build.action(risk, "Anställ", owner=build.position(risk.plan.board, "Chefen"))
    assert foreign(read(ADDRESS), "Köerna växer", "Anställ", "Chefen", "Socialnämnden") == []


def test_more_events_cost_no_more_questions(build, plan, people, queries):
    def asked():
        client = people("auditor")
        with queries() as seen:
            assert client.get(ADDRESS).status_code == 200
        return len(seen)

    people("auditor")
    for _ in range(25):
        build.cause(build.risk(plan))
    few = asked()
    for _ in range(75):
        build.cause(build.risk(plan))
    assert asked() == few <= 25
