"""The scales to choose from, and the level that each cell has."""

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.document.scale import Grade, Level, Scale
from riskreg.refusals import Refused
from riskreg.scales.rules import (
    TEMPLATES,
    check_scale,
    default_3x3,
    default_4x4,
    default_5x5,
    read,
    work_environment_5x5,
    written,
)

templates = some.sampled_from([template() for template in TEMPLATES])


@some.composite
def scales(draw):
    """Any scale that can be used: three to five steps each way, levels cell by cell."""
    rows, columns = draw(some.integers(3, 5)), draw(some.integers(3, 5))
    ranks = range(1, draw(some.integers(3, 5)) + 1)
    rest = draw(some.lists(some.sampled_from(ranks), min_size=25, max_size=25))
    flat = draw(some.permutations([*ranks, *rest[: rows * columns - len(ranks)]]))
    return Scale(
        key="any",
        version=1,
        name="Skala",
        likelihood=tuple(Grade(value, f"S{value}") for value in range(1, rows + 1)),
        impact=tuple(Grade(value, f"K{value}") for value in range(1, columns + 1)),
        levels=tuple(Level(rank, f"Nivå {rank}", f"nivå {rank}") for rank in ranks),
        cells=tuple(tuple(flat[row * columns : (row + 1) * columns]) for row in range(rows)),
    )


def cells_of(scale):
    return product(range(1, len(scale.likelihood) + 1), range(1, len(scale.impact) + 1))


@given(scales())
def test_every_cell_has_its_level_and_every_level_its_cell(scale):
    check_scale(scale)
    reached = {scale.level(*cell) for cell in cells_of(scale)}
    assert all(scale.holds(*cell) for cell in cells_of(scale))
    assert reached == set(scale.levels)


@given(scales(), some.integers(-3, 13), some.integers(-3, 13))
def test_nothing_outside_the_steps_is_held(scale, likelihood, impact):
    inside = (likelihood, impact) in set(cells_of(scale))
    assert scale.holds(likelihood, impact) == inside


@given(scales())
def test_what_is_written_is_read_again(scale):
    assert read(written(scale)) == scale


@given(scales(), scales())
def test_equal_scales_are_written_alike(one, other):
    assert (written(one) == written(other)) == (one == other)


@given(templates)
def test_a_greater_step_never_gives_a_lower_level(scale):
    for steps in (scale.cells, tuple(zip(*scale.cells, strict=True))):
        for lower, higher in pairwise(steps):
            assert all(low <= high for low, high in zip(lower, higher, strict=True))


@given(templates)
def test_a_template_can_be_used_and_is_named_in_both_languages(scale):
    check_scale(scale)
    for word in (*scale.likelihood, *scale.impact, *scale.levels):
        assert word.name
        assert word.name_en
    assert all(grade.definition for grade in (*scale.likelihood, *scale.impact))
    assert all(level.plural and level.requirement for level in scale.levels)


def bands(scale):
    return {level.name: scale.scores_of(level) for level in scale.levels}


def test_the_bands_of_the_default():
    assert bands(default_4x4()) == {
        "Låg": (1, 2, 3),
        "Måttlig": (4, 6),
        "Hög": (8, 9),
        "Mycket hög": (12, 16),
    }


def test_the_bands_of_the_small_and_the_large():
    assert list(bands(default_3x3()).values()) == [(1, 2), (3, 4), (6, 9)]
    assert list(bands(default_5x5()).values()) == [
        (1, 2, 3, 4),
        (5, 6, 8, 9),
        (10, 12, 15, 16),
        (20, 25),
    ]


def test_the_default_requires_treatment_from_eight():
    levels = default_4x4().levels
    assert [level.requires_treatment for level in levels] == [False, False, True, True]


def test_at_work_the_harm_counts_for_more_than_the_product():
    scale = work_environment_5x5()
    assert scale.level(4, 3).name == "Måttlig"
    assert scale.level(3, 4).name == "Hög"
    assert {scale.level(*cell).name for cell in cells_of(scale) if scale.score(*cell) <= 8} == {
        "Låg"
    }


def shortened(scale, steps):
    return replace(scale, likelihood=scale.likelihood[:steps], cells=scale.cells[:steps])


def renamed(scale, name):
    return (replace(scale.levels[0], name=name), *scale.levels[1:])


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (replace(default_4x4(), name=" "), "name"),
        (replace(default_4x4(), name="x" * 201), "name"),
        (shortened(default_4x4(), 1), "likelihood"),
        (replace(default_4x4(), impact=default_4x4().impact[::-1]), "impact"),
        (replace(default_4x4(), impact=(*default_4x4().impact[:3], Grade(4, ""))), "impact"),
        (
            replace(default_3x3(), levels=default_3x3().levels[:1], cells=((1, 1, 1),) * 3),
            "levels",
        ),
        (replace(default_3x3(), levels=default_3x3().levels[::-1]), "levels"),
        (replace(default_3x3(), levels=renamed(default_3x3(), "")), "levels"),
        (replace(default_3x3(), cells=((1, 1, 1), (2, 2, 2), (2, 2, 2))), "cells"),
    ],
)
def test_a_scale_that_cannot_be_used_is_refused(broken, field):
    with pytest.raises(Refused) as refusal:
        check_scale(broken)
    assert refusal.value.field == field
