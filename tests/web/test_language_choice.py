"""Profile, address, browser, municipality: in that order."""

import pytest

from riskreg.web import language
from riskreg.web.frame import Reader


@pytest.mark.parametrize(
    ("profile", "address", "browser", "chosen"),
    [
        ("en", "/", "sv", "en"),
        ("sv", "/?language=en", "en", "sv"),
        (None, "/?language=en", "sv", "en"),
        (None, "/?language=de", "en-GB,sv;q=0.5", "en"),
        (None, "/", "sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        (None, "/", "de", "sv"),
        (None, "/", "", "sv"),
    ],
)
def test_the_nearest_wish_wins(frame, monkeypatch, profile, address, browser, chosen):
    reader = Reader("Maria", None, profile, "auto") if profile else None
    monkeypatch.setattr(language, "reader", lambda: reader)
    with frame.test_request_context(address, headers={"Accept-Language": browser}):
        assert language.language() == chosen
        assert language.other_language() != chosen


def test_outside_a_page_the_municipalitys_language_counts(frame, monkeypatch):
    with frame.app_context():
        assert language.choose() == "sv"


def test_what_a_board_wrote_is_marked_only_where_the_page_is_in_another_language(frame):
    for asked, attribute in (("sv", ""), ("en", ' lang="sv"')):
        with frame.test_request_context("/", headers={"Accept-Language": asked}):
            assert language.content_lang() == attribute
