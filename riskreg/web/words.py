"""What the enums are called on a page and how they look; sentences in the reader's language."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask
from flask_babel import get_translations, gettext
from markupsafe import Markup

from riskreg.accounts.rules import Office, Role
from riskreg.boards.labels import ControlWord
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    BoardKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    PlanState,
    ReportKind,
    RoutineKind,
)
from riskreg.document.scale import Grade, Level
from riskreg.refusals import N_
from riskreg.sentences import labels, render
from riskreg.sentences.languages import CONTENT, Language, language_of
from riskreg.sentences.said import Said
from riskreg.web.language import language

#: The words that no sentence uses; those that one does stand in riskreg.sentences.labels.
#: By enum, since members of two of them are equal when their values are: "closed" is "closed".
_WORDS: Mapping[type[enum.StrEnum], Mapping[enum.StrEnum, str]] = {
    BoardKind: {
        BoardKind.COUNCIL: N_("Council"),
        BoardKind.EXECUTIVE_BOARD: N_("Executive board"),
        BoardKind.BOARD: N_("Board"),
        BoardKind.COMMITTEE: N_("Committee"),
        BoardKind.COMPANY: N_("Company"),
        BoardKind.AUDITORS: N_("Auditors"),
    },
    ControlWord: {
        ControlWord.ITEM: N_("Control item"),
        ControlWord.ACTIVITY: N_("Control activity"),
        ControlWord.POINT: N_("Control point"),
        ControlWord.CHECK: N_("Check"),
        ControlWord.REVIEW: N_("Review"),
    },
    PlanState: {
        PlanState.DRAFT: N_("Draft"),
        PlanState.PROPOSED: N_("Sent to the board"),
        PlanState.ADOPTED: N_("Decided"),
        PlanState.CLOSED: N_("Closed"),
    },
    AssessmentKind: {
        AssessmentKind.INHERENT: N_("Without controls"),
        AssessmentKind.CURRENT: N_("As it is now"),
        AssessmentKind.TARGET: N_("Aimed at"),
    },
    ControlKind: {
        ControlKind.REVIEW: N_("Review"),
        ControlKind.RECURRING: N_("Recurring control"),
        ControlKind.BUILT_IN: N_("Built-in control"),
    },
    Frequency: {
        Frequency.CONTINUOUS: N_("Continuously"),
        Frequency.MONTHLY: N_("Every month"),
        Frequency.QUARTERLY: N_("Every quarter"),
        Frequency.TERTIAL: N_("Every four months"),
        Frequency.HALF_YEARLY: N_("Every half-year"),
        Frequency.YEARLY: N_("Every year"),
        Frequency.ONCE: N_("Once"),
    },
    RoutineKind: {
        RoutineKind.REPORTING: N_("Reporting"),
        RoutineKind.COOPERATION: N_("Cooperation"),
        RoutineKind.METHOD: N_("Method"),
    },
    Known: {
        Known.YES: N_("Yes"),
        Known.NO: N_("No"),
        Known.NOT_RECORDED: N_("Not recorded"),
    },
    OccasionState: {
        OccasionState.PLANNED: N_("Planned"),
        OccasionState.OPEN: N_("Open for entries"),
        OccasionState.CLOSED: N_("Closed for entries"),
        OccasionState.SUBMITTED: N_("Handed in to the board"),
        OccasionState.NOTED: N_("Noted by the board"),
    },
    HoldingKind: {
        HoldingKind.ORDINARY: N_("Ordinary"),
        HoldingKind.ACTING: N_("Acting"),
        HoldingKind.DEPUTY: N_("Deputy"),
    },
    DecisionOutcome: {
        DecisionOutcome.AS_PROPOSED: N_("As proposed"),
        DecisionOutcome.CHANGED: N_("With changes"),
        DecisionOutcome.SENT_BACK: N_("Sent back"),
        DecisionOutcome.NOTED: N_("Noted"),
    },
    ReportKind: {
        ReportKind.PROPOSED: N_("Proposal"),
        ReportKind.DECIDED: N_("Decided plan"),
        ReportKind.FOLLOW_UP: N_("Follow-up"),
    },
    Office: {
        Office.ADMINISTRATOR: N_("Administrator"),
        Office.AUDITOR: N_("Auditor"),
    },
    Role: {
        Role.CONTROLLER: N_("Controller"),
        Role.MEMBER: N_("Member"),
    },
}


@dataclass(frozen=True)
class Look:
    """A word with its shape and colour.  `kind` is good, info, warn, bad, mute or None."""

    text: str
    icon: str | None = None
    kind: str | None = None


#: Shape and colour.  What is not here is a word alone.
_LOOKS: Mapping[type[enum.StrEnum], Mapping[enum.StrEnum, tuple[str, str]]] = {
    ActionStatus: {
        ActionStatus.NOT_STARTED: ("todo", "mute"),
        ActionStatus.IN_PROGRESS: ("progress", "info"),
        ActionStatus.DELAYED: ("late", "bad"),
        ActionStatus.DONE: ("done", "good"),
        ActionStatus.CANCELLED: ("stopped", "mute"),
    },
    ControlOutcome: {
        ControlOutcome.NO_DEVIATION: ("ok", "good"),
        ControlOutcome.MINOR: ("minor", "warn"),
        ControlOutcome.MAJOR: ("major", "bad"),
        ControlOutcome.NOT_DONE: ("nodone", "mute"),
    },
    Known: {
        Known.YES: ("ok", "good"),
        Known.NO: ("gap", "bad"),
        Known.NOT_RECORDED: ("nodone", "mute"),
    },
    OccasionState: {
        OccasionState.PLANNED: ("todo", "mute"),
        OccasionState.OPEN: ("progress", "info"),
        OccasionState.CLOSED: ("lock", "mute"),
        OccasionState.SUBMITTED: ("doc", "info"),
        OccasionState.NOTED: ("done", "good"),
    },
}
_KINDS: Mapping[str, str] = {
    "good": "done",
    "info": "progress",
    "warn": "minor",
    "bad": "late",
    "mute": "todo",
}


def word(member: enum.StrEnum) -> str:
    """An enum's member in the reader's language."""
    own = _WORDS.get(type(member))
    if own:
        return gettext(own[member])
    return say_plainly(labels.label(member), "line")


def look(value: enum.StrEnum | str) -> Look:
    """How a member is shown; the name of a kind gives its usual shape, without a word."""
    if isinstance(value, enum.StrEnum):
        return Look(word(value), *_LOOKS.get(type(value), {}).get(value, (None, None)))
    return Look("", _KINDS[value], value)


def here() -> Language:
    """The reader's language, for sentences."""
    return language_of(language(), get_translations())


