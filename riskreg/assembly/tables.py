"""All that the tables say about some plans, read once and grouped by what it hangs on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from riskreg.assembly import measures, queries
from riskreg.assembly.queries import Found, Rows
from riskreg.boards.queries import municipality

Groups = Mapping[int, Rows]


@dataclass(frozen=True)
class Tables:
    """Rows by the id of the plan, risk, line, action or board that they hang on."""

    municipality: str
    plans: Rows
    risks: Groups
    responses: Groups
    causes: Groups
    done_before: Groups
    assessments: Groups
    actions: Groups
    aims: Groups
    progress: Groups
    moves: Groups
    controls: Groups
    results: Groups
    ties: Groups
    routines: Groups
    occasions: Groups
    meetings: Rows
    decisions: Rows

    def positions(self) -> set[int]:
        """The ids of every position that some row names."""
        return {named for named in self._named() if named is not None}

    def _named(self) -> Iterator[int | None]:
        for groups, columns in (
            (self.risks, ("owner_id",)),
            (self.responses, ("decider_id",)),
            (self.assessments, ("position_id",)),
            (self.actions, ("owner_id",)),
            (self.progress, ("position_id",)),
            (self.controls, ("performer_id", "receiver_id")),
            (self.results, ("position_id",)),
            (self.routines, ("reporter_id", "deputy_id", "presented_by_id", "delegated_to_id")),
        ):
            for row in _all(groups):
                yield from (getattr(row, column) for column in columns)


def read(plans: Collection[int], on: date) -> Tables:
    """One select a table, whatever the number of plans and of what is in them."""
    place = municipality()
    found = queries.plans(plans)
    boards, years = {plan.board_id for plan in found}, {plan.year for plan in found}
    return Tables(
        municipality=place.name if place else "",
        plans=found,
        risks=grouped(queries.risks(plans), "plan_id"),
        responses=grouped(queries.responses(plans), "risk_id"),
        causes=grouped(queries.causes(plans), "risk_id"),
        done_before=grouped(measures.done_before(plans, on), "cause_id"),
        assessments=grouped(queries.assessments(plans, on), "line_id"),
        actions=grouped(measures.actions(plans), "risk_id"),
        aims=grouped(measures.aims(plans), "action_id"),
        progress=grouped(measures.progress(plans, on), "line_id"),
        moves=grouped(measures.moves(plans, on), "line_id"),
        controls=grouped(measures.controls(plans), "risk_id"),
        results=grouped(measures.results(plans, on), "line_id"),
        ties=grouped(queries.ties(plans), "risk_id"),
        routines=grouped(queries.routines(boards), "board_id"),
        occasions=grouped(queries.occasions(boards, years), "board_id"),
        meetings=queries.meetings(boards, years),
        decisions=queries.decisions(boards, years),
    )


def grouped(rows: Rows, column: str) -> Groups:
    """The rows by what they hang on, in their order; nothing hangs on an id that is not there."""
    groups: defaultdict[int, list[Found]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def _all(groups: Groups) -> Iterator[Found]:
    for rows in groups.values():
        yield from rows
