"""The database itself refuses what the program never does."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from riskreg.administration.models import Handover
from riskreg.boards.models import AppendOnly
from riskreg.database import Base, writing
from riskreg.document.kinds import ActionStatus, ControlOutcome, DecisionOutcome, ReportKind
from riskreg.extensions import db
from riskreg.freezing import freeze
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.reporting.models import Decision
from riskreg.transaction import unit_of_work

APPEND_ONLY = {
    "event": "about",
    "event_value": "field",
    "scale_version": "name",
    "assessment": "rationale",
    "progress": "text",
    "due_move": "reason",
    "control_result": "observation",
    "decision": "text",
    "report": "name",
    "handover": "lines",
}


@pytest.fixture
def register(build):
    risk = build.risk(score=(3, 4))
    build.progress(build.action(risk, due=build.today), ActionStatus.DELAYED)
    build.result(build.control(risk), ControlOutcome.NO_DEVIATION)
    plan, by = risk.plan, build.controller_of(risk.plan.board)
    with unit_of_work(), telling(EventType.PLAN_PROPOSED, plan, by=by, at=build.now()):
        freeze(plan, ReportKind.PROPOSED, name="Förslag", by=by, at=build.now())
        db.session.add(Decision(board=plan.board, outcome=DecisionOutcome.NOTED, at=build.now()))
    post = build.position(plan.board)
    given = Handover(board=plan.board, from_position=post, lines="[]", on=build.today)
    with unit_of_work(), telling(EventType.HANDED_OVER, given, by=by, at=build.now()):
        given.at = build.now()
        db.session.add(given)
    return build


def attempt(statement):
    db.session.rollback()
    with writing(), db.engine.begin() as connection:
        connection.execute(text(statement))


def test_what_is_only_added_to_can_be_neither_changed_nor_deleted(register):
    for table, column in APPEND_ONLY.items():
        rows = db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
        assert rows > 0, table
        for statement in (f"UPDATE {table} SET {column} = 'another'", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match=f"{table} is only ever added to"):
                attempt(statement)


def test_every_model_that_is_only_added_to_has_its_lock():
    locked = {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, AppendOnly)
    }
    assert locked | {"event", "event_value"} == set(APPEND_ONLY)


def test_retention_may_empty_a_value_and_nothing_else_of_it(register):
    attempt("UPDATE event_value SET before = NULL, after = NULL, salt = NULL WHERE id = 1")
    with pytest.raises(DBAPIError, match="only ever added to"):
        attempt("UPDATE event_value SET before = NULL, after = '1', salt = NULL WHERE id = 2")


def test_outside_a_unit_of_work_nothing_can_be_written(register):
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        db.session.execute(text("UPDATE risk SET title = 'En annan'"))
    db.session.rollback()
