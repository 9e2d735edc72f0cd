"""What holds for every page, checked at every request of every test.

A check is a function that yields the faults it finds; `FAULTS_OF_A_PAGE` lists them.  What axe sees
in a browser is not repeated here; what it misses is: labels of groups, errors tied to their
fields, titles that begin with the heading, links that lead nowhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from riskreg.extensions import db

LANGUAGES = {"sv", "en"}
#: Before the heading in the title, when a form could not be saved.
MARKS_OF_AN_ERROR = ("Fel: ", "Error: ")
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
CONTROLS = "input:not([type=hidden], [type=submit], [type=button]), select, textarea"
REFERRING = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers")
#: What is left where a placeholder or a template's value was not filled in.
LEFTOVERS = re.compile(r"%\(\w+\)s|\{\{|\{%|<[A-Za-z_.]+ object at |Undefined")


class ReadingClient(FlaskClient):
    """A test client that reads what it gets with a strict eye."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        _assert_nothing_left("before the request")
        db.session.rollback()  # the test's own reading must not hold the database still
        with (
            self.application.app_context()
        ):  # as for a real request: a session and a `g` of its own
            response = super().open(*args, **kwargs)
            _assert_nothing_left("by the request")
        db.session.expire_all()
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 308}:
            check_answer(response, self.application)
        return response


def _assert_nothing_left(when: str) -> None:
    left = [*db.session.new, *db.session.dirty, *db.session.deleted]
    assert not left, f"changed but not kept {when}: {left}"


def check_answer(response: TestResponse, app: Flask) -> None:
    faults = list(faults_of_headers(response))
    html = response.get_data(as_text=True)
    if response.request.headers.get("HX-Request"):
        faults += faults_of_a_piece(html)
    else:
        faults += faults_of_a_page(html)
    faults += dead_links(html, app)
    assert not faults, f"{response.request.path}:\n  " + "\n  ".join(faults)


def faults_of_headers(response: TestResponse) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if not policy or "unsafe" in policy:
        yield f"no strict Content-Security-Policy: {policy!r}"
    for name, value in (("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")):
        if value not in response.headers.get(name, ""):
            yield f"no {name}: {value}"


