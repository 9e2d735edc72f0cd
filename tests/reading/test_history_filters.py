"""What one asks of a board's history: each filter, alone and with the others."""

import pytest

from riskreg.decisions import operations as decisions
from riskreg.document.kinds import ActionStatus, ControlOutcome, PlanState
from riskreg.risks import operations as risks
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations as treatment
from riskreg.treatment.rules import ActionPlan, ProgressNote
from tests.assembly.meetings import decide, go_to
from tests.reading.conftest import risk_of
from tests.support.forms import page, words

ADDRESS = "/b/san/history"
WRONG_ORDER = "The from date must be before the to date."


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer")


@pytest.fixture
def found(read):
    """What happened to what, the newest first."""

    def asked(question="", who="auditor"):
        return [words(one) for one in read(f"{ADDRESS}?{question}", who).select(".what")]

    return asked


def test_by_risk(build, plan, risk, found):
    build.risk(plan, "Fel belopp")
    build.action(risk, "Anställ")
    assert found(f"about={risk.line.key}") == [
        "Added an action: Anställ",
        "Added a risk: Köerna växer",
    ]


def test_a_risk_is_one_through_the_years(build, decidable, found, read):
    decide(build, decidable)
    go_to(build, "2026-11-20")
    old = risk_of(decidable)
    by = build.controller_of(decidable.board)
    later = build.plan(decidable.board, 2027)
    with unit_of_work():
        new = decisions.carry_over(old, later, by=by, at=build.now())
    with unit_of_work():
        risks.describe_risk(new, RiskText("Köerna är långa"), by=by, at=build.now())
    told = found(f"about={old.line.key}")
    assert told[0] == "Changed the risk's description: Köerna är långa"
    assert told[-2].startswith(("Added a risk", "Chose", "Assessed", "Changed"))
    assert "Risk: 1 Köerna är långa" in words(read(f"{ADDRESS}?about={old.line.key}", "auditor"))


def test_an_action_has_its_own_among_the_risks(build, risk, found, read):
    action = build.action(risk, "Anställ", due=build.today)
    build.action(risk, "Utbilda")
    build.progress(action, ActionStatus.IN_PROGRESS)
    question = f"about={action.line.key}"
    assert found(question) == ["Recorded progress: Anställ", "Added an action: Anställ"]
    main = read(f"{ADDRESS}?{question}", "auditor")
    assert words(main.select_one(".lede")) == "Action: Anställ"
    assert words(main.select_one("#about option[selected]")) == "Anställ"


def test_a_control_has_its_own(build, risk, found, read):
    control = build.control(risk, "Stickprov")
    build.control(risk, "Annat")
    build.result(control, ControlOutcome.MINOR)
    question = f"about={control.line.key}"
    assert found(question) == ["Recorded a control result: Stickprov", "Added a control: Stickprov"]
    assert words(read(f"{ADDRESS}?{question}", "auditor").select_one(".lede")) == (
        "Control: Stickprov"
    )


def test_a_plan_is_found_by_its_year(build, decidable, found, read):
    build.plan(decidable.board, 2027)
    told = found("about=2026")
    assert len(told) == 1 and told[0].startswith("Opened an empty plan")
    assert words(read(f"{ADDRESS}?about=2026").select_one(".lede")).startswith("Plan: ")


def test_a_routine_and_a_unit(build, board, found, read):
    routine = build.routine(board, "Tertialrapport")
    unit = build.unit(board, "Ekonomi")
    assert found(f"about={routine.key}") == ["Added a routine: Tertialrapport"]
    assert found(f"about={unit.key}") == ["Added a unit: Ekonomi"]


def test_another_boards_things_are_not_named(build, board, read):
    other = build.board("kun", "Kulturnämnden")
    action = build.action(build.risk(build.plan(other)), "Hemligt hos andra")
    main = read(f"{ADDRESS}?about={action.line.key}", "auditor")
    assert "No events in the period." in words(main)
    assert "Hemligt" not in words(main)


