"""Points, distances, and labels that push each other aside."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.pictures.geometry import Box, Circle, Point, Segment, spread

wishes = some.lists(some.tuples(some.floats(0, 400), some.floats(5, 40)), max_size=12).map(sorted)


@given(wishes)
def test_labels_never_overlap(labels):
    heights = [height for _, height in labels]
    placed = spread([wish for wish, _ in labels], heights, 0, 1000)
    for (above, below), (one, other) in zip(pairwise(heights), pairwise(placed), strict=True):
        assert other - one >= (above + below) / 2 - 0.001


@given(wishes)
def test_labels_stay_between_their_limits(labels):
    heights = [height for _, height in labels]
    placed = spread([wish for wish, _ in labels], heights, 0, 1000)
    for at, height in zip(placed, heights, strict=True):
        assert -0.001 <= at - height / 2 <= at + height / 2 <= 1000.001


def test_a_label_with_room_stays_where_it_wants_to_be():
    assert spread([100, 200, 205], [20, 20, 20], 0, 400) == pytest.approx([100, 192.5, 212.5])


def test_the_way_to_a_segment_is_to_its_nearest_point():
    segment = Segment(Point(0, 0), Point(10, 0))
    nearest = [segment.distance(Point(*at)) for at in ((5, 3), (-4, 3), (13, 4))]
    assert nearest == pytest.approx([3, 5, 5])
    assert Segment(Point(1, 1), Point(1, 1)).distance(Point(4, 5)) == pytest.approx(5)


def test_circles_overlap_by_as_much_as_they_reach_into_each_other():
    assert Circle(Point(0, 0), 5).overlap(Circle(Point(8, 0), 5)) == pytest.approx(2)
    assert Circle(Point(0, 0), 5).overlap(Circle(Point(20, 0), 5)) == 0


def test_a_box_that_only_touches_does_not_meet():
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20))
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))
