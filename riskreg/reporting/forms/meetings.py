"""When a board and its committees meet."""

from flask_babel import lazy_gettext as _

from riskreg.document.dates import PartialDate
from riskreg.reporting.forms.lines import DatedLines
from riskreg.web.choices import Choice
from riskreg.web.forms import Form


class MeetingsForm(Form):
    """`body`: only where the board has committees."""

    body = Choice(_("Who meets?"), required=_("Choose who meets"))
    days = DatedLines(
        _("On which days?"),
        required=_("Write at least one day"),
        hint=_(
            "One a line, for example 2024-03-14. Until the day is set, write the month: 2024-03."
        ),
        rows=6,
    )

    @property
    def dates(self) -> list[PartialDate]:
        return [line.on for line in self.days.lines]
