"""The scales that boards choose between, and the versions that come after the first."""

from dataclasses import replace
from typing import Any

from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years.calendar import Calendar, working_day
from riskreg.document.scale import Grade, Scale
from riskreg.scales import operations as scales
from riskreg.scales.rules import default_3x3, default_4x4, default_5x5

Facts = dict[str, Any]

MADE = {scale.key: scale for scale in (default_3x3(), default_4x4(), default_5x5())}


class Scales:
    def __init__(self, stage: Stage, calendar: Calendar, told: Facts) -> None:
        self.stage = stage
        self.calendar = calendar
        self.told = told

    def play(self) -> None:
        self.stage.at(self.calendar.day(self.told["made"]["day"]), self.make)
        self.stage.at(working_day(self.calendar.day(self.told["revised"]["day"])), self.revise)

    def make(self) -> None:
        for key in self.told["made"]["scales"]:
            self.stage.act("admin", scales.make_scale, MADE[key])

    def revise(self) -> None:
        """The one that is revised last is what a new plan is offered."""
        for key, told in self.told["revised"]["scales"].items():
            self.stage.act("admin", scales.make_scale, revised(MADE[key], told))


def revised(scale: Scale, told: Facts) -> Scale:
    """With other definitions of some grades, and other levels in some cells."""
    return replace(
        scale,
        likelihood=_defined(scale.likelihood, told.get("likelihood", {})),
        impact=_defined(scale.impact, told.get("impact", {})),
        cells=_cells(scale, told.get("cells", {})),
    )


def _defined(grades: tuple[Grade, ...], told: dict[int, str]) -> tuple[Grade, ...]:
    return tuple(
        replace(grade, definition=told.get(grade.value, grade.definition)) for grade in grades
    )


def _cells(scale: Scale, told: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    """`told`: a level's rank by "likelihood impact"."""
    return tuple(
        tuple(
            told.get(f"{likelihood.value} {impact.value}", scale.cells[row][column])
            for column, impact in enumerate(scale.impact)
        )
        for row, likelihood in enumerate(scale.likelihood)
    )
