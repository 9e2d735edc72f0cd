"""The four steps in which a risk is written down, and how far each has come.

The later steps belong to rooms that this one does not know: each room adds its own, so that every
page of the form shows the way to all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from riskreg.risks.models import Risk


@dataclass(frozen=True)
class State:
    """How far a step has come, in a few words."""

    text: str
    is_done: bool = False


@dataclass(frozen=True)
class Step:
    number: int
    text: str
    endpoint: str
    state_of: Callable[[Risk], State]


@dataclass(frozen=True)
class Link:
    """A step as the form shows it; before the risk is saved the later ones lead nowhere."""

    number: int
    text: str
    href: str | None = None
    state: State | None = None


_STEPS: dict[int, Step] = {}

Telling = Callable[[Risk], State]


def step(number: int, text: str, endpoint: str) -> Callable[[Telling], Telling]:
    """Add a step; what is decorated tells how far it has come for a risk."""

    def add(state_of: Telling) -> Telling:
        _STEPS[number] = Step(number, text, endpoint, state_of)
        return state_of

    return add


def place(risk: Risk) -> dict[str, Any]:
    """What names a risk in an address."""
    return {"short": risk.plan.board.short, "year": risk.plan.year, "number": risk.line.number}


def links(risk: Risk | None) -> list[Link]:
    """The way to each step in order; of a risk that is not saved yet, only their names."""
    steps = [_STEPS[number] for number in sorted(_STEPS)]
    if risk is None:
        return [Link(one.number, _(one.text)) for one in steps]
    return [
        Link(one.number, _(one.text), url_for(one.endpoint, **place(risk)), one.state_of(risk))
        for one in steps
    ]


def address(risk: Risk, number: int) -> str:
    """Where a step of a risk is."""
    return url_for(_STEPS[number].endpoint, **place(risk))
