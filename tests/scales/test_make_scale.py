"""Making a scale, and making its next version."""

from dataclasses import replace

import pytest

from riskreg.history.coverage import RewrittenHistory
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.scales.operations import make_scale
from riskreg.scales.queries import newest_scale, scale_of, scale_versions
from riskreg.scales.rules import default_3x3, default_4x4
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_force
from tests.support.told import newest_event, told


def test_a_version_holds_its_scale(build):
    version = build.scale()
    assert scale_of(version) == default_4x4()
    assert (version.key, version.number, version.name) == (
        "standard-4x4",
        1,
        "Sannolikhet och konsekvens, 4 × 4",
    )


def test_the_next_version_leaves_the_first_as_it_was(build):
    first = build.scale()
    second = build.scale(replace(default_4x4(), name="Ny skala"))
    assert (second.key, second.number) == (first.key, 2)
    assert scale_of(second).version == 2
    assert scale_of(first) == default_4x4()


def test_versions_are_listed_newest_first_within_each_scale(build):
    old, new, small = build.scale(), build.scale(), build.scale(default_3x3())
    assert list(scale_versions()) == [small, new, old]
    assert newest_scale() == small


def test_an_empty_register_has_no_scale(build):
    assert newest_scale() is None


def test_a_scale_is_told(build):
    version = build.scale()
    event = newest_event()
    assert event.type is EventType.SCALE_MADE
    assert told(event, "scale_version")["definition"] == (None, version.definition)


def test_a_version_is_never_changed(build):
    version = build.scale()
    with pytest.raises(RewrittenHistory), unit_of_work():
        version.name = "Bättre"


def test_a_scale_that_cannot_be_used_is_not_made(build):
    with pytest.raises(Refused), unit_of_work():
        make_scale(replace(default_4x4(), name=""), by=build.any_administrator, at=build.now())
    assert newest_scale() is None


def test_who_may_make_scales(build):
    people = cast(build.board())
    tried = answers(people, lambda by: make_scale(default_4x4(), by=by, at=build.now()))
    assert tried == in_force("administrator") | {"shut out": "forbidden"}
