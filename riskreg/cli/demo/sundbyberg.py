"""Sundbyberg 2022 as one audit report tells it.

Where the source is silent the register stays silent: no scores, owners or due dates, and risks
without content say so.  The play only gives the source's facts their places.
"""

from datetime import date
from typing import Any

from riskreg.administration import operations as administration
from riskreg.administration.rules import PositionFacts, Term, UnitFacts
from riskreg.boards.models import Board, Position, Unit
from riskreg.cli.demo.stage import Stage
from riskreg.decisions import operations as decisions
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, HoldingKind, Known, RoutineKind
from riskreg.plans import operations as plans
from riskreg.plans.models import Plan
from riskreg.reporting import operations as reporting
from riskreg.reporting.models import Routine
from riskreg.reporting.rules import OccasionPlan, RoutinePlan
from riskreg.risks import operations as risks
from riskreg.risks.models import Risk
from riskreg.risks.rules import RiskText
from riskreg.scales.models import ScaleVersion
from riskreg.treatment import operations as treatment
from riskreg.treatment.models import Action
from riskreg.treatment.rules import ActionPlan, ProgressNote

YEAR = 2022
SOURCE = "EY, Granskning av stadens arbetsmarknadsåtgärder, 22 mars 2023"
#: When the source told it: the only day that what it says of the measures can have.
TOLD = date(2023, 3, 22)
DOCUMENTED = {True: Known.YES, False: Known.NO, None: Known.NOT_RECORDED}

Facts = dict[str, Any]


