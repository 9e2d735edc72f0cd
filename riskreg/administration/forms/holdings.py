"""What is asked about who holds a post."""

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _

from riskreg.administration.rules import Days, Term
from riskreg.document.kinds import HoldingKind
from riskreg.web.choices import Choice, Pick
from riskreg.web.fields import PartialDay, Version
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.boards.models import Position

_WHEN = _("A day, a month or a year. Leave it empty if it is not known.")
_UNTIL = _("The last day. Leave it empty as long as no end is known.")


class HoldingForm(Form):
    user = Choice(_("Who?"), required=_("Choose a person"), blank=_("Choose a person"))
    kind = Pick(_("How is the post held?"), HoldingKind, required=_("Choose how the post is held"))
    acting_from = Choice(
        _("Which post does the person have otherwise?"), blank=_("No other, or not recorded")
    )
    start = PartialDay(_("From"), hint=_WHEN)
    end = PartialDay(_("To"), hint=_UNTIL)

    def term(self, acting_from: "Position | None") -> Term:
        return Term(
            kind=self.kind.data,
            start=self.start.data,
            end=self.end.data,
            acting_from=acting_from if self.kind.data is HoldingKind.ACTING else None,
        )


class DaysForm(Form):
    start = PartialDay(_("From"), hint=_WHEN)
    end = PartialDay(_("To"), hint=_UNTIL)
    version = Version()

    def days(self) -> Days:
        return Days(self.start.data, self.end.data)
