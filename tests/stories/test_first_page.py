"""Everybody in the demo gets in, and what they see first holds for every screen."""

import pytest

from tests.support.examining import examine


@pytest.mark.parametrize("who", ["admin", "controller", "manager", "member", "auditor"])
def test_everybody_gets_in_on_a_phone(visit, who):
    examine(visit("/", who=who, width=390))


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_the_sign_in_page_fits_every_screen(visit, width):
    examine(visit("/login", width=width))


def test_the_register_speaks_the_browsers_language(visit):
    assert visit("/login", locale="en-GB").locator("html").get_attribute("lang") == "en"


def test_it_opens_without_javascript(visit):
    page = visit("/", who="member", java_script_enabled=False)
    assert page.locator("h1").count() == 1
