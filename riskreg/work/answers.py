"""What controls have found, for the controllers who can let it lead to an action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from riskreg.accounts.rules import Actor, Role
from riskreg.risks.steps import place
from riskreg.sentences.said import Said, counted
from riskreg.treatment.deviations.queries import deviations_to_answer
from riskreg.treatment.deviations.rules import Deviation, proposed


@dataclass(frozen=True)
class Finding:
    """A deviation, where it is, and by whom and when what is proposed would be done."""

    deviation: Deviation
    where: dict[str, Any]
    post: str | None
    due: date | None


def deviations(by: Actor) -> list[Finding]:
    """Those of the boards that somebody is the controller of, the oldest first."""
    boards = [board for board, role in by.roles if role is Role.CONTROLLER]
    if not boards:
        return []
    found = (Deviation(control, result) for control, result in deviations_to_answer(boards))
    return [_finding(deviation, by.today) for deviation in found]


def waiting(found: Sequence[Finding]) -> Said:
    return counted(
        "one deviation waits for you to act on it",
        "%(count)s deviations wait for you to act on them",
        len(found),
    )


def _finding(deviation: Deviation, on: date) -> Finding:
    plan = proposed(deviation, on)
    post = plan.owner.title if plan.owner else None
    return Finding(deviation, place(deviation.risk), post, plan.due)
