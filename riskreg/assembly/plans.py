"""Plans as documents."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import inspect

from riskreg.assembly import positions, tables
from riskreg.assembly.positions import Posts
from riskreg.assembly.queries import Found
from riskreg.assembly.reporting import (
    decision_entries,
    meeting_entries,
    occasion_entries,
    routine_entry,
    valid_in,
)
from riskreg.assembly.risks import risk_entry
from riskreg.assembly.tables import Tables
from riskreg.document.organisation import BoardEntry
from riskreg.document.scale import Scale
from riskreg.document.values import PlanDocument
from riskreg.plans.models import Plan
from riskreg.scales import rules as scales


def document(plan: Plan, *, on: date) -> PlanDocument:
    """The plan as it stands on a day."""
    (only,) = documents([plan], on=on).values()
    return only


def documents(plans: Sequence[Plan], *, on: date) -> dict[int, PlanDocument]:
    """The plans as they stand on a day, by their ids, in a number of selects that never grows."""
    return of_ids([_id(plan) for plan in plans], on)


def of_ids(plans: Collection[int], on: date) -> dict[int, PlanDocument]:
    if not plans:
        return {}
    found = tables.read(plans, on)
    posts = positions.read(found.positions())
    return {row.id: plan_document(row, found, posts, on) for row in found.plans}


def plan_document(row: Found, tables: Tables, posts: Posts, on: date) -> PlanDocument:
    scale = scale_of(row.definition)
    risks = tuple(
        risk_entry(risk, tables=tables, posts=posts, year=row.year, scale=scale)
        for risk in tables.risks[row.id]
    )
    valid = valid_in(row.year, tables.routines[row.board_id])
    routines = tuple(routine_entry(routine, posts) for routine in valid)
    occasions = occasion_entries(tables.occasions[row.board_id], row.year, routines)
    return PlanDocument(
        municipality=tables.municipality,
        board=board_entry(row),
        year=row.year,
        title=row.title,
        revision=row.revision,
        state=row.state,
        as_of=on,
        is_example=row.is_example,
        scale=scale,
        source=row.source,
        positions=posts.named_in(risks, routines),
        risks=risks,
        routines=routines,
        meetings=meeting_entries(tables.meetings, row.board_id, row.year, occasions),
        occasions=occasions,
        decisions=decision_entries(tables.decisions, row),
    )


def board_entry(plan: Found) -> BoardEntry:
    return BoardEntry(plan.board_key, plan.short, plan.name, plan.kind)


@lru_cache(maxsize=64)
def scale_of(definition: str) -> Scale:
    """The scale that a version's definition writes out."""
    return scales.read(definition)


def _id(plan: Plan) -> int:
    """Its id without a question to the database, though the row may have been let go."""
    identity = inspect(plan).identity
    return identity[0] if identity else plan.id
