"""What holds for actions and controls on paper, and for what is recorded of them."""

from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from typing import TYPE_CHECKING

from riskreg.document.bounds import (
    FIRST_YEAR,
    LAST_YEAR,
    TITLE,
    check_count,
    check_day,
    check_text,
)
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, ControlKind, ControlOutcome, Frequency
from riskreg.document.periods import Period
from riskreg.refusals import N_, Refused
from riskreg.sentences.languages import CONTENT, language_of

if TYPE_CHECKING:
    from riskreg.boards.models import Position
    from riskreg.risks.models import Cause

FINISHED = {ActionStatus.DONE, ActionStatus.CANCELLED}
_CONTENT = language_of(CONTENT, NullTranslations())
DEVIATIONS = {ControlOutcome.MINOR, ControlOutcome.MAJOR}


@dataclass(frozen=True)
class ActionPlan:
    """What is to be done, by which post, until when and against which of the risk's causes."""

    title: str
    description: str | None = None
    owner: "Position | None" = None
    due: date | None = None
    started: PartialDate | None = None
    causes: tuple["Cause", ...] = ()


@dataclass(frozen=True)
class ProgressNote:
    """How an action goes.  `new_due` counts only where it is delayed, `effect` where it is done."""

    status: ActionStatus | None
    text: str
    effect: str | None = None
    new_due: date | None = None


@dataclass(frozen=True)
class ActionNow:
    """Where an action stands: its newest status, when it was told, and the date that counts."""

    status: ActionStatus = ActionStatus.NOT_STARTED
    told_on: date | None = None
    due: date | None = None

    def is_late(self, on: date) -> bool:
        if self.status in FINISHED:
            return False
        overdue = self.due is not None and self.due < on
        return overdue or self.status is ActionStatus.DELAYED


@dataclass(frozen=True)
class ControlPlan:
    """What is checked, how, how often, by which post, and which post is told."""

    title: str
    kind: ControlKind
    purpose: str | None = None
    method: str | None = None
    extent: str | None = None
    frequency: Frequency | None = None
    performer: "Position | None" = None
    receiver: "Position | None" = None


@dataclass(frozen=True)
class ResultNote:
    """What a control showed of a period."""

    outcome: ControlOutcome | None
    period: str
    observation: str | None = None
    checked: int | None = None
    deviations: int | None = None
    proposed_action: str | None = None


def check_action(plan: ActionPlan, risk_id: int) -> None:
    check_text(plan.title, "title", TITLE, needed=N_("Write what is to be done"))
    check_text(plan.description, "description")
    check_day(plan.due, "due")
    if plan.due and plan.started and plan.due < plan.started.earliest:
        raise Refused(N_("Choose an end date that does not come before the start"), field="due")
    if any(cause.risk_id != risk_id for cause in plan.causes):
        raise Refused(N_("Choose causes of the same risk"), field="causes")


def check_answer(outcome: ControlOutcome, *, has_led: bool) -> None:
    """`has_led`: an action has come of it already."""
    if outcome not in DEVIATIONS:
        raise Refused(N_("Only a deviation leads to an action"))
    if has_led:
        raise Refused(N_("The deviation has led to an action already"))


def check_action_in_force(plan: ActionPlan) -> None:
    """What joins a plan that is decided lacks nothing that the board was to know."""
    if plan.owner is None:
        raise Refused(N_("Choose who sees to it"), field="owner")
    if plan.due is None:
        raise Refused(N_("Choose when it is to be done"), field="due")


def check_planned_due(before: date | None, after: date | None, *, is_known: bool) -> None:
    """`is_known`: the date has been moved, or the action stands in an earlier plan (rule 11)."""
    if is_known and before != after:
        raise Refused(
            N_("The end date is known already. Move it with a reason instead"), field="due"
        )


def check_progress(note: ProgressNote, now: ActionNow, on: date) -> None:
    _check_unfinished(now)
    has_begun = now.status is not ActionStatus.NOT_STARTED
    if note.status is None or (has_begun and note.status is ActionStatus.NOT_STARTED):
        raise Refused(N_("Choose how it is going"), field="status")
    if is_delayed(note):
        _check_new_due(note.new_due, now.due, on)
    check_text(note.text, "text", needed=N_("Write what has happened since last time"))
    check_text(note.effect, "effect")


def check_move(new_due: date | None, reason: str, now: ActionNow, on: date) -> None:
    _check_unfinished(now)
    _check_new_due(new_due, now.due, on)
    check_text(reason, "reason", needed=N_("Write why the end date is moved"))


def is_delayed(note: ProgressNote) -> bool:
    """Whether the note moves the end date; a date beside another status moves nothing."""
    return note.status is ActionStatus.DELAYED


def check_unchanged(now: ActionNow, on: date) -> date:
    """The day of the note that still holds."""
    _check_unfinished(now)
    if now.told_on is None:
        raise Refused(N_("Nothing has been recorded before. Record how it is going"))
    if now.is_late(on):
        raise Refused(N_("The action is late. Record how it is going"))
    return now.told_on


def unchanged_since(told_on: date, on: date) -> str:
    """What stands in the note: content, so in the language that boards write in."""
    return f"Oförändrat sedan {_CONTENT.day(told_on, omit_year=on.year)}"


def _check_unfinished(now: ActionNow) -> None:
    if now.status in FINISHED:
        raise Refused(N_("The action is finished. Nothing more can be recorded on it"))


def _check_new_due(new_due: date | None, before: date | None, on: date) -> None:
    if new_due is None or new_due == before:
        raise Refused(N_("Enter a new end date, for example 2024-02-29"), field="new_due")
    check_day(new_due, "new_due")
    if new_due < on:
        raise Refused(N_("Enter an end date that has not passed"), field="new_due")


def check_control(plan: ControlPlan) -> None:
    check_text(plan.title, "title", TITLE, needed=N_("Write what is to be checked"))
    check_text(plan.purpose, "purpose")
    check_text(plan.method, "method")
    check_text(plan.extent, "extent")


def check_result(note: ResultNote, on: date) -> None:
    if note.outcome is None:
        raise Refused(N_("Choose what the control showed"), field="outcome")
    _check_period(note.period, on)
    _check_counts(note)
    check_text(note.observation, "observation", needed=_NEEDED.get(note.outcome))
    check_text(note.proposed_action, "proposed_action")


_NEEDED = {
    ControlOutcome.MINOR: N_("Write what the deviation is"),
    ControlOutcome.MAJOR: N_("Write what the deviation is"),
    ControlOutcome.NOT_DONE: N_("Write why the control was not performed"),
}


def _check_period(text: str, on: date) -> None:
    try:
        period = Period.read(text)
    except ValueError:
        period = None
    if period is None or not FIRST_YEAR <= period.start.year <= LAST_YEAR:
        raise Refused(N_("Choose the period that was checked"), field="period")
    if period.start > on:
        raise Refused(N_("Choose a period that has begun"), field="period")


def _check_counts(note: ResultNote) -> None:
    check_count(note.checked, "checked")
    check_count(note.deviations, "deviations")
    if note.deviations is not None and note.checked is None:
        raise Refused(N_("Write how many were checked"), field="checked")
    if (note.deviations or 0) > (note.checked or 0):
        raise Refused(N_("Deviations can't be more than the number checked"), field="deviations")
    if note.deviations and note.outcome not in DEVIATIONS:
        raise Refused(
            N_("There were deviations. Choose if they are minor or major"), field="outcome"
        )
