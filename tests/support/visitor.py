"""Somebody who goes through the register as people do: by its links and buttons alone."""

from typing import Any
from urllib.parse import urljoin

from bs4 import Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support import forms


class Visitor:
    """Knows no address but the one that it begins at.  `seen` is the page it stands on."""

    def __init__(self, client: FlaskClient, address: str) -> None:
        self.client = client
        self.seen: TestResponse = client.get(address, follow_redirects=True)
        self._look()

    @property
    def text(self) -> str:
        return forms.text_of(self.seen)

    @property
    def heading(self) -> str:
        return forms.words(forms.page(self.seen).h1)

    def follow(self, words: str, within: str = "body") -> "Visitor":
        """Follow the first link that says this."""
        link = self._find("a[href]", words, within)
        return self._go("get", str(link["href"]))

    def send(self, button: str, within: str = "body", **fields: Any) -> "Visitor":
        """Fill in what stands around a button, and press it."""
        pressed = self._find("button", button, within)
        form = pressed.find_parent("form")
        assert form is not None, f"{button!r} sends nothing"
        unknown = set(fields) - {str(one["name"]) for one in form.select("[name]")}
        assert not unknown, f"no field {unknown} in {forms.words(form)!r}"
        data = {**forms.sent_in(form), **fields}
        address = str(pressed.get("formaction") or form.get("action") or self._here)
        return self._go(str(form.get("method", "get")), address, data)

    def choose(self, field: str, words: str) -> str:
        """What a list sends for the alternative that says this."""
        chosen = forms.page(self.seen).select(f"select[name={field}] option")
        return next(str(one["value"]) for one in chosen if words in forms.words(one))

    @property
    def _here(self) -> str:
        return self.seen.request.full_path.removesuffix("?")

    def _find(self, what: str, words: str, within: str) -> Tag:
        found = forms.page(self.seen).select(f"{within} {what}")
        named = [one for one in found if words in forms.words(one)]
        assert named, f"no {words!r} at {self._here}: {[forms.words(one) for one in found]}"
        return named[0]

    def _go(self, method: str, address: str, data: Any = None) -> "Visitor":
        goal = urljoin(self._here, address).partition("#")[0]
        sent = {"query_string" if method == "get" else "data": data} if data else {}
        self.seen = self.client.open(goal, method=method, follow_redirects=True, **sent)
        self._look()
        return self

    def _look(self) -> None:
        wrong = forms.page(self.seen).select_one(".errsum")
        assert self.seen.status_code == 200, f"{self.seen.status}: {forms.words(wrong)}"
