"""Fills plans with rows by the hundred, past the operations: only their number matters."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import insert

from riskreg.accounts.models import Holding
from riskreg.boards.models import Position, Unit
from riskreg.database import Base, writing
from riskreg.document.dates import PartialDate
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.reporting.models import Decision, Meeting, Occasion, RiskTie, Routine
from riskreg.risks.models import Assessment, Cause, Response, Risk, RiskLine
from riskreg.treatment.models import (
    Action,
    ActionCause,
    ActionLine,
    Control,
    ControlLine,
    ControlResult,
    DueMove,
    Progress,
)
from tests.assembly import rows

#: Posts beside those of the risks: the routine's four, and the controls' receiver.
ROLES = ("Rapportör", "Ersättare", "Föredragande", "Utredare", "Mottagare")
#: Above what the database itself has numbered.
_numbers = count(100_000)


def put(model: type[Base], rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows as they are, and give their ids."""
    numbered = [{"id": next(_numbers), **row} for row in rows]
    with writing(), db.engine.begin() as connection:
        connection.execute(insert(model), numbered)
    return [row["id"] for row in numbered]


def fill(plan: Plan, risks: int) -> None:
    """So many risks, each with one of everything and a post of its own."""
    db.session.rollback()
    board, number = plan.board_id, range(1, risks + 1)
    (unit,) = put(Unit, [{"board_id": board, "name": "unit.name"}])
    posts = put(Position, [rows.post_row(board, unit, f"Post {one:04}") for one in number])
    others = put(Position, [rows.post_row(board, unit, title) for title in ROLES])
    put(Holding, [rows.holding_row(post) for post in posts])
    routine, occasion = _report(plan, others)
    lines = put(RiskLine, [rows.line_row(board, one) for one in number])
    ids = put(Risk, [rows.risk_row(plan.id, *pair) for pair in zip(lines, posts, strict=True)])
    pairs = list(zip(ids, lines, posts, strict=True))
    put(Response, [rows.response_row(risk, post) for risk, _, post in pairs])
    put(Assessment, [rows.assessment_row(plan.id, line, occasion, post) for _, line, post in pairs])
    put(RiskTie, [{"risk_id": risk, "routine_id": routine} for risk in ids])
    _treat(pairs, put(Cause, [rows.cause_row(risk) for risk in ids]), others[-1])
    db.session.rollback()


def _treat(risks: list[tuple[int, int, int]], causes: list[int], receiver: int) -> None:
    lines = put(ControlLine, [{"key": f"control{next(_numbers)}"} for _ in risks])
    pairs = [(risk, line, post) for (risk, _, post), line in zip(risks, lines, strict=True)]
    put(Control, [rows.control_row(*one, receiver) for one in pairs])
    results = put(ControlResult, [rows.result_row(line, post) for _, line, post in pairs])
    lines = put(ActionLine, [{"key": f"action{one}", "result_id": one} for one in results])
    pairs = [(risk, line, post) for (risk, _, post), line in zip(risks, lines, strict=True)]
    actions = put(Action, [rows.action_row(*one) for one in pairs])
    aims = zip(actions, causes, strict=True)
    put(ActionCause, [{"action_id": action, "cause_id": cause} for action, cause in aims])
    put(Progress, [rows.progress_row(line, post) for _, line, post in pairs])
    put(DueMove, [rows.move_row(line) for line in lines])


def _report(plan: Plan, posts: list[int]) -> tuple[int, int]:
    board = plan.board_id
    (meeting,) = put(Meeting, [{"board_id": board, "on": PartialDate("2026-09-27")}])
    put(Decision, [rows.decision_row(plan.id, board, meeting)])
    (routine,) = put(Routine, [rows.routine_row(board, *posts[:4])])
    (occasion,) = put(Occasion, [rows.occasion_row(routine, meeting)])
    return routine, occasion
