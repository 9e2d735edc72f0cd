import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskreg.web.text import is_unseen, lines, one_line, without_unseen


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  Brister \t i\nsamordning ", "Brister i samordning"),
        ("A\u030angest", "Ångest"),
        ("stickprov\u00a0av akter", "stickprov av akter"),
        ("mjukt\u00adbindestreck", "mjukt\u00adbindestreck"),
    ],
)
def test_a_line_is_composed_and_has_single_blanks(sent, kept):
    assert one_line(sent) == kept


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x85"])
def test_every_line_end_is_a_newline(end):
    assert lines(f"  ett  {end}{end}två{end}") == "ett\n\ntvå"


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800", "\ufffe"])
def test_what_cannot_be_seen_is_found(letter):
    assert is_unseen(letter)
    assert without_unseen(f"a{letter}b") == "ab"


@given(st.text())
def test_a_cleaned_text_stays_as_it_is(text):
    for clean in (one_line, lines):
        once = clean(without_unseen(text))
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert not any(map(is_unseen, once))
