"""Each thing that can go wrong ends in a page that says so in words, and loses nothing."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.pages import faults_of_a_page, words


@pytest.fixture
def client(failing: Flask) -> FlaskClient:
    return failing.test_client()


def page_of(answer) -> Any:
    html = answer.get_data(as_text=True)
    assert not faults_of_a_page(html)
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("what", "status", "heading"),
    [
        ("forbidden", 403, "Du har inte tillgång till den här sidan"),
        ("403", 403, "Du har inte tillgång till den här sidan"),
        ("not-found", 404, "Sidan finns inte"),
        ("404", 404, "Sidan finns inte"),
        ("changed", 409, "Någon annan har ändrat det här"),
        ("410", 410, "Sidan finns inte längre"),
        ("413", 413, "Det är för mycket på en gång"),
        ("400", 400, "Det gick inte"),
        ("429", 429, "Det gick inte"),
        ("broken", 500, "Något gick fel hos oss"),
    ],
)
def test_a_failure_has_a_page_in_words(client, what, status, heading):
    answer = client.get(f"/fail/{what}", headers={"Accept-Language": "sv"})
    assert answer.status_code == status
    page = page_of(answer)
    assert words(page.h1) == heading
    assert "a secret" not in page.get_text()


def test_a_wrong_method_looks_like_a_page_that_is_not_there(client):
    answer = client.get("/save", headers={"Accept-Language": "sv"})
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert words(page_of(answer).h1) == "Sidan finns inte"


def test_a_redirect_is_no_failure(client):
    assert client.get("/fail/elsewhere").status_code == 302


def test_the_log_finds_the_failure_by_the_code_on_the_page(client, caplog):
    text = words(page_of(client.get("/fail/broken", headers={"Accept-Language": "sv"})).main)
    code = re.search(r"Felkod ([0-9A-F]{4})", text)
    assert code is not None
    assert f"Error code {code[1]}: GET '/fail/broken'" in caplog.text
    assert "a secret of the database" in caplog.text


def test_the_page_comes_even_when_the_database_is_away(client, monkeypatch):
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415

    def away():
        raise OperationalError("SELECT", {}, OSError("gone"))

    monkeypatch.setattr("riskreg.web.language.reader", away)
    monkeypatch.setattr("riskreg.web.language.municipality", away)
    assert words(page_of(client.get("/fail/broken")).h1)


def sent(client, **headers):
    data = {"csrf_token": "old", "text": "Det jag skrev", "password": "hemligt", "status": "done"}
    return client.post("/save?board=ks", data=data, headers={"Accept-Language": "sv", **headers})


def test_an_old_token_loses_nothing_that_was_typed(client):
    answer = sent(client, Origin="http://localhost")
    assert answer.status_code == 400
    page = page_of(answer)
    assert words(page.h1) == "Du har varit inaktiv för länge"
    assert "Det jag skrev" in words(page.select_one(".list"))
    assert "hemligt" not in str(page)
    form = page.select_one("main form")
    assert form["action"] == "/save?board=ks"
    again = {field["name"]: field["value"] for field in form.select("input")}
    assert again["text"] == "Det jag skrev"
    assert client.post(form["action"], data=again).get_data(as_text=True) == "saved"


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_sites_form_gets_no_button_to_send_it(client, headers):
    page = page_of(sent(client, **headers))
    assert page.select_one("main form") is None
    assert "Det jag skrev" not in page.get_text()
