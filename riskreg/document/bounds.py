"""How much anything may be: for values that come past a form, from a file or a command.

A form says the same in its own fields; here nothing slips by.  `needed` is what to say when a
text is missing.
"""

from datetime import date

from riskreg.refusals import N_, Refused

TITLE = 300
NAME = 200
LINE = 500
WORD = 100
TEXT = 4000
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST = 1_000_000


def check_text(
    value: str | None, field: str, longest: int = TEXT, *, needed: str | None = None
) -> None:
    if needed and not (value or "").strip():
        raise Refused(needed, field=field)
    if value and len(value) > longest:
        raise Refused(
            N_("Shorten the text: it has %(length)s characters and may have %(longest)s"),
            field=field,
            length=len(value),
            longest=longest,
        )


def check_day(value: date | None, field: str) -> None:
    if value and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Refused(N_("Write a year from 1900 to 2199"), field=field)


def check_count(value: int | None, field: str) -> None:
    if value is not None and not 0 <= value <= MOST:
        raise Refused(
            N_("Write a number from %(least)s to %(most)s"), field=field, least=0, most=MOST
        )
