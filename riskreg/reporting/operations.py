"""Changing routines, meetings and occasions."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from riskreg.access.permissions import Permission
from riskreg.access.policy import allows, require
from riskreg.accounts.queries import same_person_holds
from riskreg.accounts.rules import Actor
from riskreg.boards.models import Board
from riskreg.boards.rules import Subject
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import OccasionState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused
from riskreg.reporting import queries
from riskreg.reporting.models import Meeting, Occasion, RiskTie, Routine
from riskreg.reporting.rules import (
    OccasionPlan,
    RoutinePlan,
    check_changing,
    check_closing,
    check_ending,
    check_occasion,
    check_opening,
    check_removing,
    check_routine,
    check_years,
)
from riskreg.risks.models import Risk


def add_routine(board: Board, plan: RoutinePlan, *, by: Actor, at: datetime) -> Routine:
    require(by, Permission.ROUTINE_EDIT, board.subject)
    _check_routine(board, plan)
    _check_deputy(plan, by.today)
    number = queries.next_routine_number(board)
    routine = Routine(board=board, number=number, changed_at=at, **_told(plan))
    with telling(EventType.ROUTINE_ADDED, routine, by=by, at=at):
        db.session.add(routine)
    return routine


def change_routine(
    routine: Routine, plan: RoutinePlan, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    require(by, Permission.ROUTINE_EDIT, routine.subject)
    _check_version(routine, plan, version)
    _check_routine(routine.board, plan)
    if (plan.reporter, plan.deputy) != (routine.reporter, routine.deputy):
        _check_deputy(plan, by.today)
    check_years(plan.first_year, plan.last_year, queries.years_planned(routine))
    with telling(EventType.ROUTINE_CHANGED, routine, by=by, at=at):
        for name, value in _told(plan).items():
            setattr(routine, name, value)
        routine.changed_at = at


def end_routine(
    routine: Routine, last_year: int, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    """Let the routine hold no longer than a year; what it was in its years stays readable."""
    require(by, Permission.ROUTINE_EDIT, routine.subject)
    yours = {"last_year": last_year}
    check_version(routine, version, theirs={"last_year": routine.last_year}, yours=yours)
    check_ending(routine.first_year, last_year)
    check_years(routine.first_year, last_year, queries.years_planned(routine))
    with telling(EventType.ROUTINE_ENDED, routine, by=by, at=at):
        routine.last_year = last_year
        routine.changed_at = at


def tie_risk(risk: Risk, routines: Sequence[Routine], *, by: Actor, at: datetime) -> None:
    """Let the risk be reported in exactly these routines."""
    require(by, Permission.RISK_TREAT, risk.subject)
    wanted = {routine.id: routine for routine in routines}
    if any(routine.board_id != risk.board_id for routine in wanted.values()):
        raise Refused(N_("Choose routines of the same board"), field="routines")
    ties = {tie.routine_id: tie for tie in queries.ties_of(risk)}
    if ties.keys() == wanted.keys():
        return
    with telling(EventType.RISK_TIED, risk, by=by, at=at):
        for routine_id in ties.keys() - wanted.keys():
            db.session.delete(ties[routine_id])
        for routine_id in sorted(wanted.keys() - ties.keys()):
            db.session.add(RiskTie(risk=risk, routine=wanted[routine_id]))
        risk.changed_at = at


def add_meeting(board: Board, on: PartialDate, *, by: Actor, at: datetime) -> Meeting:
    """The controller of a board plans its committees' meetings too."""
    require(by, Permission.OCCASION_EDIT, _calendar(board, by))
    if queries.meeting_on(board, on):
        raise Refused(N_("The board has that meeting already"), field="on")
    meeting = Meeting(board=board, on=on)
    with telling(EventType.MEETING_ADDED, meeting, by=by, at=at):
        db.session.add(meeting)
    return meeting


def add_meetings(
    board: Board, days: Sequence[PartialDate], *, by: Actor, at: datetime
) -> list[Meeting]:
    """Those that the board does not have yet, each told on its own."""
    require(by, Permission.OCCASION_EDIT, _calendar(board, by))
    new = [on for on in dict.fromkeys(days) if queries.meeting_on(board, on) is None]
    if not new:
        raise Refused(N_("The board has those meetings already"), field="days")
    return [add_meeting(board, on, by=by, at=at) for on in sorted(new)]


