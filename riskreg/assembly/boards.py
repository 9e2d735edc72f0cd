"""Where all boards stand, in a number of selects that no number of boards changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskreg.access.subjects import of_plan
from riskreg.assembly import plans, queries
from riskreg.assembly.pages import board_entry, in_force
from riskreg.boards.models import Board
from riskreg.boards.queries import boards
from riskreg.boards.rules import Subject
from riskreg.document.kinds import BoardKind, PlanState
from riskreg.document.organisation import BoardEntry
from riskreg.document.standing import Standing, standing
from riskreg.document.values import PlanDocument


@dataclass(frozen=True)
class BoardStanding:
    """A board and its plan for the year.  `committees` are the names of the bodies under it."""

    board: BoardEntry
    year: int
    document: PlanDocument | None = None
    standing: Standing | None = None
    committees: tuple[str, ...] = ()

    @property
    def plan_state(self) -> PlanState | None:
        return self.document.state if self.document else None

    @property
    def late(self) -> int:
        """Actions that are late."""
        return self.standing.actions.late if self.standing else 0

    @property
    def is_example(self) -> bool:
        return self.document is not None and self.document.is_example

    @property
    def board_subject(self) -> Subject:
        return Subject(board=self.board.short)

    @property
    def subject(self) -> Subject:
        return of_plan(self.document) if self.document else self.board_subject


def boards_standing(*, on: date) -> tuple[BoardStanding, ...]:
    """Every body that owns plans, the executive board first, with this year's plan.

    A body that another has succeeded is one of them as long as it has a plan.
    """
    bodies = boards()
    chosen = _plans_of_the_year(on.year)
    there = (body for body in bodies if body.successor_id is None or body.id in chosen)
    owning = sorted((body for body in there if body.owns_plans), key=_is_no_executive)
    documents = plans.of_ids(list(chosen.values()), on)
    by_board = {board: documents[plan] for board, plan in chosen.items()}
    return tuple(_standing(body, by_board.get(body.id), bodies, on) for body in owning)


def _standing(
    board: Board, document: PlanDocument | None, bodies: Sequence[Board], on: date
) -> BoardStanding:
    return BoardStanding(
        board=board_entry(board),
        year=on.year,
        document=document,
        standing=standing(document, on) if document else None,
        committees=tuple(body.name for body in bodies if body.parent_id == board.id),
    )


def _plans_of_the_year(year: int) -> dict[int, int]:
    """By board the plan in force, else the latest draft."""
    revisions = [row for row in queries.revisions() if row.year == year]
    boards = {row.board_id for row in revisions}
    found = {board: in_force([r for r in revisions if r.board_id == board]) for board in boards}
    return {board: plan.id for board, plan in found.items() if plan}


def _is_no_executive(board: Board) -> bool:
    return board.kind is not BoardKind.EXECUTIVE_BOARD
