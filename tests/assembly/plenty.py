"""Fills plans with rows by the hundred, past the operations: only their number matters.

Every column has a value that nothing else has, so a field that is mapped wrongly shows.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import insert

from riskreg.accounts.models import Holding
from riskreg.boards.models import Position, Unit
from riskreg.database import Base, writing
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    ResponseKind,
    RoutineKind,
)
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

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
JUDGED = date(2026, 2, 3)
NOTED = date(2026, 4, 5)
MOVED = date(2026, 4, 6)
CHECKED = date(2026, 5, 7)
DUE = date(2026, 6, 30)
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
    posts = put(Position, [_post(board, unit, f"Post {one:04}") for one in number])
    others = put(Position, [_post(board, unit, title) for title in ROLES])
    put(Holding, [_holding(post) for post in posts])
    routine, occasion = _report(plan, others)
    lines = put(RiskLine, [_line(board, one) for one in number])
    ids = put(Risk, [_risk(plan.id, *pair) for pair in zip(lines, posts, strict=True)])
    pairs = list(zip(ids, lines, posts, strict=True))
    put(Response, [_response(risk, post) for risk, _, post in pairs])
    put(Assessment, [_assessment(plan.id, line, occasion, post) for _, line, post in pairs])
    put(RiskTie, [{"risk_id": risk, "routine_id": routine} for risk in ids])
    _treat(pairs, put(Cause, [_cause(risk) for risk in ids]), others[-1])
    db.session.rollback()


def _treat(risks: list[tuple[int, int, int]], causes: list[int], receiver: int) -> None:
    lines = put(ActionLine, [{"key": f"action{next(_numbers)}"} for _ in risks])
    pairs = [(risk, line, post) for (risk, _, post), line in zip(risks, lines, strict=True)]
    actions = put(Action, [_action(*one) for one in pairs])
    aims = zip(actions, causes, strict=True)
    put(ActionCause, [{"action_id": action, "cause_id": cause} for action, cause in aims])
    put(Progress, [_progress(line, post) for _, line, post in pairs])
    put(DueMove, [_move(line) for line in lines])
    lines = put(ControlLine, [{"key": f"control{next(_numbers)}"} for _ in risks])
    pairs = [(risk, line, post) for (risk, _, post), line in zip(risks, lines, strict=True)]
    put(Control, [_control(*one, receiver) for one in pairs])
    put(ControlResult, [_result(line, post) for _, line, post in pairs])


def _report(plan: Plan, posts: list[int]) -> tuple[int, int]:
    board = plan.board_id
    (meeting,) = put(Meeting, [{"board_id": board, "on": PartialDate("2026-09-27")}])
    put(Decision, [_decision(plan.id, board, meeting)])
    (routine,) = put(Routine, [_routine(board, *posts[:4])])
    (occasion,) = put(Occasion, [_occasion(routine, meeting)])
    return routine, occasion


def _post(board: int, unit: int, title: str) -> dict[str, Any]:
    return {
        "board_id": board,
        "title": title,
        "unit_id": unit,
        "holders_known": False,
    }


def _decision(plan: int, body: int, meeting: int) -> dict[str, Any]:
    return {
        "board_id": body,
        "plan_id": plan,
        "occasion_id": None,
        "meeting_id": meeting,
        "outcome": DecisionOutcome.CHANGED,
        "on": PartialDate("2025-12-10"),
        "paragraph": "§ 118",
        "registration": "SAN-0431/2025",
        "text": "decision.text",
        "at": AT,
        "user_id": None,
    }


def _occasion(routine: int, meeting: int) -> dict[str, Any]:
    return {
        "routine_id": routine,
        "year": 2026,
        "name": "Tertialrapport 2",
        "state": OccasionState.OPEN,
        "status_date": PartialDate("2026-08-31"),
        "deadline": PartialDate("2026-09-15"),
        "meeting_id": meeting,
        "changed_at": AT,
    }


def _line(board: int, number: int) -> dict[str, Any]:
    return {"board_id": board, "number": number, "since_year": 2024}


def _holding(position: int) -> dict[str, Any]:
    return {
        "position_id": position,
        "user_id": None,
        "kind": HoldingKind.ACTING,
        "start": PartialDate("2021"),
        "end": PartialDate("2022-autumn"),
        "acting_from_id": None,
    }


def _risk(plan: int, line: int, owner: int) -> dict[str, Any]:
    return {
        "plan_id": plan,
        "line_id": line,
        "title": "risk.title",
        "description": "risk.description",
        "consequence": "risk.consequence",
        "category": "risk.category",
        "process": "risk.process",
        "content_given": False,
        "selection_reason": "risk.selection_reason",
        "secret_ground": "risk.secret_ground",
        "followed_up_in": "risk.followed_up_in",
        "owner_id": owner,
        "changed_at": AT,
    }


def _response(risk: int, decider: int) -> dict[str, Any]:
    return {
        "risk_id": risk,
        "kind": ResponseKind.ACCEPT,
        "reason": "response.reason",
        "decider_id": decider,
        "review_on": date(2027, 1, 31),
    }


def _cause(risk: int) -> dict[str, Any]:
    return {"risk_id": risk, "ordinal": 1, "text": "cause.text", "untreated_because": "cause.why"}


def _assessment(plan: int, line: int, occasion: int, position: int) -> dict[str, Any]:
    return {
        "line_id": line,
        "plan_id": plan,
        "occasion_id": occasion,
        "kind": AssessmentKind.CURRENT,
        "likelihood": 3,
        "impact": 4,
        "rationale": "assessment.rationale",
        "on": JUDGED,
        "at": AT,
        "user_id": None,
        "position_id": position,
    }


def _action(risk: int, line: int, owner: int) -> dict[str, Any]:
    return {
        "risk_id": risk,
        "line_id": line,
        "title": "action.title",
        "description": "action.description",
        "owner_id": owner,
        "first_due": DUE,
        "started": PartialDate("2026-spring"),
        "changed_at": AT,
    }


def _progress(line: int, position: int) -> dict[str, Any]:
    return {
        "line_id": line,
        "status": ActionStatus.IN_PROGRESS,
        "text": "progress.text",
        "effect": "progress.effect",
        "on": NOTED,
        "at": AT,
        "user_id": None,
        "position_id": position,
        "as_deputy": True,
    }


def _move(line: int) -> dict[str, Any]:
    return {
        "line_id": line,
        "before": DUE,
        "after": date(2026, 12, 31),
        "reason": "due_move.reason",
        "on": MOVED,
        "at": AT,
        "user_id": None,
        "position_id": None,
    }


def _control(risk: int, line: int, performer: int, receiver: int) -> dict[str, Any]:
    return {
        "risk_id": risk,
        "line_id": line,
        "title": "control.title",
        "kind": ControlKind.RECURRING,
        "purpose": "control.purpose",
        "method": "control.method",
        "extent": "control.extent",
        "frequency": Frequency.TERTIAL,
        "performer_id": performer,
        "receiver_id": receiver,
        "changed_at": AT,
    }


def _result(line: int, position: int) -> dict[str, Any]:
    return {
        "line_id": line,
        "outcome": ControlOutcome.MINOR,
        "period": "2026-T1",
        "observation": "control_result.observation",
        "checked": 20,
        "deviations": 2,
        "proposed_action": "control_result.proposed_action",
        "on": CHECKED,
        "at": AT,
        "user_id": None,
        "position_id": position,
        "as_deputy": True,
    }


def _routine(
    board: int, reporter: int, deputy: int, presenter: int, delegate: int
) -> dict[str, Any]:
    return {
        "board_id": board,
        "number": 1,
        "kind": RoutineKind.REPORTING,
        "title": "routine.title",
        "what": "routine.what",
        "documented": Known.YES,
        "documented_where": "routine.documented_where",
        "reporter_id": reporter,
        "deputy_id": deputy,
        "presented_by_id": presenter,
        "delegated_to_id": delegate,
        "via_id": None,
        "via_text": "routine.via_text",
        "to_id": board,
        "to_text": None,
        "form": "routine.form",
        "when_text": "routine.when_text",
        "is_continuous": True,
        "rounds": True,
        "covers_all_risks": True,
        "revised": PartialDate("2025-11"),
        "decided": PartialDate("2025-12-10"),
        "note": "routine.note",
        "first_year": 2026,
        "last_year": None,
        "is_example": True,
        "changed_at": AT,
    }
