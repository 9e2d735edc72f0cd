"""Deadlines, in figures: for what somebody at work reads."""

from datetime import date

from riskreg.sentences.said import Day, Said, Weekday, figures, said, together


def distance(on: date, today: date) -> Said:
    """As "in 3 days", "today" or "12 days late"."""
    days = (on - today).days
    near = {-1: said("yesterday"), 0: said("today"), 1: said("tomorrow")}
    if days in near:
        return near[days]
    return figures("in 1 day", "in %(count)s days", days) if days > 0 else days_late(-days)


def days_late(days: int) -> Said:
    return figures("1 day late", "%(count)s days late", days)


def dated(on: date, today: date) -> Said:
    """As "Friday 15 September"."""
    return together("%(weekday)s %(day)s", weekday=Weekday(on), day=Day(on, omit_year=today.year))


def deadline(on: date, today: date) -> Said:
    """As "Friday 15 September, in 3 days"."""
    return together("%(day)s, %(distance)s", day=dated(on, today), distance=distance(on, today))
