"""Icons, level glyphs, legends, the mark."""

import pytest

from riskreg.pictures.glyphs import ICONS, art, icon, level_glyph, mark
from riskreg.pictures.keys import KEYS, key, swatch
from tests.support.drawings import all_of, assert_recoloured, read


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_silent_and_takes_the_colour_of_its_text(name):
    root = read(icon(name))
    assert (root.get("class"), root.get("viewBox")) == ("i", "0 0 16 16")
    assert (root.get("aria-hidden"), root.get("focusable")) == ("true", "false")
    colours = {one.get(side) for one in root.iter() for side in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor", "#ffffff"}
    assert all(
        "ss" in (one.get("class") or "") for one in root.iter() if "#ffffff" in one.attrib.values()
    )


def test_every_state_of_the_design_has_an_icon():
    assert {"done", "progress", "late", "todo", "stopped"} <= ICONS
    assert {"ok", "minor", "major", "nodone", "up", "down", "same", "new"} <= ICONS


def test_an_unknown_icon_is_refused():
    with pytest.raises(KeyError):
        icon("unicorn")


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_level_glyph_is_a_rising_flight_filled_up_to_the_level(count):
    bars = all_of(read(level_glyph(2, count)), "rect")
    heights = [float(bar.attrib["height"]) for bar in bars]
    assert heights == sorted(heights)
    assert [bar.get("opacity") for bar in bars] == [None, None] + ["0.25"] * (count - 2)
    assert float(bars[-1].attrib["x"]) + float(bars[-1].attrib["width"]) <= 16


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_legend_shows_what_the_picture_shows(name):
    root = read(key(name))
    assert root.get("aria-hidden") == "true"
    assert_recoloured(root)


def test_a_swatch_has_the_tone_of_its_level():
    assert [all_of(read(swatch(rank, 3)), "rect")[0].get("class") for rank in (1, 2, 3)] == [
        "fl1 sl",
        "fl3 sl",
        "fl4 sl",
    ]


def test_the_mark_follows_the_theme_but_on_petrol():
    assert_recoloured(read(mark()))
    assert not [one for one in read(mark(inverted=True)).iter() if one.get("class")]


def test_the_sign_in_picture_is_decoration():
    root = read(art())
    assert (root.get("class"), root.get("aria-hidden")) == ("art", "true")
    assert len(all_of(root, "rect")) == 16
    assert len(all_of(root, "circle")) == 4
