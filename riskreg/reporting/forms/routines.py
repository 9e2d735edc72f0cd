"""What is asked about a routine: what, who, to whom, how, when, and where that is written down."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _

from riskreg.document.bounds import NAME
from riskreg.document.kinds import Known, RoutineKind
from riskreg.reporting.rules import FIRST_YEAR, LAST_YEAR, RoutinePlan
from riskreg.web.choices import Choice, Pick
from riskreg.web.fields import LongText, PartialDay, Text, Tick, Version, Whole
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.boards.models import Board, Position

LINE = 300
#: What each kind of routine is.
_KINDS = {
    RoutineKind.REPORTING: _("Somebody tells a body how it goes, at set times or when asked."),
    RoutineKind.COOPERATION: _(
        "Those who share a task meet, and somebody sees to it that they do."
    ),
    RoutineKind.METHOD: _("A way of working that everybody is to follow."),
}
_PERIOD = {"least": FIRST_YEAR, "most": LAST_YEAR}


class RoutineForm(Form):
    """`posts` of the board and `bodies` of the register are handed in as rows by their keys."""

    title = Text(
        _("What is the routine called?"),
        required=_("Write what the routine is called"),
        hint=_("For example Tertial report or Current state of the local business."),
        longest=LINE,
    )
    kind = Pick(
        _("What kind of routine is it?"),
        RoutineKind,
        required=_("Choose what kind of routine it is"),
    )
    what = LongText(_("What is reported?"), rows=3)
    reporter = Choice(
        _("Who reports?"), hint=_("A post, never a person."), blank=_("Nobody appointed yet")
    )
    deputy = Choice(
        _("Who is the deputy?"),
        hint=_("Reports when the first one is away. Another post than the one that reports."),
        blank=_("Nobody appointed yet"),
    )
    presented_by = Choice(_("Who presents it to the body?"), blank=_("The one who reports"))
    delegated_to = Choice(_("Delegated to"), blank=_("Not delegated"))
    to = Choice(_("Which body receives it?"), blank=_("Not chosen"))
    to_text = Text(
        _("Another recipient"),
        hint=_("If it is no body of the register, for example a management group."),
        longest=NAME,
    )
    via = Choice(_("Via which body?"), blank=_("Directly"))
    via_text = Text(_("Via another body"), longest=NAME)
    form = Text(
        _("In which form?"),
        hint=_("Written or oral, and which template. For example: Written, at most two pages."),
        longest=LINE,
    )
    when_text = Text(
        _("When, in words?"),
        hint=_("For example the last of March, or at every meeting. Dates are planned afterwards."),
        longest=LINE,
    )
    is_continuous = Tick(_("It goes on all the time, without dates"))
    rounds = Tick(_("Progress is collected in a round before each occasion"))
    covers_all_risks = Tick(_("It covers all risks of the plan"))
    decided = PartialDay(
        _("When was the routine decided?"),
        hint=_("As much as is known: 2024-02-29, 2024-02 or 2024."),
    )
    revised = PartialDay(_("When was it last revised?"))
    documented = Pick(_("Is it documented?"), Known, required=_("Choose whether it is documented"))
    documented_where = Text(
        _("Where is it documented?"), hint=_("The document and its part."), longest=LINE
    )
    first_year = Whole(
        _("From the year"), required=_("Write from which year the routine holds"), **_PERIOD
    )
    last_year = Whole(_("To the year"), hint=_("Empty as long as it holds."), **_PERIOD)
    note = LongText(_("Note"), rows=2)
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.options = tuple(
            replace(option, hint=_KINDS[option.value]) for option in self.kind.options
        )

    def plan(
        self,
        posts: Mapping[str, "Position"],
        bodies: Mapping[str, "Board"],
        *,
        is_example: bool = False,
    ) -> RoutinePlan:
        told: dict[str, Any] = {name: self[name].data for name in _PLAIN}
        told |= {name: self[name].data or None for name in _TEXTS}
        told |= {name: posts.get(self[name].data or "") for name in POSTS}
        told |= {name: bodies.get(self[name].data or "") for name in BODIES}
        return RoutinePlan(**told, is_example=is_example)

    @property
    def has_more(self) -> bool:
        """Whether something stands, or has to be mended, in the part that is folded away."""
        return any(self[name].data or self[name].errors for name in FOLDED)


POSTS = ("reporter", "deputy", "presented_by", "delegated_to")
BODIES = ("via", "to")
#: What few routines need.
FOLDED = ("presented_by", "delegated_to", "via", "via_text", "revised", "note")
_TEXTS = ("what", "to_text", "via_text", "form", "when_text", "documented_where", "note")
_PLAIN = (
    *("kind", "title", "documented", "is_continuous", "rounds", "covers_all_risks"),
    *("decided", "revised", "first_year", "last_year"),
)


class EndRoutineForm(Form):
    last_year = Whole(
        _("Which is the last year of the routine?"),
        required=_("Write which year is the last"),
        hint=_("It is no longer there in later years. What was reported in it stays readable."),
        **_PERIOD,
    )
    version = Version()
