"""The third step: causes with their actions, and controls."""

from datetime import date

import pytest

from riskreg.risks.queries import causes_of
from tests.support.forms import error_at, fill, page, sent_by, text_of, words

ADDRESS = "/b/san/2026/risks/1/edit/causes"


@pytest.fixture
def risk(build):
    plan = build.plan(build.board("san"))
    return build.risk(plan, "Behov upptäcks inte", owner=build.position(plan.board, "Chef"))


@pytest.fixture
def controller(build, sign_in, risk):
    return sign_in(build.controller(risk.plan.board))


def test_without_causes_the_page_says_where_to_begin(controller):
    shown = text_of(controller.get(ADDRESS))
    assert "Risken har inga orsaker än." in shown
    assert "Inga kontrollmoment." in shown


def test_a_cause_is_added_on_the_page_itself(risk, controller):
    saved = fill(controller, ADDRESS, form="main form.panel", text="Ingen rutin")
    (cause,) = causes_of(risk)
    assert saved.location == f"{ADDRESS}#cause-{cause.key}"
    assert cause.text == "Ingen rutin"
    assert page(controller.get(ADDRESS)).find(id=f"cause-{cause.key}")


def test_an_empty_cause_is_refused(controller):
    refused = fill(controller, ADDRESS, form="main form.panel")
    assert refused.status_code == 422
    assert error_at(refused, "text") == "Skriv varför det kan hända"


def test_a_cause_without_action_is_a_gap_with_the_way_to_mend_it(build, risk, controller):
    cause = build.cause(risk, "Ingen rutin")
    shown = page(controller.get(ADDRESS))
    gap = shown.select_one(".gap")
    assert "Orsaken saknar åtgärd" in words(gap)
    assert gap.a["href"] == f"/b/san/2026/risks/1/actions/new?cause={cause.key}"
    assert words(shown.select(".walk .sub2")[2]) == "1 utan åtgärd"


def test_what_is_said_instead_of_an_action_stands_there(build, risk, controller):
    cause = build.cause(risk, "Lagen ändras")
    fill(controller, f"/b/san/2026/risks/1/causes/{cause.key}", untreated_because="Kan inte styras")
    shown = controller.get(ADDRESS)
    assert "Ingen åtgärd, därför att: Kan inte styras" in text_of(shown)
    assert page(shown).select_one(".gap") is None


def test_actions_stand_under_their_causes_with_what_is_missing(build, risk, controller):
    first, second = build.cause(risk, "Ingen rutin"), build.cause(risk, "Otydliga roller")
    post = build.position(risk.plan.board, "Enhetschef")
    both = build.action(
        risk, "Skriv en rutin", causes=[first, second], owner=post, due=date(2026, 12, 31)
    )
    build.move(both, date(2027, 3, 31))
    build.action(risk, "Utbilda alla")
    shown = page(controller.get(ADDRESS))
    under = [words(one) for one in shown.select(".strands > li")]
    assert all("Skriv en rutin Enhetschef 31 mars 2027" in one for one in under)
    loose = words(shown.select_one("section[aria-labelledby=loose]"))
    assert "Utbilda alla" in loose
    assert "Ingen utsedd" in loose
    assert "Slutdatum saknas" in loose
    assert words(shown.select(".walk .sub2")[2]) == "2 orsaker"


def test_controls_stand_with_how_often_and_by_whom(build, risk, controller):
    build.control(risk, "Stickprov", performer=build.position(risk.plan.board, "Controller"))
    shown = text_of(controller.get(ADDRESS))
    assert "Stickprov Controller Återkommande kontroll, varje tertial" in shown


def test_the_owner_of_the_risk_sees_to_causes_alone(build, sign_in, risk):
    build.action(risk, "Skriv en rutin", causes=[build.cause(risk)])
    build.control(risk)
    shown = page(sign_in(build.manager(risk.owner)).get(ADDRESS))
    targets = [one["href"] for one in shown.select("main a[href]")]
    assert not [one for one in targets if "/actions/" in one or "/controls/" in one]
    assert [one for one in targets if "/causes/" in one]


def test_members_and_strangers(build, sign_in, risk):
    assert sign_in(build.member(risk.plan.board)).get(ADDRESS).status_code == 403
    assert sign_in(build.controller(build.board())).get(ADDRESS).status_code == 404


def test_as_many_questions_for_many_causes_as_for_one(build, queries, risk, controller):
    def fill_up():
        cause = build.cause(risk)
        build.action(risk, causes=[cause], owner=risk.owner)
        build.control(risk, performer=risk.owner)

    fill_up()
    controller.get(ADDRESS)
    with queries() as few:
        controller.get(ADDRESS)
    for _ in range(3):
        fill_up()
    with queries() as many:
        controller.get(ADDRESS)
    assert len(many) == len(few)


def test_the_page_speaks_english(build, sign_in, risk):
    build.cause(risk, "Ingen rutin")
    client = sign_in(build.user(roles=[("controller", risk.plan.board)], language="en"))
    refused = client.post(ADDRESS, data=sent_by(client.get(ADDRESS), "main form.panel"))
    assert page(refused).title.get_text().startswith("Error: Why could it happen")
    assert page(refused).select_one(".strands h3")["lang"] == "sv"
