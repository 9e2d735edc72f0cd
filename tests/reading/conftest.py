"""A board, its people, and what they read."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from riskreg.document.kinds import BoardKind
from riskreg.plans.models import Plan
from riskreg.risks.models import Risk
from riskreg.risks.queries import risks_of
from tests.assembly.meetings import decide, follow_up, go_to
from tests.conftest import NOON
from tests.support.forms import page, words

#: The board's year, which all addresses of these tests begin with.
HERE = "/b/san/2026"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def post(build, board):
    return build.position(board, "Enhetschef")


@pytest.fixture
def plan(build, board):
    return build.plan(board)


@pytest.fixture
def people(build, sign_in, board) -> Callable[[str], FlaskClient]:
    """A client for each kind of reader, made when first asked for."""
    makers = {
        "member": lambda: build.member(board),
        "controller": lambda: build.controller(board),
        "manager": lambda: build.manager(build.position(board)),
        "auditor": build.auditor,
        "overseer": lambda: build.controller(build.board(kind=BoardKind.EXECUTIVE_BOARD)),
        "administrator": build.administrator,
        "stranger": build.user,
    }
    known: dict[str, FlaskClient] = {}

    def client_of(who: str) -> FlaskClient:
        if who not in known:
            known[who] = sign_in(makers[who]())
        return known[who]

    return client_of


@pytest.fixture
def status(people) -> Callable[..., int]:
    return lambda who, address=HERE: people(who).get(address).status_code


@pytest.fixture
def read(people) -> Callable[..., Tag]:
    """The main part of a page, in English unless another language is asked for."""

    def reading(address: str = "", who: str = "member", language: str = "en") -> Tag:
        place = address if address.startswith("/b/") else HERE + address
        answer = people(who).get(place, headers={"Accept-Language": language})
        assert answer.status_code == 200, f"{place}: {answer.status}"
        main = page(answer).main
        assert main is not None
        return main

    return reading


@pytest.fixture
def foreign() -> Callable[..., list[str]]:
    """Which of these words of a board stand on an English page without being marked as Swedish.

    What pictures are labelled with cannot be marked.
    """

    def found(main: Tag, *own: str) -> list[str]:
        texts = [text for text in main.find_all(string=True) if text.find_parent("svg") is None]
        unmarked = [text for text in texts if text.find_parent(lang="sv") is None]
        return [text for text in unmarked if any(word in text for word in own)]

    return found


@pytest.fixture
def decidable(build, plan, post) -> Plan:
    """A draft from January with one risk, "Köerna växer", of score 4, that lacks nothing."""
    go_to(build, "2026-01-12")
    build.risk(plan, "Köerna växer", owner=post, score=(2, 2))
    return plan


@pytest.fixture
def reported(build, decidable) -> Plan:
    """The same plan, decided in January; its follow-up was handed in on 1 September."""
    decide(build, decidable)
    go_to(build, "2026-09-01")
    follow_up(build, decidable, "Tertialrapport 1")
    go_to(build, "2026-11-20")
    return decidable


def risk_of(plan: Plan, number: int = 1) -> Risk:
    return next(risk for risk in risks_of(plan) if risk.line.number == number)


def day(ahead: int) -> date:
    """A day counted from the one on which the pages are read."""
    return NOON.date() + timedelta(days=ahead)


def part(main: Tag, heading: str) -> Tag:
    """The section under a heading."""
    found = main.find(["h2", "h3"], string=heading)
    assert found is not None, f"no heading {heading!r}"
    section = found.find_parent("section")
    assert section is not None
    return section


def facts(main: Tag) -> dict[str, str]:
    """The risk in short, by its words."""
    listed = main.select(".panel .dl > dt")
    return {words(term): words(term.find_next_sibling("dd")) for term in listed}


def moments(main: Tag) -> list[str]:
    """What has happened, the newest first."""
    return [words(one) for one in main.select(".tl li")]
