"""The periods that a control's result can be about, for the one who writes it."""

from collections.abc import Iterator, Mapping
from datetime import date

from flask_babel import gettext as _

from riskreg.document.dates import PartialDate
from riskreg.document.periods import Period, missing, period_of, periods
from riskreg.document.treatment import ControlEntry
from riskreg.refusals import N_
from riskreg.web.choices import Option
from riskreg.web.filters import in_text

_NAMES: Mapping[str, str] = {
    "H": N_("Half-year %(part)s, %(year)s"),
    "T": N_("Four-month period %(part)s, %(year)s"),
    "Q": N_("Quarter %(part)s, %(year)s"),
}


def period_words(period: Period) -> str:
    """Tertial 2 2026, kvartal 3 2026, augusti 2026, 2026."""
    year, _dash, part = period.text.partition("-")
    if not part:
        return year
    if part.isdecimal():
        return in_text(PartialDate(period.text))
    return _(_NAMES[part[0]], part=part[1:], year=year)


def period_named(text: str) -> str:
    """The same of a result; one that was brought in from elsewhere may call its period anything."""
    try:
        return period_words(Period.read(text))
    except ValueError:
        return text


def period_options(control: ControlEntry, year: int, today: date) -> tuple[Option, ...]:
    """Those of the plan's year that have begun, and the one that runs now."""
    return tuple(Option(one.text, period_words(one)) for one in _begun(control, year, today))


def period_asked_for(control: ControlEntry, year: int, today: date) -> str:
    """The first that lacks a result, else the newest."""
    lacking = missing(control, year, today)
    return lacking[0].text if lacking else _begun(control, year, today)[-1].text


def _begun(control: ControlEntry, year: int, today: date) -> list[Period]:
    found = {one.text: one for one in _all(control, year, today) if one.start <= today}
    return sorted(found.values(), key=lambda one: one.start)


def _all(control: ControlEntry, year: int, today: date) -> Iterator[Period]:
    yield from periods(control.frequency, year)
    yield period_of(control.frequency, today)
