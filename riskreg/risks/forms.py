"""What is asked about a risk: what it is, how big it is and how it is met, why it could happen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import ValidationError

from riskreg.document.bounds import LINE, NAME, TITLE, WORD
from riskreg.document.kinds import AssessmentKind, ResponseKind
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText
from riskreg.web.choices import Choice, Option, Pick, Several
from riskreg.web.fields import Day, LongText, Text, Version
from riskreg.web.forms import Form
from riskreg.web.words import word

if TYPE_CHECKING:
    from riskreg.boards.models import Position

IN_PLAN, LEFT_OUT = "plan", "left-out"
#: The ways to handle a risk, in the order in which they are offered, and when each is right.
RESPONSES = {
    ResponseKind.ACT: _("Do something that makes the risk smaller."),
    ResponseKind.CONTROL: _("There is a way of working. Try whether it is followed."),
    ResponseKind.MONITOR: _("Do nothing now. Judge it again at every follow-up."),
    ResponseKind.ACCEPT: _("The board is to approve it specifically."),
    ResponseKind.TRANSFER: _("An insurance or a contract carries the risk."),
    ResponseKind.AVOID: _("Stop what gives rise to the risk."),
}


class RiskForm(Form):
    """What the risk is.  A title alone is enough to begin with."""

    title = Text(
        _("What can happen?"),
        required=_("Write what can happen"),
        hint=_("One sentence that can be read on its own. It is enough to save the risk."),
        longest=TITLE,
    )
    description = LongText(
        _("Describe the risk"), hint=_("How could it happen, and where in the organisation?")
    )
    consequence = LongText(
        _("What would it lead to?"),
        hint=_("For residents, economy, law and trust."),
    )
    category = Choice(_("Category"), blank=_("Not chosen"))
    category_text = Text(
        _("Category"), hint=_("For example economy, law, information or staff."), longest=WORD
    )
    process_name = Text(_("Process or service"), longest=NAME)
    owner = Choice(
        _("Who answers for the risk?"),
        hint=_("A post, never a person."),
        blank=_("Nobody appointed yet"),
    )
    selection = Pick(_("Is the risk to be in the plan?"))
    reason = LongText(
        _("Why is it left out?"),
        hint=_("The risk stays on the gross risk list and can be taken into the plan later."),
        rows=2,
    )
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.selection.options = (
            Option(IN_PLAN, _("Yes, in the plan")),
            Option(LEFT_OUT, _("No, only on the gross risk list")),
        )

    def offer_categories(self, names: Sequence[str], kept: str | None) -> None:
        """Those of the municipality, and the one that the risk has; without any it is free text."""
        offered = list(names)
        if offered and kept and kept not in offered:
            offered.append(kept)
        self.category.options = tuple(Option(name, name) for name in offered)
        if offered:
            del self.category_text
        else:
            del self.category

    def risk_text(self) -> RiskText:
        category = self.category.data if "category" in self else self.category_text.data
        return RiskText(
            title=self.title.data,
            description=self.description.data or None,
            consequence=self.consequence.data or None,
            category=category or None,
            process=self.process_name.data or None,
        )

    @property
    def is_selected(self) -> bool:
        return self.selection.data != LEFT_OUT

    def selects(self, is_selected: bool, reason: str | None) -> bool:  # noqa: FBT001 - the row's own value
        """Whether it chooses otherwise than before, or gives another reason for leaving it out."""
        if self.is_selected:
            return not is_selected
        return is_selected or (self.reason.data or None) != reason


class JudgementForm(Form):
    """How likely and how serious: tiles with the words of the plan's scale."""

    likelihood = Pick(
        _("How likely is it to happen?"),
        coerce=int,
        unknown=_("Choose how likely it is"),
        hint=_("Judge with the protection that there is today."),
    )
    impact = Pick(
        _("How serious would it be?"),
        coerce=int,
        unknown=_("Choose how serious it would be"),
        hint=_("Choose the worst of the consequences for residents, economy, law and trust."),
    )
    rationale = LongText(
        _("Why do you judge it so?"),
        hint=_("The board reads the text. One sentence is enough."),
        rows=3,
    )
    version = Version()

    def offer(self, likelihood: Sequence[Option], impact: Sequence[Option]) -> None:
        """Take the steps of the plan's scale."""
        self.likelihood.options, self.impact.options = likelihood, impact

    def judgement(self) -> Judgement:
        return Judgement(
            AssessmentKind.CURRENT,
            self.likelihood.data,
            self.impact.data,
            self.rationale.data or None,
        )

    @property
    def cell(self) -> tuple[int, int] | None:
        """Where the risk would land, once both are chosen."""
        if self.likelihood.data is None or self.impact.data is None:
            return None
        return self.likelihood.data, self.impact.data


