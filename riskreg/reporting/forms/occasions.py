"""When a routine reports: several occasions of a year at once, or one as it was planned."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import ValidationError

from riskreg.reporting.forms.lines import DatedLines
from riskreg.reporting.rules import OccasionPlan
from riskreg.reporting.schedule import Slot, before_meetings, by_month
from riskreg.web.choices import Choice, Option, Pick, Several
from riskreg.web.fields import PartialDay, Text, Tick, Version, Whole
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.reporting.models import Meeting

MONTH, DAY, MEETING = "by-month", "by-day", "by-meeting"
#: Which way each field belongs to.
_WAYS = {"months": MONTH, "days": DAY, "meetings": MEETING, "days_before": MEETING}
_LONGEST_NAME = 190  # a number comes after it
_USUAL_DAYS = 10
_MOST_DAYS = 365


class ScheduleForm(Form):
    """`meetings` are those of the bodies that the routine reports to, by their keys."""

    how = Pick(_("How do you plan?"), required=_("Choose how you plan"))
    months = Several(
        _("By the end of which months?"),
        coerce=int,
        hint=_("The material is to be there on the last day of the month."),
    )
    days = DatedLines(
        _("On which days?"),
        hint=_("One a line, for example 2024-05-15 or 2024-05. A name may follow after the date."),
        with_words=True,
        rows=5,
    )
    meetings = Several(_("Before which meetings?"))
    days_before = Whole(
        _("How many days before the meeting is the material due?"),
        default=_USUAL_DAYS,
        most=_MOST_DAYS,
    )
    to_next = Tick(_("The report goes to the recipient's first meeting after the date"))
    name = Text(
        _("What are they called?"),
        required=_("Write what they are called"),
        hint=_("Several are numbered: Tertial report 1, Tertial report 2."),
        longest=_LONGEST_NAME,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.how.options = (
            Option(MONTH, _("By month"), hint=_("For example the last of March")),
            Option(DAY, _("By day"), hint=_("Days or months that you write")),
            Option(MEETING, _("By meeting"), hint=_("Some days before the meetings")),
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """What stands in the ways that are not chosen is not looked at."""
        for name, way in _WAYS.items():
            if self.how.data != way:
                self[name].process_errors = []
        return super().validate(extra_validators)

    def validate_months(self, field: Field) -> None:
        self._needs(field, MONTH, _("Choose at least one month"))

    def validate_days(self, field: Field) -> None:
        self._needs(field, DAY, _("Write at least one day"))

    def validate_meetings(self, field: Field) -> None:
        self._needs(field, MEETING, _("Choose at least one meeting"))

    def validate_days_before(self, field: Field) -> None:
        if self.how.data == MEETING and field.data is None and not field.errors:
            raise ValidationError(_("Write how many days before the meeting"))

    def _needs(self, field: Field, how: str, words: Any) -> None:
        if self.how.data == how and not field.data and not field.errors:
            raise ValidationError(words)

    @property
    def wants_next(self) -> bool:
        return "to_next" in self and self.to_next.data and self.how.data != MEETING

    def slots(self, year: int, meetings: Mapping[str, "Meeting"]) -> list[Slot]:
        """The times that are chosen, in the way that is chosen."""
        if self.how.data == MONTH:
            return by_month(year, self.months.data)
        if self.how.data == DAY:
            return [Slot(line.on, name=line.words) for line in self.days.lines]
        return before_meetings([meetings[key] for key in self.meetings.data], self.days_before.data)


class OccasionForm(Form):
    name = Text(_("What is it called?"), required=_("Write what the occasion is called"))
    status_date = PartialDay(
        _("Which day does it tell about?"),
        hint=_("The state of things on that day: 2024-04-30 or 2024-04."),
    )
    deadline = PartialDay(
        _("When is the material due?"), hint=_("A day or a month: 2024-05-15 or 2024-05.")
    )
    meeting = Choice(_("Which meeting gets it?"), blank=_("No meeting chosen"))
    version = Version()

    def plan(self, year: int, meetings: Mapping[str, "Meeting"]) -> OccasionPlan:
        return OccasionPlan(
            year,
            self.name.data,
            status_date=self.status_date.data,
            deadline=self.deadline.data,
            meeting=meetings.get(self.meeting.data or ""),
        )
