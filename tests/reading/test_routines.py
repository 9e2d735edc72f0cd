"""The page of routines as those read it who do not plan it; its year has tests of its own."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind, Known, PlanState, RoutineKind
from riskreg.reporting.operations import tie_risk
from riskreg.transaction import unit_of_work
from tests.assembly.plenty import fill
from tests.reading.conftest import HERE, risk_of
from tests.support.forms import words

ADDRESS = "/routines"
OUTSIDERS = ("stranger", "administrator")


@pytest.fixture
def tied(build, decidable):
    """A routine that reports the draft's only risk."""
    routine = build.routine(decidable.board, "Höstrapport")
    with unit_of_work():
        by = build.controller_of(decidable.board)
        tie_risk(risk_of(decidable), [routine], by=by, at=build.now())
    return routine


@pytest.mark.parametrize("page", ["/routines", "/routines/1"])
def test_a_drafts_risks_are_not_read_through_its_routines(tied, read, people, page):
    assert "Höstrapport" in words(read(page))
    for who in OUTSIDERS:
        told = people(who).get(HERE + page).text
        assert "Köerna växer" not in told
        assert "Utkast" not in told


def test_without_a_plan_there_is_no_year_to_show(build, board, read):
    build.routine(board, "Höstrapport")
    assert "There is no plan for 2026 yet." in words(read(ADDRESS))


def cells(main, number=0):
    row = main.select("table.t tbody tr[id]")[number]
    return {cell["data-l"]: words(cell) for cell in row.select("td")}


def test_what_the_table_says(build, board, post, plan, read):
    build.holding(post, build.user("Anna Ek"))
    build.routine(
        board,
        "Höstrapport",
        what="Läget i planen",
        reporter=post,
        deputy=build.position(board, "Ekonomichef", holders_known=False),
        presented_by=build.position(board, "Direktör"),
        to=board,
        via_text="Presidiet",
        form="Skriftlig",
        when_text="Varje höst",
        documented=Known.YES,
        documented_where="Anvisningen",
        decided=PartialDate("2025-12"),
    )
    assert cells(read(ADDRESS)) == {
        "Recipient": "Socialnämnden via Presidiet",
        "Form": "Skriftlig",
        "Reports": "Enhetschef Anna Ek Presented by Direktör",
        "Deputy": "Ekonomichef",
        "When": "Varje höst",
        "Documented": "Yes Anvisningen Secured",
    }


def test_what_is_missing_stands_where_it_is_missing(build, board, plan, read):
    build.routine(board, "Höstrapport", documented=Known.NO)
    told = cells(read(ADDRESS))
    assert told["Documented"] == "No Not secured"
    assert {told[name] for name in ("Recipient", "Form", "Reports", "Deputy", "When")} == {
        "Missing"
    }


def test_not_recorded_is_not_no(build, board, plan, read):
    build.routine(board, "Löpande", kind=RoutineKind.METHOD, is_continuous=True)
    main = read(ADDRESS)
    told = cells(main)
    assert (told["Documented"], told["When"]) == ("Not recorded Not secured", "Continuously")
    assert words(main.select_one("tr[id] .tag")) == "Method"


def test_a_sources_silence_is_not_recorded_never_missing(build, board, read):
    build.plan(board, source="En granskning 2023")
    build.routine(board, "Höstrapport")
    build.routine(board, "Samverkan", documented=Known.NO)
    main = read(ADDRESS)
    assert "The plan is told by a source: En granskning 2023." in words(main)
    assert set(cells(main).values()) == {"Not recorded"}
    assert main.select_one("table .ch-up") is None
    assert "One is not documented, and for one it is not recorded." in words(main)
    (gap,) = main.select(".gap")
    assert "Samverkan" in words(gap)
    assert "not documented" in words(gap)
    assert "deputy" not in words(gap)
    assert cells(main, 1)["Documented"] == "No"


def test_a_vacant_post_reports_through_who_acts(build, board, post, plan, read):
    build.holding(post, build.user("Anna Ek"), end="2026-10")
    build.routine(board, "Höstrapport", reporter=post)
    assert cells(read(ADDRESS))["Reports"] == "Enhetschef Vacant since October"
    build.holding(post, build.user("Bo Dahl"), HoldingKind.ACTING, start="2026-11")
    expected = "Enhetschef Vacant since October. Bo Dahl acts."
    assert cells(read(ADDRESS))["Reports"] == expected
    assert expected in words(read("/routines/1"))


@pytest.mark.parametrize("page", ["/routines", "/routines/1"])
def test_what_a_board_has_written_keeps_its_language(build, board, post, plan, read, foreign, page):
    build.holding(post, build.user("Anna Ek"))
    build.routine(
        board,
        "Höstrapport",
        what="Läget",
        note="Ses över",
        reporter=post,
        to_text="Ledningen",
        form="Skriftlig",
        when_text="Varje höst",
    )
    own = ("Höstrapport", "Läget", "Ses över", "Enhetschef", "Anna Ek", "Ledningen", "Skriftlig")
    assert foreign(read(page), *own, "Varje höst", "Socialnämnden") == []


def test_forty_routines_cost_no_more_questions_than_two(build, board, people, queries):
    def asked():
        with queries() as seen:
            assert people("auditor").get(HERE + ADDRESS).status_code == 200
        return len(seen)

    fill(build.plan(board, state=PlanState.ADOPTED), 5)
    people("auditor")
    for _ in range(2):
        build.routine(board, reporter=build.position(board))
    few = asked()
    for _ in range(38):
        build.routine(board, reporter=build.position(board))
    assert asked() == few <= 40
