"""From what one chose on a page of history to what is asked of the history."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import current_app, request

from riskreg.access.guards import may
from riskreg.access.permissions import Permission
from riskreg.accounts.models import User
from riskreg.accounts.queries import users
from riskreg.boards.models import Board
from riskreg.boards.queries import boards, positions_of
from riskreg.boards.rules import Subject
from riskreg.document.kinds import PlanState
from riskreg.history.kinds import ADMINISTRATIVE, EventKind, types_of
from riskreg.history.queries import Asked, Visitor, doers
from riskreg.reading import queries
from riskreg.reading.events import called
from riskreg.reading.forms import BoardHistoryForm, EventLogForm, HistoryForm, kinds
from riskreg.reading.queries import Thing
from riskreg.risks.posts import chosen, in_the_words_of_the_board, post_options
from riskreg.swedish import sort_key
from riskreg.web.choices import Option

LONGEST_KEY = 32
#: What happens on boards.
_ON_BOARDS = frozenset(EventKind) - ADMINISTRATIVE | {EventKind.ORGANISATION}


@dataclass(frozen=True)
class Question:
    """A form as it was filled in, and what it asks.

    `key` names what it is about, and `thing` is that, if it is there.  `is_masked`: something has
    happened that this reader is not shown.
    """

    form: HistoryForm
    asked: Asked
    key: str | None = None
    thing: Thing | None = None
    is_masked: bool = False


def of_board(board: Board) -> Question:
    """What the address asks of a board's history, within what the reader may see."""
    drafts = may(Permission.PLAN_READ, Subject(board.short, PlanState.DRAFT))
    everything = Asked(board=board.id, withheld=None if drafts else queries.of_drafts(board))
    key = _key_asked()
    things = queries.risks_of(board, drafts=drafts)
    if key is not None and key not in {thing.key for thing in things}:
        other = queries.thing_of(board, key, drafts=drafts)
        things = [other, *things] if other else things
    thing = next((one for one in things if one.key == key), None)
    form, asked = _asked_of_board(board, things, everything)
    asked = replace(asked, **_about(thing, key))
    return Question(form, asked, key, thing, is_masked=everything.withheld is not None)


def _asked_of_board(
    board: Board, things: list[Thing], everything: Asked
) -> tuple[BoardHistoryForm, Asked]:
    people = _by_name({user.key: user for user in doers(everything)})
    posts = positions_of(board)
    form = BoardHistoryForm.read(
        kind=kinds(_ON_BOARDS),
        about=[in_the_words_of_the_board(one.key, called(one)) for one in things],
        post=post_options(posts),
        person=[Option(user.key, user.name) for user in people.values()],
    )
    doer = people.get(form.person.data or "")
    asked = replace(
        _of_time(form, everything),
        post=chosen(posts, form.post.data),
        by=doer.id if doer else None,
    )
    return form, asked


def _about(thing: Thing | None, key: str | None) -> dict[str, object]:
    """An action's events are its risk's as well, so its own are found by its rows."""
    if thing is not None and thing.rows is not None:
        return {"rows": (thing.table, thing.rows)}
    return {"about": key}


def of_municipality(*, is_whole: bool) -> Question:
    """What the address asks of the municipality's history; not whole: of its administration."""
    known = boards()
    form = EventLogForm.read(
        kind=kinds(EventKind if is_whole else ADMINISTRATIVE),
        board=[in_the_words_of_the_board(one.short, one.name) for one in known],
    )
    asked = _of_time(form, Asked(types=None if is_whole else types_of(ADMINISTRATIVE)))
    board = next((one.id for one in known if one.short == form.board.data), None)
    return Question(form, replace(asked, board=board, visitor=_visitor(form.visitor.data)))


def _of_time(form: HistoryForm, within: Asked) -> Asked:
    return replace(
        within,
        types=types_of({form.kind.data}) if form.kind.data else within.types,
        since=_midnight(form.since.data) if form.since.data else None,
        until=_midnight(form.until.data + timedelta(days=1)) if form.until.data else None,
    )


def _midnight(day: date) -> datetime:
    """When a day begins in the municipality."""
    zone = ZoneInfo(current_app.config["TIME_ZONE"])
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _visitor(words: str | None) -> Visitor | None:
    """Letters are compared here: not every database knows that å and Å are the same."""
    if not words:
        return None
    sought = words.casefold()
    called_so = (one.id for one in users() if sought in f"{one.name}\n{one.email}".casefold())
    return Visitor(frozenset(called_so), words)


def _key_asked() -> str | None:
    """The lineage key of one thing, if the address names any."""
    asked = request.args.get("about", "")
    return asked if asked.isalnum() and len(asked) <= LONGEST_KEY else None


def _by_name(people: dict[str, User]) -> dict[str, User]:
    return dict(sorted(people.items(), key=lambda one: sort_key(one[1].name)))
