"""The frame alone: no database, no pages of other rooms."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, abort, redirect, render_template_string
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from jinja2 import StrictUndefined

from riskreg import paths, web
from riskreg.access import session
from riskreg.extensions import csrf, db
from riskreg.refusals import Changed, Forbidden, NotFound
from riskreg.web.frame import Reader

READER = Reader("Maria Anna Lindqvist", "Enhetschef arbetsmarknad", None, "dark")


@pytest.fixture(scope="session")
def frame() -> Flask:
    return a_frame()


def a_frame() -> Flask:
    app = Flask("riskreg", template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.config.update(
        SECRET_KEY="a key that protects nothing but tests",  # noqa: S106
        SQLALCHEMY_DATABASE_URI="sqlite://",
        LANGUAGE="sv",
        TIME_ZONE="Europe/Stockholm",
        MAX_CONTENT_LENGTH=100_000,
    )
    for part in (db, csrf, session, web):
        part.init_app(app)
    app.jinja_env.undefined = StrictUndefined
    app.add_template_global(lambda: "Sundbybergs stad", "municipality")
    app.add_template_global(lambda: 4, "to_do")
    app.add_template_global(lambda: READER, "reader")
    return app


@pytest.fixture
def client(frame: Flask) -> FlaskClient:
    return frame.test_client()


@pytest.fixture(scope="session")
def failing() -> Flask:
    """The frame with views that fail in every way that there is."""
    app = a_frame()
    app.add_url_rule("/fail/<what>", "fail", _fail)
    app.add_url_rule("/save", "save", lambda: "saved", methods=["POST"])
    return app


def _fail(what: str) -> ResponseReturnValue:
    match what:
        case "forbidden":
            raise Forbidden
        case "not-found":
            raise NotFound
        case "changed":
            raise Changed({}, {}, version=2, who="Peter")
        case "broken":
            raise RuntimeError("a secret of the database")
        case "elsewhere":
            return redirect("/somewhere")
    return abort(int(what))


@pytest.fixture
def swedish(frame: Flask) -> Iterator[None]:
    with frame.test_request_context("/", headers={"Accept-Language": "sv"}):
        yield


@pytest.fixture
def english(frame: Flask) -> Iterator[None]:
    with frame.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


@pytest.fixture
def draw(swedish: None) -> Callable[..., str]:
    """Draws a component: `draw("status", "status(value)", value=…)`."""

    def drawn(name: str, call: str, **values: object) -> str:
        source = f'{{% from "components/{name}.html" import {name} %}}'
        body = call if call.startswith("{%") else f"{{{{ {call} }}}}"
        return " ".join(render_template_string(source + body, **values).split())

    return drawn
