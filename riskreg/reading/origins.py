"""What came of what: the action that a deviation led to, and the deviation behind an action."""

from dataclasses import dataclass

from riskreg.document.treatment import ActionEntry, ControlEntry, ControlResultEntry
from riskreg.document.values import RiskEntry


@dataclass(frozen=True)
class Origin:
    """A control, and the result of it that told of a deviation."""

    control: ControlEntry
    result: ControlResultEntry


def led_from(risk: RiskEntry, result: ControlResultEntry) -> ActionEntry | None:
    """The action that it led to, if the plan has it."""
    return next((action for action in risk.actions if action.key == result.led_to), None)


def origin_of(risk: RiskEntry, action: ActionEntry) -> Origin | None:
    """What the action comes from, if the plan has it."""
    found = (Origin(control, one) for control in risk.controls for one in control.results)
    return next((one for one in found if one.result.key == action.prompted_by), None)
