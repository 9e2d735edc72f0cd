"""The risks of an invented plan, with what is done about them through the year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from riskreg.decisions import operations as decisions
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    Frequency,
    ResponseKind,
)
from riskreg.document.periods import period_of
from riskreg.plans.models import Plan
from riskreg.reporting import operations as reporting
from riskreg.risks import operations as risks
from riskreg.risks.models import Cause, Risk
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText
from riskreg.treatment import operations as treatment
from riskreg.treatment.deviations.rules import Deviation, proposed
from riskreg.treatment.models import Control
from riskreg.treatment.queries import controls_of, results_of
from riskreg.treatment.rules import ActionPlan, ControlPlan, ProgressNote, ResultNote

if TYPE_CHECKING:
    from riskreg.cli.demo.example import Example

TEXTS = ("title", "description", "consequence", "category", "process")

Facts = dict[str, Any]


class Risks:
    """What a board's controller plans at once, and what its managers record on later days."""

    def __init__(self, example: "Example", plan: Plan) -> None:
        self.example = example
        self.stage = example.stage
        self.posts = example.posts
        self.plan = plan

    def add(self, told: Facts) -> None:
        risk = self.begin(told)
        if "owner" in told and risk.owner is None:
            self.act(risks.set_owner, risk, self.posts[told["owner"]])
        if not told.get("selected", True):
            self.act(risks.deselect_risk, risk, told["reason"])
        if "responses" in told:
            choices = tuple(self.response(one) for one in told["responses"])
            self.act(risks.choose_responses, risk, choices)
        if "routines" in told:
            tied = [self.example.routines[name] for name in told["routines"]]
            self.act(reporting.tie_risk, risk, tied)
        self.judge(risk, told.get("assessments", ()))
        self.treat(risk, told)

    def begin(self, told: Facts) -> Risk:
        before = self.example.known(told["title"])
        if before is not None:
            return self.act(decisions.carry_over, before, self.plan)
        text = RiskText(**{name: told[name] for name in TEXTS if name in told})
        return self.act(risks.add_risk, self.plan, text)

    def act(self, operation: Callable[..., Any], *args: Any) -> Any:
        return self.example.act(operation, *args)

    def later(
        self, told: Facts, post: str | None, operation: Callable[..., Any], *args: Any
    ) -> None:
        """On its day, by whoever holds the post unless somebody else is named."""
        holder = self.example.holders[post] if post else "controller"
        by = told.get("by", holder)
        self.stage.on(told["day"], lambda: self.stage.act(by, operation, *args))

    def response(self, told: Facts) -> ResponseChoice:
        return ResponseChoice(
            kind=ResponseKind(told["kind"]),
            reason=told.get("reason"),
            decider=self.posts.get(told.get("decider", "")),
            review_on=self.stage.day(told["review"]) if "review" in told else None,
        )

    def judge(self, risk: Risk, told: list[Facts]) -> None:
        for one in told:
            judgement = Judgement(
                kind=AssessmentKind(one.get("kind", "current")),
                likelihood=one["at"][0],
                impact=one["at"][1],
                rationale=one.get("why"),
            )
            self.later(one, one.get("post"), self.assess, risk, judgement)

    def assess(self, risk: Risk, judgement: Judgement, **who_and_when: Any) -> None:
        """In the round that is open on that day, if there is one."""
        held = self.example.round
        risks.assess_risk(risk, judgement, occasion_id=held.id if held else None, **who_and_when)

    def treat(self, risk: Risk, told: Facts) -> None:
        causes = [self.add_cause(risk, one) for one in told.get("causes", ())]
        for action in told.get("actions", ()):
            self.add_action(risk, action, causes)
        for control in told.get("controls", ()):
            self.add_control(risk, control)

    def add_cause(self, risk: Risk, told: str | Facts) -> Cause:
        if isinstance(told, str):
            told = {"text": told}
        known = (cause for cause in risk.causes if cause.text == told["text"])
        cause: Cause = next(known, None) or self.act(risks.add_cause, risk, told["text"])
        if "untreated_because" in told:
            self.act(risks.change_cause, cause, told["text"], told["untreated_because"])
        return cause

    def add_action(self, risk: Risk, told: Facts, causes: list[Cause]) -> None:
        plan = ActionPlan(
            title=told["title"],
            owner=self.posts[told["owner"]],
            due=self.stage.day(told["due"]),
            causes=tuple(causes[number - 1] for number in told["causes"]),
        )
        action = self.act(treatment.add_action, risk, plan)
        for one in told.get("progress", ()):
            note = ProgressNote(
                status=ActionStatus(one["status"]),
                text=one["text"],
                effect=one.get("effect"),
                new_due=self.stage.day(one["due"]) if "due" in one else None,
            )
            self.later(one, told["owner"], treatment.record_progress, action, note)

    def add_control(self, risk: Risk, told: Facts) -> None:
        frequency = Frequency(told["frequency"])
        plan = ControlPlan(
            title=told["title"],
            kind=ControlKind(told["kind"]),
            purpose=told.get("purpose"),
            method=told.get("method"),
            extent=told.get("extent"),
            frequency=frequency,
            performer=self.posts[told["performer"]],
            receiver=self.posts.get(told.get("receiver", "")),
        )
        known = (control for control in controls_of(risk) if control.title == plan.title)
        control = next(known, None) or self.act(treatment.add_control, risk, plan)
        for one in told.get("results", ()):
            note = ResultNote(
                outcome=ControlOutcome(one["outcome"]),
                period=examined(frequency, self.stage.day(one["day"])),
                observation=one.get("text"),
                checked=one.get("checked"),
                deviations=one.get("deviations"),
                proposed_action=one.get("proposed"),
            )
            self.later(one, told["performer"], treatment.record_result, control, note)
            if "added" in one:
                self.stage.on(one["added"], lambda one=one: self.answer(control, one))

    def answer(self, control: Control, told: Facts) -> None:
        """The controller makes an action of what is proposed, and it is done in time."""
        (result,) = [one for one in results_of(control) if one.proposed_action == told["proposed"]]
        deviation = Deviation(control, result)
        plan = proposed(deviation, self.stage.reached)
        action = self.stage.act("controller", treatment.act_on_deviation, deviation, plan)
        note = ProgressNote(ActionStatus.DONE, told["told"], told["effect"])
        self.stage.on(
            told["done"],
            lambda: self.stage.act("controller", treatment.record_progress, action, note),
        )


def examined(frequency: Frequency, day: date) -> str:
    """The period that had just ended when the control was made."""
    running = period_of(frequency, day)
    return period_of(frequency, running.start - timedelta(days=1)).text
