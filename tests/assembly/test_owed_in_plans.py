"""Which plans ask for anything, and in which of several."""

from datetime import date

from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.risks.models import Risk
from riskreg.treatment.models import Action
from tests.assembly.desk import Desk
from tests.assembly.meetings import open_round
from tests.assembly.plenty import put
from tests.assembly.rows import AT
from tests.build import Build


def following(desk: Desk, action: Action, state: PlanState = PlanState.ADOPTED) -> Plan:
    """Next year's plan, which has the same risk and action."""
    plan = desk.build.plan(desk.board, 2027, state=state)
    same = {"title": desk.risk.title, "changed_at": AT, "owner_id": desk.post.id}
    (risk,) = put(Risk, [{**same, "plan_id": plan.id, "line_id": desk.risk.line_id}])
    facts = {**same, "title": action.title, "first_due": action.first_due}
    put(Action, [{**facts, "risk_id": risk, "line_id": action.line_id}])
    db.session.rollback()
    return plan


def test_an_action_in_two_years_plans_is_owed_once(desk: Desk) -> None:
    action = desk.action(due="2026-11-01")
    desk.adopt()
    following(desk, action)
    owed = desk.owed()
    assert [(item.year, item.title) for item in owed.items] == [(2027, "Kartläggning")]
    assert [(one.year, one.risk.number) for one in owed.risks] == [(2027, 1)]


def test_an_open_round_asks_in_its_own_year(desk: Desk) -> None:
    action = desk.action(due="2028-12-31")
    desk.adopt()
    following(desk, action)
    open_round(desk.build, desk.board)
    (item,) = desk.owed().to_record
    assert (item.year, item.id) == (2026, action.id)


def test_next_years_draft_asks_for_nothing(desk: Desk) -> None:
    action = desk.action(due="2026-11-01")
    desk.adopt()
    following(desk, action, PlanState.DRAFT)
    assert [item.year for item in desk.owed().items] == [2026]


def test_an_older_revision_asks_for_nothing(desk: Desk) -> None:
    desk.action(due="2026-11-01")
    desk.adopt()
    same = {"board_id": desk.board.id, "year": 2026, "key": desk.plan.key, "changed_at": AT}
    more = {"revision": 2, "title": "Revidering", "state": PlanState.ADOPTED}
    put(Plan, [{**same, **more, "scale_id": desk.plan.scale_id}])
    db.session.rollback()
    assert desk.owed().items == ()


def test_what_is_only_on_the_gross_list_asks_for_nothing(desk: Desk, build: Build) -> None:
    risk = build.risk(desk.plan, owner=desk.post, selected=False)
    build.action(risk, owner=desk.post, due=date(2026, 11, 1))
    desk.adopt()
    owed = desk.owed()
    assert (owed.left, len(owed.risks)) == (0, 1)
