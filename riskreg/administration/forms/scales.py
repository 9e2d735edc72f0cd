"""The editor of a scale: as many fields as the scale has steps, levels and cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field

from riskreg.document.bounds import NAME
from riskreg.document.scale import Grade, Level, Scale
from riskreg.scales.rules import FEWEST_GRADES, FEWEST_LEVELS, MOST_GRADES, MOST_LEVELS
from riskreg.web.choices import Choice, Option
from riskreg.web.fields import LongText, Text, Tick, Version
from riskreg.web.forms import Form
from riskreg.web.language import language, usual

AXES = ("likelihood", "impact")
_LONGEST_DEFINITION = 300


@dataclass(frozen=True)
class Size:
    """How many steps of likelihood, steps of impact and levels a scale has."""

    likelihood: int
    impact: int
    levels: int

    @classmethod
    def of(cls, scale: Scale) -> "Size":
        return cls(len(scale.likelihood), len(scale.impact), len(scale.levels))

    @classmethod
    def sent(cls, sent: Mapping[str, str]) -> "Size":
        """What a form asks for, kept within what there may be."""
        return cls(
            _bounded(sent.get("likelihood_steps"), FEWEST_GRADES, MOST_GRADES),
            _bounded(sent.get("impact_steps"), FEWEST_GRADES, MOST_GRADES),
            _bounded(sent.get("level_count"), FEWEST_LEVELS, MOST_LEVELS),
        )

    def steps(self, axis: str) -> range:
        return range(1, getattr(self, axis) + 1)

    @property
    def ranks(self) -> range:
        return range(1, self.levels + 1)

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        return product(self.steps("likelihood"), self.steps("impact"))


def _bounded(sent: str | None, fewest: int, most: int) -> int:
    is_number = sent is not None and sent.isascii() and sent.isdecimal()
    return min(max(int(sent), fewest), most) if is_number and sent else fewest


class ScaleForm(Form):
    """What every scale has; `scale_form` adds the fields of its steps, levels and cells."""

    size: Size

    name = Text(_("What is the scale called?"), required=_("Name the scale"), longest=NAME)
    likelihood_steps = Choice(_("Steps of likelihood"), coerce=int)
    impact_steps = Choice(_("Steps of impact"), coerce=int)
    level_count = Choice(_("Levels"), coerce=int)
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = _numbers(FEWEST_GRADES, MOST_GRADES)
        self.likelihood_steps.options = self.impact_steps.options = steps
        self.level_count.options = _numbers(FEWEST_LEVELS, MOST_LEVELS)
        levels = [self._option(rank) for rank in self.size.ranks]
        for field in (self[cell_name(*cell)] for cell in self.size.cells):
            field.options = levels

    @property
    def own(self) -> set[str]:
        """The names of its fields, without the token that every form has."""
        return {field.name for field in self if field.name != "csrf_token"}

    def fit(self) -> None:
        """Give cells whose level is there no more the highest that is."""
        for field in (self[cell_name(*cell)] for cell in self.size.cells):
            if isinstance(field.data, int):
                field.data = min(field.data, self.size.levels)

    def _option(self, rank: int) -> Option:
        """As it stands in the form now: the cells name the levels as they will be called."""
        if name := self[f"level_{rank}_name"].data:
            return Option(rank, name, lang=None if usual() == language() else usual())
        return Option(rank, gettext("Level %(rank)s", rank=rank))

    def steps(self, axis: str) -> list[tuple[int, Field, Field, Field]]:
        """Value, name, English name and definition of each step of an axis."""
        return [
            (value, *(self[f"{axis}_{value}_{part}"] for part in ("name", "name_en", "definition")))
            for value in self.size.steps(axis)
        ]

    def levels(self) -> list[tuple[int, Mapping[str, Field]]]:
        """Rank and fields of each level, the lowest first."""
        parts = ("name", "plural", "name_en", "requires_treatment", "requirement")
        return [
            (rank, {part: self[f"level_{rank}_{part}"] for part in parts})
            for rank in self.size.ranks
        ]

    def rows(self) -> list[tuple[int, list[Field]]]:
        """The cells as they are seen: the highest likelihood on top."""
        return [
            (row, [self[cell_name(row, column)] for column in self.size.steps("impact")])
            for row in reversed(self.size.steps("likelihood"))
        ]

    def scale(self, key: str) -> Scale:
        """The scale that the fields give; its number is set when it is made."""
        return Scale(
            key=key,
            version=0,
            name=self.name.data,
            likelihood=self._grades("likelihood"),
            impact=self._grades("impact"),
            levels=tuple(_level(rank, fields) for rank, fields in self.levels()),
            cells=tuple(
                tuple(self[cell_name(row, column)].data for column in self.size.steps("impact"))
                for row in self.size.steps("likelihood")
            ),
        )

    def _grades(self, axis: str) -> tuple[Grade, ...]:
        return tuple(
            Grade(value, name.data, english.data or None, definition.data or None)
            for value, name, english, definition in self.steps(axis)
        )


def _level(rank: int, fields: Mapping[str, Field]) -> Level:
    return Level(
        rank=rank,
        name=fields["name"].data,
        plural=fields["plural"].data,
        name_en=fields["name_en"].data or None,
        requires_treatment=fields["requires_treatment"].data,
        requirement=fields["requirement"].data or None,
    )


def _numbers(fewest: int, most: int) -> list[Option]:
    return [Option(number, str(number)) for number in range(fewest, most + 1)]


def cell_name(likelihood: int, impact: int) -> str:
    return f"cell_{likelihood}_{impact}"


def scale_form(size: Size) -> type[ScaleForm]:
    """A form for a scale of a certain size."""
    fields: dict[str, Any] = {"size": size}
    for axis in AXES:
        for value in size.steps(axis):
            fields |= _step_fields(axis, value)
    for rank in size.ranks:
        fields |= _level_fields(rank)
    for row, column in size.cells:
        fields[cell_name(row, column)] = Choice(
            _(
                "Level at likelihood %(likelihood)s and impact %(impact)s",
                likelihood=row,
                impact=column,
            ),
            coerce=int,
            required=_("Choose a level for each cell"),
        )
    return type("ScaleForm", (ScaleForm,), fields)


def _step_fields(axis: str, value: int) -> dict[str, Field]:
    label = {
        "likelihood": _("Likelihood %(value)s", value=value),
        "impact": _("Impact %(value)s", value=value),
    }[axis]
    return {
        f"{axis}_{value}_name": Text(
            _("%(what)s: name", what=label), required=_("Name each step"), longest=NAME
        ),
        f"{axis}_{value}_name_en": Text(_("%(what)s: name in English", what=label), longest=NAME),
        f"{axis}_{value}_definition": Text(
            _("%(what)s: what it means", what=label), longest=_LONGEST_DEFINITION
        ),
    }


def _level_fields(rank: int) -> dict[str, Field]:
    label = _("Level %(rank)s", rank=rank)
    return {
        f"level_{rank}_name": Text(
            _("%(what)s: name", what=label), required=_("Name each level"), longest=NAME
        ),
        f"level_{rank}_plural": Text(
            _("%(what)s: of several risks", what=label),
            required=_("Write the word for several risks, for example höga"),
            longest=NAME,
        ),
        f"level_{rank}_name_en": Text(_("%(what)s: name in English", what=label), longest=NAME),
        f"level_{rank}_requires_treatment": Tick(_("%(what)s: must be treated", what=label)),
        f"level_{rank}_requirement": LongText(
            _("%(what)s: what it demands", what=label), longest=_LONGEST_DEFINITION, rows=2
        ),
    }


def written_out(scale: Scale, size: Size | None = None) -> dict[str, Any]:
    """What stands in the form of a scale; where `size` is larger, what lies nearest goes on."""
    size = size or Size.of(scale)
    found: dict[str, Any] = {
        "name": scale.name,
        "likelihood_steps": size.likelihood,
        "impact_steps": size.impact,
        "level_count": size.levels,
    }
    for axis in AXES:
        for grade in getattr(scale, axis):
            found[f"{axis}_{grade.value}_name"] = grade.name
            found[f"{axis}_{grade.value}_name_en"] = grade.name_en
            found[f"{axis}_{grade.value}_definition"] = grade.definition
    for rank, level in enumerate(sorted(scale.levels, key=lambda one: one.rank), start=1):
        found |= _written_level(rank, level)
    for row, column in size.cells:
        found[cell_name(row, column)] = min(_nearest(scale, row, column), size.levels)
    return found


def _written_level(rank: int, level: Level) -> dict[str, Any]:
    parts = ("name", "plural", "name_en", "requires_treatment", "requirement")
    return {f"level_{rank}_{part}": getattr(level, part) for part in parts}


def _nearest(scale: Scale, row: int, column: int) -> int:
    likelihood = min(row, len(scale.likelihood))
    impact = min(column, len(scale.impact))
    ranks = sorted(level.rank for level in scale.levels)
    return ranks.index(scale.level(likelihood, impact).rank) + 1
