"""What the templates of this room can say beside what all templates can."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import Blueprint
from flask_babel import gettext as _
from markupsafe import Markup

from riskreg.access.subjects import of_action, of_control
from riskreg.boards.rules import Subject
from riskreg.document.change import Change, ChangeKind
from riskreg.document.gaps import GapKind
from riskreg.document.kinds import ActionStatus, AssessmentKind, ControlOutcome, ResponseKind
from riskreg.document.periods import Period
from riskreg.document.scale import Level, Scale
from riskreg.document.treatment import ActionEntry, ControlEntry
from riskreg.document.values import CauseEntry, PlanDocument, RiskEntry
from riskreg.pictures import keys
from riskreg.reading.events import EventLine, called
from riskreg.reading.gap_words import gap_summary
from riskreg.reading.origins import led_from, origin_of
from riskreg.reading.posts import vacancy
from riskreg.reading.securing import lacks_of, routines_to_secure
from riskreg.reading.vocabulary import THINGS
from riskreg.refusals import N_
from riskreg.sentences.change import change_line
from riskreg.sentences.days import days_late
from riskreg.sentences.meeting import nothing_changed
from riskreg.sentences.plan import plan_lede
from riskreg.sentences.risk import risk_lede
from riskreg.sentences.routine import routines_lede
from riskreg.sentences.said import lowered
from riskreg.sentences.state import plan_state
from riskreg.sentences.treatment import built_in
from riskreg.sentences.trend import trend_story
from riskreg.treatment.deviations.rules import due_after
from riskreg.web.filters import in_table, local, span
from riskreg.web.frame import step

_MEANINGS = {
    ResponseKind.ACCEPT: N_("Known and accepted. Reviewed on a fixed day."),
    ResponseKind.MONITOR: N_("No action. Assessed anew at each occasion."),
    ResponseKind.CONTROL: N_("There is a routine. We test that it is followed."),
    ResponseKind.ACT: N_("Likelihood or impact is to come down."),
    ResponseKind.TRANSFER: N_("Somebody else carries the consequence, by contract or insurance."),
    ResponseKind.AVOID: N_("The activity is given up."),
}


@dataclass(frozen=True)
class ChangeLook:
    """Shape and colour of a change; the words beside it say the same."""

    icon: str
    kind: str = "ch-same"


_CHANGED = {
    ChangeKind.RAISED: ChangeLook("up", "ch-up"),
    ChangeKind.LOWERED: ChangeLook("down", "ch-down"),
    ChangeKind.SHIFTED: ChangeLook("same"),
    ChangeKind.NEW: ChangeLook("new", "ch-new"),
    ChangeKind.SELECTED: ChangeLook("new", "ch-new"),
    ChangeKind.FIRST_ASSESSED: ChangeLook("new", "ch-new"),
    ChangeKind.CLOSED: ChangeLook("stopped"),
    ChangeKind.DESELECTED: ChangeLook("stopped"),
    ChangeKind.DUE_MOVED: ChangeLook("cal"),
    ChangeKind.ACTION_FINISHED: ChangeLook("done", "ch-down"),
    ChangeKind.ACTION_CANCELLED: ChangeLook("stopped"),
    ChangeKind.ROUTINE_UNSECURED: ChangeLook("gap", "ch-up"),
    ChangeKind.ROUTINE_SECURED: ChangeLook("ok", "ch-down"),
    ChangeKind.DECISION: ChangeLook("flag"),
}
_FOUND = {
    ControlOutcome.MINOR: ChangeLook("minor"),
    ControlOutcome.MAJOR: ChangeLook("major", "ch-up"),
    ControlOutcome.NOT_DONE: ChangeLook("nodone"),
}


def change_look(change: Change) -> ChangeLook:
    if isinstance(change.after, ControlOutcome):
        return _FOUND.get(change.after, ChangeLook("ok"))
    return _CHANGED.get(change.kind, ChangeLook("edit"))


def response_meaning(kind: ResponseKind) -> str:
    return _(_MEANINGS[kind])


def actions_on(risk: RiskEntry, cause: CauseEntry) -> list[ActionEntry]:
    return [action for action in risk.actions if cause.key in action.causes]


def actions_without_cause(risk: RiskEntry) -> list[ActionEntry]:
    known = {cause.key for cause in risk.causes}
    return [action for action in risk.actions if not known & set(action.causes)]


def action_subject(action: ActionEntry, document: PlanDocument) -> Subject:
    return of_action(document, action)


def control_subject(control: ControlEntry, document: PlanDocument) -> Subject:
    return of_control(document, control)


def period_name(text: str) -> str:
    """What was examined, as people say it: T2 2026, Q3 2026, August 2026."""
    period = Period.read(text)
    year, _dash, part = period.text.partition("-")
    return (
        in_table(period.start).split("\N{NO-BREAK SPACE}", 1)[1]
        if part.isdecimal()
        else (f"{part} {year}" if part else year)
    )


def groupby_day(lines: Iterable[EventLine]) -> list[tuple[date, list[EventLine]]]:
    """Events by the municipality's day, in the order that they come."""
    days = groupby(lines, key=lambda line: local(line.at).date())
    return [(day, list(of_day)) for day, of_day in days]


def thing_kind(table: str) -> str:
    return _(THINGS[table])


def level_swatch(level: Level, scale: Scale) -> Markup:
    return Markup(keys.swatch(step(level, scale), len(scale.levels)))  # noqa: S704 - our own picture


def key_sign(name: str) -> Markup:
    return Markup(keys.key(name))  # noqa: S704 - our own picture


def score_span(scores: Sequence[int]) -> str:
    """1–3, or nothing for a level that no cell has."""
    return span(scores[0], scores[-1]) if scores else ""


ROUTINE_GAPS = (
    GapKind.ROUTINE_UNDOCUMENTED,
    GapKind.ROUTINE_NOT_RECORDED,
    GapKind.ROUTINE_UNSECURED,
)
FILTERS = (
    action_subject,
    actions_on,
    actions_without_cause,
    built_in,
    called,
    change_line,
    change_look,
    control_subject,
    days_late,
    due_after,
    gap_summary,
    groupby_day,
    led_from,
    lowered,
    nothing_changed,
    origin_of,
    period_name,
    plan_lede,
    plan_state,
    response_meaning,
    risk_lede,
    routines_lede,
    lacks_of,
    routines_to_secure,
    score_span,
    thing_kind,
    trend_story,
    vacancy,
)


def show(bp: Blueprint) -> None:
    """Give the room's templates their filters and words."""
    for filter_ in FILTERS:
        bp.add_app_template_filter(filter_)
    bp.add_app_template_global(level_swatch)
    bp.add_app_template_global(key_sign)

    @bp.app_context_processor
    def words() -> dict[str, object]:
        return {
            "ActionStatus": ActionStatus,
            "ControlOutcome": ControlOutcome,
            "assessed_kinds": (AssessmentKind.INHERENT, AssessmentKind.TARGET),
            "routine_gaps": ROUTINE_GAPS,
        }
