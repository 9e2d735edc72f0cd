"""What a story in a real browser needs: the demo, served by a process of its own, and visitors."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support import browser
from tests.support.server import command, servers

PASSWORD = "riskreg-demo"  # noqa: S105 - everybody's, in the demo alone
PATIENCE = 10_000
#: Chromium's own word for an answer like 404 or 409, which a story may well be about.
EXPECTED = "Failed to load resource: the server responded"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = browser.obtain().launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance that `riskreg demo --small` has filled.  Copy it: it is everybody's."""
    instance = tmp_path_factory.mktemp("demo") / "instance"
    done = command("demo", "--small", instance=instance)
    assert done.returncode == 0, done.stdout
    return instance


@pytest.fixture
def site(demo: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the demo, served for this story alone."""
    instance = tmp_path / "instance"
    shutil.copytree(demo, instance)
    with servers(1, instance) as (address,):
        yield address


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
