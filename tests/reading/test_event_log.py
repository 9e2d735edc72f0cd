"""The municipality's history: everything for the auditor, the administration for its administrator.

Who came to the door is there as well: let in, not let in, and refused.
"""

import csv
import io

import pytest

from riskreg.history.kinds import EventType
from tests.sign_in.conftest import PASSWORD, give_password
from tests.support.forms import page, words
from tests.support.told import newest_event, number_of_events, told

ADDRESS = "/audit/history"


@pytest.fixture
def log(people):
    """Each event of a page, as its line and what stands below."""

    def read(question="", who="auditor", language="en"):
        answer = people(who).get(f"{ADDRESS}?{question}", headers={"Accept-Language": language})
        assert answer.status_code == 200
        main = page(answer).main
        return [
            (words(one.select_one(".what")), [words(line) for line in one.select(".who")])
            for one in main.select(".events > li")
        ]

    return read


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer")


@pytest.mark.parametrize("path", [ADDRESS, f"{ADDRESS}.csv"])
@pytest.mark.parametrize(
    ("who", "expected"),
    [
        *(("auditor", 200), ("administrator", 200)),
        *((who, 403) for who in ("controller", "manager", "member", "overseer", "stranger")),
    ],
)
def test_who_reads_it(risk, status, who, expected, path):
    assert status(who, path) == expected


def test_whoever_is_not_signed_in_is_led_to_the_door(client, build):
    before = number_of_events()
    assert client.get(ADDRESS).status_code == 302
    assert number_of_events() == before


@pytest.mark.parametrize(("who", "is_there"), [("auditor", 1), ("administrator", 1), ("member", 0)])
def test_the_menu_leads_there(risk, people, who, is_there):
    menu = page(people(who).get("/me")).select(f'nav.desk a[href="{ADDRESS}"]')
    assert len(menu) == is_there


def test_the_auditor_reads_everything_drafts_as_well(build, risk, log):
    told_all = [line for line, _ in log()]
    assert "Added a risk: Köerna växer" in told_all
    assert any(line.startswith("Added a board: ") for line in told_all)


def test_the_administrator_reads_of_the_administration(build, risk, log, people):
    lines = [line for line, _ in log(who="administrator")]
    assert any(line.startswith("Added a board: ") for line in lines)
    assert not any("risk" in line or "plan" in line.lower() for line in lines)
    assert log("kind=risk", who="administrator") == log(who="administrator")
    answer = people("administrator").get(f"{ADDRESS}.csv")
    assert "Köerna" not in answer.text


def test_by_board(build, risk, log):
    build.risk(build.plan(build.board("kun", "Kulturnämnden")), "Fel belopp")
    lines = [line for line, _ in log("board=kun")]
    assert "Added a risk: Fel belopp" in lines
    assert not any("Köerna" in line for line in lines)
    below = log("board=kun&kind=risk")[0][1][0]
    assert below.endswith("· Kulturnämnden")


@pytest.fixture
def knock(client):
    def send(email, password="fel lösenord", address="10.0.0.7"):  # noqa: S107 - of nobody
        return client.post(
            "/login",
            data={"email": email, "password": password},
            environ_overrides={"REMOTE_ADDR": address},
        )

    return send


def test_failed_sign_ins(build, knock, log):
    build.user("Åsa Ek", email="asa@example.com")
    for _ in range(3):
        knock("asa@example.com")
    knock("okand@example.com", address="10.0.0.8")
    unknown, known = log("kind=failed-sign-in")
    assert known[0] == "Tried to sign in and was not let in: Åsa Ek"
    assert known[1][0] == "Somebody not signed in"
    assert known[1][1].startswith("from 10.0.0.7 · 3 times within the hour, the last at 13:00")
    assert unknown == (
        "Tried to sign in and was not let in: a name that nobody here has",
        ["Somebody not signed in", "from 10.0.0.8"],
    )


def test_the_one_who_was_not_looked_at(build, knock, log):
    for _ in range(7):
        knock("okand@example.com")
    lines = [line for line, _ in log("kind=failed-sign-in")]
    assert lines == [
        "Tried to sign in too many times: a name that nobody here has",
        "Tried to sign in and was not let in: a name that nobody here has",
    ]


def test_what_was_typed_is_nowhere(build, knock, log, people):
    knock("hemlig.person@example.com", "hemligt lösenord")
    for who in ("auditor", "administrator"):
        text = people(who).get(f"{ADDRESS}.csv").text + str(log(who=who))
        assert "hemlig" not in text


