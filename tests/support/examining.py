"""What is seen only when a page is drawn: axe's rules, and whether it fits the screen."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.support.page_faults import faults_of_a_page

VENDOR = Path(__file__).parent.parent / "vendor"
AXE = (VENDOR / "axe-core/axe.min.js").read_text(encoding="utf-8")
HTML_VALIDATE = (VENDOR / "html-validate/html-validate.min.js").read_text(encoding="utf-8")
#: What of the text lies outside a box that hides what does not fit.
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, nav *')]
  .filter(tag => tag.offsetParent && tag.scrollWidth > tag.clientWidth + 1
    && !tag.closest('.visually-hidden, svg') && tag.innerText
    && ['hidden', 'clip'].includes(getComputedStyle(tag).overflowX))
  .map(tag => tag.innerText.slice(0, 60))"""
#: What takes its time to change.
MOVING = """() => [...document.querySelectorAll('*')]
  .filter(tag => [getComputedStyle(tag).transitionDuration, getComputedStyle(tag).animationDuration]
    .some(times => times.split(',').some(time => parseFloat(time) > 0.01)))
  .map(tag => tag.outerHTML.slice(0, 80))"""
#: Buttons and fields without any line around them.  The browser draws its own radio buttons.
FLAT = """() => [...document.querySelectorAll('.btn, input:not([type=hidden]), select, textarea')]
  .filter(tag => tag.offsetParent && !tag.closest('.visually-hidden')
    && getComputedStyle(tag).opacity !== '0' && getComputedStyle(tag).clipPath === 'none')
  .filter(tag => {
    const style = getComputedStyle(tag);
    const own = ['radio', 'checkbox'].includes(tag.type) && style.appearance !== 'none';
    const lined = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
    return !own && !lined && !style.textDecorationLine.includes('underline');
  })
  .map(tag => tag.outerHTML.slice(0, 80))"""
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


def invalid_html(page: Page) -> Iterator[str]:
    """What the HTML standard forbids in the page as the server wrote it."""
    sent = page.request.get(page.url).text()
    page.evaluate(HTML_VALIDATE)
    yield from (f"html-validate {fault}" for fault in page.evaluate("invalidHtml", sent))


def faults_of_large_text(page: Page) -> Iterator[str]:
    """Text at twice its size: nothing may be cut off, nor need two scroll bars to be read."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (beyond := beyond_the_screen(page)) > 0:
        yield f"text at 200 %: scrolls sideways by {beyond} pixels"
    yield from (f"text at 200 %: cut off: {words}" for words in page.evaluate(CUT_OFF))
    page.evaluate("document.documentElement.style.fontSize = ''")


def faults_where_motion_is_unwanted(page: Page) -> Iterator[str]:
    page.emulate_media(reduced_motion="reduce")
    yield from (f"moves all the same: {name}" for name in page.evaluate(MOVING))
    page.emulate_media(reduced_motion="no-preference")


def faults_in_forced_colours(page: Page) -> Iterator[str]:
    """Where the visitor's own few colours replace ours, shapes must be told by something else.

    A button, a field and a chosen tab lose their background: they need a border or an underline.
    """
    page.emulate_media(forced_colors="active")
    yield from (f"forced colours: nothing shows its shape: {tag}" for tag in page.evaluate(FLAT))
    page.emulate_media(forced_colors="none")


def examine(page: Page) -> None:
    faults = list(faults_as_drawn(page))
    assert not faults, f"{page.url}:\n  " + "\n  ".join(faults)
