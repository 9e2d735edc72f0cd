"""What is asked about the municipality, and about the words that it chooses risks by."""

from typing import Any

from flask_babel import lazy_gettext as _

from riskreg.administration.rules import CategoryFacts, Settings
from riskreg.boards.labels import ControlWord
from riskreg.document.bounds import NAME, WORD
from riskreg.web.choices import Choice, Option, Pick
from riskreg.web.fields import Text, Tick, Version
from riskreg.web.forms import Form
from riskreg.web.labels import CONTROLS


class SettingsForm(Form):
    name = Text(
        _("The municipality's name"),
        required=_("Write the name of the municipality"),
        longest=NAME,
    )
    language = Pick(
        _("What language do the boards write in?"),
        required=_("Choose Swedish or English"),
        hint=_("Each person chooses a language for menus and buttons under My profile."),
    )
    plan_name = Text(
        _("What are the plans called?"),
        required=_("Write what the boards call their plans"),
        hint=_(
            "For example Internkontrollplan or Tillsynsplan. New plans get it as their heading,"
            " with the year. Plans that are open keep theirs."
        ),
        longest=WORD,
    )
    plan_definite = Text(
        _("And in a sentence?"),
        required=_("Write what the boards call their plans"),
        hint=_("As in: Risk 3 in the plan. For example internkontrollplanen or tillsynsplanen."),
        longest=WORD,
    )
    plan_english = Text(
        _("And in English?"),
        required=_("Write what the boards call their plans"),
        hint=_("For those who read the register in English. For example supervision plan."),
        longest=WORD,
    )
    control_word = Choice(
        _("What is a control of the plan called?"),
        required=_("Choose what a control is called"),
        hint=_("The word stands in headings, buttons and sentences."),
        coerce=ControlWord,
    )
    closed_reading = Tick(
        _("Only those who belong to a board may read about it"),
        hint=_(
            "Otherwise everyone who can sign in may read what the boards have decided."
            " Auditors and the executive board's controllers always read everything."
        ),
    )
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.options = [
            Option("sv", "Svenska", lang="sv"),
            Option("en", "English", lang="en"),
        ]
        self.control_word.options = [
            Option(word, f"{forms.one} / {forms.english}") for word, forms in CONTROLS.items()
        ]

    def settings(self) -> Settings:
        return Settings(
            name=self.name.data,
            language=self.language.data,
            closed_reading=self.closed_reading.data,
            plan_name=self.plan_name.data,
            plan_definite=self.plan_definite.data,
            plan_english=self.plan_english.data,
            control_word=self.control_word.data,
        )


class CategoryForm(Form):
    name = Text(
        _("Category"),
        required=_("Write what the category is called"),
        hint=_("For example economy, law, information or staff."),
        longest=WORD,
    )
    must_be_considered = Tick(
        _("Must be considered"),
        hint=_("Each board is to think of such risks when it makes its plan."),
    )
    version = Version()

    def facts(self) -> CategoryFacts:
        return CategoryFacts(self.name.data, self.must_be_considered.data)
