"""Posts that nobody holds, in words."""

from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.document.organisation import PeriodEntry, PositionEntry
from riskreg.sentences.said import Content, Day, Said, lowered, said, those_said


def vacancy(position: PositionEntry, on: date, acting: str | None = None) -> tuple[Said, ...]:
    """Since when a post is vacant, and who acts in it.  `acting` is a name.

    Nothing where the post is held, or where nobody has recorded who holds it.
    """
    if not position.is_vacant(on):
        return ()
    return those_said(_since(position, on), _acting(position, on, acting))


def _since(position: PositionEntry, on: date) -> Said:
    left = _ended(position, HoldingKind.ORDINARY)
    return said("vacant since %(day)s", day=Day(left, on.year)) if left else said("vacant")


def _ended(position: PositionEntry, kind: HoldingKind) -> PartialDate | None:
    ends = [one.end for one in position.periods if one.kind is kind and one.end]
    return max(ends, key=lambda end: end.latest, default=None)


def _acting(position: PositionEntry, on: date, name: str | None) -> Said | None:
    acting = [one for one in position.periods if one.kind is HoldingKind.ACTING]
    if not acting:
        return None
    latest = acting[-1]
    who = _who(latest, name if latest.covers(on) else None)
    if who is None:
        return None
    if latest.covers(on) or latest.end is None:
        return said("%(who)s acts", who=who)
    return said("%(who)s acted until %(day)s", who=who, day=Day(latest.end, on.year))


def _who(period: PeriodEntry, name: str | None) -> Content | None:
    """By post where it is known, else by name."""
    if period.acting_from:
        return Content(lowered(period.acting_from))
    return Content(name) if name else None
