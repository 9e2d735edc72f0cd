"""What becomes of a plan through its years, by noun."""

from riskreg.decisions.operations.carrying import carry_over
from riskreg.decisions.operations.deciding import (
    adopt_plan,
    close_plan,
    hand_in,
    note_occasion,
    propose_plan,
    put_in_force,
)

__all__ = [
    "adopt_plan",
    "carry_over",
    "close_plan",
    "hand_in",
    "note_occasion",
    "propose_plan",
    "put_in_force",
]
