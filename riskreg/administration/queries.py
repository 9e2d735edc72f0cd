"""What the organisation has already, and what the lists of administration show."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from riskreg.accounts.models import Holding, Invitation, Membership, SignInSession, User
from riskreg.accounts.rules import Office, Role
from riskreg.administration import models as _receipts  # noqa: F401 - a table of this room
from riskreg.administration.terms import begins
from riskreg.boards.models import PLAN_OWNERS, Board, Position, Unit
from riskreg.document.kinds import BoardKind, PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.risks.models import Assessment
from riskreg.swedish import sort_key

_A_PAGE = 100


def board_called(name: str, *, besides: Board | None = None) -> Board | None:
    query = select(Board).where(Board.name == name)
    if besides is not None:
        query = query.where(Board.id != besides.id)
    return db.session.scalars(query.limit(1)).one_or_none()


def board_at(short: str) -> Board | None:
    return db.session.scalars(select(Board).where(Board.short == short)).one_or_none()


def executive_board() -> Board | None:
    query = select(Board).where(Board.kind == BoardKind.EXECUTIVE_BOARD).limit(1)
    return db.session.scalars(query).one_or_none()


def unit_called(board: Board, name: str) -> Unit | None:
    query = select(Unit).where(Unit.board_id == board.id, Unit.name == name)
    return db.session.scalars(query).one_or_none()


def position_called(board: Board, title: str) -> Position | None:
    query = select(Position).where(Position.board_id == board.id, Position.title == title)
    return db.session.scalars(query).one_or_none()


def membership(user: User, role: Role, board: Board) -> Membership | None:
    query = select(Membership).where(
        Membership.user_id == user.id, Membership.board_id == board.id, Membership.role == role
    )
    return db.session.scalars(query).one_or_none()


def administrators(*, besides: User) -> Sequence[User]:
    query = select(User).where(User.office == Office.ADMINISTRATOR, User.id != besides.id)
    return db.session.scalars(query.order_by(User.id)).all()


def boards_with_kin() -> Sequence[Board]:
    """Every board, with the one that it belongs to and the one that came after it."""
    query = select(Board).options(joinedload(Board.parent), joinedload(Board.successor))
    found = db.session.scalars(query.order_by(Board.id))
    return sorted(found, key=lambda board: sort_key(board.name))


def members_of(boards: Collection[Board]) -> Sequence[Membership]:
    """Who has a role on the boards, controllers first."""
    query = (
        select(Membership)
        .join(Membership.user)
        .where(Membership.board_id.in_([board.id for board in boards]))
        .options(joinedload(Membership.user))
        .order_by(Membership.id)
    )
    found = db.session.scalars(query)
    return sorted(found, key=lambda one: (one.role.value, sort_key(one.user.name)))


def units_with_kin(board: Board) -> Sequence[Unit]:
    query = select(Unit).where(Unit.board_id == board.id)
    query = query.options(joinedload(Unit.parent), joinedload(Unit.successor))
    found = db.session.scalars(query.order_by(Unit.id))
    return sorted(found, key=lambda unit: sort_key(unit.name))


def positions_in(unit: Unit) -> Sequence[Position]:
    found = db.session.scalars(select(Position).where(Position.unit_id == unit.id))
    return sorted(found, key=lambda position: sort_key(position.title))


def all_holdings(positions: Collection[Position]) -> Sequence[Holding]:
    """Every holding of the posts, the latest first."""
    query = (
        select(Holding)
        .where(Holding.position_id.in_([position.id for position in positions]))
        .options(joinedload(Holding.user), joinedload(Holding.acting_from))
        .order_by(Holding.id.desc())
    )
    return sorted(db.session.scalars(query), key=begins, reverse=True)


def all_positions() -> Sequence[Position]:
    found = db.session.scalars(select(Position).order_by(Position.id))
    return sorted(found, key=lambda position: sort_key(position.title))


def _found(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row


def find_unit(short: str, key: str) -> Unit:
    query = select(Unit).join(Unit.board).where(Board.short == short, Unit.key == key)
    found: Unit = _found(db.session.scalars(query).one_or_none())
    return found


def find_position(short: str, key: str) -> Position:
    query = select(Position).join(Position.board)
    query = query.where(Board.short == short, Position.key == key)
    found: Position = _found(db.session.scalars(query).one_or_none())
    return found


def find_holding(short: str, key: str, number: int) -> Holding:
    query = select(Holding).where(
        Holding.position_id == find_position(short, key).id, Holding.id == number
    )
    found: Holding = _found(db.session.scalars(query).one_or_none())
    return found


def find_user(key: str) -> User:
    query = (
        select(User)
        .where(User.key == key)
        .options(
            selectinload(User.memberships).joinedload(Membership.board),
            selectinload(User.holdings).joinedload(Holding.position).joinedload(Position.board),
        )
    )
    found: User = _found(db.session.scalars(query).one_or_none())
    return found


def find_membership(key: str, number: int) -> Membership:
    query = select(Membership).join(Membership.user)
    query = query.where(User.key == key, Membership.id == number)
    found: Membership = _found(db.session.scalars(query).one_or_none())
    return found


@dataclass(frozen=True)
class UserPage:
    """A part of the list of users, and how many there are in all."""

    users: Sequence[User]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // _A_PAGE))


def users_like(text: str, state: str | None, page: int) -> UserPage:
    """Users by name or address; `state`: invited, closed, all, or None for those not closed.

    Letters are compared here: not every database knows that å and Å are the same.
    """
    sought = text.casefold()
    names = select(User.id, User.name, User.email).where(*_IN_STATE[state])
    found = [
        row.id
        for row in sorted(db.session.execute(names), key=lambda row: (sort_key(row.name), row.id))
        if sought in f"{row.name}\n{row.email}".casefold()
    ]
    first = (page - 1) * _A_PAGE
    rows = (
        select(User)
        .where(User.id.in_(found[first : first + _A_PAGE]))
        .options(
            selectinload(User.memberships).joinedload(Membership.board),
            selectinload(User.holdings).joinedload(Holding.position).joinedload(Position.board),
        )
        .order_by(User.id)
    )
    users = sorted(db.session.scalars(rows), key=lambda user: found.index(user.id))
    return UserPage(users, len(found), page)


_IN_STATE: Mapping[str | None, tuple[Any, ...]] = {
    None: (User.is_disabled.is_(False),),
    "invited": (User.is_disabled.is_(False), User.password_hash.is_(None)),
    "closed": (User.is_disabled.is_(True),),
    "all": (),
}


def last_sign_ins(users: Collection[User]) -> dict[int, datetime]:
    """When each signed in last, by the user's id."""
    query = (
        select(SignInSession.user_id, func.max(SignInSession.started_at))
        .where(SignInSession.user_id.in_([user.id for user in users]))
        .group_by(SignInSession.user_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def open_invitation(user: User, now: datetime) -> Invitation | None:
    """The link that somebody has not used yet and still can."""
    query = select(Invitation).where(
        Invitation.user_id == user.id, Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    return db.session.scalars(query.order_by(Invitation.id.desc()).limit(1)).one_or_none()


def open_users() -> Sequence[User]:
    """Whoever may be given a role or a post."""
    query = select(User).where(User.is_disabled.is_(False)).order_by(User.id)
    return sorted(db.session.scalars(query), key=lambda user: sort_key(user.name))


def plans_by_scale() -> dict[int, int]:
    """How many plans each version of a scale has been used in."""
    query = select(Plan.scale_id, func.count(Plan.id)).group_by(Plan.scale_id)
    return {row[0]: row[1] for row in db.session.execute(query)}


def assessments_in(plan: Plan) -> Sequence[Assessment]:
    """What was judged with the plan's scale, in the plan itself."""
    query = select(Assessment).where(Assessment.plan_id == plan.id).order_by(Assessment.id)
    return db.session.scalars(query).all()


def plans_under_way() -> Sequence[Plan]:
    """Plans that are not closed, of all boards, the latest year first."""
    query = (
        select(Plan)
        .join(Plan.board)
        .where(Plan.state != PlanState.CLOSED)
        .options(joinedload(Plan.board), joinedload(Plan.scale))
        .order_by(Plan.id)
    )
    found = db.session.scalars(query)
    return sorted(found, key=lambda plan: (-plan.year, sort_key(plan.board.name)))


@dataclass(frozen=True)
class Counts:
    """How much there is, and what a register still lacks before its first plan."""

    boards: int
    plan_owners: int
    without_controller: int
    units: int
    positions: int
    never_held: int
    users: int
    not_yet_in: int
    closed: int
    plans: int


def counts() -> Counts:
    owners = Board.kind.in_(PLAN_OWNERS) & Board.successor_id.is_(None)
    controlled = select(Membership.board_id).where(Membership.role == Role.CONTROLLER)
    is_open = User.is_disabled.is_(False)
    return Counts(
        boards=_count(Board.id),
        plan_owners=_count(Board.id, owners),
        without_controller=_count(Board.id, owners, Board.id.not_in(controlled)),
        units=_count(Unit.id),
        positions=_count(Position.id),
        never_held=_count(
            Position.id,
            Position.holders_known.is_(True),
            Position.id.not_in(select(Holding.position_id)),
        ),
        users=_count(User.id, is_open),
        not_yet_in=_count(User.id, is_open, User.password_hash.is_(None)),
        closed=_count(User.id, ~is_open),
        plans=_count(Plan.id),
    )


def _count(column: Any, *conditions: Any) -> int:
    return db.session.scalar(select(func.count(column)).where(*conditions)) or 0


def positions_per_board() -> dict[int, int]:
    query = select(Position.board_id, func.count(Position.id)).group_by(Position.board_id)
    return {row[0]: row[1] for row in db.session.execute(query)}
