"""What is asked of somebody who is going away: from when to when, and who steps in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from riskreg.administration.rules import AbsencePlan, StandIn, own_field
from riskreg.web.choices import Choice, Option
from riskreg.web.fields import Day, Version
from riskreg.web.forms import Form

if TYPE_CHECKING:
    from riskreg.accounts.models import User
    from riskreg.boards.models import Position


class AbsenceForm(Form):
    """Made by `absence_form`: where there are several posts, each may have a deputy of its own."""

    #: The names of the fields that are for one post, in the order of the posts.
    own: tuple[str, ...] = ()

    start = Day(_("First day away"), required=_("Choose the first day away"))
    end = Day(_("Last day away"), required=_("Choose the last day away"))
    deputy = Choice(_("Who steps in?"), blank=_("Choose a person"))
    version = Version()

    def validate_deputy(self, field: Choice) -> None:
        """One for all posts, or one for each."""
        if not field.data and not (self.own and all(self[name].data for name in self.own)):
            raise ValidationError(gettext("Choose a deputy for the period"))

    def own_fields(self) -> list[Choice]:
        return [cast("Choice", self[name]) for name in self.own]

    def choose_among(self, others: Sequence[Option]) -> None:
        for field in (self.deputy, *self.own_fields()):
            field.options = others

    def plan(self, posts: "Sequence[Position]", users: "dict[str, User]") -> AbsencePlan:
        return AbsencePlan(
            self.start.data,
            self.end.data,
            tuple(StandIn(post, users[self._chosen(post)]) for post in posts),
        )

    def _chosen(self, post: "Position") -> str:
        own = own_field(post)
        return str((self[own].data if own in self else None) or self.deputy.data)


def absence_form(posts: "Sequence[Position]") -> type[AbsenceForm]:
    fields: dict[str, Any] = {}
    if len(posts) > 1:
        fields = {own_field(post): Choice(post.title, blank=_("The same person")) for post in posts}
    return type("AbsenceForm", (AbsenceForm,), {**fields, "own": tuple(fields)})
