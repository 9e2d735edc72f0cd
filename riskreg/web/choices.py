"""Fields in which one chooses: tiles, boxes and lists.  What there is to choose is handed in."""

import enum
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import Form, widgets
from wtforms.validators import ValidationError
from wtforms.widgets import html_params

from riskreg.web.fields import OwnField, Words
from riskreg.web.words import look, word

_MANY = 500


@dataclass(frozen=True)
class Option:
    """One alternative.  `kind` is its colour among the statuses: good, info, warn, bad, mute."""

    value: Any
    text: Words
    icon: str | None = None
    kind: str | None = None
    hint: Words | None = None
    lang: str | None = None

    @property
    def sent(self) -> str:
        """What the browser sends when it is chosen."""
        return "" if self.value is None else str(self.value)


def options(kind: type[enum.StrEnum]) -> tuple[Option, ...]:
    """All members of an enum, with their words and looks."""
    return tuple(
        Option(member, word(member), look(member).icon, look(member).kind) for member in kind
    )


class _Choosing(OwnField):
    """`kind`: an enum whose members are the options; else set `options` before validating."""

    def __init__(
        self,
        label: Words,
        kind: type[enum.StrEnum] | None = None,
        *,
        coerce: Callable[[str], Any] = str,
        unknown: Words | None = None,
        **kwargs: Any,
    ) -> None:
        self.coerce = kind or coerce
        self.unknown = unknown
        self.options: Sequence[Option] = options(kind) if kind else ()
        super().__init__(label, **kwargs)

    @property
    def target(self) -> str:
        return f"{self.id}-0"

    def understood(self, sent: str) -> Any:
        try:
            return self.coerce(sent)
        except (ValueError, KeyError) as problem:
            raise ValueError(self._not_there()) from problem

    def has(self, value: Any) -> bool:
        return any(option.value == value for option in self.options)

    def _not_there(self) -> Words:
        return self.unknown or _("Choose one of the alternatives")


class Pick(_Choosing):
    """One of a few: tiles with radio buttons."""

    widget = widgets.TextInput()  # never drawn: components/pick.html and seg.html draw it

    def pre_validate(self, form: Form) -> None:
        if self.data is not None and not self.has(self.data):
            raise ValidationError(self._not_there())

    def is_chosen(self, option: Option) -> bool:
        return self.data is not None and option.value == self.data


class Several(_Choosing):
    """Any number of a few: tiles with boxes.  `data` is a list in the order of the options."""

    widget = widgets.TextInput()  # never drawn: components/pick.html draws it

    def process_data(self, value: Any) -> None:
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        sent = dict.fromkeys(str(value) for value in valuelist[:_MANY])
        self.data = [self.understood(value) for value in sent if value]

    def pre_validate(self, form: Form) -> None:
        if not all(self.has(value) for value in self.data):
            raise ValidationError(self._not_there())
        order = [option.value for option in self.options]
        self.data.sort(key=order.index)

    def is_chosen(self, option: Option) -> bool:
        return option.value in self.data


class Choice(Pick):
    """One of many: a list to choose from.  `blank` stands first and chooses nothing."""

    def __init__(self, *args: Any, blank: Words | None = None, **kwargs: Any) -> None:
        self.blank = blank
        super().__init__(*args, **kwargs)

    @property
    def target(self) -> str:
        return self.id

    def lines(self) -> Iterator[tuple[Option, bool]]:
        """What the list shows, and whether it is chosen."""
        if self.blank is not None:
            yield Option(None, self.blank), self.data is None
        for option in self.options:
            yield option, self.is_chosen(option)

    @staticmethod
    def widget(field: "Choice", **attributes: Any) -> Markup:
        """The list as HTML, with the attributes that the form has given it."""
        lines = Markup().join(
            Markup("<option {}>{}</option>").format(
                _attributes(value=line.sent, selected=is_chosen, lang=line.lang or False), line.text
            )
            for line, is_chosen in field.lines()
        )
        if field.flags.required:
            attributes.setdefault("required", True)
        attributes = {"id": field.id, "name": field.name, **attributes}
        return Markup("<select {}>{}</select>").format(_attributes(**attributes), lines)


def _attributes(**given: Any) -> Markup:
    return Markup(html_params(**given))  # noqa: S704 - html_params escapes each value
