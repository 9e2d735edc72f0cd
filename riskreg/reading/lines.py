"""What has changed since a report, as the lines of a list.

What became late stands in a list of its own on every page that has this one.
"""

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


#: More than these nobody reads before a meeting; the rest is counted.
MOST = 10


@dataclass(frozen=True)
class Since:
    """`told` begins with the risks that moved, came or went.  `small` and `rest` are counted.

    What is small is no news to a board; the rest is what there was no room for.
    """

    told: tuple[Change, ...]
    small: int = 0
    rest: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.told or self.counted)

    @property
    def counted(self) -> int:
        return self.small + self.rest


def since(before: PlanDocument, after: PlanDocument) -> Since:
    found = [one for one in changes(before, after) if one.kind is not ChangeKind.BECAME_LATE]
    told = sorted(filter(_is_told, found), key=lambda change: change.kind not in _OF_SCORE)
    return Since(tuple(told[:MOST]), len(found) - len(told), len(told[MOST:]))


def _is_told(change: Change) -> bool:
    return change.kind in _TOLD and change.after is not ControlOutcome.NO_DEVIATION
