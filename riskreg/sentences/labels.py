"""The words of the enums, as they stand in the middle of a sentence."""

from enum import Enum

from riskreg.document.kinds import ActionStatus, ControlOutcome, ResponseKind
from riskreg.sentences.said import Said, said

_LABELS: dict[Enum, Said] = {
    ResponseKind.ACCEPT: said("accept"),
    ResponseKind.MONITOR: said("monitor"),
    ResponseKind.CONTROL: said("control"),
    ResponseKind.ACT: said("act"),
    ResponseKind.TRANSFER: said("transfer"),
    ResponseKind.AVOID: said("avoid"),
    ActionStatus.NOT_STARTED: said("not started"),
    ActionStatus.IN_PROGRESS: said("in progress"),
    ActionStatus.DELAYED: said("late"),
    ActionStatus.DONE: said("done"),
    ActionStatus.CANCELLED: said("stopped"),
    ControlOutcome.NO_DEVIATION: said("no deviation"),
    ControlOutcome.MINOR: said("minor deviation"),
    ControlOutcome.MAJOR: said("major deviation"),
    ControlOutcome.NOT_DONE: said("not performed"),
}


def label(member: Enum) -> Said:
    return _LABELS[member]
