"""Reading plans."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import joinedload

from riskreg.boards.models import Board
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound

_IN_FORCE = {PlanState.ADOPTED, PlanState.CLOSED}


def plan_of(board: Board, year: int) -> Plan | None:
    """The board's plan for a year: the revision in force, else the latest."""
    return db.session.scalars(
        _by_weight().where(Plan.board_id == board.id, Plan.year == year)
    ).first()


def find_plan(short: str, year: int) -> Plan:
    """`plan_of` by what stands in an address."""
    query = _by_weight().join(Plan.board).where(Board.short == short, Plan.year == year)
    plan = db.session.scalars(query).first()
    if plan is None:
        raise NotFound
    return plan


def plans_of(board: Board) -> Sequence[Plan]:
    """Every revision of every year, the newest first."""
    query = _plans().where(Plan.board_id == board.id)
    query = query.order_by(Plan.year.desc(), Plan.revision.desc(), Plan.id)
    return db.session.scalars(query).all()


def _plans() -> Any:
    return select(Plan).options(joinedload(Plan.board), joinedload(Plan.scale))


def _by_weight() -> Any:
    is_draft = case((Plan.state.in_(_IN_FORCE), 0), else_=1)
    return _plans().order_by(is_draft, Plan.revision.desc(), Plan.id).limit(1)
