"""Everybody who may come to an operation, and what each of them is answered.

They are actors without users: what somebody may do follows from the roles and posts alone.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from riskreg.accounts.rules import Actor, Office, Role
from riskreg.boards.models import Board, Position
from riskreg.document.kinds import HoldingKind
from riskreg.refusals import Forbidden, NotFound
from riskreg.transaction import unit_of_work

TODAY = date(2026, 11, 23)
#: Who may read what the board has not decided yet.
INSIDERS = {
    "controller",
    "owner",
    "acting",
    "deputy",
    "colleague",
    "member",
    "overseer",
    "auditor",
}
#: Who may read what the board has decided.
READERS = INSIDERS | {"neighbour", "administrator", "stranger"}
#: Whoever answers for a post: its holder, who acts for one, and the deputy.
THE_POST = ("owner", "acting", "deputy")

Act = Callable[[Actor], Any]


class Undone(Exception):
    """What was tried worked, and is taken back."""


def cast(board: Board, post: Position | None = None) -> dict[str, Actor]:
    """Each kind of person, by name.  `post` answers for the thing that is to be changed."""
    key = post.key if post else "no-such-post"
    return {
        "controller": person(roles=frozenset({(board.short, Role.CONTROLLER)})),
        "member": person(roles=frozenset({(board.short, Role.MEMBER)})),
        "owner": holder(board, key, HoldingKind.ORDINARY),
        "acting": holder(board, key, HoldingKind.ACTING),
        "deputy": holder(board, key, HoldingKind.DEPUTY),
        "colleague": holder(board, "another-post", HoldingKind.ORDINARY),
        "overseer": person(controls_municipality=True),
        "neighbour": person(roles=frozenset({("elsewhere", Role.CONTROLLER)})),
        "auditor": person(offices=frozenset({Office.AUDITOR})),
        "administrator": person(offices=frozenset({Office.ADMINISTRATOR})),
        "stranger": person(),
        "shut out": person(reading_is_open=False),
    }


def person(**facts: Any) -> Actor:
    return Actor(user_id=None, name="Somebody", today=TODAY, **facts)


def holder(board: Board, key: str, kind: HoldingKind) -> Actor:
    return person(held={key: kind}, boards_held=frozenset({board.short}))


def answers(people: dict[str, Actor], act: Act) -> dict[str, str]:
    """What each is answered.  Nothing that anybody does is kept."""
    return {name: _answer(by, act) for name, by in people.items()}


def _answer(by: Actor, act: Act) -> str:
    with suppress(Undone):
        try:
            with unit_of_work():
                act(by)
                raise Undone
        except Forbidden:
            return "forbidden"
        except NotFound:
            return "not found"
    return "allowed"


def in_draft(*allowed: str) -> dict[str, str]:
    return _expected(allowed, INSIDERS)


def in_force(*allowed: str) -> dict[str, str]:
    return _expected(allowed, READERS)


def _expected(allowed: tuple[str, ...], readers: set[str]) -> dict[str, str]:
    expected = dict.fromkeys([*READERS, "shut out"], "not found")
    return expected | dict.fromkeys(readers, "forbidden") | dict.fromkeys(allowed, "allowed")
