"""Settings, checked when the program starts.

They come from `instance/riskreg.cfg` and from environment variables `RISKREG_<NAME>`, the
latter winning.  A setting that cannot be used stops the start with its name and the mend.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from riskreg import paths

KEY_LENGTH = 32
LANGUAGES = ("sv", "en")
PASSWORD_COSTS = ("normal", "test")

DEFAULTS: dict[str, Any] = {
    "SECRET_KEY": None,
    "DATABASE_URL": None,
    "LANGUAGE": "sv",
    "TIME_ZONE": "Europe/Stockholm",
    "BASE_URL": None,
    "SESSION_IDLE_MINUTES": 120,
    "SESSION_HOURS": 12,
    "PASSWORD_COST": "normal",
    "TRUSTED_PROXY": None,
    "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
    "SESSION_COOKIE_NAME": "riskreg",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_SECURE": False,
    "WTF_CSRF_TIME_LIMIT": None,
}


class UnusableSetting(Exception):
    """A setting that the program cannot start with, and what to do about it."""

    def __init__(self, name: str, mend: str) -> None:
        super().__init__(f"RISKREG_{name}: {mend}")


def instance_folder(settings: Mapping[str, Any] | None = None) -> Path:
    """The folder that holds the SQLite file, the key and the history's heads."""
    named = (settings or {}).get("INSTANCE") or os.environ.get("RISKREG_INSTANCE")
    if named:
        return Path(named).expanduser().resolve()
    return paths.CHECKOUT_INSTANCE if paths.IN_CHECKOUT else Path.cwd() / "instance"


def load(app: Flask, settings: Mapping[str, Any] | None) -> None:
    """Read, complete and check the settings, or raise `UnusableSetting`."""
    folder = Path(app.instance_path)
    _make_folder(folder)
    app.config.from_mapping(DEFAULTS)
    app.config.from_pyfile(str(folder / "riskreg.cfg"), silent=True)
    app.config.from_prefixed_env("RISKREG")
    app.config.from_mapping(settings or {})
    app.config["SECRET_KEY"] = _secret_key(app.config["SECRET_KEY"], folder)
    app.config["SQLALCHEMY_DATABASE_URI"] = _database_url(app.config["DATABASE_URL"], folder)
    # A connection that the server has closed meanwhile, as at its restart, is found and made anew.
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": True}
    _check(app.config)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UnusableSetting(
            "INSTANCE", f"the folder {folder} cannot be made ({problem.strerror}); name another"
        ) from problem
    if not os.access(folder, os.W_OK):
        raise UnusableSetting("INSTANCE", f"the folder {folder} cannot be written to; mend that")


def _secret_key(given: str | None, folder: Path) -> str:
    if given is None:
        return _kept_key(folder / "secret-key")
    if len(str(given)) < KEY_LENGTH:
        raise UnusableSetting(
            "SECRET_KEY",
            f"needs at least {KEY_LENGTH} characters; take the output of"
            " python3 -c 'import secrets; print(secrets.token_hex(32))', or leave it out",
        )
    return str(given)


def _kept_key(file: Path) -> str:
    """The key of this instance, made at the first start; the first of several processes wins."""
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        key = _read_when_whole(file)
    else:
        key = secrets.token_hex(KEY_LENGTH)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(key)
    if len(key) < KEY_LENGTH:
        raise UnusableSetting("SECRET_KEY", f"{file} is damaged; remove it and start again")
    return key


def _read_when_whole(file: Path) -> str:
    """The key that another process may be writing at this very moment."""
    for _ in range(10_000):
        key = file.read_text()
        if len(key) >= KEY_LENGTH:
            return key
    return key


def _database_url(given: str | None, folder: Path) -> str:
    if not given:
        return f"sqlite:///{folder / 'riskreg.sqlite3'}"
    try:
        url = make_url(given)
    except ArgumentError as problem:
        raise UnusableSetting(
            "DATABASE_URL", "write it like postgresql://user:password@host/database"
        ) from problem
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise UnusableSetting("DATABASE_URL", "only postgresql:// and sqlite:// are known")
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


def _check(config: Mapping[str, Any]) -> None:
    if config["LANGUAGE"] not in LANGUAGES:
        raise UnusableSetting("LANGUAGE", "write sv or en")
    for name in ("SESSION_IDLE_MINUTES", "SESSION_HOURS"):
        if not isinstance(config[name], int) or config[name] < 1:
            raise UnusableSetting(name, "write a whole number from 1 and up")
    if config["PASSWORD_COST"] not in PASSWORD_COSTS:
        raise UnusableSetting("PASSWORD_COST", "leave it out; test is for tests alone")
    if config["BASE_URL"] and not str(config["BASE_URL"]).startswith(("https://", "http://")):
        raise UnusableSetting("BASE_URL", "write it like https://riskreg.example.se")
