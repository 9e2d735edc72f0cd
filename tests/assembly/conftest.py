"""A desk to find things on."""

import pytest

from tests.assembly.desk import Desk
from tests.build import Build


@pytest.fixture
def desk(build: Build) -> Desk:
    return Desk(build)
