"""Makes what a test needs and says nothing of the rest.

Everything is made through operations, by an administrator or a controller who is no row in the
database, so that what stands in a test's database is what a real register could hold.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from riskreg.accounts.rules import Actor
from riskreg.boards.models import Board, Position
from riskreg.decisions import operations as decisions
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    Frequency,
    PlanState,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.scale import Scale
from riskreg.plans.models import Plan
from riskreg.plans.operations import open_plan
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Meeting, Occasion, Routine
from riskreg.reporting.rules import OccasionPlan, RoutinePlan
from riskreg.risks import operations as risks
from riskreg.risks.models import Assessment, Cause, Risk
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText
from riskreg.scales.models import ScaleVersion
from riskreg.scales.operations import make_scale
from riskreg.scales.queries import newest_scale
from riskreg.scales.rules import default_4x4
from riskreg.transaction import unit_of_work
from riskreg.treatment import operations as treatment
from riskreg.treatment.models import Action, Control, ControlResult, DueMove, Progress
from riskreg.treatment.rules import ActionPlan, ControlPlan, ProgressNote, ResultNote
from tests.support.organisation import MORNING, Organisation

__all__ = ["MORNING", "YEAR", "Build"]

YEAR = 2026


class Build(Organisation):
    """Typed makers.  What is not said is made up, and what must be there is made first."""

    def scale(self, scale: Scale | None = None) -> ScaleVersion:
        with unit_of_work():
            return make_scale(scale or default_4x4(), by=self.any_administrator, at=self.now())

    def plan(
        self,
        board: Board | None = None,
        year: int = YEAR,
        *,
        scale: ScaleVersion | None = None,
        state: PlanState = PlanState.DRAFT,
        is_example: bool = False,
        source: str | None = None,
    ) -> Plan:
        board = board or self.board()
        used = scale or newest_scale() or self.scale()
        with unit_of_work():
            plan = open_plan(
                board,
                year,
                scale=used,
                is_example=is_example,
                source=source,
                by=self.controller_of(board),
                at=self.now(),
            )
        self.bring(plan, state)
        return plan

    def bring(self, plan: Plan, state: PlanState) -> None:
        """On from draft, when it holds what it is to hold: only a draft can be added to."""
        by = self.controller_of(plan.board)
        with unit_of_work():
            if state is PlanState.PROPOSED:
                decisions.propose_plan(plan, by=by, at=self.now())
            if state in {PlanState.ADOPTED, PlanState.CLOSED}:
                decisions.put_in_force(plan, by=by, at=self.now())
            if state is PlanState.CLOSED:
                decisions.close_plan(plan, by=by, at=self.now())

    def risk(
        self,
        plan: Plan | None = None,
        title: str | None = None,
        *,
        owner: Position | None = None,
        score: tuple[int, int] | None = None,
        responses: Sequence[ResponseKind] = (),
        causes: Sequence[str] = (),
        selected: bool = True,
        content_given: bool = True,
        **text: Any,
    ) -> Risk:
        """`score`: likelihood and impact as judged today."""
        plan = plan or self.plan()
        by = self.controller_of(plan.board)
        words = RiskText(title or self.title("Risk"), **text)
        with unit_of_work():
            risk = risks.add_risk(
                plan, words, content_given=content_given, selected=selected, by=by, at=self.now()
            )
            if owner is not None:
                risks.set_owner(risk, owner, by=by, at=self.now())
            if responses:
                self._respond(risk, responses, by)
        for cause in causes:
            self.cause(risk, cause)
        if score:
            self.assessment(risk, *score)
        return risk

    def _respond(self, risk: Risk, kinds: Sequence[ResponseKind], by: Actor) -> None:
        choices = tuple(
            ResponseChoice(kind, "Nyttan är liten" if kind is ResponseKind.ACCEPT else None)
            for kind in kinds
        )
        risks.choose_responses(risk, choices, by=by, at=self.now())

    def cause(self, risk: Risk, text: str | None = None) -> Cause:
        words = text or self.title("Orsak")
        with unit_of_work():
            return risks.add_cause(risk, words, by=self._controller(risk), at=self.now())

    def assessment(
        self,
        risk: Risk,
        likelihood: int,
        impact: int,
        *,
        kind: AssessmentKind = AssessmentKind.CURRENT,
        rationale: str | None = None,
    ) -> Assessment:
        judgement = Judgement(kind, likelihood, impact, rationale)
        with unit_of_work():
            return risks.assess_risk(risk, judgement, by=self._controller(risk), at=self.now())

    def action(
        self,
        risk: Risk | None = None,
        title: str | None = None,
        *,
        owner: Position | None = None,
        due: date | None = None,
        causes: Sequence[Cause] = (),
        status: ActionStatus | None = None,
        **plan: Any,
    ) -> Action:
        """`status`: a note is recorded with it."""
        risk = risk or self.risk()
        wanted = ActionPlan(
            title or self.title("Åtgärd"), owner=owner, due=due, causes=tuple(causes), **plan
        )
        with unit_of_work():
            action = treatment.add_action(risk, wanted, by=self._controller(risk), at=self.now())
        if status is not None:
            self.progress(action, status)
        return action

    def progress(
        self,
        action: Action,
        status: ActionStatus = ActionStatus.IN_PROGRESS,
        text: str = "Arbetet går framåt",
        *,
        new_due: date | None = None,
        effect: str | None = None,
    ) -> Progress:
        if status is ActionStatus.DELAYED and new_due is None:
            new_due = self.today + timedelta(days=30)
        note = ProgressNote(status, text, effect, new_due)
        with unit_of_work():
            return treatment.record_progress(
                action, note, by=self._controller(action.risk), at=self.now()
            )

    def move(self, action: Action, new_due: date, reason: str = "Leveransen dröjer") -> DueMove:
        with unit_of_work():
            return treatment.move_due_date(
                action, new_due, reason, by=self._controller(action.risk), at=self.now()
            )

    def control(
        self,
        risk: Risk | None = None,
        title: str | None = None,
        *,
        kind: ControlKind = ControlKind.RECURRING,
        frequency: Frequency | None = Frequency.TERTIAL,
        performer: Position | None = None,
        **plan: Any,
    ) -> Control:
        risk = risk or self.risk()
        wanted = ControlPlan(
            title or self.title("Kontroll"),
            kind,
            frequency=frequency,
            performer=performer,
            **plan,
        )
        with unit_of_work():
            return treatment.add_control(risk, wanted, by=self._controller(risk), at=self.now())

    def result(
        self,
        control: Control,
        outcome: ControlOutcome = ControlOutcome.NO_DEVIATION,
        period: str = f"{YEAR}-T2",
        *,
        observation: str | None = "Stickprov gjordes",
        **note: Any,
    ) -> ControlResult:
        wanted = ResultNote(outcome, period, observation, **note)
        with unit_of_work():
            return treatment.record_result(
                control, wanted, by=self._controller(control.risk), at=self.now()
            )

    def routine(self, board: Board, title: str | None = None, **facts: Any) -> Routine:
        plan = replace(
            RoutinePlan(RoutineKind.REPORTING, title or self.title("Rutin"), YEAR), **facts
        )
        with unit_of_work():
            return reporting.add_routine(board, plan, by=self.controller_of(board), at=self.now())

    def meeting(self, board: Board, on: str = f"{YEAR}-12-14") -> Meeting:
        with unit_of_work():
            return reporting.add_meeting(
                board, PartialDate(on), by=self.controller_of(board), at=self.now()
            )

    def occasion(self, routine: Routine, name: str = "Tertialrapport 2", **facts: Any) -> Occasion:
        plan = replace(OccasionPlan(YEAR, name), **facts)
        with unit_of_work():
            return reporting.add_occasion(
                routine, plan, by=self.controller_of(routine.board), at=self.now()
            )

    def _controller(self, risk: Risk) -> Actor:
        return self.controller_of(risk.plan.board)