def test_by_name_and_by_address(build, knock, log):
    build.user("Åsa Ek", email="asa@example.com")
    knock("asa@example.com")
    knock("okand@example.com", address="10.0.0.8")
    assert len(log("kind=failed-sign-in&visitor=åSA")) == 1
    assert log("kind=failed-sign-in&visitor=10.0.0.8")[0][1] == [
        "Somebody not signed in",
        "from 10.0.0.8",
    ]
    assert log("visitor=10.0.0.9") == []
    assert any("Added a user" in line for line, _ in log("visitor=asa@example.com"))


def test_a_refusal(risk, people, log):
    for _ in range(4):
        assert people("member").get("/admin").status_code == 403
    ((line, below),) = log("kind=refusal")
    assert line == "Was refused something they may not do"
    assert below[1].startswith("from 127.0.0.1 · /admin · 4 times within the hour")


def test_a_page_that_is_not_there(risk, people, log):
    client = people("member")
    assert client.get("/b/nowhere/2026").status_code == 404
    assert client.get("/b/elsewhere/2026").status_code == 404
    assert client.get("/whatever/somebody/types").status_code == 404
    none, page_of_board = log("kind=refusal")
    assert page_of_board[0] == "Looked for a page that is not there or not for them"
    assert page_of_board[1][1].startswith("from 127.0.0.1 · /b/nowhere/2026 · 2 times")
    assert none[1][1] == "from 127.0.0.1"


def test_a_refusal_is_told_and_holds_no_more_than_the_path(risk, people):
    client = people("member")
    client.get("/admin?q=hemligt")
    values = told(newest_event(), "access_note")
    assert newest_event().type is EventType.ACCESS_REFUSED
    assert values["path"] == (None, "/admin")


@pytest.mark.parametrize("address", ["/whatever", "/b/nowhere/2026", "/invite/a-token-of-nobody"])
def test_those_not_signed_in_leave_no_trace_of_what_they_looked_for(client, build, address):
    before = number_of_events()
    client.get(address)
    assert number_of_events() == before


def test_a_thousand_refusals_are_one_row(risk, people):
    client = people("member")
    client.get("/admin")
    before = number_of_events()
    for number in range(30):
        client.get(f"/admin/boards/b{number}")
        client.get(f"/nowhere/{number}")
    assert number_of_events() == before + 2


def test_sign_ins_and_sign_outs(build, client, log):
    user = build.user("Åsa Ek", email="asa@example.com")
    give_password(build, user)
    client.post("/login", data={"email": "asa@example.com", "password": PASSWORD})
    client.post("/logout")
    assert log("kind=sign-in&visitor=127.0.0.1") == [("Signed in", ["Åsa Ek", "from 127.0.0.1"])]
    assert [line for line, _ in log("kind=sign-in")] == ["Signed out", "Signed in"]


def test_the_file_says_the_same(build, knock, people):
    build.user("Åsa Ek", email="asa@example.com")
    for _ in range(2):
        knock("asa@example.com")
    answer = people("auditor").get(
        f"{ADDRESS}.csv?kind=failed-sign-in", headers={"Accept-Language": "sv"}
    )
    text = answer.get_data().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["Händelse"], row["Gäller"], row["Namn"]) == (
        "Försökte logga in men släpptes inte in",
        "Åsa Ek",
        "Någon som inte var inloggad",
    )
    assert (row["Nätadress"], row["Antal gånger"]) == ("10.0.0.7", "2")
    assert row["Senaste gången"].startswith("2026-11-23 13:00")


def test_a_period_that_ends_before_it_begins(risk, people):
    answer = people("auditor").get(
        f"{ADDRESS}?since=2026-11-20&until=2026-11-19", headers={"Accept-Language": "sv"}
    )
    assert answer.status_code == 422
    assert "Från-datum ska vara före till-datum." in answer.text


@pytest.mark.parametrize("kind", ["failed-sign-in", "risk", "action"])
def test_more_events_cost_no_more_questions(build, risk, people, knock, queries, kind):
    def asked():
        client = people("auditor")
        with queries() as seen:
            assert client.get(f"{ADDRESS}?kind={kind}").status_code == 200
        return len(seen)

    def happen(number):
        knock("okand@example.com", address=f"10.0.1.{number}")
        build.action(build.risk(build.plan(build.board())), f"Åtgärd {number}")

    people("auditor")
    happen(1)
    few = asked()
    for number in range(2, 30):
        happen(number)
    assert asked() == few <= 20
