"""Everything that can have happened.  The value is what exports and the log call it."""

import enum
from collections.abc import Iterable


class EventType(enum.StrEnum):
    REGISTER_SET_UP = "administration:register-set-up"
    MUNICIPALITY_CHANGED = "administration:municipality-changed"
    BOARD_ADDED = "administration:board-added"
    BOARD_CHANGED = "administration:board-changed"
    UNIT_ADDED = "administration:unit-added"
    UNIT_CHANGED = "administration:unit-changed"
    UNIT_ENDED = "administration:unit-ended"
    UNIT_REOPENED = "administration:unit-reopened"
    POSITION_ADDED = "administration:position-added"
    POSITION_CHANGED = "administration:position-changed"
    HOLDING_BEGUN = "administration:holding-begun"
    HOLDING_CHANGED = "administration:holding-changed"
    HOLDING_ENDED = "administration:holding-ended"
    ABSENCE_BEGUN = "administration:absence-begun"
    ABSENCE_CHANGED = "administration:absence-changed"
    ABSENCE_ENDED = "administration:absence-ended"
    HANDED_OVER = "administration:handed-over"
    USER_ADDED = "administration:user-added"
    USER_CHANGED = "administration:user-changed"
    USER_CLOSED = "administration:user-closed"
    USER_OPENED = "administration:user-opened"
    OFFICE_CHANGED = "administration:office-changed"
    ROLE_GIVEN = "administration:role-given"
    ROLE_TAKEN_BACK = "administration:role-taken-back"
    CATEGORY_ADDED = "administration:category-added"
    CATEGORY_CHANGED = "administration:category-changed"
    CATEGORY_RETIRED = "administration:category-retired"
    CATEGORY_RESUMED = "administration:category-resumed"
    SCALE_MADE = "scales:scale-made"
    USER_INVITED = "sign-in:user-invited"
    PASSWORD_CHOSEN = "sign-in:password-chosen"  # noqa: S105 - the name of an event
    SIGNED_IN = "sign-in:signed-in"
    SIGNED_OUT = "sign-in:signed-out"
    SESSION_ENDED = "sign-in:session-ended"
    PROFILE_CHANGED = "sign-in:profile-changed"
    SIGN_IN_FAILED = "sign-in:sign-in-failed"
    SIGN_IN_THROTTLED = "sign-in:sign-in-throttled"
    ACCESS_REFUSED = "history:access-refused"
    PAGE_NOT_FOUND = "history:page-not-found"
    HISTORY_EXPORTED = "history:history-exported"
    PLAN_OPENED = "plans:plan-opened"
    PLAN_RESCALED = "plans:plan-rescaled"
    PLAN_PROPOSED = "decisions:plan-proposed"
    PLAN_ADOPTED = "decisions:plan-adopted"
    PLAN_IN_FORCE = "decisions:plan-in-force"
    PLAN_CLOSED = "decisions:plan-closed"
    RISK_CARRIED_OVER = "decisions:risk-carried-over"
    RISK_ADDED = "risks:risk-added"
    RISK_DESCRIBED = "risks:risk-described"
    RISK_SELECTED = "risks:risk-selected"
    RISK_DESELECTED = "risks:risk-deselected"
    RISK_OWNER_CHANGED = "risks:owner-changed"
    RISK_ASSESSED = "risks:risk-assessed"
    RESPONSES_CHOSEN = "risks:responses-chosen"
    CAUSE_ADDED = "risks:cause-added"
    CAUSE_CHANGED = "risks:cause-changed"
    CAUSE_REMOVED = "risks:cause-removed"
    RISK_TIED = "reporting:risk-tied"
    ACTION_ADDED = "treatment:action-added"
    ACTION_CHANGED = "treatment:action-changed"
    ACTION_REMOVED = "treatment:action-removed"
    PROGRESS_RECORDED = "treatment:progress-recorded"
    DUE_DATE_MOVED = "treatment:due-date-moved"
    CONTROL_ADDED = "treatment:control-added"
    CONTROL_CHANGED = "treatment:control-changed"
    CONTROL_REMOVED = "treatment:control-removed"
    CONTROL_RESULT_RECORDED = "treatment:control-result-recorded"
    ROUTINE_ADDED = "reporting:routine-added"
    ROUTINE_CHANGED = "reporting:routine-changed"
    ROUTINE_ENDED = "reporting:routine-ended"
    MEETING_ADDED = "reporting:meeting-added"
    MEETING_REMOVED = "reporting:meeting-removed"
    OCCASION_ADDED = "reporting:occasion-added"
    OCCASION_CHANGED = "reporting:occasion-changed"
    OCCASION_REMOVED = "reporting:occasion-removed"
    OCCASION_OPENED = "reporting:occasion-opened"
    OCCASION_CLOSED = "reporting:occasion-closed"
    OCCASION_SUBMITTED = "reporting:occasion-submitted"
    OCCASION_NOTED = "reporting:occasion-noted"


class EventKind(enum.StrEnum):
    """What one looks for: events that belong together."""

    PLAN = "plan"
    RISK = "risk"
    ASSESSMENT = "assessment"
    ACTION = "action"
    CONTROL = "control"
    ROUTINE = "routine"
    OCCASION = "occasion"
    ORGANISATION = "organisation"
    PEOPLE = "people"
    SETTINGS = "settings"
    SIGN_IN = "sign-in"
    FAILED_SIGN_IN = "failed-sign-in"
    REFUSAL = "refusal"
    EXPORT = "export"


#: By how the names of the events begin; the first that fits counts.
_BEGINNINGS: tuple[tuple[str, EventKind], ...] = (
    ("risks:risk-assessed", EventKind.ASSESSMENT),
    ("risks:", EventKind.RISK),
    ("decisions:risk", EventKind.RISK),
    ("decisions:", EventKind.PLAN),
    ("plans:", EventKind.PLAN),
    ("treatment:control", EventKind.CONTROL),
    ("treatment:", EventKind.ACTION),
    ("reporting:risk", EventKind.ROUTINE),
    ("reporting:routine", EventKind.ROUTINE),
    ("reporting:", EventKind.OCCASION),
    ("administration:user", EventKind.PEOPLE),
    ("administration:office", EventKind.PEOPLE),
    ("administration:role", EventKind.PEOPLE),
    ("administration:board", EventKind.ORGANISATION),
    ("administration:unit", EventKind.ORGANISATION),
    ("administration:position", EventKind.ORGANISATION),
    ("administration:holding", EventKind.ORGANISATION),
    ("administration:", EventKind.SETTINGS),
    ("scales:", EventKind.SETTINGS),
    ("sign-in:sign-in", EventKind.FAILED_SIGN_IN),
    ("sign-in:signed", EventKind.SIGN_IN),
    ("sign-in:", EventKind.PEOPLE),
    ("history:history", EventKind.EXPORT),
    ("history:", EventKind.REFUSAL),
)
#: What those read who see to the register itself.
ADMINISTRATIVE = frozenset(
    {EventKind.ORGANISATION, EventKind.PEOPLE, EventKind.SETTINGS, EventKind.SIGN_IN}
    | {EventKind.FAILED_SIGN_IN, EventKind.REFUSAL, EventKind.EXPORT}
)


def kind_of(type_: EventType) -> EventKind:
    return next(kind for beginning, kind in _BEGINNINGS if type_.startswith(beginning))


def types_of(kinds: Iterable[EventKind]) -> frozenset[EventType]:
    wanted = frozenset(kinds)
    return frozenset(type_ for type_ in EventType if kind_of(type_) in wanted)
