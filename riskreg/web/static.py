"""Static files: their address holds their content's hash, so a browser may keep them for ever."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, url_for
from werkzeug.security import safe_join

from riskreg import paths

_LENGTH = 10
_YEAR = 365 * 24 * 60 * 60


def fingerprint(name: str) -> str | None:
    """The start of a static file's SHA-256, or None where there is no such file."""
    found = safe_join(str(paths.STATIC), name)
    file = Path(found) if found else None
    if file is None or not file.is_file():
        return None
    return _hash(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _hash(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:_LENGTH]


def static_url(name: str) -> str:
    """The address of a static file.  `url_for("static", filename=…)` gives the same."""
    return url_for("static", filename=name)


def _add_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "v" not in values:
        values["v"] = fingerprint(values["filename"])


def _keep_for_ever(response: Response) -> Response:
    asked = request.args.get("v")
    name = (request.view_args or {}).get("filename")
    if request.endpoint == "static" and asked and asked == fingerprint(str(name)):
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = _YEAR
        response.cache_control.immutable = True
    return response


def init_app(app: Flask) -> None:
    app.url_defaults(_add_fingerprint)
    app.after_request(_keep_for_ever)
    app.add_template_global(static_url)
