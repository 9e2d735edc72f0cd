"""Where a risk lands: the level that a judgement gives, what it asks for, and the matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from riskreg.document.scale import Grade, Level, Scale
from riskreg.pictures.matrix import Marker, MatrixWords, matrix
from riskreg.refusals import N_
from riskreg.risks.models import Risk
from riskreg.scales.queries import scale_of
from riskreg.sentences.said import Content, LevelWord, Said, said
from riskreg.web.choices import Option
from riskreg.web.language import language, usual
from riskreg.web.words import level_name, say, say_plainly

Cell = tuple[int, int]


@dataclass(frozen=True)
class Landing:
    """`cell` is None where nobody has chosen both likelihood and impact."""

    scale: Scale
    picture: Markup
    cell: Cell | None
    before: Cell | None

    @property
    def level(self) -> Level | None:
        return self.scale.level(*self.cell) if self.cell else None

    @property
    def score(self) -> int | None:
        return self.scale.score(*self.cell) if self.cell else None

    @property
    def score_before(self) -> int | None:
        return self.scale.score(*self.before) if self.before else None

    @property
    def demand(self) -> Markup:
        """What the level asks for, told where one chooses what to do."""
        if self.level is None:
            return Markup.escape(_("Judge the risk first: its level says what is asked for."))
        level = said(
            "a score of %(score)s is %(level)s", score=self.score or 0, level=LevelWord(self.level)
        )
        return Markup(" ").join(filter(None, (say(level), _in_their_words(self.level.requirement))))


def landing(risk: Risk, cell: Cell | None, before: Cell | None = None) -> Landing:
    """`before`: where it lies until this is saved.  A cell that the scale lacks is nowhere."""
    scale = scale_of(risk.plan.scale)
    cell = cell if cell and scale.holds(*cell) else None
    markers = [_marker(risk, scale, cell, before)] if cell else []
    picture = Markup(matrix(scale, markers, matrix_words(scale), "landing"))  # noqa: S704 - drawn here
    return Landing(scale, picture, cell, before)


def matrix_words(scale: Scale, title: str = N_("The risk matrix")) -> MatrixWords:
    """The words around a matrix, in the reader's language."""
    return MatrixWords(
        title=_(title),
        likelihood=_("Likelihood"),
        impact=_("Impact"),
        likelihood_names=_names(scale.likelihood),
        impact_names=_names(scale.impact),
        new=_("New"),
    )


def grade_options(grades: Sequence[Grade]) -> tuple[Option, ...]:
    """The steps of a scale as tiles: value, word, yardstick."""
    return tuple(
        Option(grade.value, level_name(grade), hint=_in_their_words(grade.definition))
        for grade in grades
    )


def _marker(risk: Risk, scale: Scale, cell: Cell, before: Cell | None) -> Marker:
    number, level = risk.line.number, scale.level(*cell)
    has_moved = before is not None and before != cell
    return Marker(
        number=number,
        likelihood=cell[0],
        impact=cell[1],
        label=say_plainly(_label(risk, scale.score(*cell), level), "line"),
        before=before if has_moved else None,
        is_new=not has_moved and risk.line.since_year == risk.plan.year,
    )


def _label(risk: Risk, score: int, level: Level) -> Said:
    return said(
        "risk %(number)s, %(title)s: %(score)s, %(level)s",
        number=risk.line.number,
        title=Content(risk.title),
        score=score,
        level=LevelWord(level),
    )


def _in_their_words(text: str | None) -> Markup | None:
    """A board's own words, marked where the page is in another language."""
    if text is None or usual() == language():
        return Markup.escape(text) if text else None
    return Markup('<span lang="{}">{}</span>').format(usual(), text)


def _names(grades: Sequence[Grade]) -> tuple[str, ...]:
    in_english = language() != usual()
    return tuple(grade.name_en or grade.name if in_english else grade.name for grade in grades)
