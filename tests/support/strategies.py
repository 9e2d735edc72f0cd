"""Any document at all: strategies made from the fields' own annotations."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some

from riskreg.document.dates import SEASONS, PartialDate
from riskreg.document.scale import Scale
from riskreg.document.values import AssessmentEntry, PlanDocument
from tests.support.full_plan import SCALE

#: A document is large, so making one takes its time.
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)

_DAYS = some.dates(date(1900, 1, 1), date(2199, 12, 31))
_PARTIAL = some.one_of(
    _DAYS.map(PartialDate.of),
    _DAYS.map(lambda day: PartialDate(f"{day:%Y-%m}")),
    _DAYS.map(lambda day: PartialDate(f"{day:%Y}")),
    some.builds(
        lambda day, season: PartialDate(f"{day:%Y}-{season}"), _DAYS, some.sampled_from([*SEASONS])
    ),
)
_LEAVES: dict[Any, some.SearchStrategy[Any]] = {
    str: some.text(max_size=4),
    int: some.integers(-1, 10**12),
    bool: some.booleans(),
    date: _DAYS,
    PartialDate: _PARTIAL,
    Scale: some.just(SCALE),
}


def of(kind: Any) -> some.SearchStrategy[Any]:
    if kind in _LEAVES:
        return _LEAVES[kind]
    if get_origin(kind) is Literal:
        return some.sampled_from(get_args(kind))
    if get_origin(kind) is UnionType:
        return some.none() | some.one_of(
            *(of(one) for one in get_args(kind) if one is not type(None))
        )
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0])
    if is_dataclass(kind):
        return _built(kind)
    assert issubclass(kind, Enum)
    return some.sampled_from(list(kind))


def _several(kind: Any) -> some.SearchStrategy[Any]:
    """No two of one key: that is what a key is for."""
    is_keyed = is_dataclass(kind) and any(field.name == "key" for field in fields(kind))
    unique_by = (lambda entry: entry.key) if is_keyed else None
    return some.lists(of(kind), max_size=2, unique_by=unique_by).map(tuple)


def _built(kind: Any) -> some.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    if kind is AssessmentEntry:  # always inside the scale
        hints = {**hints, "likelihood": Literal[1, 2], "impact": Literal[1, 2]}
    return some.builds(kind, **{field.name: of(hints[field.name]) for field in fields(kind)})


documents: some.SearchStrategy[PlanDocument] = of(PlanDocument)