def test_by_post_what_it_was_given_and_what_was_done_for_it(build, plan, risk, post, found):
    by = build.controller_of(plan.board)
    action = build.action(risk, "Anställ", owner=post)
    build.action(risk, "Utbilda", owner=build.position(plan.board, "Annan"))
    build.holding(post, build.user("Eva"))
    deputy = build.actor(build.deputy(post, "Disa Lund"))
    with unit_of_work():
        note = ProgressNote(ActionStatus.IN_PROGRESS, "Annons ute")
        treatment.record_progress(action, note, by=deputy, at=build.now())
    with unit_of_work():
        treatment.change_action(action, ActionPlan("Anställ", owner=None), by=by, at=build.now())
    told = found(f"post={post.key}")
    assert told[:2] == ["Changed an action: Anställ", "Recorded progress: Anställ"]
    assert "Added an action: Anställ" in told
    assert "Added a post: Enhetschef" in told
    assert not [line for line in told if "Utbilda" in line or "Annan" in line]


def test_by_person(build, board, plan, risk, found, read):
    controller = build.controller(board, "Åsa Ek")
    with unit_of_work():
        risks.describe_risk(risk, RiskText("Ny"), by=build.actor(controller), at=build.now())
    assert found(f"person={controller.key}") == ["Changed the risk's description: Ny"]
    people = [words(one) for one in read(ADDRESS, "auditor").select("#person option")]
    assert people == ["All", "Åsa Ek"]


def test_by_kind(build, risk, found):
    build.cause(risk, "Få handläggare")
    build.action(risk, "Anställ")
    build.assessment(risk, 2, 3)
    assert found("kind=action") == ["Added an action: Anställ"]
    assert found("kind=assessment") == ["Assessed the risk: Köerna växer"]
    assert found("kind=risk") == ["Added a cause: Få handläggare", "Added a risk: Köerna växer"]
    assert found("kind=nonsense") == found()


@pytest.fixture
def three_days(build, plan):
    for day in ("2026-11-18", "2026-11-19", "2026-11-20"):
        go_to(build, day)
        build.risk(plan, f"Risk {day}")


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("since=2026-11-19&until=2026-11-20", [20, 19]),
        ("since=2026-11-20&until=2026-11-20", [20]),
        ("until=2026-11-18&kind=risk", [18]),
        ("since=2026-11-21&until=2026-11-22", []),
    ],
)
def test_by_period_with_both_its_days(three_days, found, question, days):
    assert found(question) == [f"Added a risk: Risk 2026-11-{day}" for day in days]


def test_a_day_is_the_municipalitys(build, plan, found, clock):
    clock.move_to("2026-11-18T23:30:00+00:00")
    build.risk(plan, "Efter midnatt")
    assert len(found("kind=risk&since=2026-11-18&until=2026-11-30")) == 1


@pytest.mark.parametrize("path", [ADDRESS, f"{ADDRESS}.csv"])
def test_a_period_that_ends_before_it_begins(risk, people, path):
    answer = people("auditor").get(
        f"{path}?since=2026-11-20&until=2026-11-19&kind=risk", headers={"Accept-Language": "en"}
    )
    main = page(answer).main
    assert answer.status_code == 422
    assert WRONG_ORDER in words(main.select_one("#since-error"))
    assert main.select_one("#since")["value"] == "2026-11-20"
    assert words(main.select_one("#kind option[selected]")) == "Risks"
    assert not main.select(".events")


def test_in_swedish_as_the_design_has_it(risk, people):
    answer = people("auditor").get(
        f"{ADDRESS}?since=2026-11-20&until=2026-11-19", headers={"Accept-Language": "sv"}
    )
    assert "Från-datum ska vara före till-datum." in answer.text
    answer = people("auditor").get(
        f"{ADDRESS}?since=2020-01-01&until=2020-01-02", headers={"Accept-Language": "sv"}
    )
    assert "Inga händelser i perioden." in answer.text


def test_a_date_that_is_none_is_answered_beside_the_field(risk, people):
    answer = people("auditor").get(f"{ADDRESS}?since=igår", headers={"Accept-Language": "en"})
    main = page(answer).main
    assert answer.status_code == 422
    assert "Write the date like this" in words(main.select_one("#since-error"))
    assert main.select_one("#since")["value"] == "igår"


