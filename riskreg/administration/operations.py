"""Changing who there is."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import Holding, Membership, User
from riskreg.accounts.queries import user_by_email
from riskreg.accounts.rules import Actor, Role, normal_email
from riskreg.administration import queries
from riskreg.administration.rules import (
    BoardFacts,
    PositionFacts,
    Term,
    UnitFacts,
    UserFacts,
    check_board,
    check_end,
    check_position,
    check_register,
    check_term,
    check_unit,
    check_user,
)
from riskreg.boards.models import Board, Municipality, Position, Unit
from riskreg.boards.queries import municipality
from riskreg.boards.rules import MUNICIPALITY
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import N_, Refused


def set_up(
    name: str, language: str, *, is_demo: bool = False, by: Actor, at: datetime
) -> Municipality:
    """Make an empty database somebody's register.  Done once; a demo stays a demo."""
    require(by, Permission.REGISTER_SET_UP, MUNICIPALITY)
    check_register(name, language)
    if municipality() is not None:
        raise Refused(N_("The register has been set up already"))
    row = Municipality(id=1, name=name.strip(), language=language, is_demo=is_demo)
    with telling(EventType.REGISTER_SET_UP, row, by=by, at=at):
        db.session.add(row)
    return row


def add_board(facts: BoardFacts, *, by: Actor, at: datetime) -> Board:
    require(by, Permission.ORGANISATION_EDIT, MUNICIPALITY)
    check_board(facts)
    if queries.board_called(facts.short, facts.name.strip()):
        raise Refused(N_("There is a board with that name already"), field="name")
    if facts.kind is BoardKind.EXECUTIVE_BOARD and queries.executive_board():
        raise Refused(N_("A municipality has one executive board"), field="kind")
    board = Board(
        short=facts.short,
        name=facts.name.strip(),
        kind=facts.kind,
        parent=facts.parent,
        also_named=facts.also_named,
        description=facts.description,
    )
    with telling(EventType.BOARD_ADDED, board, by=by, at=at):
        db.session.add(board)
    return board


def add_unit(board: Board, facts: UnitFacts, *, by: Actor, at: datetime) -> Unit:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    check_unit(board.id, facts)
    if queries.unit_called(board, facts.name.strip()):
        raise Refused(N_("The board has a unit with that name already"), field="name")
    unit = Unit(
        board_id=board.id,
        name=facts.name.strip(),
        parent=facts.parent,
        task=facts.task,
        start=facts.start,
    )
    with telling(EventType.UNIT_ADDED, unit, by=by, at=at):
        db.session.add(unit)
    return unit


def end_unit(
    unit: Unit, end: PartialDate, *, successor: Unit | None = None, by: Actor, at: datetime
) -> None:
    """Close a unit, naming the one that goes on with its work.  What it was stays readable."""
    require(by, Permission.ORGANISATION_EDIT, unit.board.subject)
    if unit.end is not None:
        raise Refused(N_("The unit has ended already"))
    if successor is unit:
        raise Refused(N_("Choose another unit as successor"), field="successor")
    check_end(unit.start, end)
    with telling(EventType.UNIT_ENDED, unit, by=by, at=at):
        unit.end = end
        unit.successor = successor


def add_position(board: Board, facts: PositionFacts, *, by: Actor, at: datetime) -> Position:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    check_position(board.id, facts)
    if queries.position_called(board, facts.title.strip()):
        raise Refused(N_("The board has a post with that name already"), field="title")
    position = Position(
        board_id=board.id,
        title=facts.title.strip(),
        unit=facts.unit,
        holders_known=facts.holders_known,
    )
    with telling(EventType.POSITION_ADDED, position, by=by, at=at):
        db.session.add(position)
    return position


def begin_holding(
    position: Position, user: User | None, term: Term, *, by: Actor, at: datetime
) -> Holding:
    """Let somebody hold a post.  `user` None: held, but the source names nobody."""
    require(by, _permission_to_place(term.kind), position.subject)
    check_term(term)
    with telling(EventType.HOLDING_BEGUN, position, by=by, at=at):
        holding = Holding(
            position=position,
            user=user,
            kind=term.kind,
            start=term.start,
            end=term.end,
            acting_from=term.acting_from,
        )
        db.session.add(holding)
    return holding


def end_holding(holding: Holding, end: PartialDate, *, by: Actor, at: datetime) -> None:
    """Let go of a post.  What it answers for shows as vacant from the next day (rule 6)."""
    require(by, _permission_to_place(holding.kind), holding.position.subject)
    if holding.end is not None:
        raise Refused(N_("That holding has ended already"))
    check_end(holding.start, end)
    with telling(EventType.HOLDING_ENDED, holding.position, by=by, at=at):
        holding.end = end


def _permission_to_place(kind: HoldingKind) -> Permission:
    deputy = kind is HoldingKind.DEPUTY
    return Permission.DEPUTY_NAME if deputy else Permission.HOLDING_EDIT


def add_user(facts: UserFacts, *, by: Actor, at: datetime) -> User:
    """Add a login without a password: `sign_in.operations.invite` gives the way to choose one."""
    require(by, Permission.USER_ADD, MUNICIPALITY)
    check_user(facts)
    if user_by_email(facts.email):
        raise Refused(N_("There is somebody with that e-mail address already"), field="email")
    user = User(
        email=normal_email(facts.email),
        name=facts.name.strip(),
        title=facts.title,
        office=facts.office,
        language=facts.language,
    )
    with telling(EventType.USER_ADDED, user, by=by, at=at):
        db.session.add(user)
    return user


def give_role(user: User, role: Role, board: Board, *, by: Actor, at: datetime) -> Membership:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    if by.user_id == user.id:
        raise Refused(N_("Ask another administrator to give you a role"))
    if queries.membership(user, role, board):
        raise Refused(N_("The person has that role on the board already"), field="role")
    with telling(EventType.ROLE_GIVEN, user, board=board, by=by, at=at):
        membership = Membership(user=user, board=board, role=role)
        db.session.add(membership)
    return membership
