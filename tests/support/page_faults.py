"""What holds for every page.

A check is a function that yields the faults it finds; the two lists at the end say which are made.
What axe sees in a browser is not repeated; what it misses is here: labels of groups, errors tied to
their fields, titles that begin with the heading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tests.support.page import Page, accessible_name, is_in, start, words

LANGUAGES = {"sv", "en"}
#: Before the heading in the title, when a form could not be saved.
MARKS_OF_AN_ERROR = ("Fel: ", "Error: ")
SUMMARY = "errsum"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NOT_LABELLED = {"hidden", "submit", "button"}
REFERRING = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers")
#: What is left where a placeholder or a template's value was not filled in.
LEFTOVERS = re.compile(r"%\(\w+\)s|\{\{|\{%|<[A-Za-z_.]+ object at |Undefined")
NOTHING = re.compile(r"^\s*None\s*$")

Check = Callable[[Page], Iterator[str]]


def faults_of(page: Page) -> Iterator[str]:
    yield from page.broken()
    for check in ON_A_PAGE if page.is_whole else ON_A_PIECE:
        yield from check(page)


def faults_of_a_page(html: str) -> list[str]:
    return list(faults_of(Page(html)))


def faults_of_a_piece(html: str) -> list[str]:
    """Faults of what htmx puts into a page that is there already."""
    return list(faults_of(Page(html, whole=False)))


def says_its_language(page: Page) -> Iterator[str]:
    if not any(html.get("lang") in LANGUAGES for html in page.named("html")):
        yield "no <html lang> with a language of ours"


def has_one_heading_that_begins_the_title(page: Page) -> Iterator[str]:
    headings = list(page.named("h1"))
    if len(headings) != 1:
        yield f"{len(headings)} h1"
        return
    if not is_in(headings[0], "main"):
        yield "the h1 is outside main"
    heading, title = words(headings[0]), words(page.soup.title)
    marked = title.startswith(MARKS_OF_AN_ERROR)
    if has_errors(page) and not marked:
        yield f"the form has errors, and the title does not begin with it: {title!r}"
    if marked:
        title = title.split(": ", 1)[1]
    if not heading or not title.startswith(heading):
        yield f"the title {title!r} does not begin with the h1 {heading!r}"


def has_errors(page: Page) -> bool:
    wrong = [*page.having("aria-invalid", "true"), *page.of_class(SUMMARY)]
    return any(is_in(tag, "main") for tag in wrong)


def has_its_landmarks(page: Page) -> Iterator[str]:
    mains = list(page.named("main"))
    if len(mains) != 1:
        yield f"{len(mains)} main"
    elif not any(tag["href"] == f"#{mains[0].get('id')}" for tag in page.having("href")):
        yield "no link that skips to main"
    sizes = [str(meta.get("content")) for meta in page.having("name", "viewport")]
    if not any("width=device-width" in size for size in sizes):
        yield "no viewport for small screens"
    if any("maximum-scale" in size or "user-scalable" in size for size in sizes):
        yield "the viewport forbids zooming"
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.named("nav")]
    if len(names) > 1 and (None in names or len(set(names)) < len(names)):
        yield f"several nav that cannot be told apart: {names}"


def skips_no_heading(page: Page) -> Iterator[str]:
    before = 0
    for heading in page.tags:
        if heading.name in HEADINGS:
            level = int(heading.name[1])
            if level > before + 1:
                yield f"{heading.name} {words(heading)!r} after h{before}"
            if not words(heading):
                yield f"an empty {heading.name}"
            before = level


def has_nothing_inline(page: Page) -> Iterator[str]:
    for tag in page.named("style", "script"):
        if "src" not in tag.attrs and tag.get("type") != "application/json":
            yield f"inline: {start(tag)}"
    for tag in page.tags:
        if any(name == "style" or name.startswith(("on", "hx-on")) for name in tag.attrs):
            yield f"inline style or handler: {start(tag)}"
    for tag in page.having("src"):
        if str(tag["src"]).startswith(("http:", "https:", "//")):
            yield f"not from here: {start(tag)}"
    for tag in page.having("href"):
        if str(tag["href"]).startswith("javascript:"):
            yield f"a script in a link: {start(tag)}"


def has_ids_that_hold(page: Page) -> Iterator[str]:
    for name, times in Counter(str(tag["id"]) for tag in page.having("id")).items():
        if times > 1 or not name:
            yield f"id {name!r} stands {times} times"
    for attribute in REFERRING:
        for tag in page.having(attribute):
            missing = set(str(tag[attribute]).split()) - page.ids.keys()
            if missing:
                yield f"{attribute} points to nothing {missing}: {start(tag)}"
    for tag in page.having("href"):
        place = str(tag["href"])
        if place.startswith("#") and place[1:] not in page.ids:
            yield f"leads to nothing on the page: {start(tag)}"


def names_every_control(page: Page) -> Iterator[str]:
    labelled = {label["for"] for label in page.having("for") if words(label)}
    for control in page.named("input", "select", "textarea"):
        named = control.get("aria-label") or control.get("aria-labelledby")
        if control.get("type") in NOT_LABELLED or named or control.get("id") in labelled:
            continue
        if not is_in(control, "label"):
            yield f"no label: {start(control)}"
    for label in page.named("label"):
        if "for" in label.attrs and label["for"] not in page.ids:
            yield f"labels nothing: {start(label)}"


def has_something_to_read_on_what_is_pressed(page: Page) -> Iterator[str]:
    for tag in page.named("a", "button", "summary"):
        if (tag.name != "a" or "href" in tag.attrs) and not accessible_name(tag):
            yield f"nothing to read: {start(tag)}"
    for button in page.named("button"):
        if "type" not in button.attrs:
            yield f"a button without its type: {start(button)}"


def gathers_groups_in_fieldsets(page: Page) -> Iterator[str]:
    for choice in page.having("type", "radio"):
        if not is_in(choice, "fieldset"):
            yield f"a radio button outside a fieldset: {start(choice)}"
    for fieldset in page.named("fieldset"):
        legend = fieldset.find("legend", recursive=False)
        if legend is None or not words(legend):
            yield f"a fieldset without legend: {start(fieldset)}"


def ties_errors_to_fields(page: Page) -> Iterator[str]:
    wrong = [tag for tag in page.having("aria-invalid", "true") if is_in(tag, "main")]
    for control in wrong:
        if not any(words(text) for text in page.where(control, "aria-describedby")):
            yield f"wrong, and nothing says why: {start(control)}"
    if wrong and not any(page.of_class(SUMMARY)):
        yield "fields are wrong, and no summary says so"


def sends_forms_safely(page: Page) -> Iterator[str]:
    buttons = list(page.having("type", "submit"))
    sent = {id(button.find_parent("form")) for button in buttons}
    guarded = {id(token.find_parent("form")) for token in page.having("name", "csrf_token")}
    sent_from_outside = {button.get("form") for button in buttons} - {None}
    for form in page.named("form"):
        method = str(form.get("method", "get")).lower()
        if method not in {"get", "post"}:
            yield f"no such method: {start(form)}"
        if method == "get" and id(form) in guarded:
            yield f"a token in an address: {start(form)}"
        if urlsplit(str(form.get("action", ""))).netloc:
            yield f"sent elsewhere: {start(form)}"
        if id(form) not in sent and form.get("id") not in sent_from_outside:
            yield f"cannot be sent without JavaScript: {start(form)}"


def describes_pictures_and_tables(page: Page) -> Iterator[str]:
    for image in page.named("img"):
        if "alt" not in image.attrs:
            yield f"no alt: {start(image)}"
    for picture in page.named("svg"):
        if picture.get("aria-hidden") != "true" and not accessible_name(picture):
            yield f"neither named nor hidden: {start(picture)}"
    for table in page.named("table"):
        is_titled = "aria-labelledby" in table.attrs or words(table.caption)
        if table.get("role") != "presentation" and not is_titled:
            yield f"no caption: {start(table)}"
    for header in page.named("th"):
        if "scope" not in header.attrs:
            yield f"no scope: {start(header)}"


def says_everything(page: Page) -> Iterator[str]:
    text = page.soup.get_text(" ")
    if left := LEFTOVERS.search(text):
        yield f"left in the text: …{text[max(left.start() - 20, 0) : left.end() + 20]}…"
    for nothing in page.soup.find_all(string=NOTHING):
        yield f"None where there should be words: {start(nothing.parent)}"


ON_A_PIECE: tuple[Check, ...] = (
    has_nothing_inline,
    names_every_control,
    has_something_to_read_on_what_is_pressed,
    gathers_groups_in_fieldsets,
    sends_forms_safely,
    describes_pictures_and_tables,
    says_everything,
)
ON_A_PAGE: tuple[Check, ...] = (
    says_its_language,
    has_one_heading_that_begins_the_title,
    has_its_landmarks,
    skips_no_heading,
    has_ids_that_hold,
    ties_errors_to_fields,
    *ON_A_PIECE,
)
