"""Errors tied to their fields, refusals in their place, two versions side by side."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict

from riskreg.document.kinds import ActionStatus
from riskreg.refusals import Changed, Refused
from riskreg.web.choices import Pick
from riskreg.web.fields import Day, LongText, Text, Version
from riskreg.web.forms import FilterForm, Form, problem_count, problems


class Note(Form):
    class Meta(Form.Meta):
        csrf = False

    status = Pick("How is it going?", ActionStatus, required="Choose how it is going")
    due = Day("New end date", hint="It was due 31 December.")
    text = LongText("What has happened?", required="Write what has happened", hint="A line.")
    version = Version()


class Search(FilterForm):
    q = Text("Search", kind="search")
    level = Pick("Level", coerce=int)


def note(**sent) -> Note:
    return Note(formdata=MultiDict(sent))


def test_a_hint_and_an_error_describe_their_field(english):
    form = note(status="done", text="")
    assert not form.validate()
    drawn: Any = BeautifulSoup(f"{form.text()}{form.due()}", "html.parser")
    assert drawn.textarea["aria-describedby"] == "text-hint text-error"
    assert drawn.textarea["aria-invalid"] == "true"
    assert drawn.input["aria-describedby"] == "due-hint"


def test_problems_come_in_the_order_of_the_form_and_lead_to_the_control(english):
    form = note(status="", due="soon", text="")
    form.validate()
    assert list(form.problems()) == [
        ("status-0", "Choose how it is going"),
        ("due", "Write the date like this: 2024-02-29"),
        ("text", "Write what has happened"),
    ]


def test_a_refusal_stands_beside_its_field_or_over_the_form(english):
    form = note(status="done", text="x")
    assert form.validate()
    form.show(Refused("Not before %(day)s", field="due", day=date(2024, 2, 29)))
    form.show(Refused("The plan is %(state)s", field="elsewhere", state=ActionStatus.DONE))
    assert problems(form) == [
        (None, "The plan is Done"),
        ("due", "Not before 29\u00a0February\u00a02024"),
    ]
    assert form.status_code == 422


def test_a_no_from_inside_is_taken_into_the_form(english):
    form = note(status="done", text="x", version="3")
    with form.heeding():
        raise Refused("Not now", field="text")
    assert problems(form) == [("text", "Not now")]
    with form.heeding():
        raise Changed({"text": "y"}, {"text": "x"}, version=4, who=None)
    assert form.status_code == 409


def test_problems_are_counted_in_words(swedish):
    assert problem_count(1) == "Det finns ett fel"
    assert problem_count(2) == "Det finns två fel"


def test_two_versions_are_kept_and_the_newer_number_is_sent_back(english):
    form = note(status="delayed", due="2024-02-29", text="Mine", version="3")
    form.validate()
    theirs = {"status": ActionStatus.DONE, "due": None, "text": "Mine", "unknown": 1}
    yours = {"status": ActionStatus.DELAYED, "due": date(2024, 2, 29), "text": "Mine"}
    form.compare(Changed(theirs, yours, version=9, who="Peter"))
    assert form.status_code == 409
    assert form.conflict is not None
    assert [(one.label, one.theirs, one.yours) for one in form.conflict.differences] == [
        ("How is it going?", "Done", "Late"),
        ("New end date", "Empty", "29\u00a0February\u00a02024"),
    ]
    assert 'value="9"' in str(form.version())
    assert form.text.data == "Mine"


def test_a_filter_ignores_what_it_does_not_understand(frame: Flask):
    with frame.test_request_context("/?q=akt&level=9&page=2", headers={"Accept-Language": "en"}):
        form = Search.read(level=[])
        assert (form.q.data, form.level.data, form.has_errors) == ("akt", None, False)
        assert "csrf" not in render_template_string("{{ form.hidden_tag() }}", form=form)


def test_a_form_that_changes_something_needs_its_token(frame: Flask):
    class Guarded(Form):
        text = Text("Text")

    with frame.test_request_context("/", method="POST", data={"text": "x"}):
        assert not Guarded().validate_on_submit()


@pytest.mark.parametrize("form", [Note, Search])
def test_no_field_is_cut_short_by_the_browser(english, form):
    assert "maxlength" not in "".join(str(field()) for field in form(formdata=None))
