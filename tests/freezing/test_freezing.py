"""From a live plan to a frozen report, and back to the same document."""

from datetime import UTC, date, datetime

import pytest

from riskreg import assembly
from riskreg.document import json
from riskreg.document.kinds import PlanState, ReportKind
from riskreg.freezing import DamagedReport, damaged, freeze, thaw
from riskreg.history.kinds import EventType
from riskreg.history.queries import head
from riskreg.history.telling import telling
from riskreg.reporting.queries import frozen_heads, latest_report, reports
from riskreg.transaction import unit_of_work
from tests.history.tampering import run


@pytest.fixture
def plan(build):
    plan = build.plan(build.board("san"))
    risk = build.risk(plan, "Åtgärder & “citat”", score=(3, 4), causes=["Orsak ett"])
    build.progress(build.action(risk, due=date(2026, 12, 1)))
    build.result(build.control(risk))
    build.routine(plan.board)
    build.bring(plan, PlanState.ADOPTED)
    return plan


def frozen(build, plan, name="Tertialrapport 2", today=None):
    by, at = build.controller_of(plan.board), build.now()
    if today:
        by = build.actor(build.controller(plan.board), today)
        at = datetime.combine(today, build.at.time(), UTC)
    with unit_of_work(), telling(EventType.OCCASION_SUBMITTED, plan, by=by, at=at):
        return freeze(plan, ReportKind.FOLLOW_UP, name=name, by=by, at=at)


def test_what_is_read_back_is_the_document_that_was_frozen(build, plan):
    report = frozen(build, plan)
    assert thaw(report) == assembly.document(plan, on=build.today)
    assert (report.board, report.year, report.on, report.at) == (
        plan.board,
        plan.year,
        build.today,
        build.at,
    )


def test_the_checksum_is_that_of_the_bytes(build, plan):
    report = frozen(build, plan)
    assert report.checksum == json.checksum(report.document.encode())
    assert report.document.encode() == json.write(thaw(report))


def test_a_report_carries_the_head_of_the_history(build, plan):
    before = head()
    report = frozen(build, plan)
    assert (report.head_number, report.head_hash) == before
    assert list(frozen_heads()) == [before]


def test_what_happens_later_is_not_in_the_report(build, plan):
    report = frozen(build, plan)
    before = thaw(report)
    build.assessment(build.risk(build.plan(plan.board, 2027)), 1, 1)
    build.meeting(plan.board)
    assert thaw(report) == before


def test_a_report_that_was_changed_behind_the_programs_back_is_not_read(build, plan):
    report = frozen(build, plan)
    whole = frozen(build, plan, "Årsrapport")
    assert list(damaged()) == []
    run("UPDATE report SET document = '{}' WHERE id = :id", id=report.id)
    (found,) = damaged()
    with pytest.raises(DamagedReport, match=r"Tertialrapport 2.*checksum.*backup"):
        thaw(found)
    assert [one.id for one in reports()] == [found.id, whole.id] == [report.id, whole.id]


def test_the_latest_report_is_the_one_before_a_day(build, plan):
    spring = frozen(build, plan, "T1", date(2026, 5, 20))
    autumn = frozen(build, plan, "T2", date(2026, 9, 15))
    assert latest_report(plan.board) == autumn
    assert latest_report(plan.board, before=date(2026, 9, 15)) == spring
    assert latest_report(plan.board, before=date(2026, 5, 20)) is None
    assert latest_report(build.board()) is None
