"""What a layout knows of the world around its page: who reads, where, on which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask
from markupsafe import Markup

from riskreg.access import session
from riskreg.accounts.rules import Actor
from riskreg.boards import queries
from riskreg.document.scale import Level, Scale
from riskreg.pictures import glyphs, tones
from riskreg.web import menu


@dataclass(frozen=True)
class Reader:
    """The person at the screen, as the masthead greets one."""

    name: str
    title: str | None
    language: str | None
    appearance: str

    @property
    def initials(self) -> str:
        names = self.name.split()
        return "".join(name[0] for name in (names[:1] + names[1:][-1:])).upper()


def actor() -> Actor | None:
    return session.signed_in() if session.anyone_signed_in() else None


def reader() -> Reader | None:
    if not session.anyone_signed_in():
        return None
    user = session.signed_in_user()
    return Reader(user.name, user.title, user.language, user.appearance)


def municipality() -> str:
    """The municipality's name; empty in a register that nobody has set up."""
    found = queries.municipality()
    return found.name if found else ""


def to_do() -> int:
    return 0


def today() -> date:
    """The municipality's day (rule 9)."""
    return session.now_here().date()


def step(level: Level, scale: Scale) -> int:
    """Where a level stands among its scale's, from 1: ranks need not follow each other."""
    return sorted(one.rank for one in scale.levels).index(level.rank) + 1


def tone(level: Level, scale: Scale) -> str:
    """The colour of a level: the highest of a scale always has the strongest."""
    return tones.tone(step(level, scale), len(scale.levels))


def level_glyph(level: Level, scale: Scale) -> Markup:
    return _drawn(glyphs.level_glyph)(step(level, scale), len(scale.levels))


def init_app(app: Flask) -> None:
    for global_ in (actor, reader, municipality, to_do, today, tone, level_glyph):
        app.add_template_global(global_)
    app.add_template_global(menu.menu)
    app.add_template_global(menu.account_menu)
    app.add_template_global(menu.board_tabs)
    app.add_template_global(menu.places)
    app.add_template_global(_drawn(glyphs.icon), "glyph")
    app.add_template_global(_drawn(glyphs.mark), "mark")
    app.add_template_global(_drawn(glyphs.art), "art")


def _drawn(draw: Callable[..., str]) -> Callable[..., Markup]:
    """A picture for a template.  The pictures' room escapes every word that it draws."""

    def drawn(*args: Any, **kwargs: Any) -> Markup:
        return Markup(draw(*args, **kwargs))  # noqa: S704 - see above

    return drawn
