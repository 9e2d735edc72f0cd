"""Moving drafts to a new version of their scale."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration.queries import assessments_in
from riskreg.document.kinds import PlanState
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.plans.models import Plan
from riskreg.refusals import N_, Refused
from riskreg.scales.models import ScaleVersion
from riskreg.scales.queries import scale_of


def move_draft(plan: Plan, version: ScaleVersion, *, by: Actor, at: datetime) -> None:
    """Let a draft be judged with a newer version of its scale.  What is decided keeps its own."""
    require(by, Permission.SCALE_EDIT, plan.subject)
    if plan.state is not PlanState.DRAFT:
        raise Refused(N_("Only a draft moves to a new version of the scale"))
    if version.key != plan.scale.key or version.number <= plan.scale.number:
        raise Refused(N_("A draft moves only to a newer version of its own scale"))
    scale = scale_of(version)
    if not all(scale.holds(one.likelihood, one.impact) for one in assessments_in(plan)):
        raise Refused(
            N_("%(plan)s has assessments that the new scale has no cell for"), plan=plan.title
        )
    with telling(EventType.PLAN_RESCALED, plan, by=by, at=at):
        plan.scale = version
        plan.changed_at = at
