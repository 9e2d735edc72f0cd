"""My work: what waits, what is done, what is ahead."""

from datetime import date, timedelta

import pytest

from riskreg.accounts.rules import Role
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, Frequency, PlanState
from riskreg.reporting import operations as reporting
from riskreg.transaction import unit_of_work
from tests.support.forms import page, text_of, words


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def post(build, board):
    return build.position(board, "Enhetschef")


@pytest.fixture
def plan(build, board):
    return build.plan(board)


def in_days(build, days):
    return build.today + timedelta(days=days)


def tasks_under(response, heading):
    """The titles of the things to do under a heading."""
    found = page(response)
    section = next((one for one in found.select("main section") if words(one.h2) == heading), None)
    return [words(one) for one in section.select("h3, .row2 a, .ev a.q")] if section else None


def open_round(build, plan, deadline="2026-12-04"):
    routine = build.routine(plan.board, "Uppföljning", rounds=True)
    occasion = build.occasion(routine, "Tertialrapport 3", deadline=PartialDate(deadline))
    with unit_of_work():
        reporting.open_occasion(occasion, by=build.controller_of(plan.board), at=build.now())
    return occasion


def test_what_waits_stands_by_how_it_stands(build, sign_in, plan, post):
    risk = build.risk(plan, "Behov upptäcks inte", owner=post, score=(3, 3))
    build.action(risk, "Kartlägg brister", owner=post, due=in_days(build, -12))
    build.action(risk, "Bilda ett team", owner=post, due=in_days(build, 30))
    build.action(risk, "Skriv en rutin", owner=post, due=in_days(build, 300))
    build.control(risk, "Stickprov av akter", performer=post, frequency=Frequency.TERTIAL)
    build.bring(plan, PlanState.ADOPTED)
    shown = sign_in(build.manager(post)).get("/my")
    assert tasks_under(shown, "Försenat") == ["Kartlägg brister"]
    assert tasks_under(shown, "Att registrera") == ["Stickprov av akter", "Bilda ett team"]
    assert tasks_under(shown, "Mer du ansvarar för") == ["Skriv en rutin"]
    assert tasks_under(shown, "Risker du ansvarar för") == ["Behov upptäcks inte"]
    assert "Skulle ha varit klar 11 november, 12 dagar sen" in text_of(shown)
    assert page(shown).select_one("svg.prog")["aria-label"] == "0 av 3 registreringar klara"


def test_a_round_says_until_when(build, sign_in, plan, post):
    risk = build.risk(plan)
    done = build.action(risk, "Bilda ett team", owner=post, due=in_days(build, 200))
    build.action(risk, "Skriv en rutin", owner=post, due=in_days(build, 300))
    build.bring(plan, PlanState.ADOPTED)
    open_round(build, plan)
    build.progress(done)
    shown = sign_in(build.manager(post)).get("/my")
    assert "Tertialrapport 3 stänger fredag 4 december, om 11 dagar." in text_of(shown)
    assert tasks_under(shown, "Registrera senast 4 december") == ["Skriv en rutin"]
    assert tasks_under(shown, "Klart i den här omgången") == ["Bilda ett team"]
    assert page(shown).select_one("svg.prog")["aria-label"] == "1 av 2 registreringar klara"
    coming = [words(one) for one in page(shown).select("aside .list li")]
    assert "4 dec Tertialrapport 3 stänger för registrering" in coming


def test_an_action_of_a_draft_is_found_too(build, sign_in, plan, post):
    build.action(build.risk(plan), "Bilda ett team", owner=post)
    shown = sign_in(build.manager(post)).get("/my")
    assert tasks_under(shown, "Mer du ansvarar för") == ["Bilda ett team"]


def test_a_deputy_sees_for_whom(build, sign_in, plan, post):
    build.manager(post, "Åsa Holm")
    build.action(build.risk(plan), "Bilda ett team", owner=post, due=in_days(build, 5))
    build.bring(plan, PlanState.ADOPTED)
    shown = sign_in(build.deputy(post)).get("/my")
    assert tasks_under(shown, "Som ersättare") == ["Bilda ett team"]
    assert "Ersättare för Enhetschef, Åsa Holm" in text_of(shown)


def test_unchanged_is_offered_where_a_note_can_still_hold(build, sign_in, clock, plan, post):
    risk = build.risk(plan)
    soon = in_days(build, 90)
    noted = build.action(risk, "Pågår", owner=post, due=soon, status=ActionStatus.IN_PROGRESS)
    build.action(risk, "Inte börjad", owner=post, due=soon)
    build.bring(plan, PlanState.ADOPTED)
    clock.move_to(build.at + timedelta(days=40))
    shown = sign_in(build.manager(post)).get("/my")
    assert tasks_under(shown, "Att registrera") == ["Inte börjad", "Pågår"]
    forms = page(shown).select("main .task form")
    assert [one["action"] for one in forms] == [f"/my/action/{noted.id}/unchanged"]
    assert "Senast 23 november 2026: Pågår. Arbetet går framåt" in text_of(shown)


def test_nothing_to_do_helps_on(build, sign_in, plan, post):
    shown = sign_in(build.manager(post)).get("/my")
    assert "Inget att göra just nu." in text_of(shown)
    assert page(shown).select_one("main a[href='/boards']")


def test_who_holds_no_post_is_led_to_the_boards(build, sign_in, board):
    shown = sign_in(build.controller(board)).get("/my")
    assert "Du har ingen befattning" in text_of(shown)
    assert page(shown).select_one(f"main a[href='/b/san/{build.today.year}']")


def test_who_has_no_board_either_is_led_to_all(build, sign_in, board):
    shown = sign_in(build.auditor()).get("/my")
    assert "Du har ingen nämnd än." in text_of(shown)


def test_nobody_signed_in_is_asked_to_sign_in(client):
    assert client.get("/my").location.startswith("/login")


def test_the_page_speaks_english_and_marks_what_is_swedish(build, sign_in, plan, post):
    build.action(build.risk(plan), "Bilda ett team", owner=post, due=date(2026, 11, 11))
    build.bring(plan, PlanState.ADOPTED)
    user = build.user(holds=[post], language="en")
    shown = sign_in(user).get("/my")
    assert page(shown).h1.get_text() == "My work"
    assert tasks_under(shown, "Late") == ["Bilda ett team"]
    assert page(shown).select_one(".task h3 a")["lang"] == "sv"


def test_as_many_questions_for_many_things_as_for_one(build, sign_in, queries, plan, post):
    risk = build.risk(plan, owner=post)
    build.action(risk, owner=post, due=in_days(build, 5))
    build.control(risk, performer=post)
    draft = build.plan(plan.board, 2027)
    build.action(build.risk(draft), owner=post)
    build.bring(plan, PlanState.ADOPTED)
    client = sign_in(build.user(holds=[post], roles=[(Role.CONTROLLER, plan.board)]))
    with queries() as few:
        client.get("/my")
    for _ in range(3):
        build.action(build.risk(draft), owner=post, due=in_days(build, 90))
        build.control(build.risk(draft), performer=post)
    with queries() as many:
        client.get("/my")
    assert len(many) == len(few)
