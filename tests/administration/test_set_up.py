"""Making an empty database somebody's register: once, and by the program alone."""

import pytest

from riskreg.accounts.rules import setting_up
from riskreg.administration.operations import set_up
from riskreg.boards.queries import municipality
from riskreg.history.kinds import EventType
from riskreg.refusals import Forbidden, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import TODAY
from tests.support.told import newest_event, told


def made(build, *facts, by=None, **more):
    with unit_of_work():
        return set_up(*facts, by=by or setting_up(TODAY), at=build.now(), **more)


def test_a_register_has_a_name_and_a_language(build):
    place = made(build, " Sundbybergs stad ", "sv")
    assert (place.name, place.language, place.is_demo) == ("Sundbybergs stad", "sv", False)
    assert municipality() == place


def test_a_demo_says_that_it_is_one(build):
    assert made(build, "Sundbybergs stad", "sv", is_demo=True).is_demo


def test_it_is_told(build):
    made(build, "Sundbybergs stad", "sv")
    event = newest_event()
    assert (event.type, event.user) == (EventType.REGISTER_SET_UP, None)
    assert told(event, "municipality")["name"] == (None, "Sundbybergs stad")


def test_a_register_is_set_up_once(build):
    made(build, "Sundbybergs stad", "sv")
    with pytest.raises(Refused, match="already"):
        made(build, "Solna stad", "sv")


@pytest.mark.parametrize(
    ("name", "language", "field"), [(" ", "sv", "name"), ("Solna", "fi", "language")]
)
def test_what_is_missing_is_asked_for(build, name, language, field):
    with pytest.raises(Refused) as refusal:
        made(build, name, language)
    assert refusal.value.field == field


def test_an_administrator_does_not_set_up(build):
    with pytest.raises(Forbidden):
        made(build, "Solna stad", "sv", by=build.any_administrator)
