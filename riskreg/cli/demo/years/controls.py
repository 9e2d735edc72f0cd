"""A control through the years: what it showed of each period."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from riskreg.cli.demo.years.calendar import drawn, working_day
from riskreg.document.kinds import ActionStatus, ControlKind, ControlOutcome, Frequency, PlanState
from riskreg.document.periods import Period, periods
from riskreg.risks.models import Risk
from riskreg.treatment import operations as treatment
from riskreg.treatment.deviations.rules import Deviation, proposed
from riskreg.treatment.queries import action_now, find_action, find_control
from riskreg.treatment.rules import FINISHED, ControlPlan, ProgressNote, ResultNote

if TYPE_CHECKING:
    from riskreg.cli.demo.years.lines import Line
    from riskreg.cli.demo.years.plan import PlanYear

Facts = dict[str, Any]

#: One letter a period; "." is a period of which nothing was told.
OUTCOMES = {
    "n": ControlOutcome.NO_DEVIATION,
    "m": ControlOutcome.MINOR,
    "M": ControlOutcome.MAJOR,
    "x": ControlOutcome.NOT_DONE,
}
#: How soon a proposal becomes an action, and how long before its last day that is done.
ANSWERED_IN, DONE_BEFORE = timedelta(days=9), timedelta(days=20)
#: The most out of ten that deviate.
SHARES = {ControlOutcome.MINOR: 1, ControlOutcome.MAJOR: 5}


class Check:
    """Its results are told as one group of letters a year, "nnm nMn": a letter for each period."""

    def __init__(self, line: "Line", told: Facts) -> None:
        self.line = line
        self.years = line.years
        self.told = told
        self.frequency = Frequency(told["frequency"])
        self.key: str | None = None

    def play(self) -> None:
        for year, period, outcome in self._results():
            day = period.end + timedelta(days=2 + drawn(f"{self.told['title']} {period.text}", 12))
            self.years.stage.at(
                working_day(day),
                lambda year=year, period=period, outcome=outcome: self.tell(year, period, outcome),
            )

    def _results(self) -> Iterator[tuple[int, Period, ControlOutcome]]:
        for number, letters in enumerate(self.told.get("results", "").split(), start=1):
            year = self.years.calendar.year(number)
            for letter, period in zip(letters, periods(self.frequency, year), strict=False):
                if letter in OUTCOMES:
                    yield year, period, OUTCOMES[letter]

    def begin(self, year: "PlanYear", risk: Risk) -> None:
        if self.key is not None or year.number < self.told.get("from", 1):
            return
        posts = self.years.posts.positions
        plan = ControlPlan(
            title=self.told["title"],
            kind=ControlKind(self.told["kind"]),
            purpose=self.told.get("purpose"),
            method=self.told.get("method"),
            extent=self.told.get("extent"),
            frequency=self.frequency,
            performer=posts[self.told["performer"]],
            receiver=posts.get(self.told.get("receiver", "")),
        )
        self.key = self.years.act(treatment.add_control, risk, plan).line.key

    def tell(self, year: int, period: Period, outcome: ControlOutcome) -> None:
        """In the plan of the period's year, while it is in force."""
        risk = self.line.rows.get(year)
        if risk is None or self.key is None or risk.plan.state is not PlanState.ADOPTED:
            return
        control = find_control(self.key, risk.plan)
        who = self.years.posts.answering(control.performer, self.years.stage.reached)
        note = self.note(period, outcome)
        result = self.years.stage.act(who, treatment.record_result, control, note)
        if note.proposed_action:
            answered = working_day(self.years.stage.reached + ANSWERED_IN)
            self.years.stage.at(answered, lambda: self.answer(Deviation(control, result)))

    def answer(self, deviation: Deviation) -> None:
        """The controller makes an action of what is proposed, and it is done in time."""
        if deviation.risk.plan.state is not PlanState.ADOPTED:
            return
        plan = proposed(deviation, self.years.stage.reached)
        action = self.years.act(treatment.act_on_deviation, deviation, plan)
        if plan.due:
            key = action.line.key
            self.years.stage.at(working_day(plan.due - DONE_BEFORE), lambda: self.finish(key))

    def finish(self, key: str) -> None:
        action = find_action(key)
        in_force = action.risk.plan.state is PlanState.ADOPTED
        if not in_force or action_now(action).status in FINISHED:
            return
        who = self.years.posts.answering(action.owner, self.years.stage.reached)
        usual = self.years.usual
        note = ProgressNote(ActionStatus.DONE, usual["answered"], usual["answered_effect"])
        self.years.stage.act(who, treatment.record_progress, action, note)

    def note(self, period: Period, outcome: ControlOutcome) -> ResultNote:
        words = self.told["said"][outcome.value]
        chance = f"{self.told['title']} {period.text} {outcome}"
        checked = None if outcome is ControlOutcome.NOT_DONE else self.told.get("checked")
        text = words[drawn(f"{chance} words", len(words))]
        deviations = self.deviations(chance, outcome) if checked else None
        return ResultNote(
            outcome=outcome,
            period=period.text,
            observation=text.format(n=deviations, of=checked),
            checked=checked,
            deviations=deviations,
            proposed_action=self.told.get("proposed") if outcome is ControlOutcome.MAJOR else None,
        )

    def deviations(self, chance: str, outcome: ControlOutcome) -> int:
        if outcome not in SHARES:
            return 0
        return 1 + drawn(chance, max(1, self.told["checked"] * SHARES[outcome] // 10))
