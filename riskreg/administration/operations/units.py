"""Adding, changing and ending units."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration import queries
from riskreg.administration.rules import UnitFacts, check_end, check_no_circle, check_unit
from riskreg.boards.models import Board, Unit
from riskreg.document.dates import PartialDate
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused


def add_unit(board: Board, facts: UnitFacts, *, by: Actor, at: datetime) -> Unit:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    _check(board, facts, None)
    unit = Unit(board_id=board.id)
    with telling(EventType.UNIT_ADDED, unit, by=by, at=at):
        _write(unit, facts)
        db.session.add(unit)
    return unit


def facts_of(unit: Unit) -> UnitFacts:
    return UnitFacts(unit.name, unit.parent, unit.task, unit.start)


def change_unit(
    unit: Unit, facts: UnitFacts, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    require(by, Permission.ORGANISATION_EDIT, unit.subject)
    now = facts_of(unit)
    check_version(unit, version, theirs=as_fields(now), yours=as_fields(facts))
    _check(unit.board, facts, unit)
    check_end(facts.start, unit.end)
    itself = Refused(N_("A unit cannot belong to itself"), field="parent")
    check_no_circle(unit, facts.parent, lambda one: one.parent, itself)
    if facts == now:
        return
    with telling(EventType.UNIT_CHANGED, unit, by=by, at=at):
        _write(unit, facts)


def _check(board: Board, facts: UnitFacts, unit: Unit | None) -> None:
    check_unit(board.id, facts)
    found = queries.unit_called(board, facts.name.strip())
    if found is not None and found is not unit:
        raise Refused(N_("The board has a unit with that name already"), field="name")


def _write(unit: Unit, facts: UnitFacts) -> None:
    unit.name = facts.name.strip()
    unit.parent = facts.parent
    unit.task = facts.task
    unit.start = facts.start


def end_unit(
    unit: Unit, end: PartialDate, *, successor: Unit | None = None, by: Actor, at: datetime
) -> None:
    """Close a unit, naming the one that goes on with its work.  What it was stays readable."""
    require(by, Permission.ORGANISATION_EDIT, unit.subject)
    if unit.end is not None:
        raise Refused(N_("The unit has ended already"))
    itself = Refused(N_("Choose another unit as successor"), field="successor")
    check_no_circle(unit, successor, lambda one: one.successor, itself)
    check_end(unit.start, end)
    with telling(EventType.UNIT_ENDED, unit, by=by, at=at):
        unit.end = end
        unit.successor = successor


def reopen_unit(unit: Unit, *, by: Actor, at: datetime) -> None:
    """Take back that the unit has ended: the history keeps that somebody thought so."""
    require(by, Permission.ORGANISATION_EDIT, unit.subject)
    if unit.end is None:
        raise Refused(N_("The unit has not ended"))
    with telling(EventType.UNIT_REOPENED, unit, by=by, at=at):
        unit.end = None
        unit.successor = None
