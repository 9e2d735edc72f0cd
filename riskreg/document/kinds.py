"""The closed sets of words that a plan is written with (design: domain.md, "Words")."""

import enum


class BoardKind(enum.StrEnum):
    COUNCIL = "council"
    EXECUTIVE_BOARD = "executive_board"
    BOARD = "board"
    COMMITTEE = "committee"
    COMPANY = "company"
    AUDITORS = "auditors"


class PlanState(enum.StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    CLOSED = "closed"


class ResponseKind(enum.StrEnum):
    ACCEPT = "accept"
    MONITOR = "monitor"
    CONTROL = "control"
    ACT = "act"
    TRANSFER = "transfer"
    AVOID = "avoid"


class AssessmentKind(enum.StrEnum):
    INHERENT = "inherent"
    CURRENT = "current"
    TARGET = "target"


class ActionStatus(enum.StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DELAYED = "delayed"
    DONE = "done"
    CANCELLED = "cancelled"


class ControlKind(enum.StrEnum):
    """A review is made once for the plan, a recurring control runs on, a built-in one just is."""

    REVIEW = "review"
    RECURRING = "recurring"
    BUILT_IN = "built_in"


class ControlOutcome(enum.StrEnum):
    NO_DEVIATION = "no_deviation"
    MINOR = "minor"
    MAJOR = "major"
    NOT_DONE = "not_done"


class Frequency(enum.StrEnum):
    CONTINUOUS = "continuous"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERTIAL = "tertial"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    ONCE = "once"


class RoutineKind(enum.StrEnum):
    REPORTING = "reporting"
    COOPERATION = "cooperation"
    METHOD = "method"


class Known(enum.StrEnum):
    """Unknown is a third state: "no" is a finding, "not recorded" is a gap."""

    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"


class OccasionState(enum.StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    SUBMITTED = "submitted"
    NOTED = "noted"


class HoldingKind(enum.StrEnum):
    ORDINARY = "ordinary"
    ACTING = "acting"
    DEPUTY = "deputy"


class DecisionOutcome(enum.StrEnum):
    AS_PROPOSED = "as_proposed"
    CHANGED = "changed"
    SENT_BACK = "sent_back"
    NOTED = "noted"


class ReportKind(enum.StrEnum):
    """Why a document was frozen: as the board got it, as it decided, or a follow-up handed in."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    FOLLOW_UP = "follow_up"
