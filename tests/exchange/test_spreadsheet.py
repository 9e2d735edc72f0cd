"""A table as a file for a spreadsheet: to the byte, with what somebody typed kept text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskreg.exchange.spreadsheet import csv_lines

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


def written(*rows):
    return "".join(csv_lines(rows)).encode()


def read(file):
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_swedish_letters_to_the_byte():
    assert written(("Nämnd", "Fält"), ("Åtgärd", None), ("ö", 3)) == (
        b"\xef\xbb\xbfN\xc3\xa4mnd;F\xc3\xa4lt\r\n\xc3\x85tg\xc3\xa4rd;\r\n\xc3\xb6;3\r\n"
    )


def test_what_would_end_a_cell_or_a_row_is_quoted():
    assert written(('säger "nej"; alltid', "två\nrader")) == (
        '\ufeff"säger ""nej""; alltid";"två\nrader"\r\n'.encode()
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_taken_for_a_formula(first):
    ((cell, number),) = read(written((f"{first}HYPERLINK(1)", -5)))
    assert (cell, number) == (f"'{first}HYPERLINK(1)", "-5")


def test_a_formula_later_in_a_text_is_a_text():
    assert read(written(("2 = 1 + 1",))) == [["2 = 1 + 1"]]


def test_only_a_row_at_a_time_is_held():
    pieces = csv_lines((str(number),) for number in range(3))
    assert list(pieces) == ["\ufeff", "0\r\n", "1\r\n", "2\r\n"]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_whatever_is_written_is_read_again(rows):
    found = read(written(*rows))
    bare = [
        tuple(cell.removeprefix("'") if _is_guarded(cell) else cell for cell in row)
        for row in found
    ]
    assert bare == rows


def _is_guarded(cell):
    return cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t"}
