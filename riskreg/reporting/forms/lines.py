"""A field for several dates: one a line, each with words after it where words are wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from riskreg.document.dates import PartialDate
from riskreg.web.fields import EARLIEST, LATEST, LongText, Words


@dataclass(frozen=True)
class DatedLine:
    on: PartialDate
    words: str | None = None


class DatedLines(LongText):
    """`lines` are the dates in the order in which they were written: days or months."""

    def __init__(self, label: Words, *, with_words: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.with_words = with_words
        self.lines: tuple[DatedLine, ...] = ()

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        self.lines = tuple(self._read(self.data))

    def _read(self, written: str) -> Iterator[DatedLine]:
        for number, line in enumerate(written.split("\n"), start=1):
            date, _blank, words = line.strip().partition(" ")
            if date:
                yield DatedLine(self._date(date, number), self._words(words.strip(), number))

    def _date(self, written: str, number: int) -> PartialDate:
        try:
            known = PartialDate(written)
        except ValueError:
            known = None
        if known is None or known.month is None or not EARLIEST <= known.earliest <= LATEST:
            raise ValueError(
                _(
                    "Line %(number)s: write a day or month like 2024-02-29 or 2024-02",
                    number=number,
                )
            )
        return known

    def _words(self, written: str, number: int) -> str | None:
        if written and not self.with_words:
            raise ValueError(_("Line %(number)s: write one date a line", number=number))
        return written or None
