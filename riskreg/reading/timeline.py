"""A risk's story as the entries of a list, newest first.  Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import AssessmentKind
from riskreg.document.reporting import DecisionEntry
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    ControlResultEntry,
    DueMoveEntry,
    ProgressEntry,
)
from riskreg.document.values import AssessmentEntry, PlanDocument, RiskEntry


@dataclass(frozen=True)
class Moment:
    """One of the entries is there; `of` is the action or control that it belongs to.

    A note that moved the end date has its move beside it.
    """

    on: date
    assessment: AssessmentEntry | None = None
    previous: AssessmentEntry | None = None
    progress: ProgressEntry | None = None
    move: DueMoveEntry | None = None
    result: ControlResultEntry | None = None
    decision: DecisionEntry | None = None
    of: ActionEntry | ControlEntry | None = None

    @property
    def is_turning(self) -> bool:
        """A judgement that moved the score, or a decision: what the eye should find first."""
        moved = self.assessment and self.previous and self.assessment.score != self.previous.score
        return bool(moved or self.decision)


def timeline(document: PlanDocument, risk: RiskEntry) -> tuple[Moment, ...]:
    found = [*_assessments(risk), *_actions(risk), *_controls(risk), *_decisions(document)]
    oldest_first = sorted(found, key=lambda moment: moment.on)
    return tuple(oldest_first[::-1])


def _assessments(risk: RiskEntry) -> Iterator[Moment]:
    newest: dict[AssessmentKind, AssessmentEntry] = {}
    for one in risk.assessments:
        yield Moment(one.on, assessment=one, previous=newest.get(one.kind))
        newest[one.kind] = one


def _actions(risk: RiskEntry) -> Iterator[Moment]:
    for action in risk.actions:
        moves = list(action.moves)
        for note in action.progress:
            move = next((one for one in moves if _is_told_by(note, one)), None)
            if move:
                moves.remove(move)
            yield Moment(note.on, progress=note, move=move, of=action)
        for move in moves:
            yield Moment(move.on, move=move, of=action)


def _is_told_by(note: ProgressEntry, move: DueMoveEntry) -> bool:
    return (note.on, note.text) == (move.on, move.reason)


def _controls(risk: RiskEntry) -> Iterator[Moment]:
    for control in risk.controls:
        for result in control.results:
            yield Moment(result.on, result=result, of=control)


def _decisions(document: PlanDocument) -> Iterator[Moment]:
    for decision in document.decisions:
        if decision.on and decision.on.day:
            yield Moment(decision.on.day, decision=decision)
