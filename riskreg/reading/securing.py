"""What keeps a routine from being secured, why it matters, and in which field one mends it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from riskreg.document.kinds import Known
from riskreg.document.reporting import RoutineEntry
from riskreg.document.values import PlanDocument
from riskreg.refusals import N_

_LACKS = {
    "reporter": N_("It is not said who reports."),
    "deputy": N_("It hangs on one person: no deputy is named."),
    "to": N_("It is not said who receives it."),
    "form": N_("It is not said in which form it is reported."),
    "when": N_("It is not said when it is reported."),
    "decided": N_("The board has not decided on it."),
    "documented": N_("It is not documented, so it may depend on persons."),
}
_MENDS = {
    "reporter": N_("Appoint who reports"),
    "deputy": N_("Appoint a deputy"),
    "to": N_("Choose the recipient"),
    "form": N_("Choose a form"),
    "when": N_("Say when"),
    "decided": N_("Say when it was decided"),
    "documented": N_("Say where it is documented"),
}
#: What a label beside the wheel has room for.
_SHORT = {
    "reporter": N_("no reporter"),
    "deputy": N_("no deputy"),
    "to": N_("no recipient"),
    "form": N_("no form"),
    "when": N_("no time"),
    "decided": N_("no decision"),
    "documented": N_("not documented"),
}
#: The fields of the routine's form that are called otherwise, or begin with their first choice.
_FIELDS: Mapping[str, str] = {"when": "when_text", "documented": "documented-0"}
_MOST_WORDS = 2


@dataclass(frozen=True)
class Lack:
    """`field` is the id of the control that mends it, in the routine's form."""

    why: str
    action: str
    field: str


@dataclass(frozen=True)
class Unsecured:
    routine: RoutineEntry
    lacks: tuple[Lack, ...]


def routines_to_secure(document: PlanDocument) -> list[Unsecured]:
    """Routines that lack something, with what; of a source's, only what it says is lacking."""
    return [
        Unsecured(routine, lacks)
        for routine in document.routines
        if (lacks := lacks_of(routine, is_told_by_source=document.source is not None))
    ]


def lacks_of(routine: RoutineEntry, *, is_told_by_source: bool = False) -> tuple[Lack, ...]:
    return tuple(
        Lack(_(_LACKS[name]), _(_MENDS[name]), _FIELDS.get(name, name))
        for name in _missing(routine, is_told_by_source=is_told_by_source)
    )


def shortly(routine: RoutineEntry, *, is_told_by_source: bool = False) -> str:
    """What it lacks in a few words: "no deputy, no form"; nothing when it is secured."""
    names = _missing(routine, is_told_by_source=is_told_by_source)
    if len(names) > _MOST_WORDS:
        return _("not secured")
    return ", ".join(_(_SHORT[name]) for name in names)


def _missing(routine: RoutineEntry, *, is_told_by_source: bool) -> list[str]:
    undocumented = ["documented"] if routine.documented is Known.NO else []
    return undocumented + ([] if is_told_by_source else list(routine.missing()))
