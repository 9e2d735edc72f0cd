"""What the wheel and the list of a year are made of."""

from dataclasses import replace
from datetime import date

import pytest

from riskreg.assembly import BodyMeetings
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import Known, OccasionState
from riskreg.document.reporting import MeetingEntry, OccasionEntry
from riskreg.reading.months import reporting_year
from riskreg.reading.securing import lacks_of, routines_to_secure, shortly
from tests.support import documents as a

TODAY = date(2023, 9, 12)


def routine(number, **more):
    return a.routine(f"r{number}", number=number, **more)


def meeting(key, on, body="Nämnden"):
    return MeetingEntry(key, PartialDate(on), body)


def occasion(number, name="Rapport", deadline=None, meeting=None, **more):
    due = PartialDate(deadline) if deadline else None
    planned = OccasionEntry(
        f"{number} {name}", f"r{number}", name, OccasionState.PLANNED, deadline=due, meeting=meeting
    )
    return replace(planned, **more)


def the_year(*occasions, routines=None, meetings=(), today=TODAY, source=None):
    numbers = sorted({int(one.routine.removeprefix("r")) for one in occasions})
    document = replace(
        a.plan(),
        routines=tuple(routines or map(routine, numbers)),
        occasions=occasions,
        meetings=meetings,
        source=source,
    )
    own = [BodyMeetings("Nämnden", meetings, is_own=True)] if meetings else []
    return reporting_year(document, own, today)


def lines(year):
    """The list in short: by month, what stands there."""
    return {
        month.first.month: [
            line.report.number if line.report else line.meeting.key if line.meeting else "today"
            for line in month.lines
        ]
        for month in year.months
        if month.lines
    }


def test_a_report_stands_where_its_material_is_due_and_a_meeting_on_its_day():
    year = the_year(
        occasion(1, deadline="2023-04-03", meeting="m"),
        occasion(2, deadline="2023-11"),
        meetings=(meeting("m", "2023-04-24"),),
    )
    assert lines(year) == {4: [1, "m"], 9: ["today"], 11: [2]}
    assert [line.gets for line in year.months[3].lines] == [(), (year.reports[0],)]


def test_without_a_deadline_it_stands_where_it_is_heard():
    year = the_year(occasion(1, meeting="m"), meetings=(meeting("m", "2023-04-24"),))
    (report,) = year.reports
    assert report.on == report.meets == PartialDate("2023-04-24")


def test_a_month_lasts_until_its_end():
    year = the_year(occasion(2, deadline="2023-03"), occasion(1, deadline="2023-03-30"))
    assert lines(year)[3] == [1, 2]


def test_one_routine_has_the_same_number_at_each_of_its_times():
    year = the_year(
        occasion(7, "T1", deadline="2023-05-20"), occasion(7, "T2", deadline="2023-09-20")
    )
    assert [report.number for report in year.reports] == [7, 7]


def test_what_falls_outside_the_year_stands_where_it_is_in_the_year_or_beside_it():
    year = the_year(
        occasion(1, deadline="2022-12-20", meeting="m"),
        occasion(2, "Årsrapport", deadline="2024-01-20"),
        meetings=(meeting("m", "2023-01-10"),),
    )
    assert [report.number for report in year.reports] == [1]
    assert lines(year)[1] == [1, "m"]
    (beside,) = year.undated
    assert [one.name for one in beside.occasions] == ["Årsrapport"]


@pytest.mark.parametrize("known", [None, "2023", "2023-spring"])
def test_what_is_known_to_no_month_stands_beside(known):
    year = the_year(occasion(1, deadline=known), occasion(1, "T2", deadline="2023-05"))
    assert [report.occasion.name for report in year.reports] == ["T2"]
    assert [one.name for one in year.undated[0].occasions] == ["Rapport"]


def test_a_routine_without_occasions_stands_beside():
    continuous = routine(3, is_continuous=True)
    year = the_year(routines=[continuous])
    assert [one.routine for one in year.undated] == [continuous]
    assert year.is_empty


def test_late_is_what_is_due_and_not_handed_in():
    late, handed_in, to_come = (
        occasion(1, deadline="2023-09-11"),
        occasion(2, deadline="2023-09-11", state=OccasionState.SUBMITTED),
        occasion(3, deadline="2023-09-12"),
    )
    year = the_year(late, handed_in, to_come)
    assert [report.number for report in year.reports if report.is_late(TODAY)] == [1]


def test_months_know_what_has_been():
    months = the_year(occasion(1, deadline="2023-05")).months
    assert [month.first.month for month in months if month.is_now] == [9]
    assert [month.is_past for month in months] == [True] * 8 + [False] * 4
    past = the_year(occasion(1, deadline="2023-05"), today=date(2024, 1, 2)).months
    assert all(month.is_past and not month.is_now for month in past)


def test_forty_routines_keep_their_order_and_numbers():
    found = the_year(*(occasion(number, deadline="2023-05-20") for number in range(40, 0, -1)))
    assert [report.number for report in found.reports] == list(range(1, 41))


def test_what_a_routine_lacks_comes_with_why_and_with_the_field_that_mends_it(app):
    lacking = routine(1, deputy=None, when=None, documented=Known.NO)
    with app.test_request_context("/?language=sv"):
        lacks = lacks_of(lacking)
        assert [lack.field for lack in lacks] == ["documented-0", "deputy", "when_text"]
        assert lacks[1].action == "Utse ersättare"
        assert shortly(lacking) == "inte säkrad"
        assert shortly(routine(1, deputy=None, form=None)) == "ersättare saknas, form saknas"


def test_a_source_is_not_said_to_lack_what_it_does_not_tell(app):
    silent, told = routine(1, deputy=None), routine(2, deputy=None, documented=Known.NO)
    document = replace(a.plan(), routines=(silent, told), source="En granskning")
    with app.test_request_context("/"):
        (found,) = routines_to_secure(document)
        assert (found.routine, [one.field for one in found.lacks]) == (told, ["documented-0"])
    year = the_year(
        occasion(1, deadline="2023-05"),
        occasion(2, deadline="2023-05"),
        routines=[silent, told],
        source="En granskning",
    )
    assert [report.is_secured for report in year.reports] == [True, False]
