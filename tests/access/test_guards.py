"""A view that says nothing of who may reach it is closed, and so is what one may not do."""

import pytest
from flask import Flask

from riskreg.access import guards
from riskreg.access.guards import UndeclaredView, declared, may, noting, public
from riskreg.access.session import signed_in_user
from riskreg.boards.rules import Subject


@pytest.fixture
def own_app():
    app = Flask(__name__)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    guards.init_app(app)
    return app


def test_a_view_that_declares_nothing_is_closed(own_app):
    own_app.add_url_rule("/forgotten", "forgotten", lambda: "secrets")
    with pytest.raises(UndeclaredView, match="forgotten"):
        own_app.test_client().get("/forgotten")


def test_a_view_that_says_why_it_is_open_is_open(own_app):
    own_app.add_url_rule("/open", "open", public("a test")(lambda: "hello"))
    assert own_app.test_client().get("/open").text == "hello"


def test_what_is_kept_on_a_get_has_its_reason(app):
    assert all(isinstance(reason, str) and reason for reason in noting.values())
    assert all(isinstance(said, str) and said for said in declared.values())


def test_a_template_asks_for_whoever_is_at_the_screen(app, build, sign_in):
    board = build.board("san")
    here, there = Subject(board="san"), Subject(board="elsewhere")
    with sign_in(build.controller(board)) as browser:
        browser.get("/me")
        assert may("routine:edit", here)
        assert may("routine:edit", here)
        assert not may("routine:edit", there)


def test_nobody_may_anything_before_signing_in(app, build, client):
    build.municipality()
    with client:
        client.get("/login")
        assert not may("board:read", Subject(board="san"))
        with pytest.raises(TypeError):
            signed_in_user()
