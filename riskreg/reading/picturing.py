"""The pictures of a page: a document's risks as markers, points and parts, with their words."""

from collections.abc import Callable, Iterable, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from riskreg.document.scale import Scale
from riskreg.document.standing import ActionCounts, ControlCounts
from riskreg.document.values import AssessmentEntry, PlanDocument, RiskEntry
from riskreg.pictures.bars import Part, PartKind, bar
from riskreg.pictures.matrix import Link, Marker, MatrixWords, matrix
from riskreg.pictures.trend import TrendPoint, TrendWords, trend
from riskreg.reading.rows import RiskRow
from riskreg.sentences.trend import trend_story
from riskreg.web.filters import in_table
from riskreg.web.words import level_name, say_plainly

Href = Callable[[RiskEntry], str]
CellHref = Callable[[int, int], str]


def drawn(picture: str) -> Markup:
    """A picture for a page.  The pictures' room escapes every word that it draws."""
    return Markup(picture)  # noqa: S704 - see above


def risk_matrix(
    scale: Scale, rows: Iterable[RiskRow], href: Href, uid: str, cell: CellHref | None = None
) -> Markup:
    """Where the risks stand, and where they stood in the report that one compares with."""
    markers = [marker for row in rows if (marker := _marker(row, href)) is not None]
    return drawn(matrix(scale, markers, _matrix_words(scale, cell), uid))


def _marker(row: RiskRow, href: Href) -> Marker | None:
    if row.now is None:
        return None
    before = (row.before.likelihood, row.before.impact) if row.before else None
    return Marker(
        number=row.risk.number,
        likelihood=row.now.likelihood,
        impact=row.now.impact,
        label=_label(row, row.now),
        href=href(row.risk),
        before=before,
        is_new=row.is_new,
        is_accepted=row.is_accepted,
        is_preliminary=row.is_preliminary,
    )


def _label(row: RiskRow, now: AssessmentEntry) -> str:
    level = plain_level(row)
    text = _(
        "Risk %(number)s, %(title)s: %(score)s, %(level)s",
        number=row.risk.number,
        title=row.risk.title,
        score=now.score,
        level=level,
    )
    if row.is_new:
        return _("%(risk)s, new", risk=text)
    if row.before and row.before.score != now.score:
        return _("%(risk)s, was %(score)s", risk=text, score=row.before.score)
    return text


def plain_level(row: RiskRow) -> str:
    return level_name(row.level).striptags() if row.level else _("Not assessed")


def _matrix_words(scale: Scale, cell: CellHref | None) -> MatrixWords:
    def rest(likelihood: int, impact: int, count: int) -> Link:
        label = _(
            "+%(count)s more risks with likelihood %(likelihood)s and impact %(impact)s",
            count=count,
            likelihood=likelihood,
            impact=impact,
        )
        return Link(cell(likelihood, impact), label) if cell else Link("", label)

    return MatrixWords(
        title=_("Risk matrix. The same facts stand in the table below the picture."),
        likelihood=_("Likelihood"),
        impact=_("Impact"),
        likelihood_names=tuple(level_name(one).striptags() for one in scale.likelihood),
        impact_names=tuple(level_name(one).striptags() for one in scale.impact),
        new=_("New"),
        rest=rest if cell else None,
    )


def risk_trend(document: PlanDocument, risk: RiskEntry, uid: str, *, wide: bool) -> Markup | None:
    """The scores over time; None while there is nothing to compare."""
    scale = document.scale
    if len(risk.trail) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    words = TrendWords(
        title=_("Risk score over time, risk %(number)s", number=risk.number),
        description=say_plainly(trend_story(risk)),
        axis=_("Risk score, likelihood times impact, 1 to %(highest)s", highest=scale.highest),
        levels=tuple(
            level_name(one).striptags()
            for one in sorted(scale.levels, key=lambda level: level.rank)
        ),
    )
    return drawn(trend(scale, _points(risk.trail), words, uid, wide=wide))


def _points(trail: Sequence[AssessmentEntry]) -> list[TrendPoint]:
    former: tuple[AssessmentEntry | None, ...] = (None, *trail)
    return [
        TrendPoint(
            likelihood=now.likelihood,
            impact=now.impact,
            period=in_table(now.on, now.on.year),
            year=str(now.on.year),
            short=in_table(now.on, now.on.year),
            note=now.rationale if then and then.score != now.score else None,
        )
        for then, now in zip(former, trail, strict=False)
    ]


def action_bar(counts: ActionCounts, uid: str, *, width: int = 420) -> Markup:
    parts = (
        Part(PartKind.DONE, counts.done),
        Part(PartKind.PROGRESS, counts.in_progress),
        Part(PartKind.LATE, counts.late),
        Part(PartKind.TODO, counts.not_started),
    )
    return drawn(bar(parts, action_words(counts), uid, width=width))


def action_words(counts: ActionCounts) -> str:
    """The bar in words: 5 klara, 7 pågår, 2 försenade, 2 ej påbörjade."""
    return _(
        "%(done)s done, %(running)s in progress, %(late)s late, %(waiting)s not started",
        done=counts.done,
        running=counts.in_progress,
        late=counts.late,
        waiting=counts.not_started,
    )


def control_bar(counts: ControlCounts, uid: str) -> Markup:
    parts = (
        Part(PartKind.DONE, counts.no_deviation),
        Part(PartKind.MINOR, counts.minor),
        Part(PartKind.LATE, counts.major),
        Part(PartKind.TODO, counts.not_done + counts.without_result),
    )
    label = _(
        "%(none)s without deviation, %(minor)s with a minor and %(major)s with a major deviation,"
        " %(left)s not performed",
        none=counts.no_deviation,
        minor=counts.minor,
        major=counts.major,
        left=counts.not_done + counts.without_result,
    )
    return drawn(bar(parts, label, uid))
