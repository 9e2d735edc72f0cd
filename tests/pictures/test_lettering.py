"""Breaking names into lines, with the long words that Swedish has."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from riskreg.pictures.lettering import breaks_a_word, width, wrap

LONG = "Verksamhetshotande arbetsmarknadspolitiska organisationsförändringar"
names = some.lists(
    some.text("abdeghiklmnoprstuväöå", min_size=1, max_size=24), min_size=1, max_size=6
).map(" ".join)


@given(names, some.floats(40, 200))
def test_every_line_fits_and_no_letter_is_lost(name, room):
    lines = wrap(name, room, 13)
    assert all(width(line, 13) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == name.replace(" ", "")


@given(names, some.floats(40, 200), some.integers(1, 3))
def test_there_are_no_more_lines_than_asked_for(name, room, most):
    lines = wrap(name, room, 13, most=most)
    assert len(lines) <= most
    assert all(width(line, 13) <= room for line in lines)


def test_words_stay_whole_where_they_can():
    assert wrap("Mindre sannolik", 58, 13) == ["Mindre", "sannolik"]


def test_a_compound_is_broken_at_its_joint():
    assert wrap("Verksamhetshotande", 84, 13) == ["Verksamhets-", "hotande"]
    assert wrap("Arbetsmarknadsenheterna", 110, 13)[0] == "Arbetsmarknads-"


def test_a_soft_hyphen_says_where_to_break():
    assert wrap("Verk\u00adsamhetshotande", 110, 13) == ["Verk-", "samhetshotande"]
    assert wrap("Verk\u00adsamhet", 110, 13) == ["Verksamhet"]


def test_a_hyphen_that_is_there_is_not_doubled():
    assert wrap("IT-säkerheten", 45, 13) == ["IT-", "säker-", "heten"]


def test_what_has_no_syllables_is_broken_all_the_same():
    assert "".join(wrap("x" * 30, 50, 13)).replace("-", "") == "x" * 30


def test_what_is_cut_off_ends_in_an_ellipsis():
    assert wrap(LONG, 120, 13, most=2)[-1].endswith("…")


@pytest.mark.parametrize(("room", "breaks"), [(200, False), (60, True)])
def test_whether_a_word_must_be_broken(room, breaks):
    assert breaks_a_word("En verksamhets\u00adhotande händelse", room, 13) is breaks
