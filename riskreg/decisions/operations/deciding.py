"""From draft to decided plan, and from a closed round to a noted report."""

from datetime import datetime

from riskreg import assembly
from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.decisions.rules import (
    DecisionText,
    check_adoption,
    check_handing_in,
    check_noting,
    check_proposal,
    check_putting_in_force,
    check_year_end,
)
from riskreg.document.kinds import OccasionState, PlanState, ReportKind
from riskreg.extensions import db
from riskreg.freezing import freeze
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.plans.models import Plan
from riskreg.refusals import N_, Refused
from riskreg.reporting.models import Decision, Meeting, Occasion, Report


def propose_plan(plan: Plan, *, meeting: Meeting | None = None, by: Actor, at: datetime) -> Report:
    """Send the plan to its board: frozen as the board will see it."""
    require(by, Permission.PLAN_PROPOSE, plan.subject)
    check_proposal(assembly.document(plan, on=by.today))
    with telling(EventType.PLAN_PROPOSED, plan, by=by, at=at):
        plan.state = PlanState.PROPOSED
        plan.changed_at = at
        return freeze(plan, ReportKind.PROPOSED, name=plan.title, meeting=meeting, by=by, at=at)


def adopt_plan(plan: Plan, decision: DecisionText, *, by: Actor, at: datetime) -> Report:
    """Record that the plan was decided, and freeze it as decided."""
    require(by, Permission.PLAN_DECIDE, plan.subject)
    check_adoption(plan.state, decision)
    with telling(EventType.PLAN_ADOPTED, plan, by=by, at=at):
        plan.state = PlanState.ADOPTED
        plan.changed_at = at
        db.session.add(_recorded(decision, plan=plan, by=by, at=at))
        return freeze(
            plan, ReportKind.DECIDED, name=plan.title, meeting=decision.meeting, by=by, at=at
        )


def put_in_force(plan: Plan, *, by: Actor, at: datetime) -> None:
    """Enter a plan that was adopted long ago.  That its decision is not recorded stays a gap."""
    require(by, Permission.PLAN_DECIDE, plan.subject)
    check_putting_in_force(plan.state)
    with telling(EventType.PLAN_IN_FORCE, plan, by=by, at=at):
        plan.state = PlanState.ADOPTED
        plan.changed_at = at


def hand_in(occasion: Occasion, plan: Plan, name: str, *, by: Actor, at: datetime) -> Report:
    """Hand the follow-up to the meeting: the plan is frozen as it stands."""
    require(by, Permission.OCCASION_EDIT, occasion.subject)
    if (plan.board_id, plan.year) != (occasion.board_id, occasion.year):
        raise Refused(N_("Choose the board's plan for the occasion's year"), field="plan")
    check_handing_in(occasion.state, plan.state, is_round=occasion.routine.rounds)
    with telling(EventType.OCCASION_SUBMITTED, occasion, by=by, at=at):
        occasion.state = OccasionState.SUBMITTED
        occasion.changed_at = at
        return freeze(
            plan,
            ReportKind.FOLLOW_UP,
            name=name,
            meeting=occasion.meeting,
            occasion=occasion,
            by=by,
            at=at,
        )


def note_occasion(
    occasion: Occasion, decision: DecisionText, *, by: Actor, at: datetime
) -> Decision:
    """Record what the body decided when it got the report."""
    require(by, Permission.PLAN_DECIDE, occasion.subject)
    check_noting(occasion.state)
    row = _recorded(decision, occasion=occasion, by=by, at=at)
    with telling(EventType.OCCASION_NOTED, occasion, by=by, at=at):
        occasion.state = OccasionState.NOTED
        occasion.changed_at = at
        db.session.add(row)
    return row


def close_plan(plan: Plan, *, by: Actor, at: datetime) -> None:
    """End the plan's year.  It stays readable, and nothing more is done in it."""
    require(by, Permission.PLAN_DECIDE, plan.subject)
    check_year_end(plan.state)
    with telling(EventType.PLAN_CLOSED, plan, by=by, at=at):
        plan.state = PlanState.CLOSED
        plan.closed_on = by.today
        plan.changed_at = at


def _recorded(
    decision: DecisionText,
    *,
    plan: Plan | None = None,
    occasion: Occasion | None = None,
    by: Actor,
    at: datetime,
) -> Decision:
    return Decision(
        board_id=decision.body.id,
        plan_id=plan.id if plan else None,
        occasion_id=occasion.id if occasion else None,
        meeting_id=decision.meeting.id if decision.meeting else None,
        outcome=decision.outcome,
        on=decision.on,
        paragraph=decision.paragraph,
        registration=decision.registration,
        text=decision.text,
        at=at,
        user_id=by.user_id,
    )
