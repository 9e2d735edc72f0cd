"""Risks as the rows of a list: what each shows, which are shown, and in which order.  Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from riskreg.document.gaps import risk_gaps
from riskreg.document.kinds import ActionStatus, ResponseKind
from riskreg.document.organisation import PositionEntry
from riskreg.document.reporting import RoutineEntry
from riskreg.document.scale import Level
from riskreg.document.values import AssessmentEntry, PlanDocument, RiskEntry
from riskreg.swedish import sort_key


@dataclass(frozen=True)
class RiskRow:
    """`before` is the current assessment in the frozen report that one compares with."""

    risk: RiskEntry
    level: Level | None
    now: AssessmentEntry | None
    before: AssessmentEntry | None
    is_new: bool
    owner: PositionEntry | None
    done: int
    actions: int
    late: int
    routines: tuple[RoutineEntry, ...]
    gaps: int
    review_overdue: bool = False

    @property
    def score(self) -> int:
        """For sorting: what is not assessed comes last."""
        return self.now.score if self.now else 0

    @property
    def is_changed(self) -> bool:
        before, now = self.before, self.now
        cells = [(one.likelihood, one.impact) if one else None for one in (before, now)]
        return self.is_new or cells[0] != cells[1]

    @property
    def is_shifted(self) -> bool:
        """In another cell with the same score."""
        before, now = self.before, self.now
        return bool(self.is_changed and before and now and before.score == now.score)

    @property
    def is_accepted(self) -> bool:
        return self.risk.responds_with(ResponseKind.ACCEPT)

    @property
    def is_preliminary(self) -> bool:
        return self.now is not None and self.now.preliminary


def rows(document: PlanDocument, since: PlanDocument | None, on: date) -> tuple[RiskRow, ...]:
    """Every risk, also those on the gross list only, by number."""
    return tuple(_row(document, since, risk, on) for risk in document.risks)


def _row(document: PlanDocument, since: PlanDocument | None, risk: RiskEntry, on: date) -> RiskRow:
    then = since.risk(risk.key) if since else None
    return RiskRow(
        risk=risk,
        level=document.level_of(risk),
        now=risk.current,
        before=then.current if then else None,
        is_new=since is not None and then is None,
        owner=document.position(risk.owner),
        done=sum(action.status is ActionStatus.DONE for action in risk.actions),
        actions=sum(action.status is not ActionStatus.CANCELLED for action in risk.actions),
        late=sum(action.is_late(on) for action in risk.actions),
        routines=tuple(
            routine for key in risk.routines if (routine := document.routine(key)) is not None
        ),
        gaps=_gaps(document, risk, on),
        review_overdue=document.review_is_overdue(risk, on),
    )


def _gaps(document: PlanDocument, risk: RiskEntry, on: date) -> int:
    """A source's silence is no gap of the plan."""
    if document.source is not None or not risk.content_given:
        return 0
    return len(list(risk_gaps(risk))) + document.review_is_overdue(risk, on)


@dataclass(frozen=True)
class RiskFilter:
    """What is asked for.  Empty means all; `show` is plan, gross, late, changed or gaps."""

    words: str = ""
    level: int | None = None
    response: ResponseKind | None = None
    owner: str | None = None
    show: str = "plan"
    cell: tuple[int, int] | None = None

    @property
    def is_on(self) -> bool:
        return self != RiskFilter()

    def lets(self, row: RiskRow) -> bool:
        return all(test(row) for test in self._tests())

    def _tests(self) -> Sequence[Callable[[RiskRow], bool]]:
        return (
            lambda row: self.words.casefold() in _words_of(row.risk),
            lambda row: self.level is None or (row.level and row.level.rank) == self.level,
            lambda row: self.response is None or row.risk.responds_with(self.response),
            lambda row: self.owner is None or row.risk.owner == self.owner,
            lambda row: self.cell is None or _cell_of(row) == self.cell,
            SHOWN[self.show],
        )


SHOWN: dict[str, Callable[[RiskRow], bool]] = {
    "plan": lambda row: row.risk.selected,
    "late": lambda row: row.risk.selected and row.late > 0,
    "changed": lambda row: row.risk.selected and row.is_changed,
    "gaps": lambda row: row.risk.selected and row.gaps > 0,
    "gross": bool,
}

Key = Callable[[RiskRow], Any]
ORDERS: dict[str, Key] = {
    "number": lambda row: row.risk.number,
    "score": lambda row: row.score,
    "title": lambda row: sort_key(row.risk.title),
}


@dataclass(frozen=True)
class RiskList:
    """The list that was asked for, of the many that there are."""

    shown: tuple[RiskRow, ...]
    of: int
    filter: RiskFilter = field(default_factory=RiskFilter)


def listed(all_rows: Sequence[RiskRow], wanted: RiskFilter, key: str, *, falling: bool) -> RiskList:
    """Filtered and sorted; equals stand by number, whichever way the list goes."""
    found = sorted(filter(wanted.lets, all_rows), key=ORDERS["number"])
    found.sort(key=ORDERS[key], reverse=falling)
    of = sum(row.risk.selected for row in all_rows) if wanted.show != "gross" else len(all_rows)
    return RiskList(tuple(found), of, wanted)


def _words_of(risk: RiskEntry) -> str:
    texts = (risk.title, risk.description, risk.consequence, risk.category, risk.process)
    causes = (cause.text for cause in risk.causes)
    return " ".join((str(risk.number), *filter(None, texts), *causes)).casefold()


def _cell_of(row: RiskRow) -> tuple[int, int] | None:
    return (row.now.likelihood, row.now.impact) if row.now else None
