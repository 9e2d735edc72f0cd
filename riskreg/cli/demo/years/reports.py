"""A board's routines of reporting, and the occasions at which it was reported."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from riskreg.cli.demo.years.calendar import Calendar, drawn, working_day
from riskreg.decisions import operations as decisions
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import DecisionOutcome, Known, RoutineKind
from riskreg.plans.models import Plan
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Meeting, Occasion, Routine
from riskreg.reporting.rules import OccasionPlan, RoutinePlan

if TYPE_CHECKING:
    from riskreg.cli.demo.years.plan import PlanYear
    from riskreg.cli.demo.years.years import Years

Facts = dict[str, Any]

PLAIN = (
    *("title", "what", "documented_where", "via_text", "to_text", "form", "note"),
    *("rounds", "covers_all_risks"),
)
POSTS = ("reporter", "deputy", "presented_by", "delegated_to")
FOLLOW_UP = "follow_up"
DAYS = ("status", "opens", "closes", "handed_in", "meeting")
WEEK = 7
#: How long before an occasion of these days it was planned.
AHEAD = timedelta(days=10)


class Reports:
    def __init__(self, years: "Years") -> None:
        self.years = years
        self.told = [
            years.usual["follow_up"] | years.told["follow_up"],
            *years.told.get("routines", ()),
        ]
        self.routines: dict[str, Routine] = {}
        self.rounds: list[Occasion] = []

    def play(self) -> None:
        """What is reported about now: in days from the demo's own, so that it is always there."""
        for told in self.years.told.get("lately", ()):
            opens = self.years.calendar.day(told["opens"])
            self.years.stage.at(opens - AHEAD, lambda told=told: self.plan_lately(told))

    def plan_lately(self, told: Facts) -> None:
        year = next(one for one in self.years.plans if one.year == self.years.stage.today.year)
        self.plan(year, self.routines[told["routine"]], told, self.years.calendar)

    def begin(self, year: "PlanYear") -> None:
        """What is reported in the plan's year, planned when the plan is opened."""
        for told in self.told:
            first, last = told.get("years", (1, year.number))
            if told["id"] not in self.routines and first <= year.number <= last:
                self.routines[told["id"]] = self.add(told, year)
            if year.number == last + 1 and told["id"] in self.routines:
                ended = self.routines[told["id"]]
                self.years.act(reporting.end_routine, ended, year.year - 1)
            if first <= year.number <= last:
                for occasion in self.occasions_of(told, year):
                    self.plan(year, self.routines[told["id"]], occasion, year.calendar)

    def occasions_of(self, told: Facts, year: "PlanYear") -> list[Facts]:
        occasions: list[Facts] = told.get("occasions", [])
        if told["id"] != FOLLOW_UP or "rounds" not in year.told:
            return occasions
        return [one for one in occasions if one["name"] in year.told["rounds"]]

    def add(self, told: Facts, year: "PlanYear") -> Routine:
        posts, bodies = self.years.posts.positions, self.years.bodies
        plan = RoutinePlan(
            **{name: told[name] for name in PLAIN if name in told},
            **{name: posts.get(told.get(name, "")) for name in POSTS},
            kind=RoutineKind(told.get("kind", "reporting")),
            first_year=year.year,
            documented=Known(told.get("documented", "not_recorded")),
            via=bodies.get(told.get("via", "")),
            to=bodies.get(told.get("to", "")),
            when_text=told.get("when"),
            is_continuous=told.get("continuous", False),
            decided=_partial(year.calendar, told.get("decided")),
            revised=_partial(year.calendar, told.get("revised")),
            is_example=True,
        )
        return self.years.act(reporting.add_routine, self.years.board, plan)

    def plan(self, year: "PlanYear", routine: Routine, told: Facts, calendar: Calendar) -> None:
        days = {name: calendar.day(told[name]) for name in DAYS if name in told}
        if isinstance(told["closes"], str):
            days = {name: day + self.years.shift for name, day in days.items()}
        meeting = self.years.meeting(days["meeting"])
        plan = OccasionPlan(
            year=year.year,
            name=told["name"],
            status_date=PartialDate.of(days["status"]) if "status" in days else None,
            deadline=PartialDate.of(days["closes"]),
            meeting=meeting,
        )
        occasion = self.years.act(reporting.add_occasion, routine, plan)
        if routine.rounds:
            self.at(days["opens"], lambda: self.open(occasion))
            self.at(days["closes"], lambda: self.close(occasion, year))
        handed_in = days.get("handed_in", days["closes"])
        self.at(handed_in, lambda: self.hand_in(occasion, year.row))
        noted = days["meeting"] + timedelta(days=WEEK)
        self.at(noted, lambda: self.note(occasion, meeting))

    def at(self, day: date, act: Callable[[], object]) -> None:
        self.years.stage.at(working_day(day), act)

    def open(self, occasion: Occasion) -> None:
        self.years.act(reporting.open_occasion, occasion)
        self.rounds.append(occasion)

    def close(self, occasion: Occasion, year: "PlanYear") -> None:
        for line in year.lines():
            line.say_unchanged(occasion)
        self.years.act(reporting.close_occasion, occasion)
        self.rounds.remove(occasion)

    def round_of(self, year: int) -> Occasion | None:
        """The round of the year's plan that is open on that day; of two, the one opened last."""
        return next((one for one in reversed(self.rounds) if one.year == year), None)

    def hand_in(self, occasion: Occasion, plan: Plan) -> None:
        self.years.act(decisions.hand_in, occasion, plan, f"{occasion.name} {occasion.year}")

    def note(self, occasion: Occasion, meeting: Meeting) -> None:
        noted = DecisionText(
            body=self.years.board,
            outcome=DecisionOutcome.NOTED,
            on=meeting.on,
            paragraph=str(12 + drawn(f"{self.years.board.short} {meeting.on}", 80)),
            text=self.years.told.get("noted", self.years.usual["noted"]),
            meeting=meeting,
        )
        self.years.act(decisions.note_occasion, occasion, noted)


def _partial(calendar: Calendar, told: str | None) -> PartialDate | None:
    return PartialDate.of(calendar.day(told)) if told else None
