"""How much there is, and which plans a scale is used in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from riskreg.accounts.models import Holding, Membership, User
from riskreg.accounts.rules import Role
from riskreg.boards.models import PLAN_OWNERS, Board, Position, Unit
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.risks.models import Assessment
from riskreg.swedish import sort_key


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
