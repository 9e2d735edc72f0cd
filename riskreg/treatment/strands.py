"""What is done about each cause of a risk, as its form shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riskreg.risks.models import Cause, Risk
from riskreg.treatment import queries
from riskreg.treatment.models import Action


@dataclass(frozen=True)
class Strand:
    """A cause and the actions that are aimed at it; without a cause, those aimed at none.

    `done` are those that earlier years' plans have done about it.
    """

    cause: Cause | None
    actions: tuple[Action, ...]
    done: tuple[Action, ...] = ()

    @property
    def is_untreated(self) -> bool:
        if self.cause is None or self.actions or self.done:
            return False
        return not self.cause.untreated_because


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
    actions, done = queries.actions_of(risk), queries.done_before(risk)
    own = {action.line_id for action in actions}
    return Strands(
        causes=tuple(
            Strand(
                cause,
                _aimed_at(cause, actions),
                tuple(one for one in done.get(cause.id, ()) if one.line_id not in own),
            )
            for cause in risk.causes
        ),
        loose=Strand(None, tuple(action for action in actions if not action.aims)),
        dues=queries.dues_of(actions),
    )


def _aimed_at(cause: Cause, actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(
        action for action in actions if any(aim.cause_id == cause.id for aim in action.aims)
    )
