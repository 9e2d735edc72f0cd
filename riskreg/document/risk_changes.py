"""What differs between one risk then and the same risk now."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from riskreg.document.change import Change, ChangeKind
from riskreg.document.pair import Pair, matched, only_in, owner_change
from riskreg.document.treatment_changes import action_changes, control_changes
from riskreg.document.values import AssessmentEntry, ResponseEntry

RISK_TEXTS = ("title", "description", "consequence", "category", "process", "followed_up_in")
CAUSE_TEXTS = ("text",)
ACTION_TEXTS = ("title", "description")
CONTROL_TEXTS = ("title", "purpose", "method", "extent", "frequency")


def risk_changes(pair: Pair) -> Iterator[Change]:
    told = (_score, _responses, _risk_owner, _causes, action_changes, control_changes, _texts)
    return chain.from_iterable(tell(pair) for tell in told)


def _score(pair: Pair) -> Iterator[Change]:
    then, now = pair.then.current, pair.now.current
    if now is None:
        return
    kind = ChangeKind.FIRST_ASSESSED if then is None else _direction(pair, then, now)
    if kind:
        yield pair.change(kind, pair.now, then, now, why=now.rationale)


def _direction(pair: Pair, then: AssessmentEntry, now: AssessmentEntry) -> ChangeKind | None:
    """Up or down by score, and by level where the score is the same (a level is set by cell)."""
    level, was = pair.after.level(now), pair.before.level(then)
    moved = (then.likelihood, then.impact) != (now.likelihood, now.impact)
    if pair.before.scale.cells != pair.after.scale.cells:
        return ChangeKind.RESCALED if moved or level.name != was.name else None
    if not moved:
        return None
    here, there = (now.score, level.rank), (then.score, was.rank)
    if here == there:
        return ChangeKind.SHIFTED
    return ChangeKind.RAISED if here > there else ChangeKind.LOWERED


def _responses(pair: Pair) -> Iterator[Change]:
    then, now = (tuple(one.kind for one in risk.responses) for risk in (pair.then, pair.now))
    if set(then) != set(now):
        why = _reason(pair.now.responses)
        yield pair.change(ChangeKind.RESPONSE_CHANGED, pair.now, then, now, why=why)


def _reason(responses: Iterable[ResponseEntry]) -> str | None:
    return next((one.reason for one in responses if one.reason), None)


def _risk_owner(pair: Pair) -> Iterator[Change]:
    return owner_change(pair, pair.now, pair.then.owner, pair.now.owner)


def _causes(pair: Pair) -> Iterator[Change]:
    then, now = pair.then.causes, pair.now.causes
    for cause in only_in(now, then):
        yield pair.change(ChangeKind.CAUSE_ADDED, cause)
    for cause in only_in(then, now):
        yield pair.change(ChangeKind.CAUSE_REMOVED, cause, why=cause.untreated_because)


def _texts(pair: Pair) -> Iterator[Change]:
    if pair.is_withheld:
        return
    yield from _rewritten(pair, pair.then, pair.now, RISK_TEXTS)
    for fields, then, now in (
        (CAUSE_TEXTS, pair.then.causes, pair.now.causes),
        (ACTION_TEXTS, pair.then.actions, pair.now.actions),
        (CONTROL_TEXTS, pair.then.controls, pair.now.controls),
    ):
        for old, new in matched(then, now):
            yield from _rewritten(pair, old, new, fields)


def _rewritten(pair: Pair, then: Any, now: Any, fields: tuple[str, ...]) -> Iterator[Change]:
    for field in fields:
        old, new = getattr(then, field), getattr(now, field)
        if old != new:
            yield pair.change(ChangeKind.TEXT_CHANGED, now, old, new, field=field)
