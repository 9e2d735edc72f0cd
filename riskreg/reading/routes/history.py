"""What was known and done when: page 19."""

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from riskreg.access.guards import may, requires
from riskreg.access.permissions import Permission
from riskreg.access.session import now_here
from riskreg.boards.models import Board
from riskreg.boards.queries import find_board
from riskreg.boards.rules import Subject
from riskreg.document.kinds import PlanState
from riskreg.history import queries as history
from riskreg.reading import events, queries
from riskreg.reading.routes.place import bp

EVENTS_A_PAGE = 50
LONGEST_KEY = 32
#: The greatest number that either database can be asked about.
LAST_NUMBER = 2**31 - 1


@dataclass(frozen=True)
class BoardHistory:
    """A board whose history is asked for."""

    board: Board
    year: int

    @property
    def subject(self) -> Subject:
        return self.board.subject


def find_history(short: str) -> BoardHistory:
    return BoardHistory(find_board(short), now_here().year)


@bp.get("/b/<short>/history")
@requires(Permission.HISTORY_READ, find_history)
def history_of_board(page: BoardHistory) -> ResponseReturnValue:
    """Page 19: what was known and done when."""
    about, before = _about(), _before()
    withheld = None if _reads_drafts(page.board) else queries.of_drafts(page.board)
    found = history.events_of(
        page.board, about=about, before=before, withheld=withheld, limit=EVENTS_A_PAGE + 1
    )
    shown = found[:EVENTS_A_PAGE]
    return render_template(
        "reading/history_of_board.html",
        page=page,
        lines=events.lines(shown),
        about=about,
        before=before,
        withheld=withheld,
        next=shown[-1].number if len(found) > EVENTS_A_PAGE else None,
    )


def _about() -> str | None:
    """The lineage key of one thing, if the address names any."""
    asked = request.args.get("about", "")
    return asked if asked.isalnum() and len(asked) <= LONGEST_KEY else None


def _before() -> int | None:
    asked = request.args.get("before", type=int)
    return asked if asked is not None and 0 < asked <= LAST_NUMBER else None


def _reads_drafts(board: Board) -> bool:
    return may(Permission.PLAN_READ, Subject(board.short, PlanState.DRAFT))
