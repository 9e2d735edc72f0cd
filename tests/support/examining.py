"""What is seen only when a page is drawn: axe's rules, and whether it fits the screen."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.support.page_faults import faults_of_a_page

AXE = (Path(__file__).parent.parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults_as_drawn(page: Page) -> Iterator[str]:
    """Faults of the page as it stands in the browser, with JavaScript on."""
    yield from faults_of_a_page(page.content())
    page.evaluate(AXE)
    for violation in page.evaluate("axe.run()")["violations"]:
        for node in violation["nodes"]:
            yield f"axe {violation['id']}: {node['html'][:160]}"
    if (beyond := beyond_the_screen(page)) > 0:
        yield f"scrolls sideways by {beyond} pixels"


def beyond_the_screen(page: Page) -> int:
    """How many pixels of the page one cannot see without scrolling sideways."""
    beyond: int = page.evaluate(SIDEWAYS)
    return beyond


def contrast_faults(page: Page) -> Iterator[str]:
    """What axe says of the colours that the page has now.  Needs `faults_as_drawn` before it."""
    found = page.evaluate("axe.run({runOnly: ['color-contrast']})")
    for violation in found["violations"]:
        for node in violation["nodes"]:
            yield f"axe {violation['id']}: {node['html'][:160]}"


def examine(page: Page) -> None:
    faults = list(faults_as_drawn(page))
    assert not faults, f"{page.url}:\n  " + "\n  ".join(faults)
