"""Where all boards stand this year."""

from dataclasses import replace
from datetime import date

from riskreg import assembly
from riskreg.administration.operations import change_board
from riskreg.administration.operations.boards import facts_of
from riskreg.boards.rules import Subject
from riskreg.document.kinds import BoardKind, PlanState
from riskreg.transaction import unit_of_work
from tests.build import Build

ON = date(2026, 11, 23)


def test_the_executive_board_comes_first_then_by_name(build: Build) -> None:
    build.board("san", "Socialnämnden")
    build.board("bun", "Barnnämnden")
    build.board("ks", "Kommunstyrelsen", kind=BoardKind.EXECUTIVE_BOARD)
    build.board("bab", "Bolaget AB", kind=BoardKind.COMPANY)
    found = assembly.boards_standing(on=ON)
    assert [one.board.short for one in found] == ["ks", "bun", "bab", "san"]


def test_bodies_without_plans_are_not_listed_but_committees_are_named(build: Build) -> None:
    executive = build.board("ks", kind=BoardKind.EXECUTIVE_BOARD)
    build.board("kf", kind=BoardKind.COUNCIL)
    build.board("enu", "Utskottet", kind=BoardKind.COMMITTEE, parent=executive)
    (only,) = assembly.boards_standing(on=ON)
    assert (only.board.short, only.committees) == ("ks", ("Utskottet",))


def test_a_board_without_a_plan_this_year(build: Build) -> None:
    build.plan(build.board("san"), 2025)
    (only,) = assembly.boards_standing(on=ON)
    assert (only.document, only.standing, only.plan_state, only.late) == (None, None, None, 0)
    assert only.subject == only.board_subject == Subject(board="san")
    assert (only.year, only.is_example) == (2026, False)


def test_a_board_that_another_has_succeeded_is_listed_while_it_has_a_plan(build: Build) -> None:
    old, new = build.board("fritid"), build.board("kfn")
    facts = replace(facts_of(old), successor=new)
    with unit_of_work():
        change_board(old, facts, by=build.any_administrator, at=build.now())
    assert [one.board.short for one in assembly.boards_standing(on=ON)] == ["kfn"]
    build.plan(old, ON.year)
    assert {one.board.short for one in assembly.boards_standing(on=ON)} == {"fritid", "kfn"}


def test_a_board_with_late_actions(build: Build) -> None:
    plan = build.plan(build.board("san"), is_example=True)
    risk = build.risk(plan, score=(3, 4))
    build.action(risk, due=date(2026, 11, 1))
    build.action(risk, due=date(2026, 12, 1))
    (only,) = assembly.boards_standing(on=ON)
    assert (only.late, only.plan_state, only.is_example) == (1, PlanState.DRAFT, True)
    assert only.standing
    assert only.standing.risks == 1
    assert only.document == assembly.document(plan, on=ON)
    assert only.subject == Subject(board="san", plan_state=PlanState.DRAFT)
