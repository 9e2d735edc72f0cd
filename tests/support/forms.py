"""What a test reads from a page with a form, and sends back as a browser would."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.page import parsed

_BEFORE_A_MARK = re.compile(r" ([,.:;])")


def page(response: TestResponse) -> BeautifulSoup:
    return parsed(response.get_data(as_text=True))


def words(tag: Tag | BeautifulSoup | None) -> str:
    """What a part says, on one line; elements end no word, but a mark stays at its word."""
    text = " ".join(tag.get_text(" ").split()) if tag is not None else ""
    return _BEFORE_A_MARK.sub(r"\1", text)


def text_of(response: TestResponse) -> str:
    """What the page says in its main part, on one line."""
    return words(page(response).main)


def error_at(response: TestResponse, field: str) -> str:
    """What stands beside a field that has to be mended."""
    return words(page(response).find(id=f"{field}-error"))


def sent_by(response: TestResponse, form: str = "main form") -> dict[str, Any]:
    """What a browser would send of a form as it stands on a page."""
    found = page(response).select_one(form)
    assert found is not None, f"no {form}"
    return sent_in(found)


def sent_in(form: Tag) -> dict[str, Any]:
    sent: dict[str, list[str]] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        for value in _values(control):
            sent.setdefault(str(control["name"]), []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().replace("\r\n", "\n").removeprefix("\n")]
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return [str(chosen.get("value", ""))] if chosen else []
    if control.get("type") in {"radio", "checkbox"} and not control.has_attr("checked"):
        return []
    return [str(control.get("value", "on"))]


def fill(
    client: FlaskClient, address: str, form: str = "main form", **changed: Any
) -> TestResponse:
    """Open a page, change some fields of its form and send it all back."""
    opened = client.get(address)
    assert opened.status_code == 200, opened.status
    return client.post(address, data={**sent_by(opened, form), **changed})
