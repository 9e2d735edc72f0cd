"""A deviation that a control has found, and the action that it is proposed to lead to."""

from dataclasses import dataclass
from datetime import date, timedelta

from riskreg.boards.rules import Subject
from riskreg.document.bounds import TITLE
from riskreg.document.kinds import Frequency
from riskreg.document.periods import period_of
from riskreg.risks.models import Risk
from riskreg.treatment.models import Control, ControlResult
from riskreg.treatment.rules import ActionPlan

#: The least time that somebody gets to do something in.
_TIME = timedelta(days=30)


@dataclass(frozen=True)
class Deviation:
    """A result that tells of one, and its control as the plan has it."""

    control: Control
    result: ControlResult

    @property
    def risk(self) -> Risk:
        return self.control.risk

    @property
    def subject(self) -> Subject:
        return self.control.subject


def proposed(deviation: Deviation, on: date) -> ActionPlan:
    """What the proposal comes to: who found it does it, before the control is made again."""
    control, words = deviation.control, (deviation.result.proposed_action or "").strip()
    title = title_of(words)
    causes = control.risk.causes
    return ActionPlan(
        title=title,
        description=words if words not in {title, f"{title}."} else None,
        owner=control.performer,
        due=due_after(control.frequency, on),
        causes=tuple(causes) if len(causes) == 1 else (),
    )


def due_after(frequency: Frequency | None, on: date) -> date:
    """The end of the control's period, or of the next where too little of it is left."""
    return period_of(frequency, on + _TIME).end


def title_of(words: str) -> str:
    """The first sentence, without its full stop; one that is too long for a title is cut short."""
    first = words.partition("\n")[0].partition(". ")[0].strip().removesuffix(".")
    if len(first) <= TITLE:
        return first
    return first[: TITLE - 1].rpartition(" ")[0] + "…"
