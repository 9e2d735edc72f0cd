"""A test client that reads every page it gets with a strict eye, whatever the test is about."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from riskreg.extensions import db
from tests.support.page import Page, start, words
from tests.support.page_faults import faults_of, faults_of_a_page, faults_of_a_piece

__all__ = ["ReadingClient", "check_answer", "faults_of_a_page", "faults_of_a_piece", "words"]

LEADS_ON = {301, 302, 303, 307, 308}


class ReadingClient(FlaskClient):
    """A test client that reads what it gets with a strict eye."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        _assert_nothing_left("before the request")
        db.session.rollback()  # the test's own reading must not hold the database still
        # A context of its own: as in use, a request has its own session and its own `g`.
        with self.application.app_context():
            response = super().open(*args, **kwargs)
            _assert_nothing_left("by the request")
        db.session.expire_all()
        if self._reads(response):
            check_answer(response, self.application)
        return response

    def _reads(self, response: TestResponse) -> bool:
        """A page is written alike whatever it was read from: once with a strict eye is enough."""
        is_page = response.mimetype == "text/html" and response.status_code not in LEADS_ON
        return is_page and db.engine.name == "sqlite"


def check_answer(response: TestResponse, app: Flask) -> None:
    asked = response.request.headers
    is_a_piece = "HX-Request" in asked and "HX-History-Restore-Request" not in asked
    page = Page(response.get_data(as_text=True), whole=not is_a_piece)
    found = (*faults_of_headers(response), *faults_of(page), *dead_links(page, app))
    faults = "\n  ".join(found)
    assert not faults, f"{response.request.path}:\n  {faults}"


def faults_of_headers(response: TestResponse) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if not policy or "unsafe" in policy:
        yield f"no strict Content-Security-Policy: {policy!r}"
    for name, value in (("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")):
        if value not in response.headers.get(name, ""):
            yield f"no {name}: {value}"


def dead_links(page: Page, app: Flask) -> Iterator[str]:
    """Addresses on the page that the app would answer with 404 whoever asks."""
    adapter = app.url_map.bind("localhost")
    for attribute in ("href", "src", "action", "hx-get"):
        for tag in page.having(attribute):
            address = urlsplit(str(tag[attribute]))
            if address.netloc or not address.path.startswith("/"):
                continue
            method = str(tag.get("method", "get")).upper() if attribute == "action" else "GET"
            try:
                adapter.match(address.path, method=method)
            except RequestRedirect:
                yield f"leads over a redirect: {start(tag)}"
            except HTTPException as nothing:
                yield f"{attribute} leads to {nothing.code}: {start(tag)}"


def _assert_nothing_left(when: str) -> None:
    left = [*db.session.new, *db.session.dirty, *db.session.deleted]
    assert not left, f"changed but not kept {when}: {left}"
