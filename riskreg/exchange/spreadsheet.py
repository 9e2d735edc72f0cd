"""A table as a file that a Swedish Excel opens: UTF-8 with its mark, and semicolons.

What somebody has typed must stay text there: a cell that a spreadsheet would take for a formula
gets an apostrophe before it, which the spreadsheet shows as it is.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

#: By this mark Excel knows that the file is UTF-8, and keeps å, ä and ö.
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | None


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file piece by piece, its mark first; no more than one row is held."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    yield MARK
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _harmless(cell: Cell) -> Cell:
    """A number is what it is; of a text, the first letter decides."""
    if isinstance(cell, str) and cell.startswith(_TAKEN_FOR_A_FORMULA):
        return f"'{cell}"
    return cell
