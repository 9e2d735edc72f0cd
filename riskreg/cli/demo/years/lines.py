"""One risk through the years: carried over, judged anew, and now and then changed."""

from typing import TYPE_CHECKING, Any

from riskreg.cli.demo.years.actions import Measure
from riskreg.cli.demo.years.calendar import drawn
from riskreg.cli.demo.years.controls import Check
from riskreg.decisions import operations as decisions
from riskreg.document.kinds import ActionStatus, AssessmentKind, PlanState, ResponseKind
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Occasion
from riskreg.risks import operations as risks
from riskreg.risks.models import Risk
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText
from riskreg.treatment.queries import actions_of

if TYPE_CHECKING:
    from riskreg.cli.demo.years.plan import PlanYear
    from riskreg.cli.demo.years.years import Years

Facts = dict[str, Any]

TEXTS = ("title", "description", "consequence", "category", "process")
KINDS = {"inherent": AssessmentKind.INHERENT, "target": AssessmentKind.TARGET}


class Line:
    """`rows` is the risk as each plan has it, by year.

    A score is told as "4 3 why": likelihood, impact and the rationale.
    """

    def __init__(self, years: "Years", told: Facts) -> None:
        self.years = years
        self.told = told
        self.title: str = told["title"]
        self.rows: dict[int, Risk] = {}
        self.actions = [Measure(self, one) for one in told.get("actions", ())]
        self.controls = [Check(self, one) for one in told.get("controls", ())]

    def lasts(self, number: int) -> bool:
        first, last = self.told.get("years", (1, number))
        return bool(first <= number <= last)

    def play(self) -> None:
        for day, words in self.told["scores"].items():
            judge = self.judge_lately if isinstance(day, int) else self.judge
            self.years.at(day, lambda words=words, judge=judge: judge(words))
        for strand in (*self.actions, *self.controls):
            strand.play()

    def begin(self, year: "PlanYear") -> None:
        before = self.rows.get(year.year - 1)
        if before is None:
            self.rows[year.year] = risk = self.add(year)
        else:
            self.rows[year.year] = risk = self.years.act(decisions.carry_over, before, year.row)
        told = self.told.get("changed", {}).get(year.number)
        if told:
            self.change(risk, told)
        self.choose(risk, self.told.get("left_out", {}).get(year.number))
        for strand in (*self.actions, *self.controls):
            strand.begin(year, risk)
        self.explain(risk)

    def add(self, year: "PlanYear") -> Risk:
        text = RiskText(**{name: self.told[name] for name in TEXTS if name in self.told})
        risk = self.years.act(risks.add_risk, year.row, text)
        self.change(risk, {name: self.told[name] for name in ("owner", "responses")})
        for cause in self.told.get("causes", ()):
            why = cause if isinstance(cause, str) else cause["text"]
            self.years.act(risks.add_cause, risk, why)
        tied = ["follow_up", *self.told.get("routines", ())]
        routines = [self.years.reports.routines[one] for one in tied]
        self.years.act(reporting.tie_risk, risk, routines)
        for name, kind in KINDS.items():
            if name in self.told:
                self.assess(risk, self.told[name], kind)
        return risk

    def change(self, risk: Risk, told: Facts) -> None:
        if "owner" in told:
            owner = self.years.posts.positions[told["owner"]]
            self.years.act(risks.set_owner, risk, owner)
        if "responses" in told:
            choices = tuple(self.response(one) for one in told["responses"])
            self.years.act(risks.choose_responses, risk, choices)
        texts = {name: told[name] for name in TEXTS if name in told}
        if texts:
            known = {name: getattr(risk, name) for name in TEXTS}
            self.years.act(risks.describe_risk, risk, RiskText(**known | texts))

    def response(self, told: str | Facts) -> ResponseChoice:
        """What is accepted says more than its kind."""
        if isinstance(told, str):
            return ResponseChoice(ResponseKind(told))
        return ResponseChoice(
            ResponseKind(told["kind"]),
            told.get("reason"),
            self.years.posts.positions[told["decider"]] if "decider" in told else None,
            self.years.calendar.day(told["review"]) if "review" in told else None,
        )

    def explain(self, risk: Risk) -> None:
        """Why nothing is done about a cause: the risk is met in another way."""
        aimed_at = {aim.cause_id for action in actions_of(risk) for aim in action.aims}
        for number, cause in enumerate(risk.causes, start=1):
            reason = self.reason(number, risk.responses[0].kind)
            if reason and cause.id not in aimed_at and not cause.untreated_because:
                self.years.act(risks.change_cause, cause, cause.text, reason)

    def reason(self, number: int, response: ResponseKind) -> str | None:
        """What was done about it before is told of the cause itself."""
        is_dealt_with = any(
            action.status is ActionStatus.DONE and number in action.told.get("causes", ())
            for action in self.actions
        )
        if is_dealt_with:
            return None
        return self.years.usual["untreated"].get(response.value)

    def choose(self, risk: Risk, reason: str | None) -> None:
        """Out of the plan with a reason, and in again when there is none any more."""
        if reason is not None and risk.selected:
            self.years.act(risks.deselect_risk, risk, reason)
        if reason is None and not risk.selected:
            self.years.act(risks.select_risk, risk)

    def judge(self, words: str) -> None:
        """In the newest plan that has the risk: in autumn that is next year's draft."""
        if self.rows:
            self.assess(self.rows[max(self.rows)], words, AssessmentKind.CURRENT)

    def judge_lately(self, words: str) -> None:
        """In this year's plan: the day is counted from the demo's own."""
        risk = self.rows.get(self.years.stage.today.year)
        if risk is not None and risk.plan.state is PlanState.ADOPTED:
            self.assess(risk, words, AssessmentKind.CURRENT)

    def judge_again(self, year: "PlanYear") -> None:
        """As it was judged last, unless the board's file says that it was judged for this plan."""
        risk = self.rows[year.year]
        days = {self.years.calendar.day(told): words for told, words in self.told["scores"].items()}
        opened, proposed = year.day("opened"), year.day("proposed")
        if not risk.selected or any(opened <= day < proposed for day in days):
            return
        last = max(day for day in days if day < opened)
        score = " ".join(days[last].split()[:2])
        pool = self.years.usual["same"]
        words = f"{score} {pool[drawn(f'{self.title} {year.number}', len(pool))]}"
        self.assess(risk, words, AssessmentKind.CURRENT)

    def assess(self, risk: Risk, words: str, kind: AssessmentKind) -> None:
        likelihood, impact, *why = words.split(maxsplit=2)
        judgement = Judgement(kind, int(likelihood), int(impact), why[0] if why else None)
        held = self.years.reports.round_of(risk.plan.year)
        self.years.stage.act(
            self.who(risk),
            risks.assess_risk,
            risk,
            judgement,
            occasion_id=held.id if held else None,
        )

    def who(self, risk: Risk) -> str:
        """A draft is the controller's; what is decided is judged by who answers for the risk."""
        if risk.plan.state is PlanState.ADOPTED:
            return self.years.posts.answering(risk.owner, self.years.stage.reached)
        controller: str = self.years.told["controller"]
        return controller

    def say_unchanged(self, occasion: Occasion) -> None:
        for action in self.actions:
            action.say_unchanged(occasion)
