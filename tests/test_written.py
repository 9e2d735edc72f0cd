"""What is written about the register is true of it: links, rooms, settings, commands."""

import re
from pathlib import Path

import pytest

from riskreg import config

ROOT = Path(__file__).parent.parent
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_links_lead_to_files(file):
    text = file.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in link:
            assert (file.parent / link).exists(), f"{link} is not there"


def test_the_map_shows_every_room():
    rooms = {folder.parent.name for folder in (ROOT / "riskreg").glob("*/__init__.py")}
    unnamed = {room for room in rooms if f"`{room}`" not in README}
    assert not unnamed, f"put {unnamed} on the map in README.md"


def test_every_setting_that_is_told_of_exists():
    told = set(re.findall(r"RISKREG_([A-Z_]+)", README))
    assert told <= set(config.DEFAULTS) | {"INSTANCE"}


def test_help_names_every_target():
    (phony,) = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    helped = set(re.findall(r"make (\w+) ", MAKEFILE))
    assert set(phony.split()) - {"help"} <= helped


def test_decisions_are_numbered_in_order():
    numbers = [int(file.name[:4]) for file in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    assert numbers == list(range(len(numbers)))
