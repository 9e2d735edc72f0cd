"""The risks that somebody owns, and what lies ahead."""

from datetime import date

from riskreg.assembly import ComingKind
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus
from tests.assembly.desk import Desk
from tests.assembly.meetings import decide, go_to, open_round
from tests.build import Build


def test_owned_risks_beside_what_the_last_meeting_got(desk: Desk, build: Build) -> None:
    go_to(build, "2026-11-24")
    decide(build, desk.plan)
    go_to(build, "2026-11-26")
    build.assessment(desk.risk, 3, 4)
    (one,) = desk.owed().risks
    assert (one.now and one.now.score, one.before and one.before.score) == (12, 9)
    assert (one.level and one.level.name, one.is_new) == ("Mycket hög", False)
    assert (one.board.short, one.year) == ("san", 2026)


def test_a_risk_that_no_meeting_has_got(desk: Desk, build: Build) -> None:
    old = build.plan(desk.board, 2025)
    build.risk(old, owner=desk.post, score=(1, 1))
    decide(build, old)
    desk.adopt()
    go_to(build, "2026-11-30")
    new = next(one for one in desk.owed().risks if one.year == 2026)
    assert (new.is_new, new.before) == (True, None)


def test_before_any_meeting_nothing_is_new(desk: Desk) -> None:
    desk.adopt()
    (one,) = desk.owed().risks
    assert (one.is_new, one.before) == (False, None)


def test_what_comes_next(desk: Desk, build: Build) -> None:
    desk.action("Förbi", due="2026-11-01")
    desk.action("Egen", due="2026-12-24")
    desk.action("Klar", due="2026-12-25", status=ActionStatus.DONE)
    desk.action("Någon annans", due="2026-12-26", owner=build.position(desk.board))
    desk.adopt()
    meeting = build.meeting(desk.board, "2026-12-14")
    routine = build.routine(desk.board, rounds=True)
    build.occasion(
        routine,
        "Bokslut",
        meeting=meeting,
        status_date=PartialDate("2026-12-01"),
        deadline=PartialDate("2026-12-05"),
    )
    build.meeting(desk.board, "2026-11-02")
    open_round(build, desk.board, "Tertial 3", deadline="2026-11-25")
    owed = desk.owed()
    assert [(one.on.text, one.kind, one.title) for one in owed.next] == [
        ("2026-11-25", ComingKind.ROUND_CLOSES, "Tertial 3"),
        ("2026-12-01", ComingKind.ROUND_OPENS, "Bokslut"),
        ("2026-12-05", ComingKind.ROUND_CLOSES, "Bokslut"),
        ("2026-12-14", ComingKind.MEETING, "Bokslut"),
        ("2026-12-24", ComingKind.DUE, "Egen"),
    ]
    assert owed.next_opens == date(2026, 12, 1)


def test_no_more_ahead_than_one_takes_in(desk: Desk) -> None:
    for day in range(1, 13):
        desk.action(due=f"2026-12-{day:02}")
    desk.adopt()
    assert [one.on.text for one in desk.owed().next][-1] == "2026-12-08"
