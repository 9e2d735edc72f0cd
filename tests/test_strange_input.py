"""Whatever is sent to whatever form, a page answers, on either database."""

import re
from pathlib import Path

import pytest

from riskreg.accounts.rules import Office, Role
from riskreg.document.kinds import PlanState
from tests import pages
from tests.support.forms import page
from tests.support.visits import forms_on, places, sensible, typed_into

PACKAGE = Path(__file__).parent.parent / "riskreg"
#: More than an integer of PostgreSQL holds.
NUMBER = str(2**31)
SIGNS = "a\0b\x1b\ufffe%_'\\"
LONG = "å" * 6_000
#: Every name that some page looks for in its address's question.
ASKED_FOR = {
    name
    for file in PACKAGE.rglob("*.py")
    for name in re.findall(
        r'(?:args\.get(?:list)?|number_asked)\(\s*"(\w+)', file.read_text(encoding="utf-8")
    )
}


@pytest.fixture
def client(build, sign_in, monkeypatch):
    """Signed in as somebody who may do everything, in a register with one of each thing.

    What the pages look like is not looked at: there are too many, and others do.
    """
    monkeypatch.setattr(pages, "check_answer", lambda *_: None)
    board = build.board("san")
    post = build.position(board, unit=build.unit(board))
    plan = build.plan(board)
    risk = build.risk(plan, owner=post)
    cause = build.cause(risk)
    build.assessment(risk, 2, 3)
    build.action(risk, owner=post, causes=[cause])
    build.control(risk, performer=post)
    build.routine(board)
    build.bring(plan, PlanState.ADOPTED)
    build.risk(build.plan(board, 2027), owner=post)
    everything = build.user(
        "Åsa", roles=[(Role.CONTROLLER, board)], holds=[post], office=Office.ADMINISTRATOR
    )
    return sign_in(everything)


def test_nothing_that_is_sent_breaks_a_page(client):
    found = places(client, "/", "/boards", "/admin")
    for address, opened in found.items():
        ask_strangely(client, address, opened)
    for address, form in forms_to_fill(found):
        for name in answer(client, address, form, LONG):
            answer(client, address, form, LONG, only=name)
        answer(client, address, form, SIGNS)
        answer(client, address, form, NUMBER)
    for address, opened in found.items():
        for form in forms_on(opened, "post"):
            send_twice(client, address, form)
    assert client.get("/my").status_code == 200, "whoever sent all this is signed in no more"


def ask_strangely(client, address, opened):
    filters = forms_on(opened, "get")
    names = {*ASKED_FOR, *(str(field["name"]) for form in filters for field in typed_into(form))}
    question = dict.fromkeys(names, NUMBER)
    assert client.get(address, query_string=question).status_code < 500


def forms_to_fill(found):
    """Each form once, with the address of its page."""
    seen = set()
    for address, opened in found.items():
        for form in forms_on(opened, "post"):
            names = tuple(str(field["name"]) for field in typed_into(form))
            if names and names not in seen:
                seen.add(names)
                yield address, form


def send_twice(client, address, form):
    """As an impatient hand does, and from a page that may be out of date by now."""
    for _ in range(2):
        assert send(client, address, form, sensible(form)).status_code < 500


def send(client, address, form, data):
    return client.post(form.get("action") or address, data=data)


def answer(client, address, form, strange, only=None):
    """Sends a form with something strange in one or all fields; names those not complained of."""
    names = [only] if only else [str(field["name"]) for field in typed_into(form)]
    answered = send(client, address, form, sensible(form) | dict.fromkeys(names, strange))
    assert answered.status_code < 500
    if answered.status_code < 400:
        return []
    told = page(answered)
    return [name for name in names if told.find(id=f"{name}-error") is None]
