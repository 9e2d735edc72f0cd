"""What has changed since a report, as the lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskreg.document.change import Change, ChangeKind
from riskreg.document.changes import changes
from riskreg.document.kinds import ControlOutcome
from riskreg.document.values import PlanDocument

#: What is told one by one.  Notes that all is well, and small changes of text, are counted.
_TOLD = frozenset(ChangeKind) - {
    ChangeKind.PROGRESS_NOTED,
    ChangeKind.TEXT_CHANGED,
    ChangeKind.CAUSE_ADDED,
    ChangeKind.CAUSE_REMOVED,
    ChangeKind.BECAME_LATE,
}
_OF_SCORE = frozenset(
    {
        ChangeKind.RAISED,
        ChangeKind.LOWERED,
        ChangeKind.SHIFTED,
        ChangeKind.RESCALED,
        ChangeKind.NEW,
        ChangeKind.SELECTED,
        ChangeKind.FIRST_ASSESSED,
        ChangeKind.CLOSED,
        ChangeKind.DESELECTED,
    }
)


@dataclass(frozen=True)
class Since:
    """`scores`: risks that moved, came or went.  `rest`: other news.  `counted`: the untold."""

    scores: tuple[Change, ...]
    rest: tuple[Change, ...]
    counted: int

    @property
    def nothing(self) -> bool:
        return not (self.scores or self.rest or self.counted)


def since(before: PlanDocument, after: PlanDocument) -> Since:
    found = changes(before, after)
    told = [change for change in found if _is_told(change)]
    return Since(
        scores=tuple(change for change in told if change.kind in _OF_SCORE),
        rest=tuple(change for change in told if change.kind not in _OF_SCORE),
        counted=len(found) - len(told) - _late(found),
    )


def _is_told(change: Change) -> bool:
    return change.kind in _TOLD and change.after is not ControlOutcome.NO_DEVIATION


def _late(found: Sequence[Change]) -> int:
    """What became late stands in a list of its own on every page that has this one."""
    return sum(change.kind is ChangeKind.BECAME_LATE for change in found)
