"""The palettes: readable, and the same wherever they stand."""

import re

import pytest

from riskreg import paths
from riskreg.pictures import tones

THEME = (paths.STATIC / "css" / "theme.css").read_text(encoding="utf-8")
ALL_CSS = "\n".join(path.read_text(encoding="utf-8") for path in paths.STATIC.glob("css/*.css"))
LETTERS = [
    *(
        (text, ground)
        for text in ("ink", "ink2", "link")
        for ground in ("paper", "surface", "sunk")
    ),
    *(
        (text, ground)
        for text in ("thread", "bad", "good", "warn")
        for ground in ("paper", "surface")
    ),
    *((kind, f"{kind}bg") for kind in ("good", "info", "warn", "bad", "mute")),
    *((f"l{tone}i", f"l{tone}") for tone in ("1", "2", "3", "3b", "4")),
    ("link", "tint"),
    ("ink", "tint"),
    ("btnink", "btn"),
    ("btnink", "btnh"),
    ("surface", "bad"),
]
EDGES = [
    *(("edge", ground) for ground in ("paper", "surface")),
    *(("focus", ground) for ground in ("paper", "surface", "sunk")),
]


def palette(selector: str) -> dict[str, str]:
    block = THEME[THEME.index(selector) :].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


LIGHT = palette(":root {")
DARK = palette(":root[data-bs-theme=dark] {")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), LETTERS)
def test_letters_can_be_read(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(colours, edge, ground):
    assert contrast(colours[edge], colours[ground]) >= 3


def test_a_device_that_is_dark_gets_the_dark_palette():
    assert palette(":root[data-bs-theme=auto] {") == DARK
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize(
    ("drawn", "themed"), [(tones.LIGHT, LIGHT), (tones.DARK, DARK)], ids=["light", "dark"]
)
def test_the_pictures_have_the_colours_of_the_page(drawn, themed):
    assert {name: colour for name, colour in drawn.items() if themed.get(name) != colour} == {}


def test_every_token_that_is_used_exists():
    used = set(re.findall(r"var\(--(?!bs-)([\w-]+)\)", ALL_CSS))
    made = set(re.findall(r"--([\w-]+):", THEME))
    assert used <= made
    assert set(LIGHT) <= used


def test_every_level_of_a_scale_has_its_class():
    for tone in ("1", "2", "3", "3b", "4"):
        assert f".lv{tone} b" in ALL_CSS
        assert f".fl{tone} " in ALL_CSS
        assert f".tl{tone} " in ALL_CSS


def test_every_class_in_a_template_is_in_a_style_sheet():
    bootstrap = paths.STATIC / "vendor" / "bootstrap" / "bootstrap.min.css"
    made = set(re.findall(r"\.([a-zA-Z][\w-]*)", ALL_CSS + bootstrap.read_text(encoding="utf-8")))
    unknown = {
        f"{template.relative_to(paths.TEMPLATES)}: {name}"
        for template in paths.TEMPLATES.rglob("*.html")
        for name in classes_in(template.read_text(encoding="utf-8"))
        if name not in made
    }
    assert not unknown, f"misspelt, or missing in static/css: {sorted(unknown)}"


def classes_in(source: str) -> set[str]:
    """The classes that stand as they are; one that is put together ends in a hyphen and is not."""
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "\0", source, flags=re.DOTALL)
    found = " ".join(re.findall(r'\bclass="([^"]*)"', plain)).split()
    return {name for name in found if "\0" not in name}
