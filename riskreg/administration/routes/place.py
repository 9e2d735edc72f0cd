"""What the pages of administration share: where they are, and rows by their keys."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any, TypeVar

from flask import Blueprint, flash

from riskreg.accounts.models import User
from riskreg.boards.models import Municipality
from riskreg.boards.queries import municipality
from riskreg.refusals import NotFound, Refused
from riskreg.risks.posts import in_the_words_of_the_board
from riskreg.web.choices import Option
from riskreg.web.words import told

bp = Blueprint("administration", __name__, url_prefix="/admin")

Row = TypeVar("Row")


def find_place() -> Municipality:
    found = municipality()
    if found is None:
        raise NotFound
    return found


def by_key(rows: Iterable[Row], key: str | None) -> Row | None:
    """The row that a form's list has chosen."""
    return next((row for row in rows if getattr(row, "key", None) == key), None) if key else None


def chosen(rows: Iterable[Row], key: str | None) -> Row:
    """The same where the form has seen to it that something is chosen."""
    found = by_key(rows, key)
    if found is None:
        raise NotFound
    return found


@contextmanager
def answering(done: str | None = None) -> Generator[None]:
    """For a button without a form: say why not on the next page, or `done`."""
    try:
        yield
    except Refused as refusal:
        flash(told(refusal.text, refusal.values), "error")
    else:
        if done:
            flash(done)


def options(rows: Iterable[Any], called: str = "name") -> list[Option]:
    """Boards, units or posts to choose among."""
    return [in_the_words_of_the_board(row.key, getattr(row, called)) for row in rows]


def people(users: Iterable[User]) -> list[Option]:
    return [Option(user.key, user.name) for user in users]
