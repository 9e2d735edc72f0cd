"""Rows become the entries that they tell of, each field from its own column."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from riskreg import assembly
from riskreg.document import json, values
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    BoardKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    PlanState,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.organisation import BoardEntry, PeriodEntry, PositionEntry
from riskreg.document.reporting import DecisionEntry, MeetingEntry, OccasionEntry, RoutineEntry
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    ControlResultEntry,
    DueMoveEntry,
    ProgressEntry,
)
from riskreg.document.values import (
    AssessmentEntry,
    CauseEntry,
    PlanDocument,
    ResponseEntry,
    RiskEntry,
    SecretMark,
)
from riskreg.scales.rules import default_4x4
from tests.assembly.plenty import fill
from tests.assembly.rows import CHECKED, DUE, JUDGED, MOVED, NOTED
from tests.build import Build

ON = date(2026, 11, 23)
#: Fields that no table can fill, and why.
FILLED_ELSEWHERE = {
    ("ActionEntry", "evidence"): "the room that keeps files is still to come",
    ("ControlEntry", "evidence"): "the room that keeps files is still to come",
    ("CauseEntry", "done"): "what an earlier year's plan says: tests/decisions/test_carry_over.py",
    ("SecretMark", "withheld"): "only a copy for a reader who may not see it says so",
}


def full(build: Build) -> PlanDocument:
    """A document in which every column of every table says something."""
    board = build.board("san", "Social- och arbetsmarknadsnämnden")
    plan = build.plan(board, state=PlanState.CLOSED, is_example=True, source="plan.source")
    fill(plan, 1)
    return assembly.document(plan, on=ON)


def post(document: PlanDocument, title: str = "Post 0001") -> str:
    """The key of a post, by its title."""
    return next(one.key for one in document.positions if one.title == title)


def entries(value: Any) -> Iterator[Any]:
    """The value and everything in it that has fields."""
    if isinstance(value, tuple):
        for one in value:
            yield from entries(one)
    if is_dataclass(value) and type(value).__module__ == values.__name__:
        yield value
        for field in fields(value):
            yield from entries(getattr(value, field.name))


def told(document: PlanDocument) -> set[tuple[str, str]]:
    """The fields that have another value than their default somewhere in the document."""
    return {
        (type(entry).__name__, field.name)
        for entry in entries(document)
        for field in fields(entry)
        if field.default is MISSING or getattr(entry, field.name) != field.default
    }


def known() -> set[tuple[str, str]]:
    """Every field of every entry that there is."""
    kinds = [kind for kind in vars(values).values() if is_dataclass(kind)]
    own = [kind for kind in kinds if kind.__module__ == values.__name__]
    return {(kind.__name__, field.name) for kind in own for field in fields(kind)}


def test_every_field_is_filled_from_somewhere(build: Build) -> None:
    document = full(build)
    left_out = build.risk(build.plan(), selected=False)
    of_another = assembly.document(left_out.plan, on=build.today)
    silent = known() - told(document) - told(of_another) - set(FILLED_ELSEWHERE)
    assert not silent, f"map {silent}, and give plenty.py a value for it"


def test_a_plan(build: Build) -> None:
    found = full(build)
    board = BoardEntry(found.board.key, "san", "Social- och arbetsmarknadsnämnden", BoardKind.BOARD)
    assert (found.municipality, found.board) == ("Sundbybergs stad", board)
    assert (found.year, found.title, found.revision) == (2026, "Internkontrollplan 2026", 1)
    assert (found.state, found.as_of) == (PlanState.CLOSED, ON)
    assert (found.is_example, found.source) == (True, "plan.source")
    assert found.scale == default_4x4()


def test_a_risk(build: Build) -> None:
    document = full(build)
    (risk,), (routine,) = document.risks, document.routines
    assert risk == RiskEntry(
        key=risk.key,
        number=1,
        title="risk.title",
        description="risk.description",
        consequence="risk.consequence",
        category="risk.category",
        process="risk.process",
        content_given=False,
        selected=True,
        selection_reason="risk.selection_reason",
        owner=post(document),
        secret=SecretMark("risk.secret_ground"),
        since_year=2024,
        responses=(
            ResponseEntry(
                ResponseKind.ACCEPT, "response.reason", post(document), date(2027, 1, 31)
            ),
        ),
        causes=(CauseEntry(risk.causes[0].key, "cause.text", "cause.why"),),
        assessments=risk.assessments,
        actions=risk.actions,
        controls=risk.controls,
        routines=(routine.key,),
        followed_up_in="risk.followed_up_in",
    )


def test_an_assessment(build: Build) -> None:
    document = full(build)
    (assessment,) = document.risks[0].assessments
    assert assessment == AssessmentEntry(
        kind=AssessmentKind.CURRENT,
        likelihood=3,
        impact=4,
        on=JUDGED,
        rationale="assessment.rationale",
        occasion=document.occasions[0].key,
        preliminary=True,
        position=post(document),
    )


def test_an_action(build: Build) -> None:
    document = full(build)
    (risk,) = document.risks
    assert risk.actions[0] == ActionEntry(
        key=risk.actions[0].key,
        title="action.title",
        description="action.description",
        owner=post(document),
        first_due=DUE,
        started=PartialDate("2026-spring"),
        causes=(risk.causes[0].key,),
        moves=(DueMoveEntry(DUE, date(2026, 12, 31), "due_move.reason", MOVED),),
        progress=(
            ProgressEntry(
                ActionStatus.IN_PROGRESS,
                "progress.text",
                NOTED,
                "progress.effect",
                post(document),
                as_deputy=True,
            ),
        ),
        told_until=build.today,
        prompted_by=risk.controls[0].results[0].key,
    )


def test_a_control(build: Build) -> None:
    document = full(build)
    (risk,) = document.risks
    result = ControlResultEntry(
        outcome=ControlOutcome.MINOR,
        on=CHECKED,
        period="2026-T1",
        observation="control_result.observation",
        checked=20,
        deviations=2,
        proposed_action="control_result.proposed_action",
        position=post(document),
        as_deputy=True,
        key=risk.controls[0].results[0].key,
        led_to=risk.actions[0].key,
    )
    assert risk.controls[0] == ControlEntry(
        key=risk.controls[0].key,
        title="control.title",
        kind=ControlKind.RECURRING,
        purpose="control.purpose",
        method="control.method",
        extent="control.extent",
        frequency=Frequency.TERTIAL,
        performer=post(document),
        receiver=post(document, "Mottagare"),
        results=(result,),
    )


def test_a_position(build: Build) -> None:
    document = full(build)
    found = document.position(post(document))
    period = PeriodEntry(HoldingKind.ACTING, PartialDate("2021"), PartialDate("2022-autumn"))
    key, unit = post(document), "unit.name"
    assert found == PositionEntry(key, "Post 0001", unit, (period,), holders_known=False)


def test_a_routine(build: Build) -> None:
    document = full(build)
    (routine,) = document.routines
    assert routine == RoutineEntry(
        key=routine.key,
        title="routine.title",
        kind=RoutineKind.REPORTING,
        documented=Known.YES,
        what="routine.what",
        reporter=post(document, "Rapportör"),
        deputy=post(document, "Ersättare"),
        presented_by=post(document, "Föredragande"),
        delegated_to=post(document, "Utredare"),
        via="routine.via_text",
        to="Social- och arbetsmarknadsnämnden",
        form="routine.form",
        when="routine.when_text",
        documented_where="routine.documented_where",
        revised=PartialDate("2025-11"),
        decided=PartialDate("2025-12-10"),
        is_continuous=True,
        rounds=True,
        covers_all_risks=True,
        note="routine.note",
        number=1,
    )


def test_meeting_occasion_and_decision(build: Build) -> None:
    document = full(build)
    (meeting,), (occasion,), (decision,) = (
        document.meetings,
        document.occasions,
        document.decisions,
    )
    assert meeting == MeetingEntry(meeting.key, PartialDate("2026-09-27"), document.board.name)
    assert occasion == OccasionEntry(
        key=occasion.key,
        routine=document.routines[0].key,
        name="Tertialrapport 2",
        state=OccasionState.OPEN,
        status_date=PartialDate("2026-08-31"),
        deadline=PartialDate("2026-09-15"),
        meeting=meeting.key,
    )
    assert decision == DecisionEntry(
        key=decision.key,
        body=document.board.name,
        outcome=DecisionOutcome.CHANGED,
        on=PartialDate("2025-12-10"),
        paragraph="§ 118",
        registration="SAN-0431/2025",
        text="decision.text",
    )


def test_what_is_written_is_read_again(build: Build) -> None:
    document = full(build)
    assert json.read(json.write(document)) == document


def test_the_same_rows_give_the_same_bytes(build: Build) -> None:
    plans = [build.plan(), build.plan()]
    for plan in plans:
        fill(plan, 5)
    together = assembly.documents(plans, on=ON)
    for plan in reversed(plans):
        assert json.write(assembly.document(plan, on=ON)) == json.write(together[plan.id])


def test_no_plans_no_documents(build: Build) -> None:
    assert assembly.documents([], on=ON) == {}