def faults_of_a_page(html: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    broken = [f"broken HTML: {at} {code} {more}" for at, code, more in parser.errors]
    page = BeautifulSoup(html, "html.parser")
    return broken + [fault for check in FAULTS_OF_A_PAGE for fault in check(page)]


def faults_of_a_piece(html: str) -> list[str]:
    """Faults of what htmx puts into a page that is there already."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(html)
    broken = [f"broken HTML: {at} {code} {more}" for at, code, more in parser.errors]
    piece = BeautifulSoup(html, "html.parser")
    return broken + [fault for check in FAULTS_OF_A_PIECE for fault in check(piece)]


def says_its_language(page: BeautifulSoup) -> Iterator[str]:
    if page.html is None or page.html.get("lang") not in LANGUAGES:
        yield "no <html lang> with a language of ours"


def has_one_heading_that_begins_the_title(page: BeautifulSoup) -> Iterator[str]:
    headings = page.select("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1"
        return
    heading, title = words(headings[0]), words(page.title)
    if page.select_one("main h1") is None:
        yield "the h1 is outside main"
    if page.select_one("main [aria-invalid=true], main .errsum"):
        if not title.startswith(MARKS_OF_AN_ERROR):
            yield f"the form has errors, and the title does not begin with it: {title!r}"
        title = title.split(": ", 1)[-1] if title.startswith(MARKS_OF_AN_ERROR) else title
    if not heading or not title.startswith(heading):
        yield f"the title {title!r} does not begin with the h1 {heading!r}"


def has_its_landmarks(page: BeautifulSoup) -> Iterator[str]:
    if len(page.select("main")) != 1:
        yield f"{len(page.select('main'))} main"
    if page.select_one('meta[name=viewport][content*="width=device-width"]') is None:
        yield "no viewport for small screens"
    elif page.select_one("meta[content*=maximum-scale], meta[content*=user-scalable]"):
        yield "the viewport forbids zooming"
    if page.main is not None and page.select_one(f"a[href='#{page.main.get('id')}']") is None:
        yield "no link that skips to main"
    navigations = [
        nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.select("nav")
    ]
    if len(navigations) > 1 and (None in navigations or len(set(navigations)) < len(navigations)):
        yield f"several nav that cannot be told apart: {navigations}"


def skips_no_heading(page: BeautifulSoup) -> Iterator[str]:
    before = 0
    for heading in page.find_all(HEADINGS):
        level = int(heading.name[1])
        if level > before + 1:
            yield f"{heading.name} {words(heading)!r} after h{before}"
        if not words(heading):
            yield f"an empty {heading.name}"
        before = level


def has_nothing_inline(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.select("style, script:not([src])"):
        if tag.get("type") != "application/json":
            yield f"inline: {start(tag)}"
    for tag in page.find_all():
        for name in tag.attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"inline {name}: {start(tag)}"
    for tag in page.select("[href^='javascript:'], [src^='http:'], [src^='https:'], [src^='//']"):
        yield f"not from here: {start(tag)}"


def has_ids_that_hold(page: BeautifulSoup) -> Iterator[str]:
    ids = Counter(tag["id"] for tag in page.select("[id]"))
    for name, times in ids.items():
        if times > 1 or not name:
            yield f"id {name!r} stands {times} times"
    for attribute in REFERRING:
        for tag in page.select(f"[{attribute}]"):
            missing = set(str(tag[attribute]).split()) - ids.keys()
            if missing and "hx-target" not in tag.attrs:
                yield f"{attribute} points to nothing {missing}: {start(tag)}"
    for tag in page.select("a[href^='#']:not([href='#']), use[href^='#']"):
        if str(tag["href"])[1:] not in ids:
            yield f"leads to nothing on the page: {start(tag)}"


def names_every_control(page: BeautifulSoup) -> Iterator[str]:
    labelled = {label["for"] for label in page.select("label[for]") if words(label)}
    for control in page.select(CONTROLS):
        named = control.get("id") in labelled or control.get("aria-labelledby")
        if not named and not control.get("aria-label") and control.find_parent("label") is None:
            yield f"no label: {start(control)}"
    for label in page.select("label[for]"):
        if page.find(id=label["for"]) is None:
            yield f"labels nothing: {start(label)}"
    for tag in page.select("a[href], button, summary"):
        if not accessible_name(tag):
            yield f"nothing to read: {start(tag)}"
    for button in page.select("button:not([type])"):
        yield f"a button without its type: {start(button)}"


def gathers_groups_in_fieldsets(page: BeautifulSoup) -> Iterator[str]:
    for choice in page.select("input[type=radio]"):
        if choice.find_parent("fieldset") is None:
            yield f"a radio button outside a fieldset: {start(choice)}"
    for fieldset in page.select("fieldset"):
        legend = fieldset.find("legend", recursive=False)
        if legend is None or not words(legend):
            yield f"a fieldset without legend: {start(fieldset)}"


def ties_errors_to_fields(page: BeautifulSoup) -> Iterator[str]:
    wrong = page.select("main [aria-invalid=true]")
    for control in wrong:
        described = [
            page.find(id=name) for name in str(control.get("aria-describedby", "")).split()
        ]
        if not any(words(text) for text in described if text is not None):
            yield f"wrong, and nothing says why: {start(control)}"
    summary = page.select_one("main .errsum")
    if wrong and summary is None:
        yield "fields are wrong, and no summary says so"


def sends_forms_safely(page: BeautifulSoup) -> Iterator[str]:
    for form in page.select("form"):
        method = str(form.get("method", "get")).lower()
        if method not in {"get", "post"}:
            yield f"no such method: {start(form)}"
        if method == "get" and form.select_one("[name=csrf_token]"):
            yield f"a token in an address: {start(form)}"
        if urlsplit(str(form.get("action", ""))).netloc:
            yield f"sent elsewhere: {start(form)}"
        outside = form.get("id") and page.select_one(f"[type=submit][form='{form['id']}']")
        if form.select_one("[type=submit]") is None and not outside:
            yield f"cannot be sent without JavaScript: {start(form)}"


def describes_pictures_and_tables(page: BeautifulSoup) -> Iterator[str]:
    for image in page.select("img:not([alt])"):
        yield f"no alt: {start(image)}"
    for picture in page.select("svg"):
        if picture.get("aria-hidden") != "true" and not accessible_name(picture):
            yield f"neither named nor hidden: {start(picture)}"
    for table in page.select("table:not([role=presentation])"):
        if not any((table.caption and words(table.caption), table.get("aria-labelledby"))):
            yield f"no caption: {start(table)}"
    for header in page.select("th:not([scope])"):
        yield f"no scope: {start(header)}"


def says_everything(page: BeautifulSoup) -> Iterator[str]:
    text = page.get_text(" ")
    if left := LEFTOVERS.search(text):
        yield f"left in the text: …{text[max(left.start() - 20, 0) : left.end() + 20]}…"
    for tag in page.find_all(string=re.compile(r"^\s*None\s*$")):
        yield f"None where there should be words: {start(tag.parent)}"


FAULTS_OF_A_PIECE: tuple[Callable[[BeautifulSoup], Iterator[str]], ...] = (
    has_nothing_inline,
    names_every_control,
    gathers_groups_in_fieldsets,
    sends_forms_safely,
    describes_pictures_and_tables,
    says_everything,
)
FAULTS_OF_A_PAGE = (
    says_its_language,
    has_one_heading_that_begins_the_title,
    has_its_landmarks,
    skips_no_heading,
    has_ids_that_hold,
    ties_errors_to_fields,
    *FAULTS_OF_A_PIECE,
)


def dead_links(html: str, app: Flask) -> Iterator[str]:
    """Addresses on the page that the app would answer with 404 whoever asks."""
    adapter = app.url_map.bind("localhost")
    page = BeautifulSoup(html, "html.parser")
    for attribute, method in (("href", "GET"), ("src", "GET"), ("action", None), ("hx-get", "GET")):
        for tag in page.select(f"[{attribute}^='/']"):
            how = method or str(tag.get("method", "get")).upper()
            try:
                adapter.match(urlsplit(str(tag[attribute])).path, method=how)
            except RequestRedirect:
                yield f"leads over a redirect: {start(tag)}"
            except HTTPException as nothing:
                yield f"{attribute} leads to {nothing.code}: {start(tag)}"


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


def start(tag: Tag | None) -> str:
    """The tag as it begins: enough to find it by."""
    return str(tag).split(">", 1)[0][:160] + ">"


def accessible_name(tag: Tag) -> str:
    title = tag.find("title")
    pictures = " ".join(str(image.get("alt", "")) for image in tag.select("img"))
    named = str(tag.get("aria-label") or tag.get("aria-labelledby") or "")
    return " ".join((words(tag), named, pictures, words(title))).strip()
