"""A page asks as many questions of five risks as of five hundred, of one board as of eight."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from riskreg import assembly
from riskreg.accounts.rules import Actor
from riskreg.boards.models import Board
from riskreg.document.kinds import HoldingKind, PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from tests.assembly.plenty import fill
from tests.build import Build

Queries = Callable[[], AbstractContextManager[list[str]]]
ON = date(2026, 11, 23)


def plans(build: Build, boards: int, risks: int) -> list[Plan]:
    """Adopted plans, each of a board of its own."""
    made = [build.plan(state=PlanState.ADOPTED) for _ in range(boards)]
    for plan in made:
        fill(plan, risks)
    return made


def manager(plans: list[Plan]) -> Actor:
    """Holds every post that the plans name."""
    documents = assembly.documents(plans, on=ON).values()
    posts = {post.key for document in documents for post in document.positions}
    boards = frozenset(document.board.short for document in documents)
    held = dict.fromkeys(posts, HoldingKind.ORDINARY)
    return Actor(1, "Chef", ON, held=held, boards_held=boards)


def asked(queries: Queries, question: Callable[[], Any]) -> int:
    """With everything forgotten, as at the beginning of a request."""
    db.session.rollback()
    with queries() as seen:
        question()
    return len(seen)


@pytest.fixture(params=["5 and 500 risks", "1 and 8 boards"])
def few_and_many(request: pytest.FixtureRequest, build: Build) -> tuple[list[Plan], list[Plan]]:
    if request.param == "5 and 500 risks":
        return plans(build, 1, 5), plans(build, 1, 500)
    return plans(build, 1, 5), plans(build, 8, 5)


Question = Callable[[list[Plan]], Callable[[], Any]]


def page(made: list[Plan]) -> Callable[[], Any]:
    short = made[0].board.short
    return lambda: assembly.risk_page(short, 2026, 1, on=ON)


def documents(made: list[Plan]) -> Callable[[], Any]:
    return lambda: assembly.documents(made, on=ON)


def people(made: list[Plan]) -> Callable[[], Any]:
    found = assembly.documents(made, on=ON).values()
    return lambda: assembly.people(found, ON)


def owed(made: list[Plan]) -> Callable[[], Any]:
    who = manager(made)
    return lambda: assembly.owed(who, on=ON)


def to_do_count(made: list[Plan]) -> Callable[[], Any]:
    who = manager(made)
    return lambda: assembly.to_do_count(who, ON)


@pytest.mark.parametrize(
    ("question", "most"),
    [(documents, 20), (people, 1), (page, 30), (owed, 30), (to_do_count, 8)],
)
def test_more_to_read_costs_no_more_questions(
    few_and_many: tuple[list[Plan], list[Plan]], queries: Queries, question: Question, most: int
) -> None:
    few, many = (asked(queries, question(made)) for made in few_and_many)
    assert few == many <= most


def test_the_number_beside_the_menu_costs_nothing_without_a_post(
    build: Build, queries: Queries
) -> None:
    assert asked(queries, lambda: assembly.to_do_count(Actor(1, "Ledamot", ON), ON)) == 0


def test_where_all_boards_stand(build: Build, queries: Queries) -> None:
    plans(build, 1, 5)
    one = asked(queries, lambda: assembly.boards_standing(on=ON))
    plans(build, 7, 20)
    assert asked(queries, lambda: assembly.boards_standing(on=ON)) == one <= 30


def test_a_body_more_costs_nothing(build: Build, queries: Queries) -> None:
    board: Board = plans(build, 1, 5)[0].board
    short = board.short
    before = asked(queries, lambda: assembly.board_year(short, 2026, on=ON))
    build.board()
    assert asked(queries, lambda: assembly.board_year(short, 2026, on=ON)) == before
