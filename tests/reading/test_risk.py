"""The whole story of one risk."""

from datetime import date

import pytest

from riskreg.document.kinds import (
    AssessmentKind,
    HoldingKind,
    PlanState,
    ResponseKind,
)
from riskreg.reporting.operations import tie_risk
from riskreg.risks import operations as risks
from riskreg.risks.rules import ResponseChoice
from riskreg.transaction import unit_of_work
from tests.assembly.meetings import go_to
from tests.reading.conftest import HERE, day, facts, part, risk_of
from tests.support.forms import words

ADDRESS = "/risks/1"


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer")


@pytest.mark.parametrize("address", ["/risks/2", "/risks/0", "/risks/99999999999999999999"])
def test_a_risk_that_is_not_there(risk, status, address):
    assert status("member", HERE + address) == 404


def test_not_assessed_is_a_state_of_its_own(risk, read):
    main = read(ADDRESS)
    assert words(main.select_one(".sec .tag")) == "Not assessed"
    assert "It is not assessed." not in words(main)
    assert main.select_one("svg.mx, svg.whl") is None
    assert main.find("h2", string="The risk score over time") is None


def test_assessed_once_there_is_no_line_to_draw(build, risk, read):
    build.assessment(risk, 3, 4, rationale="Få handläggare")
    main = read(ADDRESS)
    assert words(main.select_one(".lv-big")) == "12 Very high"
    assert "likelihood 3 × impact 4" in words(main)
    trend = words(part(main, "The risk score over time"))
    assert "Assessed once: 12, 23 November 2026. Få handläggare" in trend
    assert main.select_one("svg.whl") is None


def test_the_line_over_time_and_its_table(build, risk, read):
    build.assessment(risk, 4, 4, rationale="Ingen rutin")
    go_to(build, "2026-11-23")
    build.assessment(risk, 2, 2, rationale="Rutin finns")
    trend = part(read(ADDRESS), "The risk score over time")
    assert len(trend.select("svg.whl")) == 2
    assert [words(row) for row in trend.select("tbody tr")] == [
        "23 November 2026 4 4 16 Very high Ingen rutin",
        "23 November 2026 2 2 4 Moderate Rutin finns",
    ]


def test_how_it_moved_since_the_last_meeting(build, reported, read):
    build.assessment(risk_of(reported), 1, 1)
    main = read(ADDRESS)
    assert words(main.select_one(".ch")) == "Down from 4"
    assert "since tertialrapport 1" in words(main)


def test_content_that_the_source_does_not_give(build, board, read):
    plan = build.plan(board, source="En granskning 2023")
    build.risk(plan, "Innehållet framgår inte", content_given=False)
    main = read(ADDRESS)
    assert "The source says that the risk exists, but not what it is." in words(main)
    assert "The source gives no causes." in words(main)


def test_who_answers_and_who_stands_in(build, post, plan, read):
    build.risk(plan, "Köerna växer", owner=post)
    build.holding(post, build.user("Anna Ek"))
    told = facts(read(ADDRESS))
    assert told["Responsible"] == "Enhetschef Anna Ek"
    assert told["Deputy"] == "No deputy. If the holder is away, nobody reports."
    build.deputy(post, "Disa Lund")
    assert facts(read(ADDRESS))["Deputy"] == "Disa Lund"


def test_a_post_that_nobody_holds(build, post, plan, read):
    build.risk(plan, "Köerna växer", owner=post)
    build.holding(post, build.user("Anna Ek"), end="2026-10")
    assert facts(read(ADDRESS))["Responsible"] == (
        "Enhetschef Vacant since October. Nobody holds the post today, so nobody answers for the"
        " risk."
    )
    build.holding(post, build.user("Bo Dahl"), HoldingKind.ACTING, start="2026-11-01")
    assert facts(read(ADDRESS))["Responsible"] == ("Enhetschef Vacant since October. Bo Dahl acts.")


def test_a_post_whose_holder_nobody_has_recorded(build, board, plan, read):
    post = build.position(board, "Direktör", holders_known=False)
    build.risk(plan, "Köerna växer", owner=post)
    assert facts(read(ADDRESS))["Responsible"] == "Direktör The holder is not recorded"


def test_an_accepted_risk_says_why_by_whom_and_until_when(build, risk, post, read):
    choice = ResponseChoice(ResponseKind.ACCEPT, "Nyttan är liten", post, date(2027, 3, 1))
    with unit_of_work():
        by = build.controller_of(risk.plan.board)
        risks.choose_responses(risk, (choice,), by=by, at=build.now())
    assert facts(read(ADDRESS))["Handling"] == (
        "Accept Nyttan är liten Decided by Enhetschef To be reviewed 1 March 2027"
    )


def test_where_it_is_reported(build, board, risk, read):
    assert facts(read(ADDRESS))["Reported in"].startswith("No routine.")
    routine = build.routine(board, "Tertialrapport")
    with unit_of_work():
        tie_risk(risk, [routine], by=build.controller_of(board), at=build.now())
    assert facts(read(ADDRESS))["Reported in"] == "Tertialrapport"


def test_without_controls_as_it_is_and_as_it_is_to_be(build, risk, read):
    build.assessment(risk, 4, 4, kind=AssessmentKind.INHERENT)
    build.assessment(risk, 1, 2, kind=AssessmentKind.TARGET)
    told = facts(read(ADDRESS))
    assert told["Without controls"] == "16 Very high 4 × 4"
    assert told["Aimed at"] == "2 Low 1 × 2"


def test_a_risk_on_the_gross_list_only(build, plan, read):
    risk = build.risk(plan, "Flytten")
    with unit_of_work():
        by = build.controller_of(plan.board)
        risks.deselect_risk(risk, "Hanteras i lokalplanen", by=by, at=build.now())
    main = read(ADDRESS)
    assert "Gross list only" in words(main)
    assert words(main.select_one(".note")) == "Not in the plan. Hanteras i lokalplanen"


def test_what_may_be_done_is_offered(build, decidable, post, read, sign_in):
    def offered(who):
        return [words(one) for one in read(ADDRESS, who).select(".acts a")]

    assert offered("controller") == ["Change the risk"]
    assert offered("member") == offered("auditor") == []
    build.bring(decidable, PlanState.ADOPTED)
    assert offered("controller") == ["Assess anew"]


def test_the_history_of_the_risk_is_a_link_away(risk, read):
    link = read(ADDRESS).find("a", string="The whole history of the risk, before and after")
    assert link["href"] == f"/b/san/history?about={risk.line.key}"


def test_what_a_board_has_written_keeps_its_language(build, decidable, post, read, foreign):
    risk = risk_of(decidable)
    build.action(risk, "Anställ", owner=post, due=day(5), causes=[build.cause(risk, "Brist")])
    build.result(build.control(risk, "Stickprov"), period="2025-T3", observation="Sett")
    build.holding(post, build.user("Anna Ek"))
    own = ("Köerna växer", "Anställ", "Brist", "Stickprov", "Sett", "Enhetschef", "Anna Ek")
    assert foreign(read(ADDRESS), *own) == []
