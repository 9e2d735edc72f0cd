"""Posts as one chooses among them in a form."""

from collections.abc import Iterable
from typing import Any

from riskreg.boards.models import Position
from riskreg.web.choices import Option
from riskreg.web.language import language, usual


def in_the_words_of_the_board(value: str, text: str, hint: Any = None) -> Option:
    """An option that a board has written, marked where the page is in another language."""
    return Option(value, text, hint=hint, lang=None if usual() == language() else usual())


def post_options(posts: Iterable[Position]) -> tuple[Option, ...]:
    return tuple(in_the_words_of_the_board(post.key, post.title) for post in posts)


def chosen(posts: Iterable[Position], key: str | None) -> Position | None:
    return next((post for post in posts if post.key == key), None)
