"""Dates and numbers as people read them (design: ux/design.md, section 9), in both languages."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_month_names
from babel.numbers import format_decimal
from flask import Flask, current_app
from flask_babel import gettext as _

from riskreg.document.dates import PartialDate
from riskreg.sentences import days
from riskreg.web import frame
from riskreg.web.language import language
from riskreg.web.words import here, say_plainly

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"

Moment = date | datetime | PartialDate


def day_of(value: Moment) -> PartialDate:
    """The municipality's day of an instant; a date is what it is."""
    if isinstance(value, datetime):
        return PartialDate.of(local(value).date())
    return value if isinstance(value, PartialDate) else PartialDate.of(value)


def local(value: datetime) -> datetime:
    """An instant in the municipality's time zone (rule 9: instants are kept in UTC)."""
    if value.tzinfo is None:
        raise ValueError("a moment without a zone could be any of twenty-four")
    return value.astimezone(ZoneInfo(current_app.config["TIME_ZONE"]))


def in_text(value: Moment, year: int | None = None) -> str:
    """15 september 2023; without the year when it is the year of the page."""
    return here().day(day_of(value), year)


def in_table(value: Moment, year: int | None = None) -> str:
    """15 sep; with the year where it is another than the page's, or where the page has none."""
    known = day_of(value)
    if known.season or not known.month:
        return here().day(known)
    month = get_month_names("abbreviated", locale=language())[known.month].rstrip(".")
    parts = [
        str(known.day.day) if known.day else "",
        month,
        "" if known.year == year else str(known.year),
    ]
    return SPACE.join(part for part in parts if part)


def distance(value: Moment, today: date | None = None) -> str:
    """How far away: om 3 dagar, i dag, 12 dagar sen; a month or a season from its nearest day."""
    now = today or frame.today()
    return say_plainly(days.distance(_nearest(day_of(value), now), now), "words")


def deadline(value: Moment, today: date | None = None) -> str:
    """When it is due: fredag 15 september, om 3 dagar; another year than today's is named."""
    known, now = day_of(value), today or frame.today()
    if known.day:
        return say_plainly(days.deadline(known.day, now), "words")
    return f"{here().day(known, now.year)}, {distance(known, now)}"


def clock(value: datetime) -> str:
    """16.42, in English 16:42."""
    mark = "." if language() == "sv" else ":"
    return f"{local(value):%H{mark}%M}"


def moment(value: Moment, today: date | None = None) -> str:
    """When it was: i dag 16.42, i går 09.15, 12 september 2023 16.42."""
    known, now = day_of(value), today or frame.today()
    is_near = known.day is not None and abs((known.day - now).days) <= 1
    day = distance(known, now) if is_near else in_text(known)
    return f"{day}{SPACE}{clock(value)}" if isinstance(value, datetime) else day


def in_style(value: Moment, style: str, year: int | None = None, today: date | None = None) -> str:
    """A moment in one of the ways that `when` knows."""
    if style == "clock" and isinstance(value, datetime):
        return clock(value)
    if style in _BY_YEAR:
        return _BY_YEAR[style](value, year)
    return _BY_TODAY[style](value, today)


def machine_date(value: Moment) -> str | None:
    """For the attribute `datetime`: none for a season, which HTML cannot tell."""
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="minutes")
    known = day_of(value)
    return None if known.season else known.text


def number(value: float, decimals: int | None = None) -> str:
    """11 111,5 with spaces that do not break and a real minus sign."""
    digits = "" if decimals is None else "0" * decimals
    pattern = "#,##0.###" if decimals is None else f"#,##0{'.' if digits else ''}{digits}"
    written = format_decimal(value, format=pattern, locale=language())
    return written.replace("\N{NARROW NO-BREAK SPACE}", SPACE).replace("-", MINUS)


def signed(value: float) -> str:
    """+3, −3, 0."""
    return f"+{number(value)}" if value > 0 else number(value)


def percent(value: float) -> str:
    """76 %, in English 76%."""
    return f"{number(value)}{SPACE if language() == 'sv' else ''}%"


def paragraph(value: str | int) -> str:
    """§ 118 on one line, whether or not the sign was written."""
    bare = str(value).removeprefix("§").strip()
    return f"§{SPACE}{bare}"


def of(part: int, total: int) -> str:
    """9 av 14."""
    return _("%(part)s of %(total)s", part=number(part), total=number(total)).replace(" ", SPACE)


def span(start: str | int, end: str | int) -> str:
    """2020–2023; one value when both are the same."""
    return str(start) if start == end else f"{start}{DASH}{end}"


def period(start: date, end: date, year: int | None = None) -> str:
    """11–25 september 2023, 28 september – 2 oktober 2023: from a day to another."""
    last = in_text(end, year)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{DASH}{last}"
    return f"{in_text(start, year or (end.year if start.year == end.year else None))} {DASH} {last}"


def init_app(app: Flask) -> None:
    for filter_ in (
        in_text,
        in_table,
        distance,
        deadline,
        clock,
        moment,
        in_style,
        machine_date,
        number,
        signed,
        percent,
        paragraph,
        of,
        span,
        period,
    ):
        app.add_template_filter(filter_)


_BY_YEAR: dict[str, Callable[[Moment, int | None], str]] = {"text": in_text, "table": in_table}
_BY_TODAY: dict[str, Callable[[Moment, date | None], str]] = {
    "deadline": deadline,
    "distance": distance,
    "moment": moment,
}


def _nearest(known: PartialDate, today: date) -> date:
    """The day nearest to today among those that a date may mean."""
    return max(known.earliest, min(today, known.latest))
