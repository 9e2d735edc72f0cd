"""The overview of a board's year: what changed, what is late, what is missing."""

import pytest

from riskreg.administration.operations import change_settings
from riskreg.administration.rules import Settings
from riskreg.boards.queries import municipality
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    HoldingKind,
    PlanState,
    ResponseKind,
)
from riskreg.transaction import unit_of_work
from tests.assembly.plenty import fill
from tests.reading.conftest import HERE, day, part, risk_of
from tests.support.forms import words

INSIDERS = ("member", "controller", "manager", "auditor", "overseer")
OUTSIDERS = ("administrator", "stranger")


def test_a_year_without_a_plan(build, board, read):
    build.plan(board, 2025, state=PlanState.ADOPTED)
    main = read()
    assert words(main.h1) == "Socialnämnden"
    assert "There is no plan for 2026 yet." in words(main)
    assert main.find("a", string="Internal control plan 2025")["href"] == "/b/san/2025"
    assert main.select_one("form") is None


def test_only_who_may_open_a_plan_is_offered_to(board, read):
    assert read(who="controller").select_one(f"form[action='{HERE}/open']")
    assert read(who="auditor").select_one("form") is None


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.PROPOSED])
def test_a_draft_is_for_those_of_the_board(build, decidable, status, state):
    build.bring(decidable, state)
    assert {who: status(who) for who in INSIDERS} == dict.fromkeys(INSIDERS, 200)
    for who in OUTSIDERS:
        assert [status(who, HERE + page) for page in ("", "/risks", "/risks/1")] == [404] * 3


def test_a_decided_plan_is_for_everybody(build, decidable, status):
    build.bring(decidable, PlanState.ADOPTED)
    for who in INSIDERS + OUTSIDERS:
        assert [status(who, HERE + page) for page in ("", "/risks", "/risks/1")] == [200] * 3


def test_where_reading_is_closed_others_see_nothing(build, plan, status):
    build.bring(plan, PlanState.ADOPTED)
    settings = Settings("Sundbyberg", "sv", closed_reading=True, plan_name="Internkontrollplan")
    with unit_of_work():
        change_settings(municipality(), settings, by=build.any_administrator, at=build.now())
    pages = [HERE, f"{HERE}/risks", f"{HERE}/routines", "/b/san/history"]
    assert [status("stranger", page) for page in pages] == [404] * 4
    assert [status("member", page) for page in pages] == [200] * 4


@pytest.mark.parametrize("address", ["/b/nowhere/2026", "/b/san/1989", "/b/san/2101", "/b/san/0"])
def test_what_does_not_exist_is_not_found(plan, status, address):
    assert status("member", address) == 404


def test_a_year_whose_draft_one_may_not_read_is_not_linked_to(build, board, plan, read):
    build.bring(plan, PlanState.ADOPTED)
    build.plan(board, 2027)
    assert read(who="member").find("a", href="/b/san/2027")
    assert read(who="stranger").find("a", href="/b/san/2027") is None


def test_an_empty_draft(plan, read):
    main = read()
    assert words(main.select_one(".lede")) == "No risks yet."
    assert words(main.select_one(".sub")) == "Draft."
    assert main.select_one("svg.mx") is None


def test_risks_that_nobody_has_assessed_are_a_list_not_a_matrix(build, plan, read):
    build.risk(plan, "Köerna växer", consequence="Beslut dröjer")
    main = read()
    assert "None is assessed." not in words(main)
    assert "It is not assessed." in words(main.select_one(".lede"))
    assert main.select_one("svg.mx") is None
    assert words(part(main, "The risks").li) == "1 Köerna växer Beslut dröjer"
    assert "so nobody can say which are the highest" in words(main)


def test_the_first_sentence_and_the_matrix(build, decidable, post, read):
    build.risk(decidable, "Fel belopp", owner=post, score=(4, 4))
    main = read()
    lede = words(main.select_one(".lede"))
    assert lede.startswith("Two risks. One is very high.")
    labels = [one["aria-label"] for one in main.select("svg.mx a")]
    assert labels == ["Risk 1, Köerna växer: 4, Moderate", "Risk 2, Fel belopp: 16, Very high"]
    assert [one["href"] for one in main.select("svg.mx a")] == [
        f"{HERE}/risks/1",
        f"{HERE}/risks/2",
    ]


