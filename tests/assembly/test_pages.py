"""What a page about a board or a risk is made of."""

from datetime import date

import pytest

from riskreg import assembly
from riskreg.boards.models import Board
from riskreg.boards.rules import Subject
from riskreg.document.kinds import HoldingKind, PlanState, ReportKind
from riskreg.document.organisation import BoardEntry
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.risks.models import Risk
from riskreg.sentences.reference import Reference
from tests.assembly.meetings import decide, follow_up, go_to
from tests.assembly.plenty import put
from tests.assembly.rows import AT
from tests.build import Build

LATER = date(2026, 12, 31)


def decidable(build: Build, board: Board | None = None, year: int = 2026) -> Plan:
    """A draft that can be proposed, with one risk of score 4."""
    plan = build.plan(board, year)
    build.risk(plan, owner=build.position(plan.board), score=(2, 2))
    return plan


def risk_of(plan: Plan) -> Risk:
    """The only one."""
    return db.session.query(Risk).where(Risk.plan_id == plan.id).one()


def revised(plan: Plan, state: PlanState) -> None:
    same = {"board_id": plan.board_id, "year": plan.year, "key": plan.key}
    more = {"revision": 2, "title": "Revidering", "state": state}
    put(Plan, [{**same, **more, "scale_id": plan.scale_id, "changed_at": AT}])
    db.session.rollback()


def test_a_board_without_a_plan(build: Build) -> None:
    board = build.board("san")
    build.plan(board, 2025)
    page = assembly.board_year("san", 2026, on=LATER)
    assert page.board == BoardEntry(board.key, "san", board.name, board.kind)
    assert (page.document, page.plan_id, page.version, page.standing) == (None,) * 4
    assert (page.years, page.year, page.short) == ((2025,), 2026, "san")
    assert page.subject == Subject(board="san")
    assert (page.is_example, page.is_demo) == (False, False)


def test_a_board_with_a_plan(build: Build) -> None:
    plan = build.plan(build.board("san"), is_example=True)
    page = assembly.board_year("san", 2026, on=LATER)
    assert page.document == assembly.document(plan, on=LATER)
    assert (page.plan_id, page.version) == (plan.id, plan.version)
    assert page.subject == Subject(board="san", plan_state=PlanState.DRAFT)
    assert page.is_example
    assert page.standing
    assert page.standing.risks == 0


def test_a_revision_that_nobody_has_decided_on_is_not_shown(build: Build) -> None:
    plan = build.plan(state=PlanState.ADOPTED)
    revised(plan, PlanState.DRAFT)
    page = assembly.board_year(plan.board.short, 2026, on=LATER)
    assert page.document
    assert page.document.revision == 1
    assert page.years == (2026,)


def test_a_decided_revision_is_shown(build: Build) -> None:
    plan = build.plan(state=PlanState.ADOPTED)
    revised(plan, PlanState.ADOPTED)
    page = assembly.board_year(plan.board.short, 2026, on=LATER)
    assert page.document
    assert page.document.revision == 2


@pytest.mark.parametrize(
    ("short", "year"), [("finns-inte", 2026), ("san", 1989), ("san", 2101), ("san", 0)]
)
def test_what_does_not_exist_is_not_found(build: Build, short: str, year: int) -> None:
    build.board("san")
    with pytest.raises(NotFound):
        assembly.board_year(short, year, on=LATER)


def test_before_any_meeting_there_is_nothing_to_compare_with(build: Build) -> None:
    plan = decidable(build)
    page = assembly.board_year(plan.board.short, 2026, on=LATER)
    assert (page.since, page.reference) == (None, None)


def test_what_the_last_meeting_got(build: Build) -> None:
    plan = decidable(build)
    go_to(build, "2026-11-25")
    decide(build, plan)
    go_to(build, "2026-12-01")
    follow_up(build, plan, "Tertialrapport 3")
    build.assessment(risk_of(plan), 4, 4)
    page = assembly.board_year(plan.board.short, 2026, on=LATER)
    assert page.reference == Reference(date(2026, 12, 1), ReportKind.FOLLOW_UP, "Tertialrapport 3")
    assert page.since
    assert [risk.current.score for risk in page.since.risks if risk.current] == [4]
    assert page.standing
    assert page.standing.moved
    assert page.standing.moved.raised == 1


def test_todays_meeting_is_not_yet_the_last_one(build: Build) -> None:
    plan = decidable(build)
    go_to(build, "2026-11-25")
    decide(build, plan)
    go_to(build, "2026-12-01")
    follow_up(build, plan)
    page = assembly.board_year(plan.board.short, 2026, on=date(2026, 12, 1))
    assert page.reference == Reference(date(2026, 11, 25), ReportKind.DECIDED)


