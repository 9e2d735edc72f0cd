"""One's own absence at the screen: first on the profile, and seen where the posts are read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from riskreg.accounts.queries import absences_of, holdings_of
from riskreg.accounts.rules import Role
from riskreg.document.kinds import HoldingKind
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.visitor import Visitor

NEW = "/me/absence/new"
DAYS = {"start": "2026-11-25", "end": "2026-12-04"}
DURING = datetime(2026, 11, 30, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def maria(build, post):
    return build.user("Maria Lindqvist", holds=[post], language="en")


@pytest.fixture
def peter(build):
    return build.user("Peter Sandell", language="en")


@pytest.fixture
def browser(sign_in, maria):
    return sign_in(maria)


def recorded(browser, maria, peter, today, **days):
    fill(browser, NEW, **{**DAYS, **days}, deputy=peter.key)
    return absences_of(maria, today)[0]


def test_the_profile_begins_with_it_and_says_it_in_a_sentence(browser, peter):
    at = Visitor(browser, "/me")
    assert page(at.seen).main.h2.get_text(strip=True) == "When I am away"
    at.follow("Record an absence").send("Save the absence", **DAYS, deputy=peter.key)
    assert "Peter Sandell steps in from 25 November 2026 to 4 December 2026." in at.text
    assert "I am away 25 November – 4 December, Peter Sandell steps in" in at.text
    assert "Peter Sandell, deputy for Enhetschef" in at.text


def test_whoever_steps_in_reads_it_on_the_own_profile(browser, maria, peter, build, sign_in):
    recorded(browser, maria, peter, build.today)
    assert "I step in for Maria Lindqvist Enhetschef" in text_of(sign_in(peter).get("/me"))


def test_whoever_has_no_post_is_told_that_nobody_needs_to_step_in(peter, sign_in):
    theirs = sign_in(peter)
    assert "You hold no post" in text_of(theirs.get("/me"))
    assert "You hold no post" in text_of(theirs.get(NEW))
    assert theirs.post(NEW, data=DAYS).status_code == 200


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"deputy": ""}, "deputy", "Choose a deputy for the period"),
        ({"start": ""}, "start", "Choose the first day away"),
        ({"end": "sen"}, "end", "Write the date like this"),
        ({"end": "2026-11-24"}, "end", "Choose an end that does not come before"),
        ({"start": "2026-11-22"}, "start", "Choose a first day that has not passed"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(browser, peter, sent, field, words):
    answer = fill(browser, NEW, **{**DAYS, "deputy": peter.key, **sent})
    assert answer.status_code == 422
    assert error_at(answer, field).startswith(words)
    kept = {**DAYS, "deputy": peter.key, **sent}
    shown = sent_by(answer)
    assert {name: shown[name] for name in kept} == kept


def test_the_usual_deputy_is_proposed(browser, build, post, peter):
    build.holding(post, peter, HoldingKind.DEPUTY)
    assert sent_by(browser.get(NEW))["deputy"] == peter.key


def test_each_of_several_posts_may_have_another_deputy(browser, build, board, post, maria, peter):
    other, eva = build.position(board, "Avdelningschef"), build.user("Eva")
    build.holding(other, maria)
    fill(browser, NEW, **DAYS, **{f"of_{other.key}": eva.key, f"of_{post.key}": peter.key})
    found = {one.position.title: one.user for one in absences_of(maria, build.today)[0].holdings}
    assert found == {"Avdelningschef": eva, "Enhetschef": peter}


def test_one_is_missing_a_deputy_for_one_post(browser, build, board, maria, peter):
    other = build.position(board)
    build.holding(other, maria)
    answer = fill(browser, NEW, **DAYS, **{f"of_{other.key}": peter.key})
    assert error_at(answer, "deputy") == "Choose a deputy for the period"


def test_it_is_changed_and_taken_back(browser, build, post, maria, peter):
    key = recorded(browser, maria, peter, build.today).key
    at = Visitor(browser, "/me").follow("Change the absence")
    at.send("Save the absence", end="2026-12-01")
    assert "I am away 25 November – 1 December" in at.text
    at.send("Take the absence back")
    assert "It is taken back." in at.text
    assert holdings_of([post.id])[-1].absence_id is None
    assert browser.get(f"/me/absence/{key}").status_code == 404


def test_begun_it_is_ended_early_and_its_first_day_stays(
    browser, build, maria, peter, post, clock, sign_in
):
    absence = recorded(browser, maria, peter, build.today)
    clock.move_to(DURING)
    browser = sign_in(maria)
    opened = browser.get(f"/me/absence/{absence.key}")
    assert "You are away from 25 November 2026." in text_of(opened)
    assert "start" not in sent_by(opened)
    assert fill(browser, f"/me/absence/{absence.key}", end="2026-12-01").status_code == 302
    at = Visitor(browser, "/me").send("I am back")
    assert "You are back." in at.text
    assert holdings_of([post.id])[-1].end.text == "2026-11-29"


def test_two_tabs_show_both_versions(browser, build, maria, peter):
    absence = recorded(browser, maria, peter, build.today)
    address = f"/me/absence/{absence.key}"
    mine = sent_by(browser.get(address))
    eva = build.user("Eva Ny")
    fill(browser, address, end="2026-12-01", deputy=eva.key)
    answer = browser.post(address, data={**mine, "end": "2026-12-02"})
    assert answer.status_code == 409
    assert "Last day away 1 December 2026 2 December 2026" in text_of(answer)
    assert "Who steps in? Eva Ny Peter Sandell" in text_of(answer)
    assert browser.post(address, data=sent_by(answer)).status_code == 302


def test_nobody_finds_anothers_absence(browser, build, maria, peter, sign_in, client):
    absence = recorded(browser, maria, peter, build.today)
    others = sign_in(peter)
    assert others.get(f"/me/absence/{absence.key}").status_code == 404
    assert others.post(f"/me/absence/{absence.key}/end").status_code == 404
    assert client.get(NEW).headers["Location"].startswith("/login")


def test_those_who_read_the_posts_see_who_steps_in(
    browser, build, post, maria, peter, clock, sign_in
):
    board = post.board
    build.holding(post, peter, HoldingKind.DEPUTY)
    plan = build.plan(board)
    risk = build.risk(plan, owner=post)
    build.action(risk, owner=post)
    recorded(browser, maria, peter, build.today)
    clock.move_to(DURING)
    controller = sign_in(build.user(roles=[(Role.CONTROLLER, board)], language="en"))
    on_board = text_of(controller.get("/admin/boards/san"))
    assert "Peter Sandell steps in until 4 Dec" in on_board
    assert on_board.count("Peter Sandell") == 1
    of_post = text_of(controller.get(f"/admin/boards/san/posts/{post.key}"))
    assert "Deputy while Maria Lindqvist is away" in of_post
    of_risk = text_of(controller.get("/b/san/2026/risks/1"))
    assert "Maria Lindqvist away until 4 December, Peter Sandell steps in" in of_risk
    assert "(away, Peter Sandell steps in)" in of_risk


def test_the_profile_asks_no_more_for_more_absences(browser, build, maria, peter, queries):
    def asked():
        browser.get("/me")
        with queries() as seen:
            browser.get("/me")
        return len(seen)

    recorded(browser, maria, peter, build.today)
    few = asked()
    for month in (1, 2, 3):
        days = {"start": f"2027-0{month}-01", "end": f"2027-0{month}-05"}
        recorded(browser, maria, peter, build.today, **days)
    assert asked() == few
