"""The demo is the same story whatever day it is made on, and small when that is asked for."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from riskreg.boards.models import Board
from riskreg.cli import progress, proving
from riskreg.cli.demo import play, register
from riskreg.cli.demo.files import read
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years import play as years
from riskreg.cli.demo.years.calendar import Calendar, drawn, same_week, working_day
from riskreg.cli.demo.years.this_year import with_this_year
from riskreg.cli.demo.years.years import Years
from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.models import Event
from riskreg.plans.models import Plan
from riskreg.transaction import unit_of_work
from tests.build import MORNING

ZONE = "Europe/Stockholm"
INVENTED = read(play.FOLDER / "example.yaml")


def plans():
    found = db.session.scalars(select(Plan))
    return {(plan.board.short, plan.year): plan.state for plan in found}


@pytest.mark.parametrize("day", ["2026-05-31", "2028-02-29"])
def test_it_is_played_on_any_day(app, database, day):
    now = datetime.fromisoformat(f"{day}T12:00+00:00")
    stage = Stage(now, ZONE)
    with unit_of_work():
        boards = register.furnish(stage, read(play.FOLDER / "sundbyberg.yaml"))
        register.make_scale(stage)
        years.play(stage, INVENTED, boards, only=["fritid", "kfn", "ofn"])
        stage.run()
    assert plans()["ofn", now.year] is PlanState.ADOPTED
    assert plans()["fritid", now.year - 3] is PlanState.CLOSED
    assert max(db.session.scalars(select(Event.at))) < now
    assert proving.faults() == []


@pytest.mark.parametrize("short", ["ks", "san"])
@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2025, 6, 1), date(2030, 1, 1)])
def test_the_sources_year_is_nobody_elses(short, today):
    told, usual = (read(years.FOLDER / f"{name}.yaml") for name in (short, "usual"))
    whole = with_this_year(told, INVENTED["boards"][short])
    calendar = Calendar(today, today.year - 3)
    found = [plan.year for plan in Years(Stage(MORNING, ZONE), calendar, whole, usual, {}).plans]
    assert found == list(range(max(2023, today.year - 3), today.year))


def test_a_small_demo_has_this_year_of_two_boards(database):
    with_plans = {("ks", 2022), ("san", 2022), ("ks", 2026), ("san", 2026)}
    play.play(MORNING, small=True)
    assert plans().keys() == with_plans
    found = {board.short for board in db.session.scalars(select(Board))}
    assert found == {"kf", "ks", "enu", "san", "rev"}


def test_days_are_told_as_people_know_them():
    calendar = Calendar(date(2026, 11, 23), 2023)
    assert calendar.day("2-05-15") == date(2024, 5, 15)
    assert calendar.day(-23) == date(2026, 10, 31)
    assert calendar.of(2025).day("0-12-07") == date(2024, 12, 7)
    assert working_day(date(2026, 10, 31)) == date(2026, 11, 2)
    assert same_week(date(2026, 11, 22), 0) == date(2026, 11, 16)


def test_chance_is_the_same_in_every_demo():
    assert [drawn(f"Stickprov 2024-T{number}", 10) for number in (1, 2, 3)] == [6, 0, 0]


FIRST, LAST = date(2022, 1, 1), date(2026, 11, 23)


def reach_all_days():
    with progress.days("Playing", FIRST, LAST) as watch:
        for day in (FIRST, date(2024, 6, 1), date(2024, 6, 1), LAST):
            watch(day)


def test_a_terminal_shows_how_far_it_has_come(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    reach_all_days()
    shown = capsys.readouterr().out
    assert "Playing" in shown
    assert "2024-06" in shown
    assert "100%" in shown


def test_no_bar_is_drawn_where_nobody_looks(capsys):
    reach_all_days()
    assert capsys.readouterr().out == "Playing ...\n"