def say(what: Said | Iterable[Said], form: render.Form = "sentence") -> Markup:
    """What is said, as HTML in the reader's language: sentences, a line, or words alone."""
    return render.html(what, here(), form)


def say_plainly(what: Said | Iterable[Said], form: render.Form = "sentence") -> str:
    """The same without markup, for titles, labels and letters."""
    return render.plain(what, here(), form)


def told(message: str, values: Mapping[str, Any]) -> str:
    """A marked message with its values in the reader's language: how a refusal is shown."""
    return gettext(message) % {name: _value(value) for name, value in values.items()}


def level_name(named: Level | Grade) -> Markup:
    """The name of a level or of a grade, marked where it is not in the page's language."""
    if language() == CONTENT:
        return Markup.escape(named.name)
    if named.name_en:
        return Markup.escape(named.name_en)
    return Markup('<span lang="{}">{}</span>').format(CONTENT, named.name)


def _value(value: Any) -> str:
    if isinstance(value, enum.StrEnum):
        return word(value)
    if isinstance(value, Said):
        return say_plainly(value, "words")
    if isinstance(value, date | PartialDate):
        return here().day(value)
    return str(value)


def init_app(app: Flask) -> None:
    for filter_ in (word, look, say, say_plainly, level_name):
        app.add_template_filter(filter_)
    app.add_template_global(say)
