"""What is asked about people who sign in, and about their roles."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from riskreg.accounts.rules import Office, Role
from riskreg.administration.rules import UserFacts
from riskreg.document.bounds import NAME
from riskreg.web.choices import Choice, Option, Pick, options
from riskreg.web.fields import Text, Tick, Version
from riskreg.web.forms import FilterForm, Form

_LONGEST_EMAIL = 254
_MEANING = {
    Role.CONTROLLER: _("Makes the plan, follows it up and records what the board decides."),
    Role.MEMBER: _("Reads everything about the board, drafts too."),
}


def role_options() -> list[Option]:
    return [Option(one.value, one.text, hint=_MEANING[one.value]) for one in options(Role)]


class UserForm(Form):
    """The role and the office are asked for when somebody is added, and changed by themselves."""

    name = Text(_("Name"), required=_("Write the person's name"), longest=NAME)
    email = Text(
        _("E-mail address"),
        required=_("Write the person's e-mail address"),
        kind="email",
        hint=_("The person signs in with it."),
        longest=_LONGEST_EMAIL,
    )
    title = Text(
        _("Job title"),
        hint=_("What the person is, for example controller or head of unit."),
        longest=NAME,
    )
    language = Choice(_("Language"), blank=_("As the browser asks"))
    role = Choice(_("Role on a board"), Role, blank=_("No role on a board"))
    board = Choice(_("Board"), blank=_("Choose a board"))
    office = Choice(
        _("Role in the whole municipality"),
        Office,
        blank=_("No role in the whole municipality"),
        hint=_("An administrator keeps this part of the register. An auditor reads everything."),
    )
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.options = [
            Option("sv", "Svenska", lang="sv"),
            Option("en", "English", lang="en"),
        ]

    def validate_board(self, field: Choice) -> None:
        if self.role.data and not field.data:
            raise ValidationError(gettext("Choose which board the role is on"))

    def validate_role(self, field: Choice) -> None:
        if self.board.data and not field.data:
            raise ValidationError(gettext("Choose which role the person has on the board"))

    def facts(self, office: Office | None) -> UserFacts:
        return UserFacts(
            email=self.email.data,
            name=self.name.data,
            title=self.title.data or None,
            office=office,
            language=self.language.data,
        )


class OfficeForm(Form):
    office = Choice(
        _("Role in the whole municipality"),
        Office,
        blank=_("No role in the whole municipality"),
        hint=_("An administrator keeps this part of the register. An auditor reads everything."),
    )


class RoleForm(Form):
    """A role for somebody on a board; either is given by the page, the other is asked for."""

    user = Choice(_("Who?"), required=_("Choose a person"), blank=_("Choose a person"))
    board = Choice(
        _("Board"), required=_("Choose which board the role is on"), blank=_("Choose a board")
    )
    role = Pick(_("Role"), Role, required=_("Choose a role"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.options = role_options()


class CloseForm(Form):
    ends_holdings = Tick(
        _("End the posts as well"),
        hint=_("What they answer for shows as vacant until somebody else has them."),
    )


class UserFilterForm(FilterForm):
    q = Text(_("Name or e-mail address"), kind="search")
    state = Choice(_("Show"), blank=_("Open accounts"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state.options = [
            Option("invited", _("No password chosen yet")),
            Option("closed", _("Closed accounts")),
            Option("all", _("All")),
        ]
