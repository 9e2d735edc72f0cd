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
MERGED = "Den sammanslagna arbetsmarknadsenheten (namnet framgår inte av källan)"

#: Posts that the source names.  It says of none of them who held it.
POSTS = {
    "stadsdirektor": ("KS", "Stadsdirektör", None),
    "ac-utveckling": ("KS", "Avdelningschef för utveckling och hållbarhet", "naringsliv"),
    "naringsliv": ("KS", "Näringslivsfunktionen", "naringsliv"),
    "forvaltning-ks": ("KS", "Kommunstyrelsens förvaltning", None),
    "sektorsdirektor": ("SAN", "Sektorsdirektör välfärd och omsorg", "sektor-valfard"),
    "avdelningschef": (
        "SAN",
        "Avdelningschef vuxenutbildning, arbetsmarknad och integration",
        "avdelning",
    ),
    "enhetschef": ("SAN", "Enhetschef arbetsmarknad 25–65 år och Jobbcenter", "unit-1"),
}

#: What the source says of each practice beside its Swedish words: from whom, when, what.
PRACTICES: dict[str, dict[str, Any]] = {
    "RR1": {
        "reporter": "naringsliv",
        "presented_by": "stadsdirektor",
        "delegated_to": "ac-utveckling",
        "when": "Vid utskottets sammanträden under 2022",
    },
    "RR2": {
        "reporter": "forvaltning-ks",
        "when": "I verksamhetsberättelsen, antas i april 2023",
        "what": "Uppföljning av internkontrollplanen",
    },
    "RR3": {"when": "Tertialrapport 1 med helårsprognos", "what": "Vissa indikatorer"},
    "RR4": {"when": "Tertialrapport 2 med delårsbokslut", "what": "Vissa indikatorer"},
    "RR5": {
        "when": "Verksamhetsberättelse",
        "what": "Resultatindikatorer, kommenterat arbete och utfall 2022",
        "note": "Källförteckningen anger titeln Årsredovisning 2022.",
    },
    "RR6": {
        "reporter": "sektorsdirektor",
        "when": "Flera sammanträden under 2022",
        "what": "Delar av arbetet, ofta sommarjobben",
    },
    "RR7": {
        "reporter": "enhetschef",
        "presented_by": "avdelningschef",
        "when": "Ett sammanträde",
    },
    "RR8": {"what": "Arbetsmarknadsenheternas uppgifter", "continuous": True},
    "RR9": {
        "reporter": "enhetschef",
        "what": "Arbetet, projekt, nämndmål och indikatorer",
        "note": "Från de två tidigare enheterna gemensamt.",
    },
    "RR10": {"what": "Sommarjobben 2022 med enkäter till ungdomar och arbetsgivare"},
    "RR11": {
        "what": "Samordningsförbundets tertial- och årsrapporter",
        "note": "Två representanter sitter i Samsunds styrelse.",
    },
    "RR12": {"what": "Samverkan mellan nämndens verksamheter"},
    "RR13": {"what": "Standardformulär för att kartlägga behov, kategorierna AM1–AM3"},
}
COMPETENCE_TEAM = (
    "Arbetsmarknadsenheterna och flera av socialtjänstens enheter arbetar tillsammans med särskilt"
    " komplexa ärenden. Den som varit inskriven tio månader eller längre kan anvisas."
)
TOLD = {
    "SAN-R1-M1": "Källan anger att kartläggningen pågår.",
    "SAN-R1-M2": "Källan lyfter teamet som en åtgärd som stärkt samordningen under 2022.",
}


