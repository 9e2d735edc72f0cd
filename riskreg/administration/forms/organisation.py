"""What is asked about boards, units and posts."""

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _

from riskreg.administration.rules import BoardFacts, PositionFacts, UnitFacts
from riskreg.document.bounds import NAME
from riskreg.document.kinds import BoardKind
from riskreg.web.choices import Choice
from riskreg.web.fields import LongText, PartialDay, Text, Tick, Version
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.boards.models import Board, Unit

_LONGEST_SHORT = 12
_LONGEST_DESCRIPTION = 1000


class BoardForm(Form):
    name = Text(_("Name"), required=_("Write the board's name"), longest=NAME)
    short = Text(
        _("Short name"),
        required=_("Write a short name of at most 12 small letters, for example san"),
        hint=_(
            "Stands in addresses and before the numbers of risks, for example ks or san."
            " It cannot be changed later."
        ),
        longest=_LONGEST_SHORT,
    )
    kind = Choice(
        _("Kind"),
        BoardKind,
        required=_("Choose what kind of body it is"),
        blank=_("Choose"),
        hint=_("The executive board, boards and companies have plans of their own."),
    )
    parent = Choice(_("Belongs to"), hint=_("For a committee."), blank=_("No other board"))
    also_named = Text(_("Also called"), hint=_("A name that stands in older papers."), longest=NAME)
    description = LongText(_("What it answers for"), longest=_LONGEST_DESCRIPTION, rows=3)
    successor = Choice(
        _("Succeeded by"),
        hint=_("When the board has been reorganised: which one goes on with its work."),
        blank=_("No other board"),
    )
    version = Version()

    def facts(
        self, parent: "Board | None", successor: "Board | None" = None, short: str | None = None
    ) -> BoardFacts:
        return BoardFacts(
            short=short or self.short.data.lower(),
            name=self.name.data,
            kind=self.kind.data,
            parent=parent,
            also_named=self.also_named.data or None,
            description=self.description.data or None,
            successor=successor,
        )


class UnitForm(Form):
    name = Text(_("Name"), required=_("Write the unit's name"), longest=NAME)
    parent = Choice(_("Belongs to"), blank=_("Directly under the board"))
    task = LongText(_("What it does"), longest=_LONGEST_DESCRIPTION, rows=3)
    start = PartialDay(_("Since"), hint=_("A day, a month or a year, if it is known."))
    version = Version()

    def facts(self, parent: "Unit | None") -> UnitFacts:
        return UnitFacts(
            name=self.name.data,
            parent=parent,
            task=self.task.data or None,
            start=self.start.data,
        )


class EndUnitForm(Form):
    end = PartialDay(
        _("Ended"),
        required=_("Write when the unit ended"),
        hint=_("A day, a month or a year, for example 2026-12-31."),
    )
    successor = Choice(_("Who goes on with its work?"), blank=_("No other unit"))


class PositionForm(Form):
    title = Text(
        _("What is the post called?"),
        required=_("Write what the post is called"),
        hint=_("As in the organisation, for example Head of unit. Never a person's name."),
        longest=NAME,
    )
    unit = Choice(_("Unit"), blank=_("Directly under the board"))
    nobody_knows = Tick(
        _("It is not known who holds the post"),
        hint=_("For posts in old papers. Such a post is not shown as vacant."),
    )
    version = Version()

    def facts(self, unit: "Unit | None") -> PositionFacts:
        is_unknown = "nobody_knows" in self and self.nobody_knows.data
        return PositionFacts(self.title.data, unit, holders_known=not is_unknown)
