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
    if (beyond := page.evaluate(SIDEWAYS)) > 0:
        yield f"scrolls sideways by {beyond} pixels"


def examine(page: Page) -> None:
    faults = list(faults_as_drawn(page))
    assert not faults, f"{page.url}:\n  " + "\n  ".join(faults)
