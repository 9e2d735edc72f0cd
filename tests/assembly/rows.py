"""Rows in which every column has a value that nothing else has: what is mapped wrongly shows."""

from datetime import UTC, date, datetime
from typing import Any

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

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
JUDGED = date(2026, 2, 3)
NOTED = date(2026, 4, 5)
MOVED = date(2026, 4, 6)
CHECKED = date(2026, 5, 7)
DUE = date(2026, 6, 30)
Row = dict[str, Any]


def post_row(board: int, unit: int, title: str) -> Row:
    return {
        "board_id": board,
        "title": title,
        "unit_id": unit,
        "holders_known": False,
    }


def decision_row(plan: int, body: int, meeting: int) -> Row:
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


def occasion_row(routine: int, meeting: int) -> Row:
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


def line_row(board: int, number: int) -> Row:
    return {"board_id": board, "number": number, "since_year": 2024}


def holding_row(position: int) -> Row:
    return {
        "position_id": position,
        "user_id": None,
        "kind": HoldingKind.ACTING,
        "start": PartialDate("2021"),
        "end": PartialDate("2022-autumn"),
        "acting_from_id": None,
    }


def risk_row(plan: int, line: int, owner: int) -> Row:
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


def response_row(risk: int, decider: int) -> Row:
    return {
        "risk_id": risk,
        "kind": ResponseKind.ACCEPT,
        "reason": "response.reason",
        "decider_id": decider,
        "review_on": date(2027, 1, 31),
    }


def cause_row(risk: int) -> Row:
    return {"risk_id": risk, "ordinal": 1, "text": "cause.text", "untreated_because": "cause.why"}


def assessment_row(plan: int, line: int, occasion: int, position: int) -> Row:
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


def action_row(risk: int, line: int, owner: int) -> Row:
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


def progress_row(line: int, position: int) -> Row:
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


def move_row(line: int) -> Row:
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


def control_row(risk: int, line: int, performer: int, receiver: int) -> Row:
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


def result_row(line: int, position: int) -> Row:
    return {
        "line_id": line,
        "key": f"result{line}",
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


def routine_row(board: int, reporter: int, deputy: int, presenter: int, delegate: int) -> Row:
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
