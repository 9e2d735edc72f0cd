"""What is asked about what is done: one-off actions, and controls that check."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _

from riskreg.document.bounds import TITLE
from riskreg.document.kinds import ControlKind, Frequency
from riskreg.treatment.rules import ActionPlan, ControlPlan
from riskreg.web.choices import Choice, Pick, Several
from riskreg.web.fields import Day, LongText, PartialDay, Text, Version
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.boards.models import Position
    from riskreg.risks.models import Cause

#: When each kind of control is right.
_KINDS = {
    ControlKind.REVIEW: _("Made once, for this plan."),
    ControlKind.RECURRING: _("Made again and again, at set times."),
    ControlKind.BUILT_IN: _("Part of how the work is done every day."),
}


class ActionForm(Form):
    """`posts` and `causes` of the board and the risk are handed in as rows by their keys."""

    title = Text(
        _("What is to be done?"),
        required=_("Write what is to be done"),
        hint=_("Done once and then finished. What is done again and again is a control."),
        longest=TITLE,
    )
    description = LongText(_("Describe the action"), rows=3)
    causes = Several(
        _("Which causes is it aimed at?"), hint=_("An action may be aimed at several causes.")
    )
    owner = Choice(
        _("Who sees to it?"),
        hint=_("A post, never a person. Whoever holds it finds the action under My work."),
        blank=_("Nobody appointed yet"),
    )
    due = Day(_("When is it to be done?"))
    started = PartialDay(
        _("When did it begin?"),
        hint=_("Only if it has begun: a day, a month or a year, for example 2024-02."),
    )
    version = Version()

    def plan(
        self,
        posts: Mapping[str, "Position"],
        causes: Mapping[str, "Cause"],
        known_due: date | None = None,
    ) -> ActionPlan:
        """`known_due`: the end date, where it is known already and not asked for."""
        return ActionPlan(
            title=self.title.data,
            description=self.description.data or None,
            owner=posts.get(self.owner.data or ""),
            due=self.due.data if "due" in self else known_due,
            started=self.started.data,
            causes=tuple(causes[key] for key in self.causes.data) if "causes" in self else (),
        )


class ControlForm(Form):
    title = Text(
        _("What is to be checked?"), required=_("Write what is to be checked"), longest=TITLE
    )
    kind = Pick(
        _("What kind of control is it?"),
        ControlKind,
        required=_("Choose what kind of control it is"),
    )
    purpose = LongText(_("Why is it checked?"), rows=2)
    method = LongText(
        _("How is it checked?"),
        hint=_("For example a sample, a reconciliation or an interview."),
        rows=2,
    )
    extent = LongText(_("How much is checked?"), hint=_("For example 20 case files."), rows=2)
    frequency = Choice(_("How often?"), Frequency, blank=_("Not decided yet"))
    performer = Choice(
        _("Who performs it?"),
        hint=_("A post, never a person. Whoever holds it finds the control under My work."),
        blank=_("Nobody appointed yet"),
    )
    receiver = Choice(_("Who is told the result?"), blank=_("Nobody appointed yet"))
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.options = tuple(
            replace(option, hint=_KINDS[option.value]) for option in self.kind.options
        )

    def about_what_is_built_in(self) -> None:
        """Ask in the words of what exists already, and not of which kind it is."""
        del self.kind
        self.title.label.text = _("What is built into the work already?")
        self.method.label.text = _("How does it work?")
        self.method.description = _("For example that two people approve each payment.")
        self.frequency.blank = _("Always, as part of the work")

    def plan(self, posts: Mapping[str, "Position"]) -> ControlPlan:
        return ControlPlan(
            title=self.title.data,
            kind=self.kind.data if "kind" in self else ControlKind.BUILT_IN,
            purpose=self.purpose.data or None,
            method=self.method.data or None,
            extent=self.extent.data or None,
            frequency=self.frequency.data,
            performer=posts.get(self.performer.data or ""),
            receiver=posts.get(self.receiver.data or ""),
        )