def test_the_next_page_asks_the_same(build, plan, risk, read):
    for number in range(55):
        build.cause(risk, f"Orsak {number}")
    main = read(f"{ADDRESS}?kind=risk&about={risk.line.key}", "auditor")
    further = main.find("a", string="Earlier events")["href"]
    assert "kind=risk" in further and f"about={risk.line.key}" in further
    older = read(further, "auditor")
    assert words(older.select(".what")[-1]) == "Added a risk: Köerna växer"
    newest = older.find("a", string="To the newest events")["href"]
    assert words(read(newest, "auditor")) == words(main)


def test_what_stood_before_is_pointed_at(build, board, risk, read):
    by = build.controller_of(board)
    for title in ("Köerna är långa", "Köerna är för långa"):
        with unit_of_work():
            risks.describe_risk(risk, RiskText(title), by=by, at=build.now())
    main = read(f"{ADDRESS}?kind=risk", "auditor")
    newest, middle, _first = main.select(".events > li")
    pointer = next(a for a in newest.select("a") if "Last before this" in words(a))
    assert pointer["href"].endswith(f"#{middle['id']}")
    there = read(pointer["href"], "auditor").select_one(f"#{middle['id']}")
    assert "Köerna är långa" in words(there)


def test_a_record_points_at_the_one_before(build, risk, read):
    build.assessment(risk, 2, 3)
    build.cause(risk)
    build.assessment(risk, 3, 3)
    newest, first = read(f"{ADDRESS}?kind=assessment", "auditor").select(".events > li")
    number = first["id"].removeprefix("e-")
    assert f"Last before this: no. {number}" in words(newest)
    assert "Last before" not in words(first)


@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_a_drafts_names_are_in_no_list_of_choices(build, decidable, read, who):
    action = build.action(risk_of(decidable), "Anställ")
    for about in (risk_of(decidable).line.key, action.line.key, "2026"):
        told = words(read(f"{ADDRESS}?about={about}", who))
        assert not [name for name in ("Köerna", "Anställ", decidable.title) if name in told]


@pytest.mark.parametrize(
    "question",
    [
        *("post=%00x", "person=nobody", "post=nothing", "kind=", "about=0000", "about=9999"),
        *("since=2199-12-31&until=2199-12-31", "since=1900-01-01"),
    ],
)
def test_nonsense_asks_nothing_or_finds_nothing(risk, status, question):
    assert status("auditor", f"{ADDRESS}?{question}") in {200, 400}


def test_each_thing_leads_to_its_history(build, reported, read):
    risk = risk_of(reported)
    risk_key = risk.line.key
    main = read("/risks/1", "auditor")
    assert main.select_one(f'a[href="{ADDRESS}?about={risk_key}"]')
    assert read("/risks", "auditor").select_one(f'a[href="{ADDRESS}?about=2026"]')


def test_actions_and_controls_lead_to_theirs(build, decidable, read):
    risk = risk_of(decidable)
    build.cause(risk)
    action, control = build.action(risk, "Anställ"), build.control(risk, "Stickprov")
    build.bring(decidable, PlanState.ADOPTED)
    main = read("/risks/1", "auditor")
    for line in (action.line, control.line):
        assert main.select_one(f'a[href="{ADDRESS}?about={line.key}"]')


def test_more_rows_cost_no_more_questions(build, plan, risk, post, people, queries):
    question = f"{ADDRESS}?post={post.key}&kind=action&since=2020-01-01&about={risk.line.key}"

    def asked():
        client = people("auditor")
        with queries() as seen:
            assert client.get(question).status_code == 200
        return len(seen)

    people("auditor")
    for number in range(3):
        build.action(risk, f"Åtgärd {number}", owner=post)
    few = asked()
    for number in range(60):
        build.action(build.risk(plan), f"Mer {number}", owner=post)
        build.action(risk, f"Annan {number}", owner=post)
    assert asked() == few <= 25
