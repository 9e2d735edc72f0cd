"""Everything that can be allowed.  The value is what the log and the documentation call it."""

import enum


class Permission(enum.StrEnum):
    REGISTER_READ = "register:read"
    BOARD_READ = "board:read"
    PLAN_READ = "plan:read"
    PLAN_OPEN = "plan:open"
    PLAN_PROPOSE = "plan:propose"
    PLAN_DECIDE = "plan:decide"
    RISK_ADD = "risk:add"
    RISK_EDIT = "risk:edit"
    RISK_SELECT = "risk:select"
    RISK_ASSESS = "risk:assess"
    RISK_TREAT = "risk:treat"
    ACTION_REPORT = "action:report"
    CONTROL_REPORT = "control:report"
    ROUTINE_READ = "routine:read"
    ROUTINE_EDIT = "routine:edit"
    OCCASION_EDIT = "occasion:edit"
    HISTORY_READ = "history:read"
    PROFILE_EDIT = "profile:edit"
    REGISTER_SET_UP = "register:set-up"
    ORGANISATION_EDIT = "organisation:edit"
    SCALE_EDIT = "scale:edit"
