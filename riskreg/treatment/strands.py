"""What is done about each cause of a risk, as its form shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskreg.risks.models import Cause, Risk
from riskreg.treatment import queries
from riskreg.treatment.models import Action


@dataclass(frozen=True)
class Strand:
    """A cause and the actions that are aimed at it; without a cause, those aimed at none."""

    cause: Cause | None
    actions: tuple[Action, ...]

    @property
    def is_untreated(self) -> bool:
        return not self.actions and self.cause is not None and not self.cause.untreated_because


@dataclass(frozen=True)
class Strands:
    """`dues` holds the end date that counts for each action, by its line."""

    causes: tuple[Strand, ...]
    loose: Strand
    dues: Mapping[int, date | None]

    @property
    def untreated(self) -> int:
        return sum(strand.is_untreated for strand in self.causes)


def strands(risk: Risk) -> Strands:
    actions = queries.actions_of(risk)
    return Strands(
        causes=tuple(Strand(cause, _aimed_at(cause, actions)) for cause in risk.causes),
        loose=Strand(None, tuple(action for action in actions if not action.aims)),
        dues=queries.dues_of(actions),
    )


def _aimed_at(cause: Cause, actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(
        action for action in actions if any(aim.cause_id == cause.id for aim in action.aims)
    )
