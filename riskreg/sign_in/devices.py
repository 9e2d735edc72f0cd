"""What a browser calls itself, as its owner knows it: "Firefox on Windows".  Pure.

Browsers name each other for old times' sake, so the order of the marks is what tells them apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Device:
    """None is what it did not say in a way that is known here."""

    browser: str | None = None
    system: str | None = None


def device(agent: str | None) -> Device:
    told = agent or ""
    return Device(_first(_BROWSERS, told), _first(_SYSTEMS, told))


def _first(marks: Sequence[tuple[str, str]], told: str) -> str | None:
    return next((name for mark, name in marks if mark in told), None)
