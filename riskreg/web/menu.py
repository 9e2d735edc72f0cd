"""The ways through the register.  A page that does not exist yet has no item here."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from riskreg.access import session
from riskreg.access.permissions import Permission
from riskreg.access.policy import allows
from riskreg.accounts.rules import Actor, Role
from riskreg.boards.rules import MUNICIPALITY
from riskreg.refusals import N_


@dataclass(frozen=True)
class Item:
    """One item of the main menu.  It is the current one on every page below its `roots`."""

    text: str
    href: str
    icon: str
    roots: tuple[str, ...]
    counts_what_to_do: bool = False

    @property
    def is_current(self) -> bool:
        return any(_is_below(request.path, root) for root in self.roots)


@dataclass(frozen=True)
class Tab:
    key: str
    text: str
    href: str


@dataclass(frozen=True)
class Places:
    """Where the frame itself leads.  The views stand on higher floors, which it cannot ask."""

    home: str = "/"
    work: str = "/my"
    boards: str = "/boards"
    profile: str = "/me"
    absence: str = "/me/absence"
    language: str = "/me/language"
    sign_in: str = "/login"
    sign_out: str = "/logout"
    administration: str = "/admin"
    posts: str = "/admin/boards"
    event_log: str = "/audit/history"

    def board(self, short: str, year: int) -> str:
        return f"/b/{short}/{year}"


_PLACES = Places()
_MENU = (
    Item(N_("My work"), _PLACES.work, "progress", ("/my",), counts_what_to_do=True),
    Item(N_("Boards"), _PLACES.boards, "doc", ("/boards", "/b")),
)
_EVENT_LOG = Item(N_("Event log"), _PLACES.event_log, "doc", ("/audit",))
_TABS = (
    Tab("overview", N_("Overview"), "/b/{short}/{year}"),
    Tab("risks", N_("Risks"), "/b/{short}/{year}/risks"),
    Tab("routines", N_("Routines"), "/b/{short}/{year}/routines"),
    Tab("history", N_("History"), "/b/{short}/history"),
)


def places() -> Places:
    return _PLACES


def menu() -> Sequence[Item]:
    """The main menu, in the reader's language."""
    items = (*_MENU, _EVENT_LOG) if _reads_the_event_log() else _MENU
    return [
        Item(_(item.text), item.href, item.icon, item.roots, item.counts_what_to_do)
        for item in items
    ]


def _reads_the_event_log() -> bool:
    if not session.anyone_signed_in():
        return False
    return allows(session.signed_in(), Permission.EVENT_LOG_READ, MUNICIPALITY)


def account_menu() -> Sequence[Item]:
    """What somebody may do beside the boards' own pages; most have nothing here."""
    if not session.anyone_signed_in():
        return []
    by = session.signed_in()
    if allows(by, Permission.ADMINISTRATION_READ, MUNICIPALITY):
        return [Item(_("Administration"), _PLACES.administration, "lock", ("/admin",))]
    if href := _posts_of(by):
        return [Item(_("Posts and deputies"), href, "edit", (_PLACES.posts,))]
    return []


def _posts_of(by: Actor) -> str | None:
    """Where a controller says who holds the posts: the own board, or a list of several."""
    boards = sorted(board for board, role in by.roles if role is Role.CONTROLLER)
    if not boards:
        return None
    return _PLACES.posts if len(boards) > 1 else f"{_PLACES.posts}/{boards[0]}"


def board_tabs(short: str, year: int) -> Sequence[Tab]:
    """The pages of one board and year, in the reader's language."""
    return [Tab(tab.key, _(tab.text), tab.href.format(short=short, year=year)) for tab in _TABS]


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")