class Sundbyberg:
    """The play of the source, in the order of time.  `told` are its words as the register's."""

    def __init__(
        self,
        stage: Stage,
        source: Facts,
        told: Facts,
        boards: dict[str, Board],
        scale: ScaleVersion,
    ) -> None:
        self.stage = stage
        self.source = source
        self.told = told
        self.words = source["swedish"]
        self.boards = boards
        self.scale = scale
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Position] = {}
        self.routines: dict[str, Routine] = {}
        self.measures: dict[str, Action] = {}

    def play(self) -> None:
        """What there was before the year, and the rest on the stage's calendar."""
        self.add_units()
        self.add_posts()
        self.leave_a_post_vacant()
        self.stage.at(date(YEAR, 1, 10), self.plan)
        self.stage.at(date(YEAR, 12, 31), self.merge_units)
        self.stage.at(TOLD, self.note_measures)

    def plan(self) -> None:
        self.add_routines()
        for plan in self.source["plans"]:
            self.add_plan(plan)

    def add_units(self) -> None:
        """Two sectors, a department in each, and the units that the source names."""
        leading, welfare = self.source["administration"]
        business = leading["named_department"]["name"]
        self.add_unit(leading["id"], leading["supports"], leading["name"])
        self.add_unit(
            "utveckling", leading["supports"], business, leading["id"], task=self.told["task"]
        )
        board = welfare["supports"]
        self.add_unit(welfare["id"], board, welfare["name"])
        self.add_unit("avdelning", board, welfare["department"], welfare["id"])
        for number, name in enumerate(welfare["units_2022"]):
            self.add_unit(f"unit-{number}", board, name, "avdelning")
        for name in welfare["other_units_named"]:
            self.add_unit(name, board, name)

    def add_unit(
        self, key: str, board: str, name: str, parent: str | None = None, **facts: Any
    ) -> None:
        unit = UnitFacts(name=name, parent=self.units[parent] if parent else None, **facts)
        add = administration.add_unit
        self.units[key] = self.stage.act("admin", add, self.boards[board], unit)

    def add_posts(self) -> None:
        vacant = self.told["vacancy"]["post"]
        for key, post in self.told["posts"].items():
            facts = PositionFacts(
                title=post["title"],
                unit=self.units.get(post.get("unit", "")),
                holders_known=key == vacant,
            )
            add = administration.add_position
            self.posts[key] = self.stage.act("admin", add, self.boards[post["board"]], facts)

    def leave_a_post_vacant(self) -> None:
        """The head of unit left; the head of department acted in the post for a time."""
        told = self.told["vacancy"]
        self.stage.go_to(date(2021, 12, 1))
        left = PartialDate(told["left"])
        acting = Term(
            kind=HoldingKind.ACTING,
            start=left,
            end=PartialDate(told["until"]),
            acting_from=self.posts[told["acting"]],
        )
        for term in (Term(end=left), acting):
            begin = administration.begin_holding
            self.stage.act("admin", begin, self.posts[told["post"]], None, term)

    def merge_units(self) -> None:
        """Two units became one at the turn of the year; the source does not name the new one."""
        start = PartialDate("2023-01")
        self.add_unit("merged", "SAN", self.told["merged"], "avdelning", start=start)
        for key in ("unit-0", "unit-1"):
            self.stage.act(
                "admin",
                administration.end_unit,
                self.units[key],
                PartialDate("2022-12"),
                successor=self.units["merged"],
            )

    def add_routines(self) -> None:
        for told in self.source["reporting_routines"]:
            plan = self.routine(told, self.words["routines"][told["id"]])
            self.routines[told["id"]] = self.stage.act(
                "controller", reporting.add_routine, self.boards[told["body"]], plan
            )

    def routine(self, told: Facts, words: dict[str, str]) -> RoutinePlan:
        """What is known of a practice; "documented" is yes, no or not recorded, as told."""
        known = self.told["practices"][told["id"]]
        to = self.board_called(words.get("to"))
        return RoutinePlan(
            title=words["title"],
            kind=RoutineKind(words.get("kind", "reporting")),
            documented=DOCUMENTED[told["documented"]],
            what=known.get("what"),
            reporter=self.posts.get(known.get("reporter", "")),
            presented_by=self.posts.get(known.get("presented_by", "")),
            delegated_to=self.posts.get(known.get("delegated_to", "")),
            via=self.board_called(words.get("via")),
            to=to,
            to_text=None if to else words.get("to"),
            form=words.get("form"),
            when_text=known.get("when"),
            is_continuous=known.get("continuous", False),
            note=known.get("note"),
            first_year=YEAR,
            last_year=YEAR,
        )

    def board_called(self, name: str | None) -> Board | None:
        """The body, also where it is named without whose it is and in the definite form."""
        return next((board for board in self.boards.values() if _are_one(board.name, name)), None)

    def add_plan(self, told: Facts) -> None:
        plan = self.stage.act(
            "controller",
            plans.open_plan,
            self.boards[told["body"]],
            YEAR,
            scale=self.scale,
            source=SOURCE,
            title=self.words["plans"][told["id"]],
        )
        for risk in told["risks"]:
            self.add_risk(plan, risk, told["follow_up"])
        self.stage.act("controller", decisions.put_in_force, plan)

    def add_risk(self, plan: Plan, told: Facts, follow_up: Facts) -> None:
        words = self.words["risks"].get(told["id"], {})
        text = RiskText(
            title=words.get("title") or self.words["content_not_given"],
            consequence=words.get("consequence"),
        )
        add, by = risks.add_risk, "controller"
        reported = words.get("followed_up_in")
        risk = self.stage.act(
            by, add, plan, text, content_given=told["named"], followed_up_in=reported
        )
        for cause in words.get("causes", ()):
            self.stage.act(by, risks.add_cause, risk, cause)
        for measure in told.get("measures", ()):
            self.add_measure(risk, measure["id"], words["measures"][measure["id"]])
        if reported:
            self.follow_up(risk, follow_up)

    def add_measure(self, risk: Risk, key: str, title: str) -> None:
        """What stands after the title in brackets has places of its own."""
        told = self.told["measures"][key]
        plan = ActionPlan(
            title=title.partition(" (")[0],
            description=told.get("description"),
            started=PartialDate(told["started"]) if "started" in told else None,
        )
        self.measures[key] = self.stage.act("controller", treatment.add_action, risk, plan)

    def follow_up(self, risk: Risk, told: Facts) -> None:
        """The board's annual report follows the risk up, at a meeting known to the month."""
        routine = self.routines["RR2"]
        self.stage.act("controller", reporting.tie_risk, risk, [routine])
        april = PartialDate(told["adopted_at_meeting"])
        meeting = self.stage.act("controller", reporting.add_meeting, self.boards["KS"], april)
        occasion = OccasionPlan(year=YEAR, name=told["document"], meeting=meeting)
        self.stage.act("controller", reporting.add_occasion, routine, occasion)

    def note_measures(self) -> None:
        for key, action in self.measures.items():
            note = ProgressNote(ActionStatus.IN_PROGRESS, self.told["measures"][key]["note"])
            self.stage.act("controller", treatment.record_progress, action, note)


def _are_one(name: str, other: str | None) -> bool:
    return other is not None and _bare(name) == _bare(other)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("kommunstyrelsens ").removesuffix("et")
