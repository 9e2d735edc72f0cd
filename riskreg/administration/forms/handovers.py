"""What is asked of whoever hands over: to whom, and from when."""

import enum
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.fields import HiddenField
from wtforms.validators import ValidationError

from riskreg.document.kinds import HoldingKind
from riskreg.web.choices import Choice, Option, Pick
from riskreg.web.fields import Day
from riskreg.web.forms import Form


class Way(enum.StrEnum):
    PERSON = "person"
    POST = "post"


class PostHandoverForm(Form):
    """A post is taken over by a person, who holds it, or by another post, which does its work."""

    way = Pick(_("Who takes over?"), required=_("Choose who takes over"))
    user = Choice(_("Which person?"), blank=_("Choose a person"))
    kind = Choice(_("How is the post held?"))
    on = Day(_("From which day?"))
    post = Choice(_("Which post?"), blank=_("Choose a post"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way.options = [
            Option(
                Way.PERSON.value,
                _("Another person"),
                hint=_("The post goes on as before, and another person holds it."),
            ),
            Option(
                Way.POST.value,
                _("Another post"),
                hint=_("What the post answers for moves to another post of the board."),
            ),
        ]
        self.kind.options = [
            Option(HoldingKind.ORDINARY.value, _("Ordinary")),
            Option(HoldingKind.ACTING.value, _("Acting")),
        ]

    def validate_user(self, field: Choice) -> None:
        if self.way.data == Way.PERSON and not field.data:
            raise ValidationError(gettext("Choose the person who takes over"))

    def validate_on(self, field: Day) -> None:
        if self.way.data == Way.PERSON and not field.errors and not field.data:
            raise ValidationError(gettext("Choose the first day"))

    def validate_post(self, field: Choice) -> None:
        if self.way.data == Way.POST and not field.data:
            raise ValidationError(gettext("Choose the post that takes over"))

    def asked(self) -> dict[str, str]:
        """What the address of the page to check on says."""
        if self.way.data == Way.POST:
            return {"post": str(self.post.data)}
        return {"user": str(self.user.data), "kind": str(self.kind.data), **_day(self.on.data)}


class UserHandoverForm(Form):
    user = Choice(
        _("Who takes over?"),
        required=_("Choose the person who takes over"),
        blank=_("Choose a person"),
    )
    on = Day(_("From which day?"), required=_("Choose the first day"))

    def asked(self) -> dict[str, str]:
        return {"user": str(self.user.data), **_day(self.on.data)}


class CheckForm(Form):
    """The button of the page that shows what would move; `seen` is what it showed."""

    seen = HiddenField()


def _day(on: date) -> dict[str, str]:
    return {"on": on.isoformat()}