def _needs(field: Field, other: Field, words: Any) -> None:
    """Refuse half a judgement; one that is wrong already says why."""
    if field.data is None and other.data is not None and not field.errors:
        raise ValidationError(words)


class SizeForm(JudgementForm):
    """How big the risk is, and how it is met.  It can be saved before it is judged."""

    responses = Several(_("How is the risk to be handled?"), ResponseKind)
    reason = LongText(_("Why is the risk accepted?"), rows=3)
    decider = Choice(_("Who decides to accept it?"), blank=_("Not decided yet"))
    review_on = Day(
        _("When is the acceptance to be reviewed?"),
        hint=_("Who decides and when it is reviewed can wait until the plan is proposed."),
    )
    inherent_likelihood = Pick(_("How likely, with no controls?"), coerce=int)
    inherent_impact = Pick(_("How serious, with no controls?"), coerce=int)
    target_likelihood = Pick(_("How likely is it to be?"), coerce=int)
    target_impact = Pick(_("How serious is it to be?"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.responses.options = tuple(
            Option(kind, word(kind), hint=hint) for kind, hint in RESPONSES.items()
        )

    def offer(self, likelihood: Sequence[Option], impact: Sequence[Option]) -> None:
        super().offer(likelihood, impact)
        self.inherent_likelihood.options = self.target_likelihood.options = likelihood
        self.inherent_impact.options = self.target_impact.options = impact

    def validate_likelihood(self, field: Field) -> None:
        _needs(field, self.impact, _("Choose how likely it is"))
        self._needs_for_the_text(field, _("Choose how likely it is"))

    def validate_impact(self, field: Field) -> None:
        _needs(field, self.likelihood, _("Choose how serious it would be"))
        self._needs_for_the_text(field, _("Choose how serious it would be"))

    def validate_inherent_likelihood(self, field: Field) -> None:
        _needs(field, self.inherent_impact, _("Choose how likely it is"))

    def validate_inherent_impact(self, field: Field) -> None:
        _needs(field, self.inherent_likelihood, _("Choose how serious it would be"))

    def validate_target_likelihood(self, field: Field) -> None:
        _needs(field, self.target_impact, _("Choose how likely it is"))

    def validate_target_impact(self, field: Field) -> None:
        _needs(field, self.target_likelihood, _("Choose how serious it would be"))

    def validate_reason(self, field: Field) -> None:
        if self._is_accepted and not field.data and not field.errors:
            raise ValidationError(_("Write why the risk is accepted"))

    def judgements(self) -> tuple[Judgement, ...]:
        """Those that are made: as it is, with no controls, aimed at."""
        made = (
            self.judgement(),
            Judgement(
                AssessmentKind.INHERENT, self.inherent_likelihood.data, self.inherent_impact.data
            ),
            Judgement(AssessmentKind.TARGET, self.target_likelihood.data, self.target_impact.data),
        )
        return tuple(one for one in made if one.likelihood is not None)

    def choices(self, decider: "Position | None") -> tuple[ResponseChoice, ...]:
        return tuple(self._choice(kind, decider) for kind in self.responses.data)

    def _choice(self, kind: ResponseKind, decider: "Position | None") -> ResponseChoice:
        if kind is not ResponseKind.ACCEPT:
            return ResponseChoice(kind)
        return ResponseChoice(kind, self.reason.data or None, decider, self.review_on.data)

    @property
    def _is_accepted(self) -> bool:
        return ResponseKind.ACCEPT in self.responses.data

    @property
    def has_more(self) -> bool:
        """Whether something stands, or has to be mended, in the part that is folded away."""
        folded = (
            self.inherent_likelihood,
            self.inherent_impact,
            self.target_likelihood,
            self.target_impact,
        )
        return any(field.data is not None or field.errors for field in folded)

    def _needs_for_the_text(self, field: Field, words: Any) -> None:
        """A reason without a judgement would be a reason for nothing."""
        if field.data is None and self.rationale.data:
            raise ValidationError(words)


class CauseForm(Form):
    """Why the risk could come true; or why nothing is done about it.

    `version` is the risk's: causes are its parts.
    """

    text = Text(_("Why could it happen?"), required=_("Write why it could happen"), longest=LINE)
    untreated_because = LongText(
        _("Why is no action aimed at the cause?"),
        hint=_("Leave it empty when there is an action. The text is shown to the board."),
        rows=3,
    )
    version = Version()


class NewCauseForm(Form):
    text = Text(
        _("Add a cause"),
        required=_("Write why it could happen"),
        hint=_("Why could it happen? One cause at a time."),
        longest=LINE,
    )
