"""What is asked of whoever answers for something: how it goes, what a control showed."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import ValidationError

from riskreg.document.kinds import ActionStatus, ControlOutcome
from riskreg.refusals import Changed
from riskreg.risks.forms import JudgementForm
from riskreg.treatment.rules import ProgressNote, ResultNote
from riskreg.web.choices import Choice, Option, Pick
from riskreg.web.fields import Day, LongText, Version, Whole
from riskreg.web.forms import Form
from riskreg.web.words import look, word

#: How an action can go on; that it has not begun is not said again.
_COURSES = [status for status in ActionStatus if status is not ActionStatus.NOT_STARTED]
_SHORT = 2000


class ProgressForm(Form):
    """The text is the one thing that is always needed; a delay needs a new date as well."""

    status = Pick(_("How is it going?"), ActionStatus, required=_("Choose how it is going"))
    new_due = Day(_("New end date"))
    text = LongText(
        _("What has happened since last time?"),
        required=_("Write what has happened since last time"),
        hint=_(
            "One or two sentences are enough. The text is shown to the board."
            " Write no personal details about clients."
        ),
        longest=_SHORT,
    )
    effect = LongText(
        _("What has it led to?"),
        hint=_("What is better now? You may leave it empty."),
        longest=_SHORT,
        rows=2,
    )
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.status.options = tuple(
            Option(status, _course(status), look(status).icon, look(status).kind)
            for status in _COURSES
        )

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """A date beside another status than late is not seen, so it cannot be wrong."""
        if self.status.data is not ActionStatus.DELAYED:
            self.new_due.process_errors = ()
        return super().validate(*args, **kwargs)

    def validate_new_due(self, field: Field) -> None:
        is_late = self.status.data is ActionStatus.DELAYED
        if is_late and field.data is None and not field.errors:
            raise ValidationError(_("Enter a new end date, for example 2024-02-29"))

    def compare(self, changed: Changed) -> None:
        """The end date is another's matter until this note moves it as well."""
        theirs = dict(changed.theirs)
        if self.status.data is not ActionStatus.DELAYED:
            theirs.pop("new_due", None)
        again = Changed(theirs, changed.yours, version=changed.version, who=changed.who)
        super().compare(again)

    @property
    def course(self) -> str:
        """How it goes, as it was chosen, for the confirmation."""
        return _course(self.status.data).lower()

    def note(self) -> ProgressNote:
        status = self.status.data
        return ProgressNote(
            status=status,
            text=self.text.data,
            effect=(self.effect.data or None) if status is ActionStatus.DONE else None,
            new_due=self.new_due.data if status is ActionStatus.DELAYED else None,
        )


def _course(status: ActionStatus) -> str:
    """What goes on as planned says more than what goes on."""
    return str(_("On schedule")) if status is ActionStatus.IN_PROGRESS else word(status)


class DueDateForm(Form):
    new_due = Day(_("New end date"), required=_("Enter a new end date, for example 2024-02-29"))
    reason = LongText(
        _("Why is the end date moved?"),
        required=_("Write why the end date is moved"),
        hint=_("The board sees the first date, how many times it was moved, and why."),
        longest=_SHORT,
        rows=3,
    )
    version = Version()


class ResultForm(Form):
    """What a control showed of a period.  `periods`: those that one can choose among."""

    outcome = Pick(
        _("What did the control show?"),
        ControlOutcome,
        required=_("Choose what the control showed"),
    )
    period = Choice(
        _("Which period was checked?"), required=_("Choose the period that was checked")
    )
    checked = Whole(_("Number checked"))
    deviations = Whole(_("Number with a deviation"))
    observation = LongText(
        _("What did you see?"),
        hint=_(
            "Needed when there is a deviation or the control was not performed."
            " The text is shown to the board. Write no personal details about clients."
        ),
        longest=_SHORT,
        rows=3,
    )
    proposed_action = LongText(
        _("What do you propose to do about it?"),
        hint=_("You may leave it empty. The board's controller can make an action of it."),
        longest=_SHORT,
        rows=2,
    )
    version = Version()

    def offer(self, periods: Iterable[Option]) -> None:
        self.period.options = tuple(periods)

    def validate_observation(self, field: Field) -> None:
        needed = _NEEDED.get(self.outcome.data)
        if needed and not field.data and not field.errors:
            raise ValidationError(needed)

    def validate_deviations(self, field: Field) -> None:
        if field.data and field.data > (self.checked.data or 0) and not self.checked.errors:
            raise ValidationError(_("Deviations can't be more than the number checked"))

    @property
    def shown(self) -> str:
        """What it showed, as it was chosen, for the confirmation."""
        return word(self.outcome.data).lower()

    def note(self) -> ResultNote:
        return ResultNote(
            outcome=self.outcome.data,
            period=self.period.data,
            observation=self.observation.data or None,
            checked=self.checked.data,
            deviations=self.deviations.data,
            proposed_action=self.proposed_action.data or None,
        )


_NEEDED = {
    ControlOutcome.MINOR: _("Write what the deviation is"),
    ControlOutcome.MAJOR: _("Write what the deviation is"),
    ControlOutcome.NOT_DONE: _("Write why the control was not performed"),
}


class ReassessmentForm(JudgementForm):
    """A new judgement.  `explains_itself`: of a decided risk its owner must say why."""

    explains_itself = False

    def validate_likelihood(self, field: Field) -> None:
        _demand(field, _("Choose how likely it is"))

    def validate_impact(self, field: Field) -> None:
        _demand(field, _("Choose how serious it would be"))

    def validate_rationale(self, field: Field) -> None:
        if self.explains_itself:
            _demand(field, _("Write why you judge it so"))


def _demand(field: Field, words: Any) -> None:
    if not field.data and not field.errors:
        raise ValidationError(words)
