"""The palettes: that levels can be told apart and read, in colour and without."""

from itertools import pairwise

import pytest

from riskreg.document.scale import Level, Scale
from riskreg.pictures.tones import DARK, FADED, LIGHT, tone, tone_at, tone_of
from tests.support.drawings import scale, usual

TONES = ("1", "2", "3", "3b", "4")
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(over: str, under: str, share: float) -> str:
    pairs = [(int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_the_lowest_level_is_palest_and_the_highest_strongest(count):
    tones = [tone(rank, count) for rank in range(1, count + 1)]
    assert (tones[0], tones[-1]) == ("1", "4")
    assert tones == sorted(tones)
    assert len(set(tones)) == count


@PALETTES
def test_each_level_differs_from_the_next_in_grey_too(palette):
    steps = [contrast(palette[f"l{low}"], palette[f"l{high}"]) for low, high in pairwise(TONES)]
    assert min(steps) > 1.24


@PALETTES
def test_the_ramp_goes_one_way(palette):
    ramp = [luminance(palette[f"l{one}"]) for one in TONES]
    assert ramp == sorted(ramp, reverse=palette is LIGHT)


@PALETTES
@pytest.mark.parametrize("one", TONES)
def test_a_score_can_be_read_on_its_level(palette, one):
    assert contrast(palette[f"l{one}"], palette[f"l{one}i"]) >= 4.5
    faded = mixed(palette[f"l{one}"], palette["paper"], FADED[one])
    assert contrast(faded, palette["ink"]) >= 4.5


@PALETTES
@pytest.mark.parametrize("one", TONES)
def test_a_marker_is_seen_on_every_level(palette, one):
    """By its ring or by its ground."""
    level = palette[f"l{one}"]
    assert max(contrast(level, palette["ink"]), contrast(level, palette["surface"])) >= 3


@PALETTES
@pytest.mark.parametrize("ground", ["good", "link", "bad", "warn"])
def test_a_count_can_be_read_in_its_segment(palette, ground):
    assert contrast(palette["surface"], palette[ground]) >= 4.5


def test_the_palettes_have_the_same_tokens():
    assert LIGHT.keys() == DARK.keys()


def test_a_cell_has_the_tone_of_its_level():
    assert [tone_at(usual(), 4, impact) for impact in (1, 2, 3, 4)] == ["2", "3", "4", "4"]
    assert tone_at(scale(5, 5, 5), 4, 4) == "3b"


def test_ranks_need_not_begin_at_one():
    grades = usual().likelihood[:3]
    levels = tuple(Level(rank, f"Nivå {rank}", "") for rank in (10, 20, 30))
    odd = Scale(
        "odd", 1, "Egen", grades, grades, levels, ((10, 10, 20), (10, 20, 30), (20, 30, 30))
    )
    assert [tone_of(odd, rank) for rank in (10, 20, 30)] == ["1", "3", "4"]
