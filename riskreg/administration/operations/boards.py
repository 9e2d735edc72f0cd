"""Adding and changing boards."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration import queries
from riskreg.administration.rules import BoardFacts, check_board, check_no_circle
from riskreg.boards.models import PLAN_OWNERS, Board
from riskreg.boards.rules import MUNICIPALITY
from riskreg.document.kinds import BoardKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.plans.queries import plans_of
from riskreg.refusals import N_, Refused


def add_board(facts: BoardFacts, *, by: Actor, at: datetime) -> Board:
    require(by, Permission.ORGANISATION_EDIT, MUNICIPALITY)
    _check(facts, None)
    board = Board(short=facts.short)
    with telling(EventType.BOARD_ADDED, board, by=by, at=at):
        _write(board, facts)
        db.session.add(board)
    return board


def facts_of(board: Board) -> BoardFacts:
    return BoardFacts(
        short=board.short,
        name=board.name,
        kind=board.kind,
        parent=board.parent,
        also_named=board.also_named,
        description=board.description,
        successor=board.successor,
    )


def change_board(
    board: Board, facts: BoardFacts, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    """Everything but the short name, which stands in addresses that people have kept."""
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    now = facts_of(board)
    check_version(board, version, theirs=as_fields(now), yours=as_fields(facts))
    if facts.short != board.short:
        raise Refused(N_("The short name stays as it is"), field="short")
    _check(facts, board)
    _check_place(board, facts)
    if facts == now:
        return
    with telling(EventType.BOARD_CHANGED, board, by=by, at=at):
        _write(board, facts)


def _check(facts: BoardFacts, board: Board | None) -> None:
    check_board(facts)
    if queries.board_called(facts.name.strip(), besides=board):
        raise Refused(N_("There is a board with that name already"), field="name")
    if board is None and queries.board_at(facts.short):
        raise Refused(N_("There is a board with that short name already"), field="short")
    ruling = queries.executive_board()
    if facts.kind is BoardKind.EXECUTIVE_BOARD and ruling is not None and ruling is not board:
        raise Refused(N_("A municipality has one executive board"), field="kind")


def _check_place(board: Board, facts: BoardFacts) -> None:
    itself = Refused(N_("A board cannot belong to itself"), field="parent")
    check_no_circle(board, facts.parent, lambda one: one.parent, itself)
    again = Refused(N_("A board cannot be succeeded by itself"), field="successor")
    check_no_circle(board, facts.successor, lambda one: one.successor, again)
    if board.owns_plans and facts.kind not in PLAN_OWNERS and plans_of(board):
        raise Refused(N_("The board has plans, and its kind must be one that has"), field="kind")


def _write(board: Board, facts: BoardFacts) -> None:
    board.name = facts.name.strip()
    board.kind = facts.kind
    board.parent = facts.parent
    board.also_named = facts.also_named
    board.description = facts.description
    board.successor = facts.successor