def test_the_highest_risks_and_what_is_done(build, decidable, post, read):
    build.risk(decidable, "Låg", owner=post, score=(1, 1))
    build.risk(decidable, "Utanför", owner=post, score=(4, 4), selected=False)
    high = build.risk(decidable, "Fel belopp", owner=post, score=(3, 3))
    highest = build.risk(decidable, "Läckage", score=(4, 4))
    build.action(high, "Stoppad", due=day(3), status=ActionStatus.CANCELLED)
    build.control(high, "Stickprov")
    build.action(highest, "Byt system", due=day(3))
    table = part(read(), "The highest risks and what is done").table
    assert [words(row) for row in table.select("tbody tr")] == [
        "5 Läckage 16 Very high – Nothing to compare with yet Byt system Not recorded",
        "4 Fel belopp 9 High – Nothing to compare with yet Stickprov Enhetschef Vacant",
    ]


def test_a_vacant_post_is_said_to_be_vacant_and_who_acts(build, decidable, post, read):
    build.assessment(risk_of(decidable), 4, 4)
    build.holding(post, build.user("Anna Ek"), end="2026-10-31")
    build.holding(post, build.user("Bo Dahl"), HoldingKind.ACTING, start="2026-11-01")
    main = read()
    cell = part(main, "The highest risks and what is done").select("tbody td")[-1]
    assert words(cell) == "Enhetschef Vacant since 31 October. Bo Dahl acts."
    assert "One responsible post is vacant." in words(main.select_one(".lede"))


def test_a_plan_that_a_source_tells(build, board, read):
    told = build.plan(board, source="En granskning 2023")
    risk = build.risk(told, "Köerna växer")
    build.risk(told, "Innehållet framgår inte", content_given=False)
    build.cause(risk, "Ingen svarar")
    build.action(risk, "Kartläggning")
    build.routine(board)
    main = read()
    assert "The plan is told by a source: En granskning 2023." in words(main)
    assert "so nobody can say what is late" in words(part(main, "Late"))
    assert "The source gives no earlier report" in words(main)
    assert "The content of one of them is not given by the source." in words(main)
    assert main.select_one(".gap, .note-warn") is None
    for wrong in ("no action", "not documented", "has no owner", "not secured", "vacant"):
        assert wrong not in words(main).casefold(), wrong


def test_sixty_risks_still_make_a_page(build, board, read):
    plan = build.plan(board, state=PlanState.ADOPTED)
    fill(plan, 60)
    main = read()
    assert words(main.select_one(".lede")).startswith("60 risks.")
    assert len(part(main, "The highest risks and what is done").select("tbody tr")) == 10
    rest = main.select_one("svg.mx a[href*='cell=']")
    assert rest["href"] == f"{HERE}/risks?cell=3-4#risks"
    assert "+55" in rest["aria-label"]


def test_an_accepted_risk_keeps_its_place_and_its_sign(build, plan, post, read):
    build.risk(plan, owner=post, score=(1, 1), responses=[ResponseKind.ACCEPT])
    assert read().find(string="Accepted")


def test_swedish_is_what_a_board_reads(build, reported, read):
    build.assessment(risk_of(reported), 4, 4)
    main = read(language="sv")
    assert words(main.select_one(".lede")) == (
        "En risk. Den är mycket hög. Sedan tertialrapport 1 har den ökat."
        " En ansvarig befattning är vakant."
    )
    assert part(main, "Sedan förra mötet")
    assert main.find(lang=True) is None


def test_what_a_board_has_written_keeps_its_language(build, decidable, post, read, foreign):
    build.cause(risk_of(decidable), "Ingen svarar")
    build.action(risk_of(decidable), "Anställ", owner=post, due=day(-3))
    build.assessment(risk_of(decidable), 4, 4)
    build.holding(post, build.user("Anna Ek"))
    build.occasion(build.routine(decidable.board), "Höstrapport", deadline=PartialDate("2026-12"))
    own = ("Socialnämnden", "Köerna växer", "Anställ", "Enhetschef", "Anna Ek", "Höstrapport")
    assert foreign(read(), *own) == []


@pytest.mark.parametrize("page", ["", "/risks", "/risks/1"])
def test_more_risks_cost_no_more_questions(build, people, queries, page):
    plans = [build.plan(build.board(short), state=PlanState.ADOPTED) for short in ("few", "many")]
    fill(plans[0], 5)
    fill(plans[1], 200)
    client = people("auditor")
    asked = []
    for plan in plans:
        with queries() as seen:
            assert client.get(f"/b/{plan.board.short}/2026{page}").status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 40


def test_an_example_says_so(build, board, people):
    build.plan(board, is_example=True)
    assert "ribbon" in people("member").get(HERE).text
