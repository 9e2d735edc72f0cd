"""The scales to choose from, and what makes a scale usable.

The words are Swedish, since boards write in Swedish; `name_en` is for readers of English.
"""

import json
from collections.abc import Callable
from dataclasses import asdict

from riskreg.document.bounds import NAME, check_text
from riskreg.document.decoding import decode
from riskreg.document.scale import Grade, Level, Scale
from riskreg.refusals import N_, Refused

#: What the matrix can be drawn with, and how many colours can be told apart.
FEWEST_GRADES, MOST_GRADES = 3, 5
FEWEST_LEVELS, MOST_LEVELS = 3, 5

_LOW = ("Låg", "låga", "Low", "Accepteras utan vidare.")
_MODERATE = ("Måttlig", "måttliga", "Moderate", "Hålls under uppsikt och kontrolleras vid behov.")
_HIGH = ("Hög", "höga", "High", "Kräver åtgärd eller kontroll, annars en motivering.")
_VERY_HIGH = (
    "Mycket hög",
    "mycket höga",
    "Very high",
    "Kräver åtgärd genast. Nämndens ordförande underrättas.",
)
_CRITICAL = ("Kritisk", "kritiska", "Critical", _VERY_HIGH[-1])

Words = tuple[str, str, str]


def default_4x4() -> Scale:
    """What a register starts with: 1-3 low, 4-6 moderate, 8-9 high, 12-16 very high."""
    return Scale(
        key="standard-4x4",
        version=1,
        name="Sannolikhet och konsekvens, 4 × 4",
        likelihood=_grades(
            ("Osannolik", "Unlikely", "nästan aldrig"),
            ("Mindre sannolik", "Less likely", "något år av tio"),
            ("Möjlig", "Possible", "något år av tre"),
            ("Sannolik", "Likely", "varje år"),
        ),
        impact=_grades(
            ("Försumbar", "Negligible", "märks knappt"),
            ("Lindrig", "Minor", "löses i vardagen"),
            ("Kännbar", "Noticeable", "drabbar många"),
            ("Allvarlig", "Serious", "får inte hända"),
        ),
        levels=_levels(_LOW, _MODERATE, _HIGH, _VERY_HIGH, treat_from=3),
        cells=_cells(4, _banded(3, 6, 9)),
    )


def default_3x3() -> Scale:
    return Scale(
        key="standard-3x3",
        version=1,
        name="Sannolikhet och konsekvens, 3 × 3",
        likelihood=_grades(
            ("Osannolik", "Unlikely", "nästan aldrig"),
            ("Möjlig", "Possible", "något år av tre"),
            ("Sannolik", "Likely", "varje år"),
        ),
        impact=_grades(
            ("Lindrig", "Minor", "löses i vardagen"),
            ("Kännbar", "Noticeable", "drabbar många"),
            ("Allvarlig", "Serious", "får inte hända"),
        ),
        levels=_levels(_LOW, _MODERATE, _HIGH, treat_from=3),
        cells=_cells(3, _banded(2, 4)),
    )


def default_5x5() -> Scale:
    return Scale(
        key="standard-5x5",
        version=1,
        name="Sannolikhet och konsekvens, 5 × 5",
        likelihood=_LIKELIHOOD_5,
        impact=_IMPACT_5,
        levels=_levels(_LOW, _MODERATE, _HIGH, _CRITICAL, treat_from=3),
        cells=_cells(5, _banded(4, 9, 16)),
    )


def work_environment_5x5() -> Scale:
    """A scale whose levels do not follow the product: serious harm is never merely moderate."""
    return Scale(
        key="work-environment-5x5",
        version=1,
        name="Arbetsmiljö, 5 × 5",
        likelihood=_LIKELIHOOD_5,
        impact=_grades(
            ("Obetydlig", "Insignificant", "ingen skada"),
            ("Lindrig", "Minor", "obehag som går över"),
            ("Kännbar", "Noticeable", "kort sjukfrånvaro"),
            ("Allvarlig", "Serious", "lång sjukfrånvaro eller bestående men"),
            ("Mycket allvarlig", "Very serious", "livshotande skada"),
        ),
        levels=_levels(_LOW, _MODERATE, _HIGH, treat_from=3),
        cells=_cells(5, _of_work_environment),
    )


