"""The latest frozen report of a board: what "since the last meeting" compares with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from riskreg.assembly import queries
from riskreg.assembly.queries import Found
from riskreg.document import json
from riskreg.document.kinds import ReportKind
from riskreg.document.values import PlanDocument, RiskEntry
from riskreg.sentences.reference import Reference


@dataclass(frozen=True)
class Since:
    """A frozen document, and how it is referred to."""

    document: PlanDocument
    reference: Reference

    def risk(self, key: str) -> RiskEntry | None:
        """The risk as it was then; None where it was not in the plan."""
        found = self.document.risk(key)
        return found if found and found.selected else None


def latest(boards: Collection[int], *, on: date, year: int) -> Mapping[int, Since]:
    """By board: what its latest meeting before a day got, of the year's plan or an earlier one."""
    found = [row for row in queries.reports(boards) if row.year <= year and day_of(row) < on]
    chosen = {row.board_id: row for row in sorted(found, key=day_of)}
    documents = _documents(row.id for row in chosen.values())
    return {board: Since(documents[row.id], reference(row)) for board, row in chosen.items()}


def day_of(report: Found) -> date:
    """The day of its meeting, or where that is not known the day it was frozen."""
    return report.meeting_on.latest if report.meeting_on else report.on


def reference(report: Found) -> Reference:
    """A follow-up has a name of its own; a plan is known by its decision."""
    name = report.name if report.kind is ReportKind.FOLLOW_UP else None
    return Reference(on=day_of(report), kind=report.kind, name=name)


def _documents(reports: Iterable[int]) -> Mapping[int, PlanDocument]:
    wanted = list(reports)
    rows = queries.frozen(wanted) if wanted else ()
    return {row.id: _thawed(row.document) for row in rows}


@lru_cache(maxsize=32)
def _thawed(text: str) -> PlanDocument:
    """Read once: what is frozen never changes, and every page of a board compares with it."""
    return json.read(text.encode())
