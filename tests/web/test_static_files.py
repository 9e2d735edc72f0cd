"""A static file's address names its content, and then it may be kept for ever."""

import re

import pytest

from riskreg import paths
from riskreg.web.static import fingerprint, static_url

THEME = (paths.STATIC / "css" / "theme.css").read_text(encoding="utf-8")


def test_an_address_holds_the_hash(english):
    assert static_url("css/theme.css") == f"/static/css/theme.css?v={fingerprint('css/theme.css')}"


def test_an_answer_to_a_true_hash_is_kept_for_ever(client, english):
    answer = client.get(static_url("css/theme.css"), buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    known = {"If-None-Match": answer.headers["ETag"]}
    again = client.get(static_url("css/theme.css"), headers=known, buffered=True)
    assert again.status_code == 304


@pytest.mark.parametrize("version", ["", "?v=0123456789", "?v="])
def test_an_answer_to_any_other_address_is_asked_about_again(client, version):
    answer = client.get(f"/static/css/theme.css{version}", buffered=True)
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["nothing.css", "../setup.cfg", "css"])
def test_what_is_no_static_file_has_no_fingerprint(name):
    assert fingerprint(name) is None


def test_the_fonts_in_the_style_sheet_are_those_that_are_vendored():
    named = re.findall(r"url\(\.\./(vendor/[^?)]+)\?v=(\w+)\)", THEME)
    assert len(named) == 2
    for name, version in named:
        assert fingerprint(name) == version
