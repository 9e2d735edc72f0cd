"""Finding what somebody records on, by the row that stands in the address."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from riskreg.boards.models import Position
from riskreg.document.kinds import OccasionState, PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.reporting.models import Occasion
from riskreg.reporting.queries import occasions_of
from riskreg.risks.models import Risk
from riskreg.treatment.models import Action, Control

T = TypeVar("T", Action, Control, Risk)


def find_action(id: int) -> Action:  # noqa: A002 - its name in the address
    return _only(db.session.get(Action, id))


def find_control(id: int) -> Control:  # noqa: A002 - its name in the address
    return _only(db.session.get(Control, id))


def find_risk(id: int) -> Risk:  # noqa: A002 - its name in the address
    return _only(db.session.get(Risk, id))


def open_round(plan: Plan) -> Occasion | None:
    """The round that collects entries to a plan now: what is judged meanwhile belongs to it."""
    occasions = occasions_of(plan.board, plan.year)
    is_open = OccasionState.OPEN
    return next((one for one in occasions if one.state is is_open and one.routine.rounds), None)


def actions_of_posts(posts: Collection[str]) -> Sequence[Action]:
    """What posts see to in plans that are not closed, also those that are still drafts."""
    query = (
        select(Action)
        .join(Action.owner)
        .join(Action.risk)
        .join(Risk.plan)
        .where(Position.key.in_(posts), Plan.state != PlanState.CLOSED)
        .options(joinedload(Action.line), *_places(Action))
        .order_by(Action.id)
    )
    return db.session.scalars(query).all()


def controls_of_posts(posts: Collection[str]) -> Sequence[Control]:
    query = (
        select(Control)
        .join(Control.performer)
        .join(Control.risk)
        .join(Risk.plan)
        .where(Position.key.in_(posts), Plan.state != PlanState.CLOSED)
        .options(joinedload(Control.line), *_places(Control))
        .order_by(Control.id)
    )
    return db.session.scalars(query).all()


def _places(model: type[Action | Control]) -> tuple[Any, ...]:
    of_risk = joinedload(model.risk)
    return of_risk.joinedload(Risk.line), of_risk.joinedload(Risk.plan).joinedload(Plan.board)


def _only(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
