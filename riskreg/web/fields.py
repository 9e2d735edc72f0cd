"""The fields that our forms are made of.

Each takes its label, the sentence to show when nothing is given (`required`; without it the field
may be left empty) and a hint.  `data` is clean: texts stripped and composed, numbers bounded.
What could not be understood is shown again as it was typed, with what to do about it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from wtforms import Field, Form, widgets
from wtforms.validators import StopValidation

from riskreg.document.dates import PartialDate
from riskreg.web import text

Words = str | LazyString

SHORT = 200
LONG = 4000
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
_LONGEST_NUMBER = 15


class Needed:
    """Refuses an empty field in the form's own words; a field that is already wrong says why."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.field_flags = {"required": True}

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors:
            raise StopValidation
        if field.data is None or field.data in ("", [], False):
            raise StopValidation(self.words)


class OwnField(Field):
    """The start of every field of ours."""

    widget: Any
    data: Any

    def __init__(
        self, label: Words, *, required: Words | None = None, hint: Words = "", **kwargs: Any
    ) -> None:
        validators = [Needed(required)] if required else []
        super().__init__(label, validators, description=hint, **kwargs)

    @property
    def target(self) -> str:
        """The id that the error summary leads to: where one begins to mend."""
        return self.id

    def _value(self) -> str:
        """What stands in the control: what was typed, if it could not be understood."""
        if self.process_errors and self.raw_data:
            return text.without_unseen(str(self.raw_data[0]))
        return "" if self.data is None else self.written(self.data)

    def written(self, data: Any) -> str:
        return str(data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the one value that was sent; no value and an empty one are the same."""
        if valuelist:
            sent = text.one_line(str(valuelist[0]))
            self.data = self.understood(sent) if sent else None

    def understood(self, sent: str) -> Any:
        """What was meant, or a ValueError that says how to write it."""
        raise NotImplementedError


class Text(OwnField):
    """One line.  `kind` is the control's type: text, email, search."""

    widget = widgets.TextInput()
    clean: Callable[[str], str] = staticmethod(text.one_line)

    def __init__(
        self,
        label: Words,
        *,
        longest: int = SHORT,
        kind: str = "text",
        autocomplete: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.longest = longest
        self.widget = widgets.TextInput(kind)
        super().__init__(label, **kwargs)
        if autocomplete:
            self.render_kw = {"autocomplete": autocomplete}

    def process_data(self, value: Any) -> None:
        self.data = value or ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        sent = str(valuelist[0])
        self.data = self.clean(text.without_unseen(sent))
        if text.without_unseen(sent) != sent:
            raise ValueError(
                _("The text held characters that cannot be shown. They are removed: read it again")
            )
        if len(self.data) > self.longest:
            raise ValueError(
                _(
                    "Shorten the text: it has %(length)s characters and may have %(longest)s",
                    length=len(self.data),
                    longest=self.longest,
                )
            )

    def _value(self) -> str:
        return self.data or ""


class LongText(Text):
    """Several lines."""

    clean: Callable[[str], str] = staticmethod(text.lines)

    def __init__(self, label: Words, *, longest: int = LONG, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(label, longest=longest, **kwargs)
        self.widget = widgets.TextArea()
        self.render_kw = {"rows": rows}


class Password(Text):
    """Taken as it was typed, and never shown again."""

    clean: Callable[[str], str] = staticmethod(lambda sent: sent)

    def __init__(
        self, label: Words, *, autocomplete: str = "current-password", **kwargs: Any
    ) -> None:
        super().__init__(label, autocomplete=autocomplete, **kwargs)
        self.widget = widgets.PasswordInput(hide_value=True)


class Whole(OwnField):
    """A whole number from `least` to `most`."""

    widget = widgets.TextInput()

    def __init__(
        self, label: Words, *, least: int = 0, most: int = 1_000_000, **kwargs: Any
    ) -> None:
        self.least, self.most = least, most
        super().__init__(label, **kwargs)
        self.render_kw = {"inputmode": "numeric"}

    def understood(self, sent: str) -> int:
        digits = sent.replace(" ", "").replace("−", "-")
        if not digits.removeprefix("-").isdecimal() or not digits.isascii():
            raise ValueError(_("Write a whole number in digits, for example 12"))
        if len(digits) > _LONGEST_NUMBER or not self.least <= int(digits) <= self.most:
            raise ValueError(
                _("Write a number from %(least)s to %(most)s", least=self.least, most=self.most)
            )
        return int(digits)


class Day(OwnField):
    """An exact day, as ISO 8601; browsers that can show a calendar."""

    widget = widgets.DateInput()

    def __init__(
        self, label: Words, *, earliest: date = EARLIEST, latest: date = LATEST, **kwargs: Any
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(label, **kwargs)

    def understood(self, sent: str) -> date:
        try:
            day = PartialDate(sent).day
        except ValueError:
            day = None
        if day is None:
            raise ValueError(_("Write the date like this: 2024-02-29"))
        if not self.earliest <= day <= self.latest:
            raise ValueError(
                _(
                    "Choose a date from %(earliest)s to %(latest)s",
                    earliest=self.earliest,
                    latest=self.latest,
                )
            )
        return day


class PartialDay(OwnField):
    """A day, a month, a season or a year: as much as is known."""

    widget = widgets.TextInput()

    def understood(self, sent: str) -> PartialDate:
        try:
            known = PartialDate(sent)
        except ValueError as problem:
            raise ValueError(
                _("Write a day, a month or a year like this: 2024-02-29, 2024-02 or 2024")
            ) from problem
        if not EARLIEST <= known.earliest <= LATEST:
            raise ValueError(_("Write a year from 1900 to 2199"))
        return known


class Tick(OwnField):
    """One box that is ticked or not."""

    widget = widgets.CheckboxInput()
    false_values: Sequence[str] = ("", "0", "false", "no")

    def process_data(self, value: Any) -> None:
        self.data = bool(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = bool(valuelist) and str(valuelist[0]) not in self.false_values

    def _value(self) -> str:
        return "yes"


class Version(Field):
    """Which version of a row the form was filled from, so that nobody is overwritten unseen."""

    widget = widgets.HiddenInput()

    def __init__(self, label: Words = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        sent = str(valuelist[0]) if valuelist else ""
        is_number = sent.isascii() and sent.isdecimal() and len(sent) <= _LONGEST_NUMBER
        self.data = int(sent) if is_number else None

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)
