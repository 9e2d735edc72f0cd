"""What is asked about the municipality, and about the words that it chooses risks by."""

from typing import Any

from flask_babel import lazy_gettext as _

from riskreg.administration.rules import CategoryFacts, Settings
from riskreg.document.bounds import NAME, WORD
from riskreg.web.choices import Option, Pick
from riskreg.web.fields import Text, Tick, Version
from riskreg.web.forms import Form


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

    def settings(self) -> Settings:
        return Settings(
            name=self.name.data,
            language=self.language.data,
            closed_reading=self.closed_reading.data,
            plan_name=self.plan_name.data,
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
