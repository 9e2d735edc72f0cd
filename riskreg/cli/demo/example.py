"""This year's plans for two boards: invented, labelled, and full enough to show every state.

The acts of `example.yaml` are gathered with their days first and then played in the order of time,
so that the history reads as a year does.
"""

from datetime import timedelta
from typing import Any

from riskreg.administration import operations as administration
from riskreg.administration.operations.handovers import Placing
from riskreg.administration.rules import AbsencePlan, PositionFacts, StandIn, Term, UnitFacts
from riskreg.boards.models import Board, Position, Unit
from riskreg.cli.demo.register import add_person
from riskreg.cli.demo.risks import Risks
from riskreg.cli.demo.stage import Stage
from riskreg.decisions import operations as decisions
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import DecisionOutcome, HoldingKind, Known, RoutineKind
from riskreg.plans import operations as plans
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Meeting, Occasion, Routine
from riskreg.reporting.rules import OccasionPlan, RoutinePlan
from riskreg.risks.models import Risk
from riskreg.scales.queries import newest_scale

ORGANISED = -345
OPENED = -335
SATURDAY = 5
PLAIN = ("title", "what", "documented_where", "to_text", "form", "rounds", "covers_all_risks")

Facts = dict[str, Any]


class Example:
    """One board's year."""

    def __init__(self, stage: Stage, told: Facts, board: Board, boards: dict[str, Board]) -> None:
        self.stage = stage
        self.told = told
        self.board = board
        self.boards = boards
        self.year = stage.today.year
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Position] = {}
        self.holders: dict[str, str] = {}
        self.routines: dict[str, Routine] = {}
        self.meetings: dict[int, Meeting] = {}
        self.round: Occasion | None = None

    def play(self) -> None:
        """Put the year's acts on the stage's calendar; some of them put more there."""
        self.stage.on(ORGANISED, self.organise)
        self.stage.on(OPENED, self.open)
        for act, name in ((self.be_away, "away"), (self.hand_over, "handed_over")):
            if told := self.told.get(name):
                self.stage.on(told["told"], lambda act=act, told=told: act(told))

    def organise(self) -> None:
        for name in self.told["units"]:
            self.units[name] = self.stage.act(
                "admin", administration.add_unit, self.board, UnitFacts(name=name)
            )
        for post in self.told["positions"]:
            self.add_post(post)

    def add_post(self, told: Facts) -> None:
        facts = PositionFacts(title=told["title"], unit=self.units.get(told.get("unit", "")))
        post = self.stage.act("admin", administration.add_position, self.board, facts)
        self.posts[told["id"]] = post
        start, left = self.date(-700), self.date(told.get("left"))
        self.hold(post, told.get("holder"), Term(start=start, end=left))
        if "acting" in told:
            begun, other = self.date(told["left"] + 1), self.posts[told["acting_from"]]
            term = Term(kind=HoldingKind.ACTING, start=begun, acting_from=other)
            self.hold(post, told["acting"], term)
        if "deputy" in told:
            self.hold(post, told["deputy"], Term(kind=HoldingKind.DEPUTY, start=start))
        self.holders[told["id"]] = self.holder_of(told)

    @staticmethod
    def holder_of(told: Facts) -> str:
        """Who records what the post answers for."""
        holder: str = told.get("holder") or told.get("acting") or "controller"
        return holder

    def hold(self, post: Position, person: str | None, term: Term) -> None:
        user = self.stage.user(person) if person else None
        self.stage.act("admin", administration.begin_holding, post, user, term)

    def be_away(self, told: Facts) -> None:
        """Somebody says when the holidays are, and who steps in."""
        stand_in = StandIn(self.posts[told["post"]], self.stage.user(told["deputy"]))
        days = AbsencePlan(self.stage.day(told["from"]), self.stage.day(told["to"]), (stand_in,))
        who = told["who"]
        self.stage.act(who, administration.begin_absence, self.stage.user(who), days)

    def hand_over(self, told: Facts) -> None:
        """Somebody is to quit, and who takes over is known."""
        placing = Placing(self.stage.user(told["to"]), self.stage.day(told["from"]))
        self.act(administration.hand_over_holders, self.posts[told["post"]], placing)

    def date(self, ahead: int | None) -> PartialDate | None:
        return None if ahead is None else PartialDate.of(self.stage.day(ahead))

    def open(self) -> None:
        plan = self.plan = self.act(
            plans.open_plan, self.board, self.year, scale=newest_scale(), is_example=True
        )
        for told in self.told["routines"]:
            self.add_routine(told)
        for told in self.told["risks"]:
            Risks(self, plan).add(told)
        self.stage.on(self.told["decision"]["day"], self.decide)

    def known(self, title: str) -> Risk | None:
        """The risk as the plan before has it.  A small demo has no plan before."""

    def act(self, operation: Any, *args: Any, **values: Any) -> Any:
        """As the board's controller."""
        return self.stage.act("controller", operation, *args, **values)

    def decide(self) -> None:
        told = self.told["decision"]
        meeting = self.meeting(told["day"])
        self.act(decisions.propose_plan, self.plan, meeting=meeting)
        decided = DecisionText(
            body=self.board,
            outcome=DecisionOutcome(told.get("outcome", "as_proposed")),
            on=meeting.on,
            paragraph=told["paragraph"],
            registration=f"{told['registration']}/{meeting.on.year}",
            text=told["text"].format(year=self.year),
            meeting=meeting,
        )
        self.act(decisions.adopt_plan, self.plan, decided)

    def meeting(self, day: int) -> Meeting:
        """The board's meeting that day, or on the Monday after a weekend."""
        when = self.stage.day(day)
        if when.weekday() >= SATURDAY:
            when += timedelta(days=7 - when.weekday())
        key = when.toordinal()
        if key not in self.meetings:
            self.meetings[key] = self.act(reporting.add_meeting, self.board, PartialDate.of(when))
        return self.meetings[key]

    def add_routine(self, told: Facts) -> None:
        plan = RoutinePlan(
            **{name: told[name] for name in PLAIN if name in told},
            kind=RoutineKind(told.get("kind", "reporting")),
            first_year=self.year,
            documented=Known(told.get("documented", "not_recorded")),
            reporter=self.posts.get(told.get("reporter", "")),
            deputy=self.posts.get(told.get("deputy", "")),
            via=self.boards.get(told.get("via", "")),
            to=self.boards.get(told.get("to", "")),
            when_text=told.get("when"),
            is_continuous=told.get("continuous", False),
            decided=self.date(told.get("decided")),
            is_example=True,
        )
        routine = self.act(reporting.add_routine, self.board, plan)
        self.routines[told["id"]] = routine
        for occasion in told.get("occasions", ()):
            self.add_occasion(routine, occasion)

    def add_occasion(self, routine: Routine, told: Facts) -> None:
        plan = OccasionPlan(
            year=self.year,
            name=told["name"],
            status_date=self.date(told.get("status")),
            deadline=self.date(told.get("deadline")),
            meeting=self.meeting(told["meeting"]),
        )
        row = self.act(reporting.add_occasion, routine, plan)
        for day, act in (
            ("opened", self.open_occasion),
            ("closed", self.close_occasion),
            ("handed_in", self.hand_in),
        ):
            if day in told:
                self.stage.on(told[day], lambda act=act: act(row))
        if "noted" in told:
            self.stage.on(told["noted"], lambda: self.note(row, told["paragraph"]))

    def open_occasion(self, occasion: Occasion) -> None:
        self.act(reporting.open_occasion, occasion)
        self.round = occasion if occasion.routine.rounds else self.round

    def close_occasion(self, occasion: Occasion) -> None:
        self.act(reporting.close_occasion, occasion)
        self.round = None if self.round is occasion else self.round

    def hand_in(self, occasion: Occasion) -> None:
        self.act(decisions.hand_in, occasion, self.plan, occasion.name)

    def note(self, occasion: Occasion, paragraph: str) -> None:
        meeting = occasion.meeting
        noted = DecisionText(
            body=self.board,
            outcome=DecisionOutcome.NOTED,
            on=meeting.on if meeting else None,
            paragraph=paragraph,
            text="Nämnden godkänner uppföljningen och lägger den till handlingarna.",
            meeting=meeting,
        )
        self.act(decisions.note_occasion, occasion, noted)


def add_people(stage: Stage, told: list[Facts]) -> None:
    for one in told:
        add_person(stage, "admin", one["id"], one["name"], one["title"], one["email"])


def play(stage: Stage, told: Facts, bodies: dict[str, Board]) -> None:
    """Put the boards' years side by side on the stage's calendar."""
    boards = {board.short: board for board in bodies.values()}
    stage.on(ORGANISED, lambda: add_people(stage, told["people"]))
    for short, year in told["boards"].items():
        Example(stage, year, boards[short], boards).play()
