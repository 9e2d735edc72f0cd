"""What the wheel carries.  `make check` also installs it in an empty environment and uses it."""

import configparser
from pathlib import Path

import pytest
from setuptools import find_packages

from tools import wheel

ROOT = Path(__file__).parent.parent
MAPPED = {"riskreg.templates", "riskreg.static", "riskreg.migrations"}


def test_every_package_is_listed():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    listed = set(setup["options"]["packages"].split())
    found = set(find_packages(str(ROOT), include=["riskreg", "riskreg.*"]))
    assert listed == found | MAPPED, "bring `packages` in setup.cfg up to date"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return wheel.build(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_every_file_of_the_package_and_no_other(built):
    assert list(wheel.faults_of_content(built, wheel.sources())) == []


def test_a_file_that_the_wheel_lacks_is_named(built):
    forgotten = "templates/reading/board.forgotten"
    (fault,) = wheel.faults_of_content(built, [*wheel.sources(), forgotten])
    assert "'riskreg/templates/reading/board.forgotten'" in fault
