"""One difference between two documents, and the order in which one wants to hear of them."""

import enum
from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import ActionStatus, ControlOutcome, Known, ResponseKind
from riskreg.document.reporting import DecisionEntry
from riskreg.document.values import AssessmentEntry

Value = (
    AssessmentEntry
    | ActionStatus
    | ControlOutcome
    | DecisionEntry
    | Known
    | date
    | str
    | tuple[ResponseKind, ...]
    | None
)


class ChangeKind(enum.StrEnum):
    """In the order of reading: what got worse or better, what is late, what was done, the rest.

    SHIFTED is another cell with the same score; RESCALED is measured with another scale, so that
    the scores cannot be compared.  SELECTED and DESELECTED stay on the gross list; CLOSED is gone.
    """

    RAISED = "raised"
    LOWERED = "lowered"
    SHIFTED = "shifted"
    RESCALED = "rescaled"
    NEW = "new"
    SELECTED = "selected"
    FIRST_ASSESSED = "first_assessed"
    CLOSED = "closed"
    DESELECTED = "deselected"
    BECAME_LATE = "became_late"
    CONTROL_RESULT = "control_result"
    DUE_MOVED = "due_moved"
    ACTION_FINISHED = "action_finished"
    ACTION_CANCELLED = "action_cancelled"
    ACTION_ADDED = "action_added"
    ACTION_REMOVED = "action_removed"
    PROGRESS_NOTED = "progress_noted"
    CONTROL_ADDED = "control_added"
    CONTROL_REMOVED = "control_removed"
    RESPONSE_CHANGED = "response_changed"
    OWNER_CHANGED = "owner_changed"
    CAUSE_ADDED = "cause_added"
    CAUSE_REMOVED = "cause_removed"
    TEXT_CHANGED = "text_changed"
    ROUTINE_UNSECURED = "routine_unsecured"
    ROUTINE_SECURED = "routine_secured"
    ROUTINE_DOCUMENTED = "routine_documented"
    ROUTINE_ADDED = "routine_added"
    ROUTINE_REMOVED = "routine_removed"
    DECISION = "decision"


_PLACES = {kind: place for place, kind in enumerate(ChangeKind)}
_DEVIATIONS = (ControlOutcome.MAJOR, ControlOutcome.NOT_DONE, ControlOutcome.MINOR)


@dataclass(frozen=True)
class Change:
    """`subject` and `title` name what changed, `risk` and `number` the risk that it belongs to.

    `field` is the text that changed; `count` how often (moves of a due date, notes since then);
    `why` what was written about it, in the words of who wrote it.
    """

    kind: ChangeKind
    subject: str
    title: str
    risk: str | None = None
    number: int | None = None
    before: Value = None
    after: Value = None
    why: str | None = None
    field: str | None = None
    count: int = 1

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in a list: by kind, the greatest first, then by the risk's number."""
        return _PLACES[self._read_as], -self._weight, self.number or 0

    @property
    def _read_as(self) -> ChangeKind:
        """A control that found nothing is read with the notes, not with the deviations."""
        if self.after is ControlOutcome.NO_DEVIATION:
            return ChangeKind.PROGRESS_NOTED
        return self.kind

    @property
    def _weight(self) -> int:
        if isinstance(self.before, AssessmentEntry) and isinstance(self.after, AssessmentEntry):
            return abs(self.after.score - self.before.score)
        if isinstance(self.after, AssessmentEntry):
            return self.after.score
        if self.after in _DEVIATIONS:
            return len(_DEVIATIONS) - _DEVIATIONS.index(self.after)
        return 0
