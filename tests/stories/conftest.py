"""What a story in a real browser needs: the demo, served by a process of its own, and visitors."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.stories.words import Words
from tests.support import browser
from tests.support.databases import KINDS
from tests.support.registers import Register, copied, small_demo
from tests.support.server import servers

PASSWORD = "riskreg-demo"  # noqa: S105 - everybody's, in the demo alone
PATIENCE = 10_000
#: Chromium's own word for an answer like 404 or 409, which a story may well be about.
EXPECTED = "Failed to load resource: the server responded"
#: In which ways a story is told if it asks; on a second database it is told in the first way only.
WAYS: dict[str, tuple[Any, ...]] = {"language": ("sv", "en"), "scripted": (True, False)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "kind" not in metafunc.fixturenames:
        return
    chosen = metafunc.config.getoption("database")
    first, *others = KINDS if chosen == "both" else (chosen,)
    asked = [name for name in WAYS if name in metafunc.fixturenames]
    ways = [(first, *way) for way in product(*(WAYS[name] for name in asked))]
    if metafunc.definition.get_closest_marker("both_databases"):
        ways += [(other, *(WAYS[name][0] for name in asked)) for other in others]
    metafunc.parametrize(("kind", *asked), ways, ids=map(_named, ways), scope="session")


def _named(way: tuple[Any, ...]) -> str:
    scripted = {True: "with JavaScript", False: "without JavaScript"}
    return ", ".join(scripted[one] if isinstance(one, bool) else one for one in way)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = browser.obtain().launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with small_demo(kind, tmp_path_factory.mktemp("demo")) as register:
        yield register


@pytest.fixture
def register(demo: Register, tmp_path: Path) -> Iterator[Register]:
    """The demo, for this story alone."""
    with copied(demo, tmp_path) as own:
        yield own


@pytest.fixture
def site(register: Register) -> Iterator[str]:
    """The address where the story's register is served."""
    with servers(1, register.instance, register.url) as (address,):
        yield address


@pytest.fixture
def words(language: str) -> Words:
    """What the pages say in the language in which the story is told."""
    return Words(language)


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own: `visit("/boards", who="member", width=390)`.

    What the browser complains of, and whatever it is asked to fetch elsewhere, fails the story.
    """
    complaints: list[str] = []
    with ExitStack() as visits:

        def open_page(
            path: str = "/",
            *,
            who: str | None = None,
            width: int = 1280,
            locale: str = "sv-SE",
            **how: Any,
        ) -> Page:
            context = chromium.new_context(
                base_url=site, locale=locale, viewport={"width": width, "height": 900}, **how
            )
            visits.callback(context.close)
            context.set_default_timeout(PATIENCE)
            _listen(context, site, complaints)
            page = context.new_page()
            if who is not None:
                sign_in(page, who)
            page.goto(path)
            return page

        yield open_page
    assert not complaints


def sign_in(page: Page, who: str) -> None:
    page.goto("/login")
    page.locator("#email").fill(f"{who}@example.com")
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_url(lambda address: urlsplit(address).path != "/login")


def _listen(context: BrowserContext, site: str, complaints: list[str]) -> None:
    def console(message: Any) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            complaints.append(f"{message.type}: {message.text}")

    def request(asked: Any) -> None:
        if not asked.url.startswith((site, "data:", "blob:")):
            complaints.append(f"asked elsewhere: {asked.url}")

    context.on("console", console)
    context.on("request", request)
    context.on("weberror", lambda error: complaints.append(f"error: {error.error}"))
