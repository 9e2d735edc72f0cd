"""The requirements are pinned by hash, name no registry, and agree with setup.cfg."""

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = ("requirements", "requirements-test", "requirements-install")
ADDRESS = re.compile(r"https?://|file:|--index-url|--extra-index-url|--find-links|-i ")
#: Builds the register; the program itself does not use it.
ONLY_FOR_BUILDING = {"setuptools"}


def read(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith(("#", "-c"))]


def project(requirement: str) -> str:
    return re.split(r"[\s\[<>=;]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize("name", NAMES)
def test_no_requirement_names_a_registry(name):
    for file in (f"{name}.in", f"{name}.txt"):
        assert not ADDRESS.search((ROOT / file).read_text(encoding="utf-8")), file


@pytest.mark.parametrize("name", NAMES)
def test_every_requirement_is_pinned_by_hash(name):
    entries = re.split(r"\n(?=\S)", "\n".join(read(f"{name}.txt")))
    assert entries
    for entry in entries:
        assert re.match(r"\S+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", NAMES)
def test_everything_wanted_is_pinned(name):
    pinned = {project(line) for line in read(f"{name}.txt") if not line.startswith(" ")}
    assert {project(line) for line in read(f"{name}.in")} <= pinned, "run `make requirements`"


def test_setup_cfg_wants_what_requirements_in_wants():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    wanted = {project(line) for line in setup["options"]["install_requires"].split("\n") if line}
    assert wanted == {project(line) for line in read("requirements.in")} - ONLY_FOR_BUILDING
