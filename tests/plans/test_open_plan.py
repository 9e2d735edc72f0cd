"""Opening a board's plan for a year, and finding it again."""

import pytest
from sqlalchemy.exc import IntegrityError

from riskreg.document.kinds import BoardKind, PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.plans.models import Plan
from riskreg.plans.operations import open_plan
from riskreg.plans.queries import find_plan, plan_of, plans_of
from riskreg.refusals import NotFound, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told


def opened(build, board, year=2026, **facts):
    scale = facts.pop("scale", None) or build.scale()
    with unit_of_work():
        return open_plan(
            board, year, scale=scale, by=build.controller_of(board), at=build.now(), **facts
        )


def refused(build, board, year=2026, **facts):
    with pytest.raises(Refused) as refusal:
        opened(build, board, year, **facts)
    return refusal.value


def test_a_plan_begins_as_a_draft_under_the_name_that_boards_use(build):
    board, scale = build.board("san"), build.scale()
    plan = opened(build, board, scale=scale)
    assert (plan.state, plan.revision, plan.title) == (
        PlanState.DRAFT,
        1,
        "Internkontrollplan 2026",
    )
    assert plan.scale == scale
    assert find_plan("san", 2026) == plan


def test_a_plan_may_be_named_otherwise_and_say_where_it_is_told_of(build):
    plan = opened(
        build, build.board(), title="Tillsynsplan", source="Granskning 2023", is_example=True
    )
    assert (plan.title, plan.source, plan.is_example) == ("Tillsynsplan", "Granskning 2023", True)


def test_a_plan_is_told(build):
    plan = opened(build, build.board())
    event = newest_event()
    assert (event.type, event.about, event.board_id) == (
        EventType.PLAN_OPENED,
        plan.key,
        plan.board_id,
    )
    assert told(event, "plan")["year"] == (None, 2026)


def test_a_year_has_one_plan(build):
    board = build.board()
    opened(build, board)
    assert refused(build, board).field == "year"
    opened(build, board, 2027)


@pytest.mark.parametrize("year", [1999, 2200, -5])
def test_a_year_is_one_that_can_be(build, year):
    assert refused(build, build.board(), year).field == "year"


def test_a_text_is_bounded(build):
    assert refused(build, build.board(), title="x" * 201).field == "title"
    assert refused(build, build.board(), source="x" * 501).field == "source"


def test_a_committee_has_no_plan_of_its_own(build):
    committee = build.board(kind=BoardKind.COMMITTEE, parent=build.board())
    assert refused(build, committee).values == {"board": committee.name}


def test_who_may_open_a_plan(build):
    board, scale = build.board(), build.scale()
    tried = answers(
        cast(board), lambda by: open_plan(board, 2026, scale=scale, by=by, at=build.now())
    )
    assert tried.pop("controller") == "allowed"
    assert tried.pop("shut out") == "not found"
    assert set(tried.values()) == {"forbidden"}


def revision_of(build, plan, state):
    """A revision, as it will be made when plans are revised."""
    row = Plan(
        key=plan.key,
        board=plan.board,
        year=plan.year,
        revision=plan.revision + 1,
        state=state,
        title=plan.title,
        scale=plan.scale,
        changed_at=build.now(),
    )
    by = build.controller_of(plan.board)
    with unit_of_work(), telling(EventType.PLAN_OPENED, row, by=by, at=build.now()):
        db.session.add(row)
    return row


def test_the_revision_in_force_comes_before_a_later_draft(build):
    first = build.plan(state=PlanState.ADOPTED)
    draft = revision_of(build, first, PlanState.DRAFT)
    assert plan_of(first.board, 2026) == first
    assert list(plans_of(first.board)) == [draft, first]


def test_among_drafts_the_latest_counts(build):
    first = build.plan()
    latest = revision_of(build, first, PlanState.DRAFT)
    assert plan_of(first.board, 2026) == find_plan(first.board.short, 2026) == latest


def test_among_revisions_in_force_the_latest_counts(build):
    first = build.plan(state=PlanState.CLOSED)
    latest = revision_of(build, first, PlanState.ADOPTED)
    assert plan_of(first.board, 2026) == latest


def test_a_board_or_year_without_a_plan(build):
    board = build.board("san")
    assert plan_of(board, 2026) is None
    assert list(plans_of(board)) == []
    with pytest.raises(NotFound):
        find_plan("san", 2026)
    with pytest.raises(NotFound):
        find_plan("nobody", 2026)


def test_the_database_keeps_the_years_apart_too(build):
    plan = build.plan()
    row = Plan(board=plan.board, year=2026, title="X", scale=plan.scale, changed_at=build.now())
    by = build.controller_of(plan.board)
    with (
        pytest.raises(IntegrityError),
        unit_of_work(),
        telling(EventType.PLAN_OPENED, row, by=by, at=build.now()),
    ):
        db.session.add(row)