class Sundbyberg:
    """The play of the source, in the order of time."""

    def __init__(
        self, stage: Stage, source: dict[str, Any], boards: dict[str, Board], scale: ScaleVersion
    ) -> None:
        self.stage = stage
        self.source = source
        self.words = source["swedish"]
        self.boards = boards
        self.scale = scale
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Position] = {}
        self.routines: dict[str, Routine] = {}
        self.measures: dict[str, Action] = {}

    def play(self) -> None:
        self.add_units()
        self.add_posts()
        self.leave_a_post_vacant()
        self.stage.go_to(date(YEAR, 1, 10))
        self.add_routines()
        for told in self.source["plans"]:
            self.add_plan(told)
        self.stage.go_to(date(YEAR, 12, 31))
        self.merge_units()

    def add_unit(self, key: str, board: str, name: str, **facts: Any) -> None:
        add = administration.add_unit
        self.units[key] = self.stage.act(
            "admin", add, self.boards[board], UnitFacts(name=name, **facts)
        )

    def add_units(self) -> None:
        leading, welfare = self.source["administration"]
        self.add_unit(leading["id"], leading["supports"], leading["name"])
        business = leading["named_department"]
        self.add_unit(
            "naringsliv",
            leading["supports"],
            business["name"],
            task="Näringslivsfrågor, och därmed delvis arbetsmarknadsåtgärder",
            parent=self.units[leading["id"]],
        )
        self.add_unit(welfare["id"], welfare["supports"], welfare["name"])
        self.add_unit(
            "avdelning",
            welfare["supports"],
            welfare["department"],
            parent=self.units[welfare["id"]],
        )
        for number, name in enumerate(welfare["units_2022"]):
            self.add_unit(
                f"unit-{number}", welfare["supports"], name, parent=self.units["avdelning"]
            )
        for name in welfare["other_units_named"]:
            self.add_unit(name, welfare["supports"], name)

    def add_posts(self) -> None:
        for key, (board, title, unit) in POSTS.items():
            facts = PositionFacts(
                title=title,
                unit=self.units[unit] if unit else None,
                holders_known=key == "enhetschef",
            )
            add = administration.add_position
            self.posts[key] = self.stage.act("admin", add, self.boards[board], facts)

    def leave_a_post_vacant(self) -> None:
        """The head of unit left in December 2021; the head of department acted until autumn."""
        self.stage.go_to(date(2021, 12, 1))
        post, begin = self.posts["enhetschef"], administration.begin_holding
        held = Term(end=PartialDate("2021-12"))
        acting = Term(
            kind=HoldingKind.ACTING,
            start=PartialDate("2021-12"),
            end=PartialDate("2022-autumn"),
            acting_from=self.posts["avdelningschef"],
        )
        self.stage.act("admin", begin, post, None, held)
        self.stage.act("admin", begin, post, None, acting)

    def merge_units(self) -> None:
        """Two units became one at the turn of the year; the source does not name the new one."""
        start = PartialDate("2023-01")
        self.add_unit("merged", "SAN", MERGED, parent=self.units["avdelning"], start=start)
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

    def routine(self, told: dict[str, Any], words: dict[str, str]) -> RoutinePlan:
        """What is known of a practice; "documented" is yes, no or not recorded, as told."""
        known = PRACTICES[told["id"]]
        documented = {True: Known.YES, False: Known.NO, None: Known.NOT_RECORDED}
        receiver = self.board_called(words.get("to"))
        return RoutinePlan(
            title=words["title"],
            kind=RoutineKind(words.get("kind", "reporting")),
            documented=documented[told["documented"]],
            what=known.get("what"),
            reporter=self.posts.get(known.get("reporter", "")),
            presented_by=self.posts.get(known.get("presented_by", "")),
            delegated_to=self.posts.get(known.get("delegated_to", "")),
            via=self.board_called(words.get("via")),
            to=receiver,
            to_text=None if receiver else words.get("to"),
            form=words.get("form"),
            when_text=known.get("when"),
            is_continuous=known.get("continuous", False),
            note=known.get("note"),
            first_year=YEAR,
            last_year=YEAR,
        )

    def board_called(self, name: str | None) -> Board | None:
        wanted = (name or "").casefold().removeprefix("kommunstyrelsens ")
        for board in self.boards.values():
            if board.name.casefold().removeprefix("kommunstyrelsens ") == wanted:
                return board
        return None

    def add_plan(self, told: dict[str, Any]) -> None:
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
            self.add_risk(plan, risk)
        self.stage.act("controller", decisions.put_in_force, plan)
        self.note_measures(told)

    def add_risk(self, plan: Plan, told: dict[str, Any]) -> None:
        words = self.words["risks"].get(told["id"], {})
        text = RiskText(
            title=words.get("title") or self.words["content_not_given"],
            consequence=words.get("consequence"),
        )
        risk = self.stage.act(
            "controller",
            risks.add_risk,
            plan,
            text,
            content_given=told["named"],
            followed_up_in=words.get("followed_up_in"),
        )
        for cause in words.get("causes", ()):
            self.stage.act("controller", risks.add_cause, risk, cause)
        for measure in told.get("measures", ()):
            self.add_measure(risk, measure, words["measures"][measure["id"]])
        if words.get("followed_up_in"):
            self.follow_up(risk)

    def add_measure(self, risk: Risk, told: dict[str, Any], title: str) -> None:
        started = PartialDate("2022-spring") if told.get("started") else None
        plan = ActionPlan(
            title=title.split(" (")[0],
            description=COMPETENCE_TEAM if told.get("what") else None,
            started=started,
        )
        action = self.stage.act("controller", treatment.add_action, risk, plan)
        self.measures[told["id"]] = action

    def follow_up(self, risk: Risk) -> None:
        """The board's annual report follows the risk up, at a meeting known to the month."""
        routine = self.routines["RR2"]
        self.stage.act("controller", reporting.tie_risk, risk, [routine])
        april = self.source["plans"][0]["follow_up"]["adopted_at_meeting"]
        meeting = self.stage.act(
            "controller", reporting.add_meeting, self.boards["KS"], PartialDate(april)
        )
        occasion = OccasionPlan(
            year=YEAR, name="Kommunstyrelsens verksamhetsberättelse", meeting=meeting
        )
        self.stage.act("controller", reporting.add_occasion, routine, occasion)

    def note_measures(self, told: dict[str, Any]) -> None:
        """What the source says of the measures is noted on the last day of the year it tells of."""
        for risk in told["risks"]:
            for measure in risk.get("measures", ()):
                self.stage.go_to(date(YEAR, 12, 30))
                note = ProgressNote(
                    status=ActionStatus.IN_PROGRESS, text=TOLD[measure["id"]]
                )
                action = self.measures[measure["id"]]
                self.stage.act("controller", treatment.record_progress, action, note)
