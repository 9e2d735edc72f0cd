"""Where a plan stands on a day, in numbers: what overviews, lists and sentences are made of.

Counts only.  A grade of a board or of a plan is never computed.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from riskreg.document.change import ChangeKind
from riskreg.document.changes import changes
from riskreg.document.gaps import Gap, GapKind, gaps
from riskreg.document.kinds import ActionStatus, ControlOutcome, Known
from riskreg.document.reporting import RoutineEntry
from riskreg.document.scale import Level, Scale
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import PlanDocument


@dataclass(frozen=True)
class LevelCount:
    level: Level
    count: int


@dataclass(frozen=True)
class Movement:
    """How many of the plan's risks went where since a reference.  Each risk is counted once.

    `new` are those that came into the plan, `gone` those that left it.
    """

    raised: int = 0
    lowered: int = 0
    shifted: int = 0
    rescaled: int = 0
    first_assessed: int = 0
    new: int = 0
    gone: int = 0
    unchanged: int = 0
    anything: bool = True
    """False where nothing at all differs: no score, but no date, note or word either."""


@dataclass(frozen=True)
class ActionCounts:
    """Each action stands in exactly one of the five; one that is late stands only there.

    `undated` are those of the unfinished that no day is set for, so that they cannot be overdue.
    """

    total: int = 0
    not_started: int = 0
    in_progress: int = 0
    late: int = 0
    done: int = 0
    cancelled: int = 0
    undated: int = 0

    @property
    def unfinished(self) -> int:
        return self.total - self.done - self.cancelled


@dataclass(frozen=True)
class ControlCounts:
    """By the outcome of the latest result.

    What is built into the work already is no control of the plan: it is counted for itself.
    """

    total: int = 0
    no_deviation: int = 0
    minor: int = 0
    major: int = 0
    not_done: int = 0
    without_result: int = 0
    built_in: int = 0

    @property
    def deviating(self) -> int:
        return self.minor + self.major


@dataclass(frozen=True)
class RoutineCounts:
    """`undocumented` is a finding, `not_recorded` a gap: they are never added up."""

    total: int = 0
    documented: int = 0
    undocumented: int = 0
    not_recorded: int = 0
    secured: int = 0


@dataclass(frozen=True)
class Standing:
    """`serious` says which levels a board always hears of (see `serious_levels`).

    `of_source` is True where the plan is told by a source: what is absent is then unknown, and
    no sentence may say that it is missing.
    """

    risks: int
    levels: tuple[LevelCount, ...] = ()
    serious: tuple[LevelCount, ...] = ()
    unassessed: int = 0
    without_content: int = 0
    gross_only: int = 0
    actions: ActionCounts = ActionCounts()
    controls: ControlCounts = ControlCounts()
    routines: RoutineCounts = RoutineCounts()
    gaps: tuple[Gap, ...] = ()
    moved: Movement | None = None
    of_source: bool = False

    @property
    def assessed(self) -> int:
        return self.risks - self.unassessed

    def lacking(self, kind: GapKind) -> int:
        return sum(gap.kind is kind for gap in self.gaps)


def standing(
    document: PlanDocument, on: date | None = None, since: PlanDocument | None = None
) -> Standing:
    """Where `document` stands on a day (else its own), and what moved `since` an earlier one."""
    day = on or document.as_of
    levels = _levels(document)
    serious = {level.rank for level in serious_levels(document.scale)}
    return Standing(
        risks=len(document.selected),
        levels=levels,
        serious=tuple(one for one in levels if one.level.rank in serious),
        unassessed=sum(risk.current is None for risk in document.selected),
        without_content=sum(not risk.content_given for risk in document.selected),
        gross_only=len(document.risks) - len(document.selected),
        actions=action_counts([action for _, action in document.actions], day),
        controls=control_counts([control for _, control in document.controls]),
        routines=routine_counts(document.routines),
        gaps=gaps(document, day),
        moved=movement(since, document) if since else None,
        of_source=document.source is not None,
    )


def serious_levels(scale: Scale) -> tuple[Level, ...]:
    """Those that require treatment; where the scale demands none, its upper half."""
    demanding = tuple(level for level in scale.levels if level.requires_treatment)
    highest_first = sorted(scale.levels, key=lambda level: -level.rank)
    return demanding or tuple(highest_first[: len(highest_first) // 2])


def _levels(document: PlanDocument) -> tuple[LevelCount, ...]:
    found = Counter(level.rank for level in map(document.level_of, document.selected) if level)
    highest_first = sorted(document.scale.levels, key=lambda level: -level.rank)
    return tuple(LevelCount(level, found[level.rank]) for level in highest_first)


def action_counts(actions: list[ActionEntry], on: date) -> ActionCounts:
    late = [action for action in actions if action.is_late(on)]
    by_status = Counter(action.status for action in actions if not action.is_late(on))
    return ActionCounts(
        total=len(actions),
        not_started=by_status[ActionStatus.NOT_STARTED],
        in_progress=by_status[ActionStatus.IN_PROGRESS],
        late=len(late),
        done=by_status[ActionStatus.DONE],
        cancelled=by_status[ActionStatus.CANCELLED],
        undated=sum(action.due is None and not action.is_finished for action in actions),
    )


def control_counts(every: list[ControlEntry]) -> ControlCounts:
    controls = [control for control in every if not control.is_built_in]
    found = Counter(control.latest.outcome for control in controls if control.latest)
    return ControlCounts(
        total=len(controls),
        no_deviation=found[ControlOutcome.NO_DEVIATION],
        minor=found[ControlOutcome.MINOR],
        major=found[ControlOutcome.MAJOR],
        not_done=found[ControlOutcome.NOT_DONE],
        without_result=len(controls) - found.total(),
        built_in=len(every) - len(controls),
    )


def routine_counts(routines: tuple[RoutineEntry, ...]) -> RoutineCounts:
    found = Counter(routine.documented for routine in routines)
    return RoutineCounts(
        total=len(routines),
        documented=found[Known.YES],
        undocumented=found[Known.NO],
        not_recorded=found[Known.NOT_RECORDED],
        secured=sum(routine.is_secured for routine in routines),
    )


_CAME = (ChangeKind.NEW, ChangeKind.SELECTED)
_WENT = (ChangeKind.CLOSED, ChangeKind.DESELECTED)
_STAYED = (
    ChangeKind.RAISED,
    ChangeKind.LOWERED,
    ChangeKind.SHIFTED,
    ChangeKind.RESCALED,
    ChangeKind.FIRST_ASSESSED,
)


def movement(before: PlanDocument, after: PlanDocument) -> Movement:
    told = changes(before, after)
    found = Counter(change.kind for change in told)
    new = sum(found[kind] for kind in _CAME)
    return Movement(
        **{kind.value: found[kind] for kind in _STAYED},
        new=new,
        gone=sum(found[kind] for kind in _WENT),
        unchanged=len(after.selected) - new - sum(found[kind] for kind in _STAYED),
        anything=bool(told),
    )
