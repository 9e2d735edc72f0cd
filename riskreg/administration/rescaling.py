"""What another scale would do to the risks of a plan.  Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskreg.document.kinds import PlanState
from riskreg.document.scale import Level, Scale
from riskreg.document.values import AssessmentEntry, PlanDocument, RiskEntry


@dataclass(frozen=True)
class Shift:
    """A risk whose level would be another.  `after` None: the scale lacks its cell."""

    risk: RiskEntry
    assessment: AssessmentEntry
    before: Level
    after: Level | None


@dataclass(frozen=True)
class PlanShift:
    """What the scale would do to one plan.  `plan_id` names the row."""

    plan_id: int
    document: PlanDocument
    shifts: tuple[Shift, ...]
    assessed: int
    may_move: bool

    @property
    def shifted(self) -> int:
        return sum(one.after is not None for one in self.shifts)

    @property
    def lost(self) -> int:
        """Risks with an assessment that the scale has no cell for."""
        return sum(one.after is None for one in self.shifts)


def plan_shift(plan_id: int, document: PlanDocument, scale: Scale) -> PlanShift:
    """Only a draft that is judged with the same scale, all of whose cells remain, may move."""
    shifts = tuple(_shifts(document, scale))
    return PlanShift(
        plan_id=plan_id,
        document=document,
        shifts=shifts,
        assessed=sum(risk.current is not None for risk in document.risks),
        may_move=document.state is PlanState.DRAFT
        and document.scale.key == scale.key
        and all(_fits(risk, scale) for risk in document.risks),
    )


def _shifts(document: PlanDocument, scale: Scale) -> Iterator[Shift]:
    for risk in document.risks:
        now = risk.current
        if now is None:
            continue
        before = document.level(now)
        if not scale.holds(now.likelihood, now.impact):
            yield Shift(risk, now, before, None)
            continue
        after = scale.level(now.likelihood, now.impact)
        if not _same(document.scale, before, scale, after):
            yield Shift(risk, now, before, after)


def _fits(risk: RiskEntry, scale: Scale) -> bool:
    return all(scale.holds(one.likelihood, one.impact) for one in risk.assessments)


def _same(old: Scale, before: Level, new: Scale, after: Level) -> bool:
    """A level with another name in the same place is the same level."""
    if before.name == after.name:
        return True
    return len(old.levels) == len(new.levels) and before.rank == after.rank


@dataclass(frozen=True)
class Weighing:
    """What a scale would do to all plans under way: those worth a look, and how many are not."""

    plans: tuple[PlanShift, ...]
    untouched: int

    @property
    def changing(self) -> int:
        """Risks of drafts, which are to change level."""
        return sum(plan.shifted for plan in self.plans if plan.may_move)

    @property
    def differing(self) -> int:
        """Risks of plans that keep their scale, which would stand at another level."""
        return sum(plan.shifted for plan in self.plans if not plan.may_move)


def weigh(plans: Iterable[PlanShift]) -> Weighing:
    found = tuple(plans)
    touched = tuple(plan for plan in found if plan.may_move or plan.shifts)
    return Weighing(touched, len(found) - len(touched))
