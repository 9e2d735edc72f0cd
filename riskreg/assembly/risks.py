"""Rows of risks as entries."""

from riskreg.assembly.positions import Posts
from riskreg.assembly.queries import Found, Rows
from riskreg.assembly.tables import Tables
from riskreg.assembly.treatment import action_entry, control_entry, done_entry
from riskreg.document.kinds import OccasionState, ResponseKind
from riskreg.document.scale import Scale
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import (
    AssessmentEntry,
    CauseEntry,
    ResponseEntry,
    RiskEntry,
    SecretMark,
)

_ORDER = list(ResponseKind)


def risk_entry(row: Found, *, tables: Tables, posts: Posts, year: int, scale: Scale) -> RiskEntry:
    judged = comparable(tables.assessments[row.line_id], year, scale)
    return RiskEntry(
        key=row.key,
        number=row.number,
        title=row.title,
        description=row.description,
        consequence=row.consequence,
        category=row.category,
        process=row.process,
        content_given=row.content_given,
        selected=row.selected,
        selection_reason=row.selection_reason,
        owner=posts.key(row.owner_id),
        secret=SecretMark(row.secret_ground) if row.secret_ground is not None else None,
        since_year=row.since_year,
        responses=response_entries(tables.responses[row.id], posts),
        causes=_causes(row, tables),
        assessments=tuple(assessment_entry(one, posts) for one in judged),
        actions=_actions(row, tables, posts),
        controls=_controls(row, tables, posts),
        routines=tuple(tie.key for tie in tables.ties[row.id]),
        followed_up_in=row.followed_up_in,
    )


def comparable(assessments: Rows, year: int, scale: Scale) -> Rows:
    """Those that say something in a plan of this year, with this scale.

    What is judged for next year's draft is not this plan's matter, and a value of another scale
    has no level in this one (rule 7).
    """
    return [
        one
        for one in assessments
        if one.year <= year
        and one.scale_key == scale.key
        and scale.holds(one.likelihood, one.impact)
    ]


def response_entries(rows: Rows, posts: Posts) -> tuple[ResponseEntry, ...]:
    """In the order of the kinds: choosing anew must not look like a change."""
    return tuple(
        ResponseEntry(row.kind, row.reason, posts.key(row.decider_id), row.review_on)
        for row in sorted(rows, key=lambda row: _ORDER.index(row.kind))
    )


def cause_entry(row: Found, done: Rows = ()) -> CauseEntry:
    """`done`: what was done about it before, the newest year first; each action is told once."""
    each_once = {one.key: done_entry(one) for one in reversed(done)}
    return CauseEntry(row.key, row.text, row.untreated_because, tuple(reversed(each_once.values())))


def assessment_entry(row: Found, posts: Posts) -> AssessmentEntry:
    return AssessmentEntry(
        kind=row.kind,
        likelihood=row.likelihood,
        impact=row.impact,
        on=row.on,
        rationale=row.rationale,
        occasion=row.occasion,
        preliminary=row.state is OccasionState.OPEN,
        position=posts.key(row.position_id),
    )


def _causes(risk: Found, tables: Tables) -> tuple[CauseEntry, ...]:
    """What was done before the year and stands among the year's own actions is told there."""
    own = {action.line_id for action in tables.actions[risk.id]}
    return tuple(
        cause_entry(row, [one for one in tables.done_before[row.id] if one.line_id not in own])
        for row in tables.causes[risk.id]
    )


def _actions(risk: Found, tables: Tables, posts: Posts) -> tuple[ActionEntry, ...]:
    return tuple(
        action_entry(
            row,
            aims=tables.aims[row.id],
            progress=tables.progress[row.line_id],
            moves=tables.moves[row.line_id],
            posts=posts,
        )
        for row in tables.actions[risk.id]
    )


def _controls(risk: Found, tables: Tables, posts: Posts) -> tuple[ControlEntry, ...]:
    return tuple(
        control_entry(row, results=tables.results[row.line_id], posts=posts)
        for row in tables.controls[risk.id]
    )