TEMPLATES: tuple[Callable[[], Scale], ...] = (
    default_4x4,
    default_3x3,
    default_5x5,
    work_environment_5x5,
)


def _of_work_environment(likelihood: int, impact: int) -> int:
    """The published example says nothing of 2 × 5; here it is moderate, between its neighbours."""
    score = likelihood * impact
    if score <= 8:  # noqa: PLR2004 - the example's own band
        return 1
    return 3 if impact >= 4 and score >= 12 else 2  # noqa: PLR2004 - the same


def _grades(*steps: Words) -> tuple[Grade, ...]:
    return tuple(
        Grade(value, name, english, definition)
        for value, (name, english, definition) in enumerate(steps, start=1)
    )


def _levels(*bands: tuple[str, str, str, str], treat_from: int) -> tuple[Level, ...]:
    return tuple(
        Level(rank, name, plural, english, rank >= treat_from, requirement)
        for rank, (name, plural, english, requirement) in enumerate(bands, start=1)
    )


def _banded(*tops: int) -> Callable[[int, int], int]:
    """Levels by the product; `tops` are the highest score of each level but the last."""
    return lambda likelihood, impact: 1 + sum(likelihood * impact > top for top in tops)


def _cells(size: int, rank: Callable[[int, int], int]) -> tuple[tuple[int, ...], ...]:
    steps = range(1, size + 1)
    return tuple(tuple(rank(row, column) for column in steps) for row in steps)


_LIKELIHOOD_5 = _grades(
    ("Mycket osannolik", "Very unlikely", "mer sällan än vart tionde år"),
    ("Osannolik", "Unlikely", "något år av tio"),
    ("Möjlig", "Possible", "något år av tre"),
    ("Sannolik", "Likely", "varje år"),
    ("Mycket sannolik", "Very likely", "varje månad"),
)
_IMPACT_5 = _grades(
    ("Försumbar", "Negligible", "märks knappt"),
    ("Lindrig", "Minor", "löses i vardagen"),
    ("Kännbar", "Noticeable", "drabbar många"),
    ("Allvarlig", "Serious", "får inte hända"),
    ("Mycket allvarlig", "Very serious", "får stora och bestående följder"),
)


def check_scale(scale: Scale) -> None:
    """Whether plans can be assessed with it: `Scale` itself sees to the cells."""
    check_text(scale.name, "name", NAME, needed=N_("Name the scale"))
    _check_steps(scale.likelihood, "likelihood")
    _check_steps(scale.impact, "impact")
    _check_levels(scale)


def _check_steps(steps: tuple[Grade, ...], field: str) -> None:
    if not FEWEST_GRADES <= len(steps) <= MOST_GRADES:
        raise Refused(
            N_("Give the scale %(fewest)s to %(most)s steps"),
            field=field,
            fewest=FEWEST_GRADES,
            most=MOST_GRADES,
        )
    if [step.value for step in steps] != list(range(1, len(steps) + 1)):
        raise Refused(N_("Number the steps from 1 without gaps"), field=field)
    for step in steps:
        check_text(step.name, field, NAME, needed=N_("Name each step"))
        check_text(step.definition, field)


def _check_levels(scale: Scale) -> None:
    if not FEWEST_LEVELS <= len(scale.levels) <= MOST_LEVELS:
        raise Refused(
            N_("Give the scale %(fewest)s to %(most)s levels"),
            field="levels",
            fewest=FEWEST_LEVELS,
            most=MOST_LEVELS,
        )
    if [level.rank for level in scale.levels] != list(range(1, len(scale.levels) + 1)):
        raise Refused(N_("Order the levels from the lowest to the highest"), field="levels")
    for level in scale.levels:
        check_text(level.name, "levels", NAME, needed=N_("Name each level"))
        several = N_("Write the word for several risks, for example höga")
        check_text(level.plural, "levels", NAME, needed=several)
        check_text(level.requirement, "levels")
    for level in scale.unreachable():
        raise Refused(
            N_("No cell has the level %(level)s. Choose its cells or remove it"),
            field="cells",
            level=level.name,
        )


def written(scale: Scale) -> str:
    """The scale as canonical JSON, which is how a version keeps it."""
    return json.dumps(asdict(scale), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(definition: str) -> Scale:
    return decode(Scale, json.loads(definition), "scale")
