"""The history taken along: exactly what the page shows, in a file for a spreadsheet."""

import csv
import io
from datetime import UTC, datetime

import pytest

from riskreg.document.kinds import PlanState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.reading import export
from riskreg.risks import operations as risks
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from tests.reading.conftest import risk_of
from tests.support.forms import words
from tests.support.told import newest_event, number_of_events, told

ADDRESS = "/b/san/history"


@pytest.fixture
def download(people):
    def get(question="", who="auditor", language="en", address=ADDRESS):
        return people(who).get(f"{address}.csv?{question}", headers={"Accept-Language": language})

    return get


@pytest.fixture
def rows(download):
    """The rows by the names of their columns."""

    def read(*args, **kwargs):
        text = download(*args, **kwargs).get_data().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    return read


@pytest.fixture
def risk(build, plan):
    return build.risk(plan, "Köerna växer åäö")


def test_the_file_to_the_byte(build, board, risk, download, clock):
    added = newest_event().number
    user = build.controller(board, "Åsa Öberg")
    clock.move_to("2026-11-23T13:05:09+00:00")
    with unit_of_work():
        text = RiskText('Kö; "snabb"', description="=2+3")
        risks.describe_risk(risk, text, by=build.actor(user), at=datetime.now(UTC))
    event = newest_event()
    number, hash_ = event.number, event.hash
    answer = download(f"about={risk.line.key}&since=2026-11-23&kind=risk", language="sv")
    first, description, title, _more = answer.get_data().decode().split("\r\n", 3)
    own = (
        f"{number};2026-11-23 14:05:09;Socialnämnden;Åsa Öberg;;;Ändrade riskens beskrivning;"
        '"Kö; ""snabb"""'
    )
    assert first == (
        "\ufeffNummer;Tidpunkt;Nämnd;Namn;Titel;Som ersättare för;Händelse;Gäller;Fält;Före;Efter;"
        "Nätadress;Sida;Antal gånger;Senaste gången;Tidigare händelse;Kontrollsumma"
    )
    assert description == f"{own};Beskrivning;;'=2+3;;;;;{added};{hash_}"
    assert title == (f'{own};Rubrik;Köerna växer åäö;"Kö; ""snabb""";;;;;{added};{hash_}')


def test_how_it_is_sent(risk, download):
    answer = download()
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=historik-san-2026-11-23.csv"
    )
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.get_data().startswith(b"\xef\xbb\xbf")


def test_it_has_what_the_page_has(build, board, risk, rows, read):
    build.action(risk, "Anställ")
    by = build.controller_of(board)
    with unit_of_work():
        risks.describe_risk(risk, RiskText("Köerna är långa"), by=by, at=build.now())
    for question in ("", "kind=action", f"about={risk.line.key}", "until=2020-01-01"):
        shown = [
            words(one)
            for one in read(f"{ADDRESS}?{question}", "auditor").select(".events > li .what")
        ]
        once = {row["Number"]: row for row in rows(question)}
        taken = [
            f"{row['Event']}: {row['Concerns']}" if row["Concerns"] else row["Event"]
            for row in once.values()
        ]
        assert taken == shown
    change = next(row for row in rows("kind=risk") if row["Field"] == "Title")
    assert (change["Before"], change["After"]) == ("Köerna växer åäö", "Köerna är långa")
    assert change["Checksum"] == db.session.get_one(Event, int(change["Number"])).hash


def test_no_text_becomes_a_formula(build, plan, rows):
    for first in "=+-@":
        build.risk(plan, f"{first}cmd|' /C calc'!A0")
    found = rows("kind=risk")
    assert {row["Concerns"][0] for row in found} == {"'"}
    assert {row["After"][:2] for row in found if row["Field"] == "Title"} == {
        "'=",
        "'+",
        "'-",
        "'@",
    }


def test_it_has_all_pages_and_no_event_twice(build, plan, rows, monkeypatch):
    monkeypatch.setattr(export, "BATCH", 7)
    for number in range(60):
        build.risk(plan, f"Risk {number}")
    numbers = [row["Number"] for row in rows("kind=risk&before=5")]
    once = list(dict.fromkeys(numbers))
    assert len(once) == 60
    assert once == sorted(once, key=int, reverse=True)


@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_a_draft_is_not_taken_along(build, decidable, rows, download, who):
    build.bring(decidable, PlanState.PROPOSED)
    assert "Köerna" not in download(who=who).text
    assert rows(f"about={risk_of(decidable).line.key}", who=who) == []


def test_that_it_was_taken_is_told_once_an_hour(build, risk, download, people):
    people("auditor")
    before = number_of_events()
    download("kind=risk")
    event = newest_event()
    assert event.type is EventType.HISTORY_EXPORTED
    assert told(event, "access_note")["path"] == (None, f"{ADDRESS}.csv")
    assert event.board_id is None
    download()
    assert number_of_events() == before + 1


def test_nobody_else_takes_it(build, board, risk, people, client):
    assert client.get(f"{ADDRESS}.csv").status_code == 302
    assert people("stranger").get("/b/nowhere/history.csv").status_code == 404


def test_more_events_cost_no_more_questions(build, plan, risk, people, queries):
    def asked():
        client = people("auditor")
        with queries() as seen:
            assert client.get(f"{ADDRESS}.csv").status_code == 200
        return len(seen)

    people("auditor").get(f"{ADDRESS}.csv")
    build.cause(risk)
    few = asked()
    for number in range(60):
        build.cause(build.risk(plan), f"Orsak {number}")
    assert asked() == few <= 30
