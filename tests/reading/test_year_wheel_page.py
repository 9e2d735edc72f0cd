"""The board's routines: the wheel, the year as a list, what is to be secured."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, Known, PlanState
from tests.support.forms import page, text_of, words

ADDRESS = "/b/ks/2026/routines"


@pytest.fixture
def board(build):
    return build.board("ks", "Kommunstyrelsen")


@pytest.fixture
def plan(build, board):
    plan = build.plan(board)
    build.risk(plan, "Behov upptäcks inte")
    return plan


@pytest.fixture
def controller(build, sign_in, plan):
    return sign_in(build.controller(plan.board))


def secured(build, board, title):
    return build.routine(
        board,
        title,
        reporter=build.position(board),
        deputy=build.position(board),
        to=board,
        form="Skriftlig",
        when_text="Varje tertial",
        decided=PartialDate("2025-12"),
        documented=Known.YES,
    )


def wheel(shown, kind):
    return page(shown).select_one(f"svg.whl-{kind}")


def in_wheel(shown, kind="c"):
    """The numbers that stand in the wheel."""
    texts = [one.get_text() for one in wheel(shown, kind).select("text[font-weight='680']")]
    return sorted(int(one) for one in texts if one.isdecimal())


def in_list(shown):
    marks = page(shown).select(".months .mk")
    return sorted(int(words(one).removeprefix("Rutin ")) for one in marks)


def in_section(shown, heading):
    found = page(shown).select("main section")
    return next((one for one in found if words(one.h2) == heading), None)


def fill(build, board):
    """Two routines with three reports between them, and one that only goes on."""
    committee = build.board("nu", "Näringsutskottet", kind=BoardKind.COMMITTEE, parent=board)
    build.meeting(committee, "2026-03-02")
    may, june = build.meeting(board, "2026-05-20"), build.meeting(board, "2026-12-14")
    first, second = secured(build, board, "Tertialrapport"), build.routine(board, "Ferierapport")
    build.occasion(first, "Tertialrapport 1", deadline=PartialDate("2026-05-04"), meeting=may)
    build.occasion(first, "Tertialrapport 2", deadline=PartialDate("2026-12"), meeting=june)
    build.occasion(second, "Ferierapport", deadline=PartialDate("2026-11-20"))
    build.routine(board, "Samverkan", is_continuous=True)


def test_wheel_and_list_have_the_same_numbers(build, board, controller):
    fill(build, board)
    shown = controller.get(ADDRESS)
    assert in_wheel(shown, "c") == in_wheel(shown, "w") == in_list(shown) == [1, 1, 2]


def test_the_list_tells_the_year_month_by_month(build, board, controller):
    fill(build, board)
    months = {words(one.b): one for one in page(controller.get(ADDRESS)).select(".months > li")}
    assert len(months) == 12
    assert words(months["Mars"].ul) == "2 mars Näringsutskottet"
    assert words(months["Maj"].ul) == (
        "Rutin 1 Tertialrapport 1, underlag senast 4 maj Inte inlämnad"
        " 20 maj Kommunstyrelsen, får rapport 1"
    )
    assert words(months["Juli"].ul) == "Inget inplanerat"
    now = months["November (nu)"]
    assert now["class"] == ["now"]
    assert "I dag, 23 november" in words(now)
    assert months["Maj"]["class"] == ["past"]


def test_the_wheel_says_what_it_shows(build, board, controller):
    fill(build, board)
    shown = controller.get(ADDRESS)
    assert "3 sammanträden och 3 rapporter" in words(wheel(shown, "w").desc)
    said = words(wheel(shown, "w"))
    for part in ("Ferierapport", "underlag senast 20 november", "I dag, 23 november", "14 dec"):
        assert part in said
    legend = words(page(shown).select_one(".legend"))
    assert "Kommunstyrelsen sammanträder" in legend
    assert "Näringsutskottet sammanträder" in legend
    assert "Rutinen är inte säkrad" in legend


def test_what_has_no_date_stands_beside(build, board, controller):
    fill(build, board)
    beside = page(controller.get(ADDRESS)).select_one(".beside > div")
    assert words(beside.h3) == "Utan datum 2026"
    assert [words(one) for one in beside.select("li")] == ["Rutin 3 Samverkan Löpande"]


def test_other_years_have_no_hand(build, board, sign_in):
    build.plan(board, 2025)
    build.meeting(board, "2025-05-20")
    shown = sign_in(build.controller(board)).get("/b/ks/2025/routines")
    assert "I dag" not in text_of(shown)
    assert "1 sammanträde" in words(wheel(shown, "c"))


def test_a_year_without_routines_says_what_to_do(build, controller, sign_in, plan):
    shown = controller.get(ADDRESS)
    assert "Utan rutin hänger rapporteringen på en person" in text_of(shown)
    assert words(page(shown).select_one(".body a")) == "Lägg till den första rutinen"
    assert page(sign_in(build.member(plan.board)).get(ADDRESS)).select_one(".body a") is None


def test_a_year_without_dates_leads_to_the_meetings(build, board, controller):
    secured(build, board, "Tertialrapport")
    section = in_section(controller.get(ADDRESS), "Årshjul 2026")
    assert section.svg is None
    assert words(section.a) == "Lägg till sammanträden"


def test_each_lack_leads_to_the_field_that_mends_it(build, board, controller):
    build.routine(board, "Ferierapport", reporter=build.position(board), documented=Known.NO)
    section = in_section(controller.get(ADDRESS), "Att säkra")
    edit = "/b/ks/2026/routines/1/edit"
    assert {one["href"] for one in section.select("a")} == {
        f"{edit}#{field}"
        for field in ("documented-0", "deputy", "to", "form", "when_text", "decided")
    }
    form = page(controller.get(edit))
    assert all(form.find(id=one["href"].partition("#")[2]) for one in section.select("a"))


def test_who_may_not_mend_is_shown_the_routine(build, board, plan, sign_in):
    build.routine(board, "Ferierapport")
    shown = sign_in(build.member(board)).get(ADDRESS)
    links = [one["href"] for one in in_section(shown, "Att säkra").select("a")]
    assert links == ["/b/ks/2026/routines/1"]
    assert "Lägg till rutin" not in text_of(shown)


def test_many_that_are_not_secured_are_folded(build, board, controller):
    for _ in range(8):
        build.routine(board)
    section = in_section(controller.get(ADDRESS), "Att säkra")
    assert words(section.summary) == "2 till"
    assert len(section.select("details .gap")) == 2


def test_the_table_names_each_routine_by_its_number_and_leads_to_it(build, board, controller):
    fill(build, board)
    rows = page(controller.get(ADDRESS)).select("table tbody tr")
    assert [(words(row.th.select_one(".mk")), row.th.a["href"]) for row in rows] == [
        (f"Rutin {number}", f"{ADDRESS}/{number}") for number in (1, 2, 3)
    ]
    assert ["Säkrad" in words(row) for row in rows] == [True, False, False]


def test_the_page_speaks_english_and_marks_what_is_swedish(build, board, plan, sign_in):
    fill(build, board)
    build.bring(plan, PlanState.ADOPTED)
    shown = sign_in(build.user(language="en")).get(ADDRESS)
    assert words(in_section(shown, "Year wheel 2026").h2) == "Year wheel 2026"
    assert page(shown).select_one(".months a[lang=sv]").get_text() == "Tertialrapport 1"
    assert "Today, 23 November" in text_of(shown)


def test_as_many_questions_for_forty_routines_as_for_one(build, board, controller, queries):
    meeting = build.meeting(board, "2026-12-14")
    build.occasion(
        secured(build, board, "Ensam"), deadline=PartialDate("2026-11-30"), meeting=meeting
    )
    with queries() as few:
        controller.get(ADDRESS)
    for number in range(39):
        routine = secured(build, board, f"Rutin {number}")
        build.occasion(routine, deadline=PartialDate("2026-11-30"), meeting=meeting)
    with queries() as many:
        shown = controller.get(ADDRESS)
    assert len(many) == len(few)
    assert in_list(shown) == in_wheel(shown) == list(range(1, 41))
    assert wheel(shown, "w") is None


def test_what_comes_next_leads_to_its_routine_and_to_its_change(build, board, controller, sign_in):
    fill(build, board)
    section = in_section(controller.get(ADDRESS), "Härnäst")
    assert words(section.li) == (
        "Rutin 1 Tertialrapport 2 Planerad Underlag senast december. Chef 4"
        " till Kommunstyrelsen 14 december Ändra tillfället Tertialrapport 2"
    )
    assert controller.get(section.select("a")[1]["href"]).status_code == 200
    read = in_section(sign_in(build.member(board)).get(ADDRESS), "Härnäst")
    assert [one["href"] for one in read.select("a")] == [f"{ADDRESS}/1"]
