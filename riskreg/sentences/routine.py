"""How well reporting is secured: what is told, and what nobody has told."""

from collections import Counter
from datetime import date

from riskreg.document.kinds import OccasionState
from riskreg.document.reporting import OccasionEntry, RoutineEntry
from riskreg.document.standing import RoutineCounts, routine_counts
from riskreg.document.values import PlanDocument
from riskreg.sentences.levels import PAIR
from riskreg.sentences.said import (
    Content,
    Day,
    Listed,
    Said,
    counted,
    listed,
    said,
    those_said,
    together,
)

MOST_REASONS = 3

_MISSING = {
    "reporter": said("reporter"),
    "deputy": said("deputy"),
    "to": said("recipient"),
    "form": said("form of report"),
    "when": said("time of reporting"),
    "decided": said("decision"),
}


def routines_lede(document: PlanDocument, on: date | None = None) -> tuple[Said, ...]:
    """How many routines, what is due today, what is documented, and what is secured."""
    counts, day = routine_counts(document.routines), on or document.as_of
    if not counts.total:
        return said("no routines"), said("without a routine, reporting hangs on one person")
    return those_said(
        counted("one routine", "%(count)s routines", counts.total),
        _due_today(document.occasions, day),
        _overdue(document.occasions, day),
        _documented(counts),
        _told_by_source(counts) if document.source else _secured(document.routines),
    )


def _waiting(occasions: tuple[OccasionEntry, ...]) -> list[tuple[OccasionEntry, date]]:
    """What has not been handed in, with the last day for it."""
    unfinished = {OccasionState.PLANNED, OccasionState.OPEN}
    return [
        (one, one.deadline.latest)
        for one in occasions
        if one.deadline is not None and one.state in unfinished
    ]


def _due_today(occasions: tuple[OccasionEntry, ...], on: date) -> Said | None:
    names = tuple(Content(one.name) for one, day in _waiting(occasions) if day == on)
    if not names:
        return None
    return counted(
        "%(names)s is to be handed in today",
        "%(names)s are to be handed in today",
        len(names),
        names=Listed(names),
    ).stressed()


def _overdue(occasions: tuple[OccasionEntry, ...], on: date) -> Said | None:
    late = [(one, day) for one, day in _waiting(occasions) if day < on]
    if not late:
        return None
    first, day = late[0]
    return counted(
        "%(name)s should have been handed in on %(day)s",
        "%(count)s reports should have been handed in",
        len(late),
        name=Content(first.name),
        day=Day(day, omit_year=on.year),
    ).stressed()


def _documented(counts: RoutineCounts) -> Said:
    """A "no" is a finding and stands in bold; "not recorded" is not counted as "no"."""
    if counts.documented == counts.total == PAIR:
        return said("both are documented")
    if counts.documented == counts.total:
        return counted("it is documented", "all are documented", counts.total)
    if not counts.undocumented:
        return _not_recorded(counts)
    lacking = _undocumented(counts).stressed()
    if not counts.not_recorded:
        return lacking
    return said(
        "%(undocumented)s, and %(not_recorded)s",
        undocumented=lacking,
        not_recorded=counted(
            "for one it is not recorded", "for %(count)s it is not recorded", counts.not_recorded
        ),
    )


def _undocumented(counts: RoutineCounts) -> Said:
    if counts.undocumented == counts.total:
        return counted("it is not documented", "none is documented", counts.total)
    return counted("one is not documented", "%(count)s are not documented", counts.undocumented)


def _not_recorded(counts: RoutineCounts) -> Said:
    if counts.not_recorded == counts.total:
        return counted(
            "whether it is documented is not recorded",
            "whether they are documented is not recorded",
            counts.total,
        )
    return counted(
        "for one it is not recorded whether it is documented",
        "for %(count)s it is not recorded whether they are documented",
        counts.not_recorded,
    )


def _told_by_source(counts: RoutineCounts) -> Said | None:
    """A source that is silent about deputies and dates does not say that there are none."""
    if counts.secured == counts.total:
        return None
    return counted(
        "the source does not tell whether it is secured",
        "the source does not tell whether they are secured",
        counts.total,
    )


def _secured(routines: tuple[RoutineEntry, ...]) -> Said:
    unsecured = [routine for routine in routines if not routine.is_secured]
    if not unsecured:
        return _all_secured(len(routines))
    reasons = _reasons(unsecured)
    if not reasons:
        return _unsecured(len(unsecured), len(routines))
    return together(
        "%(unsecured)s: %(reasons)s",
        unsecured=_unsecured(len(unsecured), len(routines)),
        reasons=listed(reasons),
    )


def _all_secured(count: int) -> Said:
    if count == PAIR:
        return said("both are secured")
    return counted("it is secured", "all are secured", count)


def _unsecured(count: int, total: int) -> Said:
    if count == total:
        return counted("it is not secured", "none is secured", count)
    return counted("one is not secured", "%(count)s are not secured", count)


def _reasons(unsecured: list[RoutineEntry]) -> tuple[Said, ...]:
    """What they lack, most often first; none when it is so much that only the table can tell."""
    found = Counter(name for routine in unsecured for name in routine.missing())
    if len(found) > MOST_REASONS:
        return ()
    if len(unsecured) == 1:
        return (said("it has %(things)s", things=Listed(tuple(map(_no, found)))),)
    return tuple(
        counted("one has no %(thing)s", "%(count)s have no %(thing)s", count, thing=_MISSING[name])
        for name, count in found.most_common()
    )


def _no(name: str) -> Said:
    return said("no %(thing)s", thing=_MISSING[name])
