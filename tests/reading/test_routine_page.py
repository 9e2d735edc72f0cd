"""A routine's own page."""

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, Known, OccasionState, PlanState
from riskreg.reporting import operations
from riskreg.transaction import unit_of_work
from tests.support.forms import page, text_of, words

ADDRESS = "/b/san/2026/routines/1"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def plan(build, board):
    return build.plan(board)


@pytest.fixture
def routine(build, board):
    committee = build.board("au", "Arbetsutskottet", kind=BoardKind.COMMITTEE, parent=board)
    return build.routine(
        board,
        "Tertialrapport",
        what="Läget i planen",
        reporter=build.position(board, "Controller"),
        deputy=build.position(board, "Ekonomichef"),
        presented_by=build.position(board, "Direktör"),
        via=committee,
        to=board,
        form="Skriftlig, två sidor",
        when_text="Varje tertial",
        rounds=True,
        decided=PartialDate("2025-12-10"),
        revised=PartialDate("2026-01"),
        documented=Known.YES,
        documented_where="Anvisning 4",
        first_year=2024,
        note="Ses över i höst",
    )


@pytest.fixture
def member(build, sign_in, plan):
    return sign_in(build.member(plan.board))


def facts(shown):
    names, values = page(shown).select("main dl > dt"), page(shown).select("main dl > dd")
    return {words(name): words(value) for name, value in zip(names, values, strict=True)}


def test_everything_that_is_said_of_it_stands_there(build, routine, member):
    build.manager(routine.reporter, "Eva Norling")
    build.manager(routine.deputy, "Karin Wall")
    build.manager(routine.presented_by, "Lena Forss")
    shown = member.get(ADDRESS)
    assert page(shown).h1.get_text() == "Tertialrapport"
    assert "Rutin 1, rapportering" in words(page(shown).select_one(".sub"))
    assert facts(shown) == {
        "Rapporterar": "Controller Eva Norling",
        "Ersättare": "Ekonomichef Karin Wall",
        "Föredras av": "Direktör Lena Forss",
        "Mottagare": "Socialnämnden via Arbetsutskottet",
        "Form": "Skriftlig, två sidor",
        "När": "Varje tertial Läget samlas in i en omgång inför varje tillfälle.",
        "Beslutad": "10 december 2025 Reviderad januari 2026",
        "Dokumenterad": "Ja Anvisning 4",
        "Gäller": "Från och med 2024.",
        "Anteckning": "Ses över i höst",
    }
    assert "Säkrad" in words(page(shown).aside)


def test_what_is_missing_is_said_with_why(build, board, member):
    build.routine(board, "Ferierapport")
    shown = member.get(ADDRESS)
    assert facts(shown)["Ersättare"] == "Saknas"
    assert "Hänger på en person" in words(page(shown).select_one("aside .gap"))
    assert page(shown).select_one("aside .gap a") is None


def test_its_occasions_through_the_years_stand_newest_first(build, board, routine, member):
    meeting = build.meeting(board, "2026-06-15")
    build.occasion(routine, "Utan datum")
    build.occasion(routine, "T1", deadline=PartialDate("2026-05-20"), meeting=meeting)
    old = build.occasion(routine, "Gammal", year=2024, status_date=PartialDate("2024-08-31"))
    with unit_of_work():
        operations.open_occasion(old, by=build.controller_of(board), at=build.now())
    shown = member.get(ADDRESS)
    assert [words(one) for one in page(shown).select("main h3")] == ["2026", "2024"]
    rows = [words(row) for row in page(shown).select("table tbody tr")]
    assert rows == [
        "T1 20 maj 15 juni Socialnämnden Planerad",
        "Utan datum – – Planerad",
        "Gammal Läget 31 augusti – – Öppen för registrering",
    ]
    assert old.state is OccasionState.OPEN


def test_the_risks_that_are_tied_to_it_are_listed(build, plan, routine, member):
    risk = build.risk(plan, "Avtal löper ut")
    build.risk(plan, "En annan")
    with unit_of_work():
        operations.tie_risk(risk, [routine], by=build.controller_of(plan.board), at=build.now())
    links = page(member.get(ADDRESS)).select("aside .list a")
    assert [(words(one), one["href"]) for one in links] == [
        ("Avtal löper ut", "/b/san/2026/risks/1")
    ]


def test_one_that_covers_all_risks_says_so(build, plan, board, member):
    build.routine(board, covers_all_risks=True)
    for _ in range(3):
        build.risk(plan)
    assert "Planens alla 3 risker." in text_of(member.get(ADDRESS))


def test_the_risks_of_a_draft_are_for_those_of_the_board(build, plan, routine, sign_in):
    risk = build.risk(plan, "Avtal löper ut")
    by = build.controller_of(plan.board)
    with unit_of_work():
        operations.tie_risk(risk, [routine], by=by, at=build.now())
    stranger = sign_in(build.user())
    assert "Avtal löper ut" not in text_of(stranger.get(ADDRESS))
    build.bring(plan, PlanState.ADOPTED)
    assert "Avtal löper ut" in text_of(stranger.get(ADDRESS))


def test_a_year_in_which_it_does_not_hold_says_so(build, board, plan, sign_in):
    build.routine(board, first_year=2020, last_year=2021)
    client = sign_in(build.controller(board))
    shown = client.get(ADDRESS)
    assert "Rutinen gäller inte 2026. 2020–2021." in text_of(shown)
    assert "Planera året" not in text_of(shown)
    assert "Planera året 2021" in text_of(client.get("/b/san/2021/routines/1"))


def test_those_who_may_are_led_to_the_forms_and_all_to_the_history(
    build, board, routine, member, sign_in
):
    def links(client):
        return {one["href"] for one in page(client.get(ADDRESS)).select("main a")}

    forms = {f"{ADDRESS}/edit", f"{ADDRESS}/occasions"}
    assert not forms & links(member)
    assert forms <= links(sign_in(build.controller(board)))
    assert f"/b/san/history?about={routine.key}" in links(member)


def test_a_source_that_is_silent_is_not_said_to_lack(build, board, sign_in):
    plan = build.plan(board, source="En granskning")
    build.routine(board)
    shown = sign_in(build.member(plan.board)).get(ADDRESS)
    assert "Källan säger inte om den är säkrad." in text_of(shown)
    assert facts(shown)["Ersättare"] == "Inte uppgett"


@pytest.mark.parametrize(
    "address", ["/b/san/2026/routines/9", "/b/nobody/2026/routines/1", "/b/san/1066/routines/1"]
)
def test_what_does_not_exist_is_not_found(routine, member, address):
    assert member.get(address).status_code == 404


def test_as_many_questions_for_many_occasions_as_for_one(
    build, board, plan, routine, member, queries
):
    build.occasion(routine, "T0", meeting=build.meeting(board))
    with queries() as few:
        member.get(ADDRESS)
    for number in range(1, 10):
        meeting = build.meeting(board, f"2026-0{number}-01")
        build.occasion(routine, f"T{number}", meeting=meeting)
        build.occasion(routine, f"T{number}", year=2027)
    with queries() as many:
        member.get(ADDRESS)
    assert len(many) == len(few)