def test_the_day_of_the_meeting_counts_not_that_of_the_paper(build: Build) -> None:
    plan = decidable(build)
    go_to(build, "2026-11-25")
    decide(build, plan, meeting=build.meeting(plan.board, "2026-12-14"))
    before = assembly.board_year(plan.board.short, 2026, on=date(2026, 12, 14))
    assert before.since is None
    after = assembly.board_year(plan.board.short, 2026, on=date(2026, 12, 15))
    assert after.reference == Reference(date(2026, 12, 14), ReportKind.DECIDED)


def test_a_later_years_report_says_nothing_of_an_older_plan(build: Build) -> None:
    old = decidable(build, year=2025)
    go_to(build, "2026-11-25")
    decide(build, old)
    newer = decidable(build, old.board)
    go_to(build, "2026-12-01")
    decide(build, newer)
    pages = [assembly.board_year(old.board.short, year, on=LATER) for year in (2025, 2026)]
    assert [page.since and page.since.year for page in pages] == [2025, 2026]


def test_another_boards_report_is_not_ours(build: Build) -> None:
    decide(build, decidable(build))
    plan = decidable(build)
    assert assembly.board_year(plan.board.short, 2026, on=LATER).since is None


def test_a_risk_by_its_number(build: Build) -> None:
    owner = build.position(build.board("san"), "Enhetschef")
    plan = build.plan(owner.board)
    build.risk(plan)
    risk = build.risk(plan, "Den andra", owner=owner)
    action, control = build.action(risk), build.control(risk)
    page = assembly.risk_page("san", 2026, 2, on=LATER)
    assert (page.risk.title, page.risk.number) == ("Den andra", 2)
    assert page.subject == Subject("san", PlanState.DRAFT, frozenset({owner.key}))
    assert page.action_ids == {action.line.key: action.id}
    assert page.control_ids == {control.line.key: control.id}
    assert (page.year, page.board.short, page.on) == (2026, "san", LATER)
    assert (page.since, page.reference, page.since_risk) == (None, None, None)


def test_a_risk_as_the_last_meeting_got_it(build: Build) -> None:
    plan = decidable(build)
    go_to(build, "2026-11-25")
    decide(build, plan)
    go_to(build, "2026-11-30")
    build.assessment(risk_of(plan), 4, 4)
    page = assembly.risk_page(plan.board.short, 2026, 1, on=LATER)
    assert page.since_risk
    assert page.since_risk.current
    assert (page.since_risk.current.score, page.risk.current and page.risk.current.score) == (4, 16)


def test_a_risk_that_was_only_on_the_gross_list_was_not_in_the_plan(build: Build) -> None:
    plan = decidable(build)
    build.risk(plan, selected=False)
    go_to(build, "2026-11-25")
    decide(build, plan)
    assert assembly.risk_page(plan.board.short, 2026, 2, on=LATER).since_risk is None


@pytest.mark.parametrize(("year", "number"), [(2026, 2), (2026, 0), (2025, 1)])
def test_a_risk_that_does_not_exist_is_not_found(build: Build, year: int, number: int) -> None:
    build.risk(build.plan(build.board("san")))
    with pytest.raises(NotFound):
        assembly.risk_page("san", year, number, on=LATER)


def test_who_holds_the_posts_today(build: Build) -> None:
    post = build.position(build.board("san"), "Chef")
    empty = build.position(post.board, "Vakant")
    plan = build.plan(post.board)
    build.risk(plan, owner=post)
    build.risk(plan, owner=empty)
    build.holding(post, build.user("Anna"), end="2026-10-31")
    build.holding(post, build.user("Bo"), start="2026-11-01")
    build.holding(post, build.user("Disa"), HoldingKind.DEPUTY)
    build.holding(empty, build.user("Tora"), HoldingKind.ACTING)
    build.holding(empty, None)
    people = assembly.board_year("san", 2026, on=date(2026, 11, 23)).people
    assert (people.holder(post.key), people.deputy(post.key), people.acting(post.key)) == (
        "Bo",
        "Disa",
        None,
    )
    assert (people.holder(empty.key), people.acting(empty.key)) == (None, "Tora")
    assert (people.answering(post.key), people.answering(empty.key)) == ("Bo", "Tora")
    assert (people.holder(None), people.holder("okänd")) == (None, None)
    earlier = assembly.board_year("san", 2026, on=date(2026, 10, 1)).people
    assert earlier.holder(post.key) == "Anna"


def test_nobody_is_named_in_a_document(build: Build) -> None:
    post = build.position(build.board("san"))
    build.manager(post, "Anna Andersson")
    plan = build.plan(post.board)
    build.risk(plan, owner=post)
    assert "Anna" not in repr(assembly.document(plan, on=LATER))
