"""Where entries are collected: plans in force, the open rounds, and how many entries are left."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from riskreg.accounts.rules import Actor
from riskreg.assembly import measures, queries
from riskreg.assembly.duties import Duty, each_once
from riskreg.assembly.plans import board_entry
from riskreg.assembly.positions import NOBODY
from riskreg.assembly.queries import Found
from riskreg.assembly.rounds import OpenRound, asking, open_rounds
from riskreg.assembly.tables import grouped
from riskreg.assembly.treatment import action_entry, control_entry
from riskreg.document.kinds import PlanState
from riskreg.document.organisation import BoardEntry
from riskreg.document.treatment import ActionEntry, ControlEntry


@dataclass(frozen=True)
class Ground:
    """`plans` are the adopted ones by row id: of each board and year the newest revision."""

    plans: Mapping[int, Found]
    rounds: tuple[OpenRound, ...]

    def asking(self, plan: int) -> OpenRound | None:
        row = self.plans[plan]
        return asking(self.rounds, board_entry(row), row.year)

    def duty(self, entry: ActionEntry | ControlEntry, plan: int) -> Duty:
        return Duty(entry, self.plans[plan].year, self.asking(plan))


def ground() -> Ground:
    adopted = [row for row in queries.revisions() if row.state is PlanState.ADOPTED]
    newest = {(row.board_id, row.year): row for row in adopted}
    boards: dict[int, BoardEntry] = {row.board_id: board_entry(row) for row in adopted}
    return Ground({row.id: row for row in newest.values()}, open_rounds(boards))


def to_do_count(actor: Actor, on: date) -> int:
    """`owed(actor).left`, without reading more than what the actor answers for."""
    if not actor.held:
        return 0
    here, posts = ground(), actor.held.keys()
    duties = [*_actions(here, posts, on), *_controls(here, posts, on)]
    return sum(duty.is_owed(on) for duty in each_once(duties))


def _actions(here: Ground, posts: Collection[str], on: date) -> Iterator[Duty]:
    plans = here.plans.keys()
    progress = grouped(measures.progress(plans, on, posts), "line_id")
    moves = grouped(measures.moves(plans, on, posts), "line_id")
    for row in measures.actions(plans, posts):
        notes, moved = progress[row.line_id], moves[row.line_id]
        entry = action_entry(row, aims=(), progress=notes, moves=moved, posts=NOBODY)
        yield here.duty(entry, row.plan_id)


def _controls(here: Ground, posts: Collection[str], on: date) -> Iterator[Duty]:
    plans = here.plans.keys()
    results = grouped(measures.results(plans, on, posts), "line_id")
    for row in measures.controls(plans, posts):
        entry = control_entry(row, results=results[row.line_id], posts=NOBODY)
        yield here.duty(entry, row.plan_id)
