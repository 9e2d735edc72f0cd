"""The year wheel with its words: wide with labels around it, compact with numbers only."""

from datetime import date

from babel.dates import get_month_names
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from riskreg.document.reporting import MeetingEntry
from riskreg.pictures.wheel import Ring, RingKind, WheelReport, WheelWords, WheelYear, wheel
from riskreg.reading.months import ReportingYear, ReportOfYear
from riskreg.reading.picturing import drawn
from riskreg.reading.securing import shortly
from riskreg.web.filters import in_table, in_text
from riskreg.web.language import language

#: With more reports the labels would be longer than the screen is high: the list has the names.
MOST_LABELS = 24


def wheels(year: ReportingYear, *, is_told_by_source: bool) -> tuple[Markup, ...]:
    """The wide one and the compact one: the style sheet shows what the screen has room for.

    Of a very full year there is only the compact one.
    """
    if len(year.reports) > MOST_LABELS:
        return (_wheel(year, "whc", wide=False, is_told_by_source=is_told_by_source),)
    return (
        _wheel(year, "whw", wide=True, is_told_by_source=is_told_by_source),
        _wheel(year, "whc", wide=False, is_told_by_source=is_told_by_source),
    )


def _wheel(year: ReportingYear, uid: str, *, wide: bool, is_told_by_source: bool) -> Markup:
    reports = tuple(_report(one, year, is_told_by_source=is_told_by_source) for one in year.reports)
    picture = WheelYear(year.year, year.today, _rings(year), reports)
    return drawn(wheel(picture, _words(year), uid, wide=wide))


def _rings(year: ReportingYear) -> tuple[Ring, ...]:
    """The board's own meetings outermost, those of all other bodies inside."""
    own = [body for body in year.bodies if body.is_own]
    rings = ((RingKind.BOARD, own), (RingKind.COMMITTEE, year.others))
    return tuple(
        Ring(kind, tuple(sorted(one.on.latest for body in bodies for one in body.meetings)))
        for kind, bodies in rings
        if bodies
    )


def _report(one: ReportOfYear, year: ReportingYear, *, is_told_by_source: bool) -> WheelReport:
    lacks = "" if one.is_secured else shortly(one.routine, is_told_by_source=is_told_by_source)
    due, meets = one.on.latest, one.meets.latest
    return WheelReport(
        number=one.number,
        title=one.occasion.name,
        detail=", ".join(part for part in (_goes_to(one, year), lacks) if part),
        due=min(due, meets),
        meeting=meets,
        is_secured=one.is_secured,
    )


def _goes_to(one: ReportOfYear, year: ReportingYear) -> str:
    if one.meeting is None:
        return _("material by %(day)s", day=in_text(one.on, year.year))
    day = in_table(one.meeting.on, year.year)
    return _of_committee(year, one.meeting) or f"{one.meeting.body} {day}"


def _of_committee(year: ReportingYear, meeting: MeetingEntry) -> str | None:
    """A committee's name says whose it is, which the page does already."""
    if meeting.body not in {body.body for body in year.others if body.is_committee}:
        return None
    return _("The committee %(day)s", day=in_table(meeting.on, year.year))


def _words(year: ReportingYear) -> WheelWords:
    names = get_month_names("abbreviated", locale=language())
    meetings, reports = _counts(year)
    today, under, next_, next_day = _hub(year)
    return WheelWords(
        title=_("Year wheel %(year)s", year=year.year),
        description=_(
            "The year clockwise from January: %(meetings)s and %(reports)s. The same facts stand"
            " under The year as a list.",
            meetings=meetings,
            reports=reports,
        ),
        months=tuple(names[month].rstrip(".") for month in range(1, 13)),
        today=today,
        today_date=under,
        today_label=_("Today, %(day)s", day=in_text(year.today, year.year)),
        next=next_,
        next_date=next_day,
    )


def _counts(year: ReportingYear) -> tuple[str, str]:
    return (
        ngettext("1 meeting", "%(num)s meetings", len(year.meetings)),
        ngettext("1 report", "%(num)s reports", len(year.reports)),
    )


def _hub(year: ReportingYear) -> tuple[str, str, str, str]:
    """Four lines: today and the next meeting; of another year what there is in it."""
    if not year.is_current:
        return _("The year"), str(year.year), *_counts(year)
    found = _next(year.meetings, year.today)
    day = in_table(year.today, year.year)
    if found is None:
        return _("Today"), day, _("Next meeting"), _("not planned")
    words = _of_committee(year, found) or in_table(found.on, year.year)
    return _("Today"), day, _("Next meeting"), words


def _next(meetings: list[MeetingEntry], today: date) -> MeetingEntry | None:
    return next((one for one in meetings if one.on.latest >= today), None)
