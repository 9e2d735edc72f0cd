"""What each field makes of what is sent, and what it says when it cannot."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, ResponseKind
from riskreg.web.choices import Choice, Option, Pick, Several
from riskreg.web.fields import Day, LongText, PartialDay, Password, Text, Tick, Version, Whole
from riskreg.web.forms import Form


class Sheet(Form):
    class Meta(Form.Meta):
        csrf = False

    title = Text("Title", required="Write the title", longest=10)
    note = LongText("Note", longest=20)
    password = Password("Password")
    checked = Whole("Checked", least=1, most=500)
    due = Day("Due", earliest=date(2020, 1, 1), latest=date(2030, 12, 31))
    since = PartialDay("Since")
    public = Tick("Public")
    status = Pick("Status", ActionStatus, required="Choose how it is going")
    responses = Several("Responses", ResponseKind)
    owner = Choice("Owner", blank="Choose a post")
    version = Version()


def sheet(**sent) -> Sheet:
    form = Sheet(formdata=MultiDict({"title": "x", "status": "done", **sent}))
    form.owner.options = [Option("a", "Enhetschef"), Option("b", "Controller", lang="sv")]
    form.validate()
    return form


@pytest.mark.parametrize(
    ("name", "sent", "meant"),
    [
        ("title", "  en \n rad ", "en rad"),
        ("title", "", ""),
        ("note", "ett\r\ntvå ", "ett\ntvå"),
        ("password", "  as it is ", "  as it is "),
        ("checked", "20", 20),
        ("checked", "1\u00a000", 100),
        ("checked", "", None),
        ("due", "2024-02-29", date(2024, 2, 29)),
        ("due", "", None),
        ("since", "2022-spring", PartialDate("2022-spring")),
        ("since", "2022", PartialDate("2022")),
        ("public", "yes", True),
        ("status", "delayed", ActionStatus.DELAYED),
        ("responses", ["control", "accept"], [ResponseKind.ACCEPT, ResponseKind.CONTROL]),
        ("owner", "b", "b"),
        ("owner", "", None),
        ("version", "7", 7),
    ],
)
def test_what_is_sent_becomes_what_was_meant(swedish, name, sent, meant):
    form = sheet(**{name: sent})
    assert form[name].data == meant
    assert form.errors == ({} if meant or name != "title" else {"title": ["Write the title"]})


@pytest.mark.parametrize(
    ("name", "sent", "words"),
    [
        ("title", "elva tecken", "Shorten the text: it has 11 characters and may have 10"),
        ("title", "a\x00b", "The text held characters that cannot be shown"),
        ("note", "x" * 21, "Shorten the text"),
        ("checked", "tolv", "Write a whole number in digits, for example 12"),
        ("checked", "٣", "Write a whole number in digits"),
        ("checked", "1.5", "Write a whole number in digits"),
        ("checked", "0", "Write a number from 1 to 500"),
        ("checked", "9" * 5000, "Write a number from 1 to 500"),
        ("due", "29 februari", "Write the date like this: 2024-02-29"),
        ("due", "2023-02-29", "Write the date like this: 2024-02-29"),
        ("due", "2024-02", "Write the date like this: 2024-02-29"),
        ("due", "2019-12-31", "Choose a date from 2020-01-01 to 2030-12-31"),
        ("since", "i våras", "Write a day, a month or a year like this"),
        ("since", "0001", "Write a year from 1900 to 2199"),
        ("status", "", "Choose how it is going"),
        ("status", "flying", "Choose one of the alternatives"),
        ("responses", ["flying"], "Choose one of the alternatives"),
        ("owner", "nobody", "Choose one of the alternatives"),
    ],
)
def test_what_cannot_be_understood_is_told_in_words(english, name, sent, words):
    form = sheet(**{name: sent})
    assert len(form[name].errors) == 1
    assert str(form[name].errors[0]).startswith(words)
    assert form.status_code == 422


def test_what_cannot_be_understood_is_shown_as_it_was_typed(english):
    form = sheet(due="nästa vecka", checked="tolv", title="a\x00b")
    assert 'value="nästa vecka"' in str(form.due())
    assert 'value="tolv"' in str(form.checked())
    assert 'value="ab"' in str(form.title())


def test_a_password_is_never_shown_again(english):
    form = sheet(password="hemligt")  # noqa: S106
    assert "hemligt" not in str(form.password())


def test_a_text_that_nobody_sent_is_the_one_that_was_there(english):
    form = Sheet(formdata=None, title="Titel", due=date(2024, 1, 2), responses=(ResponseKind.ACT,))
    assert 'value="Titel"' in str(form.title())
    assert 'value="2024-01-02"' in str(form.due())
    assert form.responses.data == [ResponseKind.ACT]


def test_a_list_escapes_its_words_and_marks_their_language(english):
    form = sheet(owner="b")
    form.owner.options = [Option("a", "<b>"), *form.owner.options]
    drawn = str(form.owner())
    assert "&lt;b&gt;" in drawn
    assert '<option lang="sv" selected value="b">Controller</option>' in drawn
    assert '<option value="">Choose a post</option>' in drawn
