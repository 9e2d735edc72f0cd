"""An administrator at the screen, who reads English: that is what the tests are written in."""

import pytest

from riskreg.accounts.rules import Office


@pytest.fixture
def administrator(build):
    build.municipality()
    return build.user("Ada Admin", office=Office.ADMINISTRATOR, language="en")


@pytest.fixture
def admin(administrator, sign_in):
    return sign_in(administrator)


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def post(build, board):
    return build.position(board, "Enhetschef")


@pytest.fixture
def controller(build, board, sign_in):
    """The board's controller at the screen."""
    user = build.controller(board, "Cia Controller")
    return sign_in(user)
