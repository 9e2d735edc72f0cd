"""From a deviation to an action: with one press, or after it has been read and changed."""

import pytest

from riskreg.document.kinds import ControlOutcome, PlanState
from riskreg.treatment.queries import actions_of
from tests.support.forms import error_at, fill, page, sent_by, text_of, words

SHEET = "/b/san/2026/risks/1"


@pytest.fixture
def post(build):
    return build.position(build.board("san"), "Enhetschef")


@pytest.fixture
def control(build, post):
    risk = build.risk(build.plan(post.board), causes=["Många nya"])
    return build.control(risk, "Stickprov", performer=post)


@pytest.fixture
def result(build, control):
    row = build.result(
        control,
        ControlOutcome.MINOR,
        observation="Två beslut saknas",
        proposed_action="Påminn handläggarna",
    )
    build.bring(control.risk.plan, PlanState.ADOPTED)
    return row


@pytest.fixture
def address(result):
    return f"{SHEET}/deviations/{result.key}"


@pytest.fixture
def controller(build, sign_in, post):
    return sign_in(build.controller(post.board))


@pytest.fixture
def manager(build, sign_in, post):
    return sign_in(build.manager(post))


def press(client, where, **more):
    """The button that adds what is proposed, on a page."""
    form = page(client.get(where)).select_one("form[action*='/deviations/']")
    sent = {one["name"]: one.get("value", "") for one in form.select("input")}
    return client.post(form["action"], data=sent | more)


def test_one_press_on_the_risk_adds_it(control, result, controller):
    saved = press(controller, SHEET)
    assert saved.location == f"{SHEET}#or"
    (action,) = actions_of(control.risk)
    assert (action.title, action.owner, action.line.result_id) == (
        "Påminn handläggarna",
        control.performer,
        result.id,
    )
    text = text_of(controller.get(SHEET))
    assert "Åtgärden är tillagd: Påminn handläggarna" in text
    assert "Ledde till åtgärden Påminn handläggarna" in text
    assert "Följer av en avvikelse, T2 2026, i Stickprov" in text


def test_one_press_in_my_work_leads_back_there(control, result, controller):
    shown = controller.get("/my")
    assert "Avvikelser att ta ställning till" in text_of(shown)
    assert "En avvikelse väntar på att du tar ställning till den." in text_of(shown)
    assert "Ansvarig: Enhetschef, klar senast 31 december" in text_of(shown)
    assert press(controller, "/my").location == "/my"
    assert len(actions_of(control.risk)) == 1
    assert "Avvikelser att ta ställning till" not in text_of(controller.get("/my"))


def test_a_second_press_is_told_that_it_is_done(control, result, controller, address):
    for _press in range(2):
        answer = controller.post(address, data={"as_proposed": "1"})
    assert answer.status_code == 422
    assert "Avvikelsen har redan lett till en åtgärd" in text_of(answer)
    assert len(actions_of(control.risk)) == 1


def test_it_can_be_read_and_changed_first(build, control, controller, address):
    other = build.position(control.risk.plan.board, "Utredare")
    asked = sent_by(controller.get(address))
    assert (asked["title"], asked["due"]) == ("Påminn handläggarna", "2026-12-31")
    assert (asked["owner"], asked["causes"]) == (
        control.performer.key,
        control.risk.causes[0].key,
    )
    changed = {"title": "Ny checklista", "owner": other.key, "due": "2027-02-01"}
    assert fill(controller, address, **changed).location == f"{SHEET}#or"
    (action,) = actions_of(control.risk)
    assert (action.title, action.owner, action.first_due.isoformat()) == (
        "Ny checklista",
        other,
        "2027-02-01",
    )


def test_what_is_missing_is_said_beside_it_and_nothing_is_lost(control, controller, address):
    refused = fill(controller, address, title="Ny checklista", owner="", due="")
    assert error_at(refused, "owner") == "Välj vem som ansvarar"
    assert sent_by(refused)["title"] == "Ny checklista"
    assert not actions_of(control.risk)


def test_what_nobody_answers_for_is_chosen_before_it_is_added(build, post, controller):
    control = build.control(build.risk(build.plan(post.board)), "Stickprov")
    row = build.result(control, ControlOutcome.MAJOR, proposed_action="Påminn")
    build.bring(control.risk.plan, PlanState.ADOPTED)
    assert "Du väljer vem som ansvarar." in text_of(controller.get(SHEET))
    answer = controller.post(f"{SHEET}/deviations/{row.key}", data={"as_proposed": "1"})
    assert error_at(answer, "owner") == "Välj vem som ansvarar"
    assert sent_by(answer)["title"] == "Påminn"


def test_who_may_not_add_it_sees_that_it_waits(result, manager, address):
    seen = manager.get(SHEET)
    assert "Nämndens controller har inte lagt till åtgärden än." in text_of(seen)
    assert page(seen).select_one("[action*='/deviations/']") is None
    assert manager.get(address).status_code == 403


def test_a_manager_proposes_afterwards(build, post, manager, controller):
    control = build.control(build.risk(build.plan(post.board)), performer=post)
    counted = {"checked": 20, "deviations": 2}
    build.result(control, ControlOutcome.MINOR, observation="Två beslut saknas", **counted)
    build.bring(control.risk.plan, PlanState.ADOPTED)
    assert "Lägg till åtgärd" in text_of(controller.get(SHEET))
    link = page(manager.get(SHEET)).select_one("a[href*='propose=']")
    assert words(link).startswith("Föreslå en åtgärd")
    form = manager.get(link["href"].partition("#")[0])
    told = sent_by(form)
    assert (told["outcome"], told["period"], told["observation"]) == (
        "minor",
        "2026-T2",
        "Två beslut saknas",
    )
    assert (told["checked"], told["deviations"]) == ("20", "2")
    fill(manager, link["href"].partition("#")[0], proposed_action="Påminn")
    assert "Lägg till åtgärden" in text_of(controller.get(SHEET))


def test_where_a_result_is_recorded_the_controller_can_act_as_well(control, result, controller):
    shown = controller.get(f"/my/control/{control.id}")
    assert page(shown).select_one("aside form[action*='/deviations/']")
    assert press(controller, f"/my/control/{control.id}").status_code == 302


def test_a_deviation_that_is_none_of_the_risks_is_not_found(build, control, controller):
    row = build.result(control, ControlOutcome.MAJOR)
    build.risk(control.risk.plan, "En annan")
    assert controller.get(f"{SHEET}/deviations/{row.key}").status_code == 200
    assert controller.get(f"/b/san/2026/risks/2/deviations/{row.key}").status_code == 404
    assert controller.get(f"{SHEET}/deviations/finns-inte").status_code == 404
