"""A board's years, one plan after the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from riskreg.administration import operations as administration
from riskreg.administration.operations.boards import facts_of
from riskreg.administration.rules import BoardFacts
from riskreg.boards.models import Board
from riskreg.cli.demo.register import add_person
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years.calendar import WEEK, Calendar, same_week, working_day
from riskreg.cli.demo.years.lines import Line
from riskreg.cli.demo.years.plan import PlanYear
from riskreg.cli.demo.years.posts import Posts
from riskreg.cli.demo.years.reports import Reports
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Meeting

Facts = dict[str, Any]


class Years:
    """`told` is the board's own file, `usual` what holds where that says nothing else.

    `bodies` are all that there are, by short name: what it adds, others find there.
    """

    def __init__(
        self, stage: Stage, calendar: Calendar, told: Facts, usual: Facts, bodies: dict[str, Board]
    ) -> None:
        self.stage = stage
        self.calendar = calendar
        self.told = told
        self.usual = usual
        self.bodies = bodies
        self.organised = calendar.day(told.get("organised", usual["organised"]))
        self.posts = Posts(stage, calendar, told, self.organised)
        self.reports = Reports(self)
        self.lines = [Line(self, one) for one in told["risks"]]
        self.plans = [PlanYear(self, year) for year in self.years()]
        self.meetings: dict[int, Meeting] = {}

    @property
    def shift(self) -> timedelta:
        """How much later than usual the board's days are."""
        return timedelta(days=self.told.get("shift", 0))

    @property
    def board(self) -> Board:
        return self.bodies[self.told["short"]]

    def play(self) -> None:
        """Put everything on the stage's calendar; some of it puts more there."""
        self.stage.at(self.organised, self.organise)
        for year in self.plans:
            year.play()
        for line in self.lines:
            line.play()
        self.reports.play()
        if "succeeded" in self.told:
            self.at(self.told["succeeded"]["day"], self.succeed)

    def years(self) -> Iterator[int]:
        first, last = self.told["years"]
        earliest = self.told.get("not_before", self.usual["not_before"])
        for year in range(self.calendar.year(first), self.calendar.year(last) + 1):
            if year >= earliest:
                yield year

    def at(self, told: str | int, act: Callable[[], object]) -> None:
        self.stage.at(working_day(self.calendar.day(told)), act)

    def act(self, operation: Any, *args: Any, **values: Any) -> Any:
        """As the board's controller."""
        return self.stage.act(self.told["controller"], operation, *args, **values)

    def organise(self) -> None:
        for key, person in self.told.get("people", {}).items():
            name, title = person.split(", ", 1)
            add_person(self.stage, "admin", key, name, title, f"{key}@example.com")
        short = self.told["short"]
        if short not in self.bodies:
            about = self.told.get("description")
            facts = BoardFacts(short, self.told["name"], BoardKind.BOARD, description=about)
            self.bodies[short] = self.stage.act("admin", administration.add_board, facts)
        self.posts.organise(self.board)

    def succeed(self) -> None:
        """Another board goes on with what this one did."""
        successor = self.bodies[self.told["succeeded"]["by"]]
        facts = replace(facts_of(self.board), successor=successor)
        self.stage.act("admin", administration.change_board, self.board, facts)

    def plan_meetings(self, calendar: Calendar) -> None:
        """A year's meetings of the board, where none is near, and of its committees."""
        for told in self.usual["meetings"]:
            day = calendar.day(told)
            if all(abs(day.toordinal() - other) > WEEK for other in self.meetings):
                self.meeting(day)
        for short, days in self.told.get("committees", {}).items():
            for told in days:
                on = PartialDate.of(working_day(calendar.day(told)))
                self.act(reporting.add_meeting, self.bodies[short], on)

    def meeting(self, day: date) -> Meeting:
        """The board's meeting of that week."""
        when = same_week(day, self.told["meets"])
        key = when.toordinal()
        if key not in self.meetings:
            on = PartialDate.of(when)
            self.meetings[key] = self.act(reporting.add_meeting, self.board, on)
        return self.meetings[key]
