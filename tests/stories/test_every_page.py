"""Every page that a role can reach by following links, in both languages, widths and colours.

The visitor begins at the first page and follows each kind of link once.  Whatever the address map
has must be reached by somebody; a page that nobody can find is a page that is not there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from riskreg import create_app
from tests.stories.test_main_job import the_controller_opens_a_plan
from tests.stories.words import Words, untranslated
from tests.support.examining import (
    beyond_the_screen,
    contrast_faults,
    faults_as_drawn,
    faults_in_forced_colours,
    faults_of_large_text,
    faults_where_motion_is_unwanted,
    invalid_html,
)
from tests.support.page_faults import faults_of_a_page

WIDTHS = (1280, 820, 390, 320)
ROLES = ("admin", "controller", "manager", "member", "auditor")
#: Pages that no link of the register leads to, and why.
NOT_LINKED = {
    "static": "files, not pages",
    "sign_in.sign_in": "for those who are not signed in; it has a test of its own",
    "sign_in.choose_password": "from a letter; it has a test of its own",
    "reading.export_history": "a file to take along; it has a test of its own",
    "reading.export_event_log": "a file to take along; it has a test of its own",
    "administration.check_post_handover": "after a form; it has a test of its own",
    "administration.check_user_handover": "after a form; it has a test of its own",
    "administration.change_category": "the demo has no category; it has a test of its own",
}

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> MapAdapter:
    app: Flask = create_app({"INSTANCE": str(tmp_path_factory.mktemp("map"))})
    return app.url_map.bind("127.0.0.1")


def test_every_page_that_somebody_can_reach(visit: Visit, addresses: MapAdapter) -> None:
    """A page is looked at closely by the first who reaches it, and read by all others."""
    the_controller_opens_a_plan(visit("/boards", who="controller"), Words("sv"))
    reached: set[str] = set()
    faults: list[str] = []
    for who in ROLES:
        page = visit("/", who=who)
        for endpoint in walk(page, addresses):
            look = read_through if endpoint in reached else looked_at
            faults += [f"{who} {page.url} {fault}" for fault in look(page)]
            reached.add(endpoint)
    faults += in_english(visit, addresses)
    assert not faults, "\n".join(faults[:60])
    pages = {rule.endpoint for rule in addresses.map.iter_rules() if "GET" in (rule.methods or ())}
    lost = pages - reached - set(NOT_LINKED)
    assert not lost, f"no link leads to {sorted(lost)}"


def in_english(visit: Visit, addresses: MapAdapter) -> list[str]:
    """The two who see the most, once more in the other language."""
    found: list[str] = []
    for who in ("controller", "admin"):
        page = visit("/", who=who, locale="en-GB", width=320)
        for _ in walk(page, addresses):
            found += [f"English {page.url} {fault}" for fault in read_through(page)]
    return found


def read_through(page: Page) -> Iterator[str]:
    yield from faults_of_a_page(page.content())
    if (beyond := beyond_the_screen(page)) > 0:
        yield f"scrolls sideways by {beyond}"


def walk(page: Page, addresses: MapAdapter) -> Iterator[str]:
    """Stand on each kind of page once.  Those of other boards and years only lead on.

    A link that leads nowhere ends the walk.
    """
    waiting, seen, drawn = [page.url], set(), set()
    while waiting:
        address = waiting.pop(0)
        endpoint, values = matched(address, addresses)
        kind = (endpoint, values.get("short"), values.get("year"))
        if kind in seen:
            continue
        seen.add(kind)
        if endpoint in drawn:
            answer = page.request.get(address)
            html = answer.text()
        else:
            answer = page.goto(address)
            html = page.content()
        assert answer and answer.status == 200, f"{address} answers {answer and answer.status}"
        waiting += links_in(html, address)
        if endpoint not in drawn:
            drawn.add(endpoint)
            yield endpoint


def links_in(html: str, address: str) -> list[str]:
    """To pages of ours: a file is taken along, and nobody stands on it."""
    found = {unescape(href): None for href in LINK.findall(html)}
    here = [urljoin(address, href) for href in found if not href.startswith(("#", "mailto:"))]
    own = [href for href in here if urlsplit(href).netloc == urlsplit(address).netloc]
    return [href for href in own if not urlsplit(href).path.endswith(".csv")]


def matched(address: str, addresses: MapAdapter) -> tuple[str, Mapping[str, Any]]:
    """The page's name, and what its address says."""
    try:
        return addresses.match(urlsplit(address).path)
    except HTTPException as problem:
        raise AssertionError(f"{address} is no address of the register") from problem


def looked_at(page: Page) -> Iterator[str]:
    """Colours matter to contrast alone, widths to the layout: each is tried where it can fail."""
    yield from invalid_html(page)
    yield from faults_as_drawn(page)
    yield from faults_of_large_text(page)
    yield from faults_where_motion_is_unwanted(page)
    yield from faults_in_forced_colours(page)
    yield from untranslated(page.locator("body").inner_text(), Words("sv"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (beyond := beyond_the_screen(page)) > 0:
            yield f"{width} px: scrolls sideways by {beyond}"
    page.emulate_media(color_scheme="dark")
    yield from (f"dark: {fault}" for fault in contrast_faults(page))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
