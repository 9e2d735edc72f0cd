"""What a page about a board's year or one of its risks is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from riskreg.access.subjects import of_plan, of_risk
from riskreg.assembly import frozen, measures, plans, queries
from riskreg.assembly.frozen import Since
from riskreg.assembly.people import People, people
from riskreg.assembly.queries import Found, Rows
from riskreg.boards.models import Board
from riskreg.boards.queries import find_board, municipality
from riskreg.boards.rules import Subject
from riskreg.document.kinds import PlanState
from riskreg.document.organisation import BoardEntry
from riskreg.document.standing import Standing, standing
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.refusals import NotFound
from riskreg.sentences.reference import Reference

FIRST_YEAR, LAST_YEAR = 1990, 2100
_IN_FORCE = {PlanState.ADOPTED, PlanState.CLOSED}


@dataclass(frozen=True)
class BoardYear:
    """A board, its plan for a year if there is one, and what its last meeting got.

    `states` are those of the plans in force, else the latest drafts, by year.  `plan_id` and
    `version` are the plan row's.
    """

    board: BoardEntry
    year: int
    on: date
    people: People
    states: Mapping[int, PlanState] = field(default_factory=dict)
    document: PlanDocument | None = None
    before: Since | None = None
    plan_id: int | None = None
    version: int | None = None
    is_demo: bool = False

    @property
    def short(self) -> str:
        return self.board.short

    @property
    def years(self) -> tuple[int, ...]:
        """Those that the board has a plan for."""
        return tuple(sorted(self.states))

    @property
    def subject(self) -> Subject:
        return of_plan(self.document) if self.document else Subject(board=self.board.short)

    def subject_in(self, year: int) -> Subject:
        """The board's plan for another year."""
        return Subject(board=self.board.short, plan_state=self.states.get(year))

    @property
    def since(self) -> PlanDocument | None:
        return self.before.document if self.before else None

    @property
    def reference(self) -> Reference | None:
        return self.before.reference if self.before else None

    @property
    def is_example(self) -> bool:
        return self.document is not None and self.document.is_example

    @cached_property
    def standing(self) -> Standing | None:
        """Where the plan stands, and what moved since the last meeting."""
        return standing(self.document, self.on, self.since) if self.document else None


@dataclass(frozen=True)
class RiskPage:
    """One risk of a plan.  `risk_id`, and by key the two other ids, name the rows to record on."""

    page: BoardYear
    document: PlanDocument
    risk: RiskEntry
    risk_id: int
    action_ids: Mapping[str, int]
    control_ids: Mapping[str, int]

    @property
    def subject(self) -> Subject:
        return of_risk(self.document, self.risk)

    @property
    def board(self) -> BoardEntry:
        return self.page.board

    @property
    def year(self) -> int:
        return self.page.year

    @property
    def on(self) -> date:
        return self.page.on

    @property
    def people(self) -> People:
        return self.page.people

    @property
    def since(self) -> PlanDocument | None:
        return self.page.since

    @property
    def reference(self) -> Reference | None:
        return self.page.reference

    @property
    def since_risk(self) -> RiskEntry | None:
        """The same risk as the last meeting got it; None where it was not in the plan then."""
        return self.page.before.risk(self.risk.key) if self.page.before else None


def board_year(short: str, year: int, *, on: date) -> BoardYear:
    """A board's year, or `NotFound` for a board that is not there and a year out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound
    board = find_board(short)
    place = municipality()
    revisions = queries.revisions([board.id])
    chosen = {row.year: in_force([r for r in revisions if r.year == row.year]) for row in revisions}
    plan = chosen.get(year)
    document = plans.of_ids([plan.id], on)[plan.id] if plan else None
    return BoardYear(
        board=board_entry(board),
        year=year,
        on=on,
        states={of_year: row.state for of_year, row in chosen.items() if row},
        document=document,
        people=people([document], on) if document else People(),
        before=frozen.latest([board.id], on=on, year=year).get(board.id),
        plan_id=plan.id if plan else None,
        version=plan.version if plan else None,
        is_demo=bool(place and place.is_demo),
    )


def risk_page(short: str, year: int, number: int, *, on: date) -> RiskPage:
    """A risk by its number in the board's plan for the year, or `NotFound`."""
    page = board_year(short, year, on=on)
    risk = page.document.numbered(number) if page.document else None
    if page.document is None or page.plan_id is None or risk is None:
        raise NotFound
    return RiskPage(
        page=page,
        document=page.document,
        risk=risk,
        risk_id=next(row.id for row in queries.risks([page.plan_id]) if row.key == risk.key),
        action_ids={row.key: row.id for row in measures.actions([page.plan_id])},
        control_ids={row.key: row.id for row in measures.controls([page.plan_id])},
    )


def in_force(revisions: Rows) -> Found | None:
    """Of one year's revisions the one in force, else the latest draft."""
    return max(revisions, key=lambda row: (row.state in _IN_FORCE, row.revision), default=None)


def board_entry(board: Board) -> BoardEntry:
    return BoardEntry(board.key, board.short, board.name, board.kind)
