"""Planning a routine's year, and changing what is planned."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind
from riskreg.reporting import operations
from riskreg.reporting.queries import occasions_through
from riskreg.reporting.rules import OccasionPlan
from riskreg.transaction import unit_of_work
from tests.support.forms import error_at, fill, page, sent_by, text_of, words

ADDRESS = "/b/san/2026/routines/1/occasions"
ADD = "main form:has(#how-0)"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def routine(build, board):
    return build.routine(board, "Tertialrapport", to=board)


@pytest.fixture
def controller(build, sign_in, routine):
    return sign_in(build.controller(routine.board))


def planned(routine):
    return [
        (
            one.name,
            one.deadline.text if one.deadline else None,
            one.meeting.on.text if one.meeting else None,
        )
        for one in occasions_through(routine.id)
    ]


def test_by_month_several_at_once(build, board, routine, controller):
    build.meeting(board, "2026-06-15")
    saved = fill(controller, ADDRESS, how="by-month", months=["4", "8"], name="Rapport")
    assert saved.location == f"{ADDRESS}#planned"
    assert planned(routine) == [
        ("Rapport 1", "2026-04", "2026-06-15"),
        ("Rapport 2", "2026-08", None),
    ]
    assert "2 tillfällen är inplanerade." in controller.get(ADDRESS).get_data(as_text=True)


def test_by_day_with_names_or_without(build, board, routine, controller):
    build.meeting(board, "2026-06-15")
    days = "2026-05-20 Vårrapport\n\n2026-09\n"
    fill(controller, ADDRESS, how="by-day", days=days, name="Rapport", to_next="")
    assert planned(routine) == [("Vårrapport", "2026-05-20", None), ("Rapport", "2026-09", None)]


def test_by_meeting_some_days_before(build, board, routine, controller):
    chosen = [build.meeting(board, on).key for on in ("2026-03-20", "2026-06-15")]
    build.meeting(board, "2026-12-14")
    build.meeting(board, "2027-01-18")
    shown = page(controller.get(ADDRESS))
    assert [words(one) for one in shown.select("#meetings label")] == [
        "20 mars, Socialnämnden",
        "15 juni, Socialnämnden",
        "14 december, Socialnämnden",
    ]
    fill(controller, ADDRESS, how="by-meeting", meetings=chosen, days_before="14")
    assert planned(routine) == [
        ("Tertialrapport 1", "2026-03-06", "2026-03-20"),
        ("Tertialrapport 2", "2026-06-01", "2026-06-15"),
    ]


def test_a_report_goes_first_to_the_body_that_it_goes_via(build, board, sign_in):
    committee = build.board("au", kind=BoardKind.COMMITTEE, parent=board)
    build.meeting(board, "2026-05-04")
    build.meeting(committee, "2026-05-11")
    routine = build.routine(board, via=committee, to=board)
    fill(sign_in(build.controller(board)), ADDRESS, how="by-month", months=["4"])
    assert planned(routine)[0][2] == "2026-05-11"


@pytest.mark.parametrize(
    ("sent", "field", "error"),
    [
        ({}, "how", "Välj hur du planerar"),
        ({"how": "by-month"}, "months", "Välj minst en månad"),
        ({"how": "by-day"}, "days", "Skriv minst en dag"),
        ({"how": "by-day", "days": "2026-05-20\n20 maj"}, "days", "Rad 2: skriv en dag"),
        ({"how": "by-day", "days": "2026"}, "days", "Rad 1: skriv en dag eller månad"),
        ({"how": "by-meeting", "days_before": ""}, "days_before", "Skriv hur många dagar"),
        ({"how": "by-meeting"}, "meetings", "Välj minst ett sammanträde"),
        ({"how": "by-month", "months": ["4"], "name": ""}, "name", "Skriv vad de heter"),
    ],
)
def test_what_is_missing_is_asked_for(build, board, routine, controller, sent, field, error):
    build.meeting(board, "2026-06-15")
    refused = fill(controller, ADDRESS, **sent)
    assert refused.status_code == 422
    assert error in error_at(refused, field)
    assert planned(routine) == []


def test_what_stands_in_another_way_is_not_looked_at(routine, controller):
    fill(controller, ADDRESS, how="by-month", months=["4"], days="i maj", days_before="?")
    assert planned(routine) == [("Tertialrapport", "2026-04", None)]


def test_a_name_that_is_taken_is_told(build, routine, controller):
    build.occasion(routine, "Vårrapport")
    refused = fill(controller, ADDRESS, how="by-day", days="2026-05-20 Vårrapport")
    assert error_at(refused, "name") == "Rutinen har redan ett tillfälle som heter Vårrapport"


def test_a_year_in_which_it_does_not_hold_is_refused(routine, controller):
    refused = fill(controller, ADDRESS.replace("2026", "2025"), how="by-month", months=["4"])
    assert refused.status_code == 422
    assert "Rutinen gäller inte 2025" in text_of(refused)


def test_without_meetings_it_leads_to_where_they_are_added(controller):
    shown = page(controller.get(ADDRESS))
    assert shown.select_one(".if-by-meeting a")["href"] == "/b/san/2026/routines/meetings"
    assert shown.select_one("#to_next") is None


def test_what_is_planned_stands_beside_with_its_way_to_change(build, board, routine, controller):
    meeting = build.meeting(board, "2026-06-15")
    build.occasion(routine, "T1", deadline=PartialDate("2026-05-20"), meeting=meeting)
    done = build.occasion(routine, "T0")
    by = build.controller_of(board)
    with unit_of_work():
        operations.open_occasion(done, by=by, at=build.now())
        operations.close_occasion(done, by=by, at=build.now())
    rows = [words(one) for one in page(controller.get(ADDRESS)).select("aside li")]
    assert rows == [
        "T1 Underlag senast 20 maj, Socialnämnden 15 juni Planerad Ändra tillfället T1",
        "T0 Ingen dag för underlaget Stängd för registrering",
    ]


def one(build, routine, **facts):
    occasion = build.occasion(routine, "T1", deadline=PartialDate("2026-05-20"), **facts)
    return occasion, f"{ADDRESS}/{occasion.key}"


def test_an_occasion_is_changed(build, board, routine, controller):
    meeting = build.meeting(board, "2027-01-18")
    occasion, address = one(build, routine)
    assert sent_by(controller.get(address))["deadline"] == "2026-05-20"
    saved = fill(
        controller, address, name="Våren", deadline="2026-12", meeting=meeting.key, status_date=""
    )
    assert saved.location == f"{ADDRESS}#planned"
    assert (occasion.name, occasion.deadline.text, occasion.meeting) == (
        "Våren",
        "2026-12",
        meeting,
    )


def test_a_deadline_after_the_meeting_is_refused(build, board, routine, controller):
    occasion, address = one(build, routine, meeting=build.meeting(board, "2026-06-15"))
    refused = fill(controller, address, deadline="2026-06-16")
    assert "inte ligger efter sammanträdet" in error_at(refused, "deadline")
    assert occasion.deadline.text == "2026-05-20"


def test_two_versions_of_an_occasion_stand_side_by_side(build, routine, controller):
    occasion, address = one(build, routine)
    opened = controller.get(address)
    with unit_of_work():
        plan = OccasionPlan(2026, "Deras namn")
        operations.change_occasion(
            occasion, plan, by=build.controller_of(routine.board), at=build.now()
        )
    conflict = controller.post(address, data={**sent_by(opened), "name": "Mitt namn"})
    assert conflict.status_code == 409
    assert "Deras namn" in text_of(conflict)
    assert controller.post(address, data=sent_by(conflict)).status_code == 302
    assert occasion.name == "Mitt namn"


def test_an_occasion_is_removed(build, routine, controller):
    _occasion, address = one(build, routine)
    assert page(controller.get(address)).select_one(f"form[action='{address}/remove']")
    assert controller.post(f"{address}/remove").location == f"{ADDRESS}#planned"
    assert planned(routine) == []


def test_one_that_has_begun_is_not_removed(build, routine, controller):
    occasion, address = one(build, routine)
    with unit_of_work():
        operations.open_occasion(occasion, by=build.controller_of(routine.board), at=build.now())
    assert page(controller.get(address)).select_one(f"form[action='{address}/remove']") is None
    answer = controller.post(f"{address}/remove", follow_redirects=True)
    assert "Bara ett tillfälle som inte har börjat" in answer.get_data(as_text=True)
    assert planned(routine)


def test_only_the_boards_controller_plans(build, board, routine, controller, sign_in):
    _occasion, address = one(build, routine)
    member = sign_in(build.member(board))
    assert [member.get(one).status_code for one in (ADDRESS, address)] == [403, 403]
    assert member.post(f"{address}/remove").status_code == 403
    build.routine(board)
    for wrong in (
        address.replace("/2026/", "/2025/"),
        address.replace("/1/", "/2/"),
        f"{ADDRESS}/no-such-occasion",
        "/b/san/2026/routines/9/occasions",
    ):
        assert controller.get(wrong).status_code == 404


def test_as_many_questions_for_many_meetings_as_for_one(build, board, routine, controller, queries):
    build.occasion(routine, "T0", meeting=build.meeting(board, "2026-01-15"))
    with queries() as few:
        controller.get(ADDRESS)
    for month in range(2, 10):
        meeting = build.meeting(board, f"2026-0{month}-15")
        build.occasion(routine, f"T{month}", meeting=meeting)
    with queries() as many:
        controller.get(ADDRESS)
    assert len(many) == len(few)


def test_next_year_is_the_last_that_it_leads_to(controller):
    later = ADDRESS.replace("2026", "2027")
    assert later in controller.get(ADDRESS).text
    assert later.replace("2027", "2028") not in controller.get(later).text
