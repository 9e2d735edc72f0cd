"""What every form of ours can do."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from flask import Flask, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field

from riskreg.document.dates import PartialDate
from riskreg.refusals import Changed, Refused
from riskreg.web.choices import Pick, Several
from riskreg.web.fields import Version
from riskreg.web.filters import in_text
from riskreg.web.words import here, told

_OK, _CONFLICT, _UNPROCESSABLE = 200, 409, 422


class Aria(FlaskForm.Meta):
    """Ties each control to its hint and its error, for those who hear the page."""

    def render_field(self, field: Field, render_kw: Mapping[str, Any]) -> Any:
        tied = dict(render_kw)
        if ids := described_by(field):
            tied.setdefault("aria-describedby", ids)
        if field.errors:
            tied.setdefault("aria-invalid", "true")
        return super().render_field(field, tied)


def described(field: Field, *, can_be_invalid: bool) -> Markup:
    """The attributes of a group of choices: what describes it, and whether it has to be mended."""
    attributes = Markup()
    if ids := described_by(field):
        attributes += Markup(' aria-describedby="{}"').format(ids)
    if field.errors and can_be_invalid:
        attributes += Markup(' aria-invalid="true"')
    return attributes


def described_by(field: Field) -> str:
    """The ids of what describes a field, in the order in which they are read."""
    hint = [f"{field.id}-hint"] if field.description else []
    return " ".join([*hint, *([f"{field.id}-error"] if field.errors else [])])


@dataclass(frozen=True)
class Difference:
    """One field of which two people have made two things."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Conflict:
    """What somebody else saved meanwhile, beside what was sent now."""

    who: str | None
    differences: tuple[Difference, ...]


class Form(FlaskForm):
    """The base of every form that changes something."""

    conflict: Conflict | None = None

    Meta = Aria

    @contextmanager
    def heeding(self) -> Generator[None]:
        """Take a no from inside into the form: the view goes on and shows it again."""
        try:
            yield
        except Refused as refusal:
            self.show(refusal)
        except Changed as change:
            self.compare(change)

    def show(self, refusal: Refused) -> None:
        """Put a refusal beside the field that it is about, or over the form."""
        words = told(refusal.text, refusal.values)
        if refusal.field in self:
            field = self[refusal.field]
            field.errors = [*field.errors, words]
        else:
            self.form_errors.append(words)

    def compare(self, changed: Changed) -> None:
        """Keep both versions to choose from; sending the form again saves what stands in it."""
        self.conflict = Conflict(changed.who, tuple(self._differences(changed)))
        for field in self:
            if isinstance(field, Version):
                field.data = changed.version

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    @property
    def status_code(self) -> int:
        """What a view that shows the form again answers."""
        if self.conflict:
            return _CONFLICT
        return _UNPROCESSABLE if self.has_errors else _OK

    def problems(self) -> Iterator[tuple[str | None, str]]:
        """Where to mend and what to do, in the order of the form."""
        for words in self.form_errors:
            yield None, str(words)
        for field in self:
            for words in field.errors:
                yield getattr(field, "target", field.id), str(words)

    def _differences(self, changed: Changed) -> Iterator[Difference]:
        for name, theirs in changed.theirs.items():
            yours = changed.yours.get(name)
            if name in self and theirs != yours:
                field = self[name]
                label = str(field.label.text)
                yield Difference(label, _shown(field, theirs), _shown(field, yours))


class FilterForm(Form):
    """A question that stands in the address: no token, and what is not understood asks nothing."""

    class Meta(Aria):
        csrf = False

    @classmethod
    def read(cls, **choices: Any) -> Self:
        """The form as the address has it.  `choices`: the options of its fields, by name."""
        form = cls(formdata=request.args)
        for name, given in choices.items():
            form[name].options = given
        if not form.validate():
            for field in form:
                if field.errors:
                    field.process(None)
                    field.errors = []
        return form


def problems(*forms: Form) -> list[tuple[str | None, str]]:
    """All that has to be mended on a page, form by form."""
    return [problem for form in forms for problem in form.problems()]


def problem_count(count: int) -> str:
    """Det finns ett fel; det finns två fel."""
    return ngettext(
        "There is a problem",
        "There are %(number)s problems",
        count,
        number=here().number(count),
    )


def init_app(app: Flask) -> None:
    for filter_ in (described, problems, problem_count):
        app.add_template_filter(filter_)


def _shown(field: Field, value: Any) -> str:
    """A field's value in words."""
    if value is None or value in ("", [], ()):
        return _("Empty")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, Pick | Several):
        return ", ".join(_chosen(field, value))
    if isinstance(value, date | PartialDate):
        return in_text(value)
    return str(value)


def _chosen(field: Pick | Several, value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple | set | frozenset) else [value]
    named = {option.value: str(option.text) for option in field.options}
    return [named.get(one, str(one)) for one in values]
