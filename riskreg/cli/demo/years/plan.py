"""One plan of a board: opened in autumn, proposed, decided and in the end closed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from riskreg.cli.demo.years.calendar import drawn, working_day
from riskreg.decisions import operations as decisions
from riskreg.decisions.rules import DecisionText
from riskreg.document.kinds import DecisionOutcome
from riskreg.plans import operations as plans
from riskreg.plans.models import Plan
from riskreg.scales.models import ScaleVersion
from riskreg.scales.queries import scale_versions

if TYPE_CHECKING:
    from riskreg.cli.demo.years.lines import Line
    from riskreg.cli.demo.years.years import Years

#: How many risks a controller enters in a day, and how long they are thought over.
A_DAYS_WORK = 4
UNTIL_JUDGED = 14


class PlanYear:
    """Its days are the usual ones, or those in the board's file where a year was another."""

    def __init__(self, years: "Years", year: int) -> None:
        self.years = years
        self.year = year
        self.number = year - years.calendar.year(0)
        self.calendar = years.calendar.of(year)
        self.told = years.usual["plan"] | years.told.get("plans", {}).get(self.number, {})
        self.row: Plan

    def play(self) -> None:
        self.at(self.day("opened"), self.open)
        self.at(self.day("proposed"), self.propose)
        self.at(self.day("decided") + timedelta(days=1), self.decide)
        self.at(self.day("closed"), self.close)

    def day(self, name: str) -> date:
        """A meeting's week is a board's own, and so are the days before it."""
        return self.calendar.day(self.told[name]) + self.years.shift

    def at(self, day: date, act: Callable[[], object]) -> None:
        self.years.stage.at(working_day(day), act)

    def open(self) -> None:
        self.row = self.years.act(
            plans.open_plan, self.years.board, self.year, scale=self.scale(), is_example=True
        )
        self.years.plan_meetings(self.calendar)
        self.years.reports.begin(self)
        lasting = [line for line in self.years.lines if line.lasts(self.number)]
        for place, line in enumerate(lasting):
            entered = self.day("opened") + timedelta(days=place // A_DAYS_WORK)
            self.at(entered, lambda line=line: line.begin(self))
            judged = entered + timedelta(days=UNTIL_JUDGED)
            self.at(judged, lambda line=line: line.judge_again(self))

    def scale(self) -> ScaleVersion:
        """The newest version of the one that the board uses from the latest year told of."""
        told = self.years.told.get("scales", {1: "standard-4x4"})
        key = told[max(number for number in told if number <= self.number)]
        return next(version for version in scale_versions() if version.key == key)

    def propose(self) -> None:
        meeting = self.years.meeting(self.day("decided"))
        self.years.act(decisions.propose_plan, self.row, meeting=meeting)

    def decide(self) -> None:
        meeting = self.years.meeting(self.day("decided"))
        short = self.years.board.short
        number = drawn(f"{self.year} {short}", 900)
        decided = DecisionText(
            body=self.years.board,
            outcome=DecisionOutcome(self.told["outcome"]),
            on=meeting.on,
            paragraph=str(90 + drawn(f"{short} {self.year}", 60)),
            registration=f"{short.upper()}-{number:04}/{meeting.on.year}",
            text=self.told["text"].format(year=self.year),
            meeting=meeting,
        )
        self.years.act(decisions.adopt_plan, self.row, decided)

    def close(self) -> None:
        """When the last report of the year has been noted."""
        self.years.act(decisions.close_plan, self.row)

    def lines(self) -> "list[Line]":
        return [line for line in self.years.lines if self.year in line.rows]