def remove_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Take away a meeting that nothing goes to and nothing was decided at."""
    require(by, Permission.OCCASION_EDIT, _calendar(meeting.board, by))
    if queries.used_among([meeting]):
        raise Refused(N_("The meeting has reports or decisions and cannot be removed"))
    with telling(EventType.MEETING_REMOVED, meeting, by=by, at=at):
        db.session.delete(meeting)


def add_occasion(routine: Routine, plan: OccasionPlan, *, by: Actor, at: datetime) -> Occasion:
    require(by, Permission.OCCASION_EDIT, routine.subject)
    _check_occasion(routine, plan)
    occasion = Occasion(routine=routine, changed_at=at, **_told(plan))
    with telling(EventType.OCCASION_ADDED, occasion, by=by, at=at):
        db.session.add(occasion)
    return occasion


def add_occasions(
    routine: Routine, plans: Sequence[OccasionPlan], *, by: Actor, at: datetime
) -> list[Occasion]:
    """Several at once, each told on its own; all or none."""
    require(by, Permission.OCCASION_EDIT, routine.subject)
    return [add_occasion(routine, plan, by=by, at=at) for plan in plans]


def change_occasion(
    occasion: Occasion, plan: OccasionPlan, version: int | None = None, *, by: Actor, at: datetime
) -> None:
    require(by, Permission.OCCASION_EDIT, occasion.subject)
    there = OccasionPlan(**{name: getattr(occasion, name) for name in _told(plan)})
    check_version(occasion, version, theirs=as_fields(there), yours=as_fields(plan))
    check_changing(occasion.state)
    _check_occasion(occasion.routine, plan, occasion)
    with telling(EventType.OCCASION_CHANGED, occasion, by=by, at=at):
        for name, value in _told(plan).items():
            setattr(occasion, name, value)
        occasion.changed_at = at


def remove_occasion(occasion: Occasion, *, by: Actor, at: datetime) -> None:
    """Take away what was planned and has not begun."""
    require(by, Permission.OCCASION_EDIT, occasion.subject)
    check_removing(occasion.state)
    with telling(EventType.OCCASION_REMOVED, occasion, by=by, at=at):
        db.session.delete(occasion)


def open_occasion(occasion: Occasion, *, by: Actor, at: datetime) -> None:
    require(by, Permission.OCCASION_EDIT, occasion.subject)
    check_opening(occasion.state)
    with telling(EventType.OCCASION_OPENED, occasion, by=by, at=at):
        occasion.state = OccasionState.OPEN
        occasion.changed_at = at


def close_occasion(occasion: Occasion, *, by: Actor, at: datetime) -> None:
    """End the round: what has not been handed in stays visible as missing (rule 12)."""
    require(by, Permission.OCCASION_EDIT, occasion.subject)
    check_closing(occasion.state)
    with telling(EventType.OCCASION_CLOSED, occasion, by=by, at=at):
        occasion.state = OccasionState.CLOSED
        occasion.changed_at = at


def _check_routine(board: Board, plan: RoutinePlan) -> None:
    check_routine(plan)
    for field in ("reporter", "deputy", "presented_by", "delegated_to"):
        post = getattr(plan, field)
        if post is not None and post.board_id != board.id:
            raise Refused(N_("Choose a post of the same board"), field=field)


def _check_deputy(plan: RoutinePlan, on: date) -> None:
    """Two posts that one person holds are no help when that person is away."""
    if plan.reporter and plan.deputy and same_person_holds(plan.reporter, plan.deputy, on):
        raise Refused(N_("The same person holds both posts: choose another deputy"), field="deputy")


def _check_occasion(routine: Routine, plan: OccasionPlan, itself: Occasion | None = None) -> None:
    check_occasion(routine.first_year, routine.last_year, plan)
    if queries.occasion_called(routine, plan.year, plan.name.strip()) not in {None, itself}:
        raise Refused(
            N_("The routine has an occasion called %(name)s already"), field="name", name=plan.name
        )
    bodies = {routine.board_id, routine.to_id, routine.via_id}
    if plan.meeting and plan.meeting.board_id not in bodies:
        raise Refused(N_("Choose a meeting of a body that the routine reports to"), field="meeting")


def _calendar(board: Board, by: Actor) -> Subject:
    """What one must control to plan a body's meetings: the body, or the board above it."""
    if board.parent is None or allows(by, Permission.OCCASION_EDIT, board.subject):
        return board.subject
    return board.parent.subject


def _told(plan: RoutinePlan | OccasionPlan) -> dict[str, Any]:
    """The row's columns and relationships, which have the names of the plan's fields."""
    found = {field.name: getattr(plan, field.name) for field in fields(plan)}
    return {name: value.strip() if type(value) is str else value for name, value in found.items()}


def _check_version(routine: Routine, plan: RoutinePlan, version: int | None) -> None:
    there = RoutinePlan(**{field.name: getattr(routine, field.name) for field in fields(plan)})
    check_version(routine, version, theirs=as_fields(there), yours=as_fields(plan))
