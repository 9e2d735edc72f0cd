"""An action through the years: what is told of it, by whoever answers for it on that day."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from riskreg.cli.demo.years.calendar import drawn
from riskreg.document.kinds import ActionStatus
from riskreg.reporting.models import Occasion
from riskreg.risks import operations as risks
from riskreg.risks.models import Risk
from riskreg.treatment import operations as treatment
from riskreg.treatment.models import Action
from riskreg.treatment.queries import action_now, find_action
from riskreg.treatment.rules import FINISHED, ActionPlan, ProgressNote

if TYPE_CHECKING:
    from riskreg.cli.demo.years.lines import Line
    from riskreg.cli.demo.years.plan import PlanYear

Facts = dict[str, Any]

ENDS = {"done", "cancelled"}
#: A note that is younger than this is not said again.
YOUNG = timedelta(days=25)


class Measure:
    """`key` is its line's, from when it is in a plan; `status` what was told of it last."""

    def __init__(self, line: "Line", told: Facts) -> None:
        self.line = line
        self.years = line.years
        self.told = told
        self.key: str | None = None
        self.status = ActionStatus.NOT_STARTED

    def play(self) -> None:
        for day, words in self.told.get("told", {}).items():
            note = {"in_progress": words} if isinstance(words, str) else words
            self.years.at(day, lambda note=note: self.tell(note))

    def begin(self, year: "PlanYear", risk: Risk) -> None:
        """Added in the draft of its first year; what is carried over is there already."""
        begun = year.number >= self.told.get("from", 1)
        if self.key is not None or not begun or self.is_over(year):
            return
        plan = ActionPlan(
            title=self.told["title"],
            description=self.told.get("description"),
            owner=self.years.posts.positions[self.told["owner"]],
            due=self.years.calendar.day(self.told["due"]),
            causes=tuple(risk.causes[number - 1] for number in self.told.get("causes", ())),
        )
        self.key = self.years.act(treatment.add_action, risk, plan).line.key
        for cause in plan.causes:
            if cause.untreated_because:
                self.years.act(risks.change_cause, cause, cause.text)

    def is_over(self, year: "PlanYear") -> bool:
        """Whether it was finished before the plan, where the years before were left out."""
        days = [
            self.years.calendar.day(day)
            for day, words in self.told.get("told", {}).items()
            if not isinstance(words, str) and ENDS & words.keys()
        ]
        return any(day < year.day("opened") for day in days)

    def tell(self, note: Facts) -> None:
        if self.key is None:
            return
        action = find_action(self.key)
        ((status, text),) = ((name, note[name]) for name in note if name not in {"due", "effect"})
        due = self.years.calendar.day(note["due"]) if "due" in note else None
        if status == "moved":
            self.act(treatment.move_due_date, action, due, text)
        else:
            progress = ProgressNote(ActionStatus(status), text, note.get("effect"), due)
            self.act(treatment.record_progress, action, progress)
            self.status = ActionStatus(status)

    def act(self, operation: Any, action: Action, *args: Any) -> None:
        who = self.years.posts.answering(action.owner, self.years.stage.reached)
        self.years.stage.act(who, operation, action, *args)

    def say_unchanged(self, occasion: Occasion) -> None:
        """Now and then, where there is something to refer to and it is not late."""
        is_told = self.status not in {ActionStatus.NOT_STARTED, *FINISHED}
        if not is_told or drawn(f"{self.told['title']} {occasion.name}", 3) == 0:
            return
        action, today = find_action(str(self.key)), self.years.stage.reached
        now = action_now(action)
        if now.told_on and now.told_on < today - YOUNG and not now.is_late(today):
            self.act(treatment.note_unchanged, action)
