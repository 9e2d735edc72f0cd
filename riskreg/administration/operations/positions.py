"""Adding and changing posts."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration import queries
from riskreg.administration.rules import PositionFacts, check_position
from riskreg.boards.models import Board, Position
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused


def add_position(board: Board, facts: PositionFacts, *, by: Actor, at: datetime) -> Position:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    _check(board, facts, None)
    position = Position(board_id=board.id)
    with telling(EventType.POSITION_ADDED, position, by=by, at=at):
        _write(position, facts)
        db.session.add(position)
    return position


def facts_of(position: Position) -> PositionFacts:
    return PositionFacts(position.title, position.unit, position.holders_known)


def change_position(
    position: Position, facts: PositionFacts, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    require(by, Permission.ORGANISATION_EDIT, position.subject)
    now = facts_of(position)
    check_version(position, version, theirs=as_fields(now), yours=as_fields(facts))
    _check(position.board, facts, position)
    if facts == now:
        return
    with telling(EventType.POSITION_CHANGED, position, by=by, at=at):
        _write(position, facts)


def _check(board: Board, facts: PositionFacts, position: Position | None) -> None:
    check_position(board.id, facts)
    found = queries.position_called(board, facts.title.strip())
    if found is not None and found is not position:
        raise Refused(N_("The board has a post with that name already"), field="title")


def _write(position: Position, facts: PositionFacts) -> None:
    position.title = facts.title.strip()
    position.unit = facts.unit
    position.holders_known = facts.holders_known
