"""Plans for the tests of what is pure: a test says only what it is about."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    BoardKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Known,
    OccasionState,
    PlanState,
    RoutineKind,
)
from riskreg.document.organisation import BoardEntry, PositionEntry
from riskreg.document.reporting import DecisionEntry, OccasionEntry, RoutineEntry
from riskreg.document.scale import Grade, Level, Scale
from riskreg.document.treatment import ActionEntry, ControlEntry, ControlResultEntry, ProgressEntry
from riskreg.document.values import AssessmentEntry, CauseEntry, PlanDocument, RiskEntry

TODAY = date(2023, 9, 12)
EARLIER = date(2023, 5, 31)

LEVELS = (
    Level(1, "Låg", "låga", "Low"),
    Level(2, "Måttlig", "måttliga", "Moderate"),
    Level(3, "Hög", "höga", "High", requires_treatment=True),
    Level(4, "Mycket hög", "mycket höga", "Very high", requires_treatment=True),
)
SCALE = Scale(
    key="scale",
    version=1,
    name="Fyra gånger fyra",
    likelihood=tuple(
        Grade(value, name)
        for value, name in enumerate(("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"), 1)
    ),
    impact=tuple(
        Grade(value, name)
        for value, name in enumerate(("Försumbar", "Lindrig", "Kännbar", "Allvarlig"), 1)
    ),
    levels=LEVELS,
    cells=((1, 1, 1, 2), (1, 2, 2, 3), (1, 2, 3, 4), (2, 3, 4, 4)),
)
BOARD = BoardEntry("san", "san", "Social- och arbetsmarknadsnämnden", BoardKind.BOARD)


def plan(*risks: RiskEntry, **more: Any) -> PlanDocument:
    first = PlanDocument(
        municipality="Sundbybergs stad",
        board=BOARD,
        year=2023,
        title="Internkontrollplan 2023",
        revision=1,
        state=PlanState.ADOPTED,
        as_of=TODAY,
        is_example=False,
        scale=SCALE,
        positions=(PositionEntry("owner", "Enhetschef", holders_known=False),),
        risks=risks,
    )
    return replace(first, **more)


def risk(number: int = 1, *scores: tuple[int, int], **more: Any) -> RiskEntry:
    """A risk that lacks nothing but what the test takes away; each score a day after the last."""
    trail = tuple(
        score(*cell, on=EARLIER + timedelta(days=place)) for place, cell in enumerate(scores)
    )
    first = RiskEntry(f"risk-{number}", number, f"Risk nummer {number}", owner="owner")
    return replace(first, **{"assessments": trail, **more})


def score(likelihood: int, impact: int, on: date = EARLIER, **more: Any) -> AssessmentEntry:
    return AssessmentEntry(AssessmentKind.CURRENT, likelihood, impact, on, **more)


def cause(key: str = "cause", text: str = "Otydlig styrning") -> CauseEntry:
    return CauseEntry(key, text)


def action(key: str = "action", due: date | None = date(2023, 12, 31), **more: Any) -> ActionEntry:
    return replace(ActionEntry(key, f"Åtgärd {key}", owner="owner", first_due=due), **more)


def progress(status: ActionStatus, on: date = TODAY, **more: Any) -> ProgressEntry:
    return replace(ProgressEntry(status, "Så här går det", on), **more)


def actions(total: int, late: int = 0, done: int = 0) -> tuple[ActionEntry, ...]:
    """So many in all, of which so many were due in August, and so many are done."""
    august = date(2023, 8, 31)
    return (
        *(action(f"late-{place}", due=august) for place in range(late)),
        *(
            action(f"done-{place}", progress=(progress(ActionStatus.DONE),))
            for place in range(done)
        ),
        *(action(f"open-{place}") for place in range(total - late - done)),
    )


def control(key: str = "control", *outcomes: ControlOutcome, **more: Any) -> ControlEntry:
    results = tuple(
        ControlResultEntry(outcome, EARLIER + timedelta(days=place), f"2023-T{place + 1}")
        for place, outcome in enumerate(outcomes)
    )
    first = ControlEntry(key, f"Kontroll {key}", ControlKind.REVIEW, performer="owner")
    return replace(first, results=results, **more)


def routine(key: str = "routine", documented: Known = Known.YES, **more: Any) -> RoutineEntry:
    """A routine that is secured; a test takes away what it is about."""
    secured = RoutineEntry(
        key,
        f"Rutin {key}",
        RoutineKind.REPORTING,
        documented,
        reporter="owner",
        deputy="deputy",
        to="Nämnden",
        form="Skriftlig rapport",
        when="Varje tertial",
        decided=PartialDate("2023-04-24"),
    )
    return replace(secured, **more)


def occasion(name: str, deadline: str, state: OccasionState = OccasionState.OPEN) -> OccasionEntry:
    return OccasionEntry(name, "routine", name, state, deadline=PartialDate(deadline))


def decision(
    on: str | None = "2022-12-14",
    paragraph: str | None = "118",
    registration: str | None = "SAN-0431/2022",
    outcome: DecisionOutcome = DecisionOutcome.AS_PROPOSED,
    key: str = "decision",
) -> DecisionEntry:
    day = PartialDate(on) if on else None
    return DecisionEntry(key, BOARD.name, outcome, day, paragraph, registration)
