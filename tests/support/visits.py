"""Going through the register as a person would: along its links, into its forms."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from tests.support.forms import page

#: A visit that would end all others.
NOT_FOLLOWED = {"sign_in.sign_out", "static"}


def places(client: FlaskClient, *beginnings: str) -> dict[str, BeautifulSoup]:
    """A page of each view that a person can come to along links, by its address."""
    found: dict[str, BeautifulSoup] = {}
    seen: set[str] = set()
    ahead = list(beginnings)
    while ahead:
        address = ahead.pop()
        name = view_at(client, address)
        if name is None or name in seen:
            continue
        seen.add(name)
        answer = client.get(address)
        found[address] = page(answer)
        leads_to = [answer.location] if answer.location else _links(found[address])
        ahead += [urlsplit(one).path for one in leads_to]
    return found


def view_at(client: FlaskClient, address: str) -> str | None:
    """The name of the view that a GET of the address asks, or None where there is none to go to."""
    try:
        name, _ = client.application.url_map.bind("localhost").match(address, method="GET")
    except HTTPException:
        return None
    return None if name in NOT_FOLLOWED else name


def _links(found: BeautifulSoup) -> list[str]:
    links = [str(link["href"]) for link in found.select("a[href]")]
    return [link for link in links if link.startswith("/")]


def forms_on(found: BeautifulSoup, method: str) -> Iterator[Tag]:
    """The page's own forms: those around it, for language and signing out, are on every page."""
    for form in found.select("main form"):
        if str(form.get("method", "get")).lower() == method:
            yield form


def typed_into(form: Tag) -> list[Tag]:
    """The fields that hold whatever somebody types."""
    kinds = {"text", "search", "email", "password", "date", "number", "hidden", None}
    fields = form.select("input[name], textarea[name]")
    typed = [one for one in fields if one.name == "textarea" or one.get("type") in kinds]
    return [one for one in typed if one["name"] != "csrf_token"]


def sensible(form: Tag) -> dict[str, Any]:
    """What somebody in no doubt would send: something for each question."""
    sent: dict[str, Any] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        name = str(control["name"])
        if not sent.get(name):
            sent[name] = _answer(control)
    return {name: value for name, value in sent.items() if value is not None}


def _answer(control: Tag) -> str | None:
    if control.name == "select":
        offered = [str(option.get("value", "")) for option in control.select("option")]
        return next(filter(None, offered), "")
    if control.name == "textarea":
        return control.get_text().strip() or "Text"
    kind = control.get("type")
    usual = {"hidden": "", "date": "2026-12-24", "email": "someone@example.com"}.get(
        str(kind), "1" if control.get("inputmode") == "numeric" else "Text"
    )
    return str(control.get("value") or usual)
