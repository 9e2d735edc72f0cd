"""What one types to get in, and on one's own profile."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms.validators import ValidationError

from riskreg.sign_in.rules import LONGEST, SHORTEST, Profile
from riskreg.web.choices import Choice, Option, Pick
from riskreg.web.fields import Password, Text
from riskreg.web.forms import Form

_ = lazy_gettext
#: Room for a password that is too long, so that it is told so in its own words.
_ROOM = 1000


class SignInForm(Form):
    email = Text(
        _("E-mail address"),
        required=_("Write your e-mail address"),
        kind="email",
        longest=254,
        autocomplete="username",
    )
    password = Password(_("Password"), required=_("Write your password"), longest=_ROOM)


def _new_password() -> Password:
    return Password(
        _("New password"),
        required=_("Write a password"),
        hint=_(
            "At least %(shortest)s and at most %(longest)s characters. Four words in a row are"
            " easier to remember than a short one with signs.",
            shortest=SHORTEST,
            longest=LONGEST,
        ),
        longest=_ROOM,
        autocomplete="new-password",
    )


def _repeated_password() -> Password:
    return Password(
        _("New password once more"),
        required=_("Write the password once more"),
        longest=_ROOM,
        autocomplete="new-password",
    )


class NewPasswordForm(Form):
    """A password twice, since one cannot see what one types."""

    def validate_repeated_password(self, field: Password) -> None:
        if field.data != self["new_password"].data:
            raise ValidationError(gettext("Write the same password twice"))

    def chosen(self) -> str:
        return str(self["new_password"].data)


class InvitationForm(NewPasswordForm):
    new_password = _new_password()
    repeated_password = _repeated_password()


class PasswordForm(NewPasswordForm):
    password = Password(_("Your password today"), required=_("Write your password"), longest=_ROOM)
    new_password = _new_password()
    repeated_password = _repeated_password()


class ProfileForm(Form):
    language = Choice(_("Language"), blank=_("As the browser asks"))
    appearance = Pick(_("Appearance"), required=_("Choose one of the alternatives"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.options = [
            Option("sv", "Svenska", lang="sv"),
            Option("en", "English", lang="en"),
        ]
        self.appearance.options = [
            Option("auto", _("As the device")),
            Option("light", _("Light")),
            Option("dark", _("Dark")),
        ]

    def profile(self) -> Profile:
        return Profile(language=self.language.data, appearance=self.appearance.data)
