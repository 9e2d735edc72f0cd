"""This year's plans for two boards: invented, labelled, and full enough to show every state.

The acts of `example.yaml` are gathered with their days first and then played in the order of time,
so that the history reads as a year does.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from riskreg.administration import operations as administration
from riskreg.administration.rules import PositionFacts, Term, UnitFacts
from riskreg.boards.models import Board, Position, Unit
from riskreg.cli.demo.register import add_person
from riskreg.cli.demo.stage import Stage
from riskreg.decisions import operations as decisions
from riskreg.decisions.rules import DecisionText
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.periods import period_of
from riskreg.plans import operations as plans
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Meeting, Occasion, Routine
from riskreg.reporting.rules import OccasionPlan, RoutinePlan
from riskreg.risks import operations as risks
from riskreg.risks.models import Cause, Risk
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText
from riskreg.scales.models import ScaleVersion
from riskreg.treatment import operations as treatment
from riskreg.treatment.rules import ActionPlan, ControlPlan, ProgressNote, ResultNote

ORGANISED = -345
OPENED = -335
TEXTS = ("title", "description", "consequence", "category", "process")
PLAIN = ("title", "what", "documented_where", "to_text", "form", "rounds", "covers_all_risks")


class Example:
    """One board's year."""

    def __init__(
        self,
        stage: Stage,
        told: dict[str, Any],
        board: Board,
        boards: dict[str, Board],
        scale: ScaleVersion,
    ) -> None:
        self.stage = stage
        self.told = told
        self.board = board
        self.boards = boards
        self.scale = scale
        self.year = stage.today.year
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Position] = {}
        self.holders: dict[str, str] = {}
        self.routines: dict[str, Routine] = {}
        self.meetings: dict[int, Meeting] = {}

    def play(self) -> None:
        """Put the year's acts on the stage's calendar; some of them put more there."""
        self.stage.on(ORGANISED, self.organise)
        self.stage.on(OPENED, self.open)

    def organise(self) -> None:
        for name in self.told["units"]:
            self.units[name] = self.stage.act(
                "admin", administration.add_unit, self.board, UnitFacts(name=name)
            )
        for post in self.told["positions"]:
            self.add_post(post)

    def add_post(self, told: dict[str, Any]) -> None:
        unit = self.units.get(told.get("unit", ""))
        facts = PositionFacts(title=told["title"], unit=unit)
        post = self.stage.act("admin", administration.add_position, self.board, facts)
        self.posts[told["id"]] = post
        start = PartialDate.of(self.stage.day(-700))
        left = PartialDate.of(self.stage.day(told["left"])) if "left" in told else None
        self.hold(post, told.get("holder"), Term(start=start, end=left))
        if "acting" in told:
            begun = PartialDate.of(self.stage.day(told["left"] + 1))
            self.hold(post, told["acting"], Term(kind=HoldingKind.ACTING, start=begun))
        if "deputy" in told:
            self.hold(post, told["deputy"], Term(kind=HoldingKind.DEPUTY, start=start))
        self.holders[told["id"]] = told.get("holder") or told.get("acting") or "controller"

    def hold(self, post: Position, person: str | None, term: Term) -> None:
        user = self.stage.user(person) if person else None
        self.stage.act("admin", administration.begin_holding, post, user, term)

    def open(self) -> None:
        self.plan = self.stage.act(
            "controller",
            plans.open_plan,
            self.board,
            self.year,
            scale=self.scale,
            is_example=True,
        )
        for told in self.told["routines"]:
            self.add_routine(told)
        for told in self.told["risks"]:
            self.add_risk(told)
        self.stage.on(self.told["decision"]["day"], self.decide)

    def decide(self) -> None:
        told = self.told["decision"]
        meeting = self.meeting(told["day"])
        self.stage.act("controller", decisions.propose_plan, self.plan, meeting=meeting)
        decided = DecisionText(
            body=self.board,
            outcome=DecisionOutcome.AS_PROPOSED,
            on=meeting.on,
            paragraph=told["paragraph"],
            registration=f"{told['registration']}/{meeting.on.year}",
            text=f"Nämnden fastställer internkontrollplan {self.year}.",
            meeting=meeting,
        )
        self.stage.act("controller", decisions.adopt_plan, self.plan, decided)

    def meeting(self, day: int) -> Meeting:
        """The board's meeting that day, or on the Monday after a weekend."""
        when = self.stage.day(day)
        when += timedelta(days=(7 - when.weekday()) % 7 if when.weekday() > 4 else 0)  # noqa: PLR2004 - Saturday and Sunday
        key = when.toordinal()
        if key not in self.meetings:
            self.meetings[key] = self.stage.act(
                "controller", reporting.add_meeting, self.board, PartialDate.of(when)
            )
        return self.meetings[key]

    def add_routine(self, told: dict[str, Any]) -> None:
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
            decided=PartialDate.of(self.stage.day(told["decided"])) if "decided" in told else None,
            is_example=True,
        )
        routine = self.stage.act("controller", reporting.add_routine, self.board, plan)
        self.routines[told["id"]] = routine
        for occasion in told.get("occasions", ()):
            self.add_occasion(routine, occasion)

    def add_occasion(self, routine: Routine, told: dict[str, Any]) -> None:
        def dated(name: str) -> PartialDate | None:
            return PartialDate.of(self.stage.day(told[name])) if name in told else None

        meeting = self.meeting(told["meeting"])
        plan = OccasionPlan(
            year=self.year,
            name=told["name"],
            status_date=dated("status"),
            deadline=dated("deadline"),
            meeting=meeting,
        )
        row = self.stage.act("controller", reporting.add_occasion, routine, plan)
        if told["state"] == "open":
            self.stage.on(told["opened"], lambda: self.open_occasion(row))
        if told["state"] == "noted":
            self.stage.on(told["status"] + 1, lambda: self.open_occasion(row))
            self.stage.on(told["deadline"] + 1, lambda: self.hand_in(row))
            self.stage.on(told["meeting"] + 1, lambda: self.note(row, told["paragraph"]))

    def open_occasion(self, occasion: Occasion) -> None:
        self.stage.act("controller", reporting.open_occasion, occasion)

    def hand_in(self, occasion: Occasion) -> None:
        self.stage.act("controller", reporting.close_occasion, occasion)
        self.stage.act("controller", decisions.hand_in, occasion, self.plan, occasion.name)

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
        self.stage.act("controller", decisions.note_occasion, occasion, noted)

    def add_risk(self, told: dict[str, Any]) -> None:
        text = RiskText(**{name: told.get(name) for name in TEXTS})
        risk = self.stage.act("controller", risks.add_risk, self.plan, text)
        if "owner" in told:
            owner = self.posts[told["owner"]]
            self.stage.act("controller", risks.set_owner, risk, owner)
        if not told.get("selected", True):
            self.stage.act("controller", risks.deselect_risk, risk, told["reason"])
        if told.get("responses"):
            choices = tuple(self.response(one) for one in told["responses"])
            self.stage.act("controller", risks.choose_responses, risk, choices)
        if told.get("routines"):
            tied = [self.routines[name] for name in told["routines"]]
            self.stage.act("controller", reporting.tie_risk, risk, tied)
        self.judge(risk, told)
        self.treat(risk, told)

    def response(self, told: dict[str, Any]) -> ResponseChoice:
        return ResponseChoice(
            kind=ResponseKind(told["kind"]),
            reason=told.get("reason"),
            decider=self.posts.get(told.get("decider", "")),
            review_on=self.stage.day(told["review"]) if "review" in told else None,
        )

    def judge(self, risk: Risk, told: dict[str, Any]) -> None:
        for one in told.get("assessments", ()):
            judgement = Judgement(
                kind=AssessmentKind(one.get("kind", "current")),
                likelihood=one["at"][0],
                impact=one["at"][1],
                rationale=one.get("why"),
            )
            by = self.holders[one["by"]] if "by" in one else "controller"
            self.later(one["day"], by, risks.assess_risk, risk, judgement)

    def later(self, day: int, by: str, operation: Callable[..., Any], *args: Any) -> None:
        self.stage.on(day, lambda: self.keep(by, operation, *args))

    def keep(self, by: str, operation: Callable[..., Any], *args: Any) -> None:
        self.stage.act(by, operation, *args)

    def treat(self, risk: Risk, told: dict[str, Any]) -> None:
        causes = [
            self.stage.act("controller", risks.add_cause, risk, text)
            for text in told.get("causes", ())
        ]
        for action in told.get("actions", ()):
            self.add_action(risk, action, causes)
        for control in told.get("controls", ()):
            self.add_control(risk, control)

    def add_action(self, risk: Risk, told: dict[str, Any], causes: list[Cause]) -> None:
        plan = ActionPlan(
            title=told["title"],
            owner=self.posts[told["owner"]],
            due=self.stage.day(told["due"]),
            causes=tuple(causes[number - 1] for number in told["causes"]),
        )
        action = self.stage.act("controller", treatment.add_action, risk, plan)
        for one in told.get("progress", ()):
            note = ProgressNote(
                status=ActionStatus(one["status"]),
                text=one["text"],
                effect=one.get("effect"),
                new_due=self.stage.day(one["due"]) if "due" in one else None,
            )
            by = self.holders[told["owner"]]
            self.later(one["day"], by, treatment.record_progress, action, note)

    def add_control(self, risk: Risk, told: dict[str, Any]) -> None:
        frequency = Frequency(told["frequency"])
        plan = ControlPlan(
            title=told["title"],
            kind=ControlKind(told["kind"]),
            purpose=told.get("purpose"),
            method=told.get("method"),
            extent=told.get("extent"),
            frequency=frequency,
            performer=self.posts[told["performer"]],
            receiver=self.posts.get(told.get("receiver", "")),
        )
        control = self.stage.act("controller", treatment.add_control, risk, plan)
        for one in told.get("results", ()):
            note = ResultNote(
                outcome=ControlOutcome(one["outcome"]),
                period=examined(frequency, self.stage.day(one["day"])),
                observation=one.get("text"),
                checked=one.get("checked"),
                deviations=one.get("deviations"),
                proposed_action=one.get("proposed"),
            )
            by = self.holders[told["performer"]]
            self.later(one["day"], by, treatment.record_result, control, note)


def examined(frequency: Frequency, day: date) -> str:
    """The period that had just ended when the control was made."""
    running = period_of(frequency, day)
    return period_of(frequency, running.start - timedelta(days=1)).text


def add_people(stage: Stage, told: list[dict[str, Any]]) -> None:
    for one in told:
        add_person(stage, "admin", one["id"], one["name"], one["title"], one["email"])


def play(
    stage: Stage, told: dict[str, Any], boards: dict[str, Board], scale: ScaleVersion
) -> None:
    """Play the boards' years side by side, each act on its day."""
    stage.go_to(stage.day(ORGANISED))
    add_people(stage, told["people"])
    for short, year in told["boards"].items():
        Example(stage, year, boards[short], boards, scale).play()
    stage.run()
