"""The frame around a page: menu, account, flashes, the title when something has to be mended."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import flash, render_template_string
from werkzeug.datastructures import MultiDict

from riskreg.web.fields import Text
from riskreg.web.forms import Form
from tests.pages import faults_of_a_page, words

PAGE = """{% extends "layouts/page.html" %}
{% from "components/error_summary.html" import error_summary %}
{% from "components/field.html" import field %}
{% block title %}Mitt arbete{% endblock title %}
{% block head %}<h1>Mitt arbete</h1>{% endblock head %}
{% block main %}
  {% if form is defined %}{{ error_summary(form) }}{{ field(form.name) }}{% endif %}
{% endblock main %}"""


class Named(Form):
    class Meta(Form.Meta):
        csrf = False

    name = Text("Namn", required="Skriv namnet")


def page_at(frame, address, language="sv", **values) -> Any:
    with frame.test_request_context(address, headers={"Accept-Language": language}):
        html = render_template_string(PAGE, **values)
    assert not faults_of_a_page(html)
    return BeautifulSoup(html, "html.parser")


def test_a_page_follows_its_reader(frame):
    page = page_at(frame, "/my")
    assert page.html["lang"] == "sv"
    assert page.html["data-bs-theme"] == "dark"
    assert words(page.title) == "Mitt arbete – riskreg"
    assert words(page.select_one(".ava")) == "ML"
    assert "Enhetschef arbetsmarknad" in words(page.select_one(".menu.desk"))


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/my", "Mitt arbete 4 att göra"),
        ("/my/action/7", "Mitt arbete 4 att göra"),
        ("/boards", "Nämnder"),
        ("/b/san/2023", "Nämnder"),
        ("/me", None),
    ],
)
def test_the_menu_marks_where_one_is(frame, address, current):
    marked = page_at(frame, address).select(".mnav [aria-current]")
    assert [words(item) for item in marked] == ([current] if current else [])


def test_nothing_in_the_menu_changes_anything_by_a_link(frame):
    page = page_at(frame, "/b/san/2023?q=akt")
    forms = {form["action"] for form in page.select(".mtools form[method=post]")}
    assert forms == {"/me/language", "/logout"}
    assert page.select_one("[name=language]")["value"] == "en"
    assert page.select_one("[name=next]")["value"] == "/b/san/2023?q=akt"
    assert len(page.select(".mtools [name=csrf_token]")) == 4


def test_names_that_boards_gave_keep_their_language_in_english(frame):
    page = page_at(frame, "/my", language="en")
    assert page.html["lang"] == "en"
    assert page.select_one(".brand span")["lang"] == "sv"
    assert words(page.select_one(".skip")) == "Skip to the content"


def test_a_page_with_errors_says_so_first(frame):
    with frame.test_request_context("/my"):
        form = Named(formdata=MultiDict({"name": ""}))
        form.validate()
    page = page_at(frame, "/my", form=form)
    assert words(page.title) == "Fel: Mitt arbete – riskreg"


def test_a_flash_is_told_in_the_one_live_region(frame):
    with frame.test_request_context("/my", headers={"Accept-Language": "sv"}):
        flash("Sparat.")
        flash("Det gick inte.", "error")
        page: Any = BeautifulSoup(render_template_string(PAGE), "html.parser")
    (live,) = page.select("[role=status]")
    assert words(live) == "Sparat. Det gick inte."
    assert [note["class"] for note in live.select(".note")] == [
        ["note", "note-good"],
        ["note", "note-bad"],
    ]


def test_htmx_is_told_what_the_policy_forbids(frame):
    config = page_at(frame, "/my").select_one("meta[name=htmx-config]")["content"]
    for switched_off in ("includeIndicatorStyles", "allowEval", "allowScriptTags"):
        assert f'"{switched_off}":false' in config
    assert '"selfRequestsOnly":true' in config


def test_somebody_who_is_not_signed_in_gets_no_account_menu(frame, monkeypatch):
    monkeypatch.setitem(frame.jinja_env.globals, "reader", lambda: None)
    assert page_at(frame, "/my").select_one(".mtools") is None
