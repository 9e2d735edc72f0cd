"""Rows of routines, meetings, occasions and decisions as entries."""

from collections.abc import Collection
from datetime import date

from riskreg.assembly.positions import Posts
from riskreg.assembly.queries import Found, Rows
from riskreg.document.reporting import DecisionEntry, MeetingEntry, OccasionEntry, RoutineEntry


def valid_in(year: int, routines: Rows) -> Rows:
    return [
        row
        for row in routines
        if row.first_year <= year and (row.last_year is None or year <= row.last_year)
    ]


def routine_entry(row: Found, posts: Posts) -> RoutineEntry:
    return RoutineEntry(
        key=row.key,
        title=row.title,
        kind=row.kind,
        documented=row.documented,
        what=row.what,
        reporter=posts.key(row.reporter_id),
        deputy=posts.key(row.deputy_id),
        presented_by=posts.key(row.presented_by_id),
        delegated_to=posts.key(row.delegated_to_id),
        via=row.via or row.via_text,
        to=row.to or row.to_text,
        form=row.form,
        when=row.when_text,
        documented_where=row.documented_where,
        revised=row.revised,
        decided=row.decided,
        is_continuous=row.is_continuous,
        rounds=row.rounds,
        covers_all_risks=row.covers_all_risks,
        note=row.note,
        number=row.number,
    )


def occasion_entries(
    rows: Rows, year: int, routines: Collection[RoutineEntry]
) -> tuple[OccasionEntry, ...]:
    """The year's occasions of these routines, soonest first; what has no date comes last."""
    keys = {routine.key for routine in routines}
    chosen = [row for row in rows if row.year == year and row.routine in keys]
    return tuple(_occasion(row) for row in sorted(chosen, key=_when))


def _when(row: Found) -> date:
    day = row.deadline or row.status_date
    return day.latest if day else date.max


def _occasion(row: Found) -> OccasionEntry:
    return OccasionEntry(
        key=row.key,
        routine=row.routine,
        name=row.name,
        state=row.state,
        status_date=row.status_date,
        deadline=row.deadline,
        meeting=row.meeting,
    )


def meeting_entries(
    rows: Rows, board: int, year: int, occasions: Collection[OccasionEntry]
) -> tuple[MeetingEntry, ...]:
    """The board's meetings in the year, and any that an occasion goes to, soonest first."""
    pointed_at = {occasion.meeting for occasion in occasions}
    chosen = [
        row
        for row in rows
        if row.key in pointed_at or (row.board_id == board and row.on.year == year)
    ]
    ordered = sorted(chosen, key=lambda row: row.on)
    return tuple(MeetingEntry(row.key, row.on, row.body) for row in ordered)


def decision_entries(rows: Rows, plan: Found) -> tuple[DecisionEntry, ...]:
    """What was decided on the plan and on the revisions before it, as it was recorded."""
    return tuple(
        DecisionEntry(
            key=row.key,
            body=row.body,
            outcome=row.outcome,
            on=row.on,
            paragraph=row.paragraph,
            registration=row.registration,
            text=row.text,
        )
        for row in rows
        if (row.of_board, row.year) == (plan.board_id, plan.year) and row.revision <= plan.revision
    )
