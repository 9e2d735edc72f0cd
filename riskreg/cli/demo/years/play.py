"""The example years of all boards, put on the stage's calendar."""

from collections.abc import Collection
from pathlib import Path

from riskreg.boards.models import Board
from riskreg.cli.demo.example import Facts, add_people
from riskreg.cli.demo.files import read
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years.calendar import Calendar
from riskreg.cli.demo.years.scales import Scales
from riskreg.cli.demo.years.this_year import ThisYear, with_this_year
from riskreg.cli.demo.years.years import Years

FOLDER = Path(__file__).parent
#: How many years are played: this one and those before it.
NUMBER = 4


def play(
    stage: Stage, invented: Facts, bodies: dict[str, Board], only: Collection[str] | None = None
) -> None:
    """`invented` is this year's example of the boards that have one in a file of its own.

    `only`: the short names of some boards, to play no others.
    """
    usual = read(FOLDER / "usual.yaml")
    calendar = Calendar(stage.today, stage.today.year - NUMBER + 1)
    boards = {board.short: board for board in bodies.values()}
    begins = calendar.day(usual["organised"])
    stage.at(begins, lambda: add_people(stage, [*invented["people"], *usual["people"]]))
    Scales(stage, calendar, usual["scales"]).play()
    for name in only or usual["boards"]:
        now = invented["boards"].get(name)
        told = read(FOLDER / f"{name}.yaml")
        years = Years(stage, calendar, with_this_year(told, now) if now else told, usual, boards)
        years.play()
        if now:
            ThisYear(stage, now, years).play()
