"""Reading what controls have found."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from sqlalchemy import exists, select, tuple_
from sqlalchemy.orm import aliased, contains_eager, joinedload

from riskreg.boards.models import Board
from riskreg.document.kinds import ControlOutcome, PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.risks.models import Risk
from riskreg.treatment.models import ActionLine, Control, ControlResult
from riskreg.treatment.rules import DEVIATIONS

T = TypeVar("T")


def find_result(key: str, control: Control) -> ControlResult:
    """What the control has shown, by the result's key."""
    query = select(ControlResult).where(
        ControlResult.line_id == control.line_id, ControlResult.key == key
    )
    return _only(db.session.scalars(query).first())


def find_control_of(result_key: str, risk: Risk) -> Control:
    """The risk's control that has shown a result."""
    query = (
        select(Control)
        .join(ControlResult, ControlResult.line_id == Control.line_id)
        .where(Control.risk_id == risk.id, ControlResult.key == result_key)
        .options(joinedload(Control.line), joinedload(Control.performer))
    )
    return _only(db.session.scalars(query).first())


def has_led(result: ControlResult) -> bool:
    """Whether an action has come of it."""
    query = select(ActionLine.id).where(ActionLine.result_id == result.id)
    return db.session.scalar(query) is not None


def deviations_to_answer(boards: Collection[str]) -> Sequence[tuple[Control, ControlResult]]:
    """The newest result of each control in the boards' plans in force, if it asks for an action.

    It does if it proposes one, or tells of a major deviation; and as long as it has led to none.
    A control that several years have is told in the newest of them.
    """
    newer = aliased(ControlResult)
    is_newest = ~exists().where(
        newer.line_id == ControlResult.line_id,
        tuple_(newer.at, newer.id) > tuple_(ControlResult.at, ControlResult.id),
    )
    asks = ControlResult.proposed_action.is_not(None) | (
        ControlResult.outcome == ControlOutcome.MAJOR
    )
    query = (
        select(Control, ControlResult)
        .join(ControlResult, ControlResult.line_id == Control.line_id)
        .join(Control.risk)
        .join(Risk.plan)
        .join(Plan.board)
        .where(Board.short.in_(boards), Plan.state == PlanState.ADOPTED, Risk.selected)
        .where(ControlResult.outcome.in_(DEVIATIONS), asks, is_newest)
        .where(~exists().where(ActionLine.result_id == ControlResult.id))
        .options(
            joinedload(Control.performer),
            contains_eager(Control.risk).contains_eager(Risk.plan).contains_eager(Plan.board),
            contains_eager(Control.risk).joinedload(Risk.line),
            contains_eager(Control.risk).selectinload(Risk.causes),
        )
        .order_by(Plan.year, ControlResult.at, ControlResult.id)
    )
    newest = {result.id: (control, result) for control, result in db.session.execute(query)}
    return list(newest.values())


def _only(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row
