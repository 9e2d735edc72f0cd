"""Numbers and signs in addresses that no table could hold name nothing."""

import pytest
from werkzeug.routing import PathConverter

from riskreg.web.addresses import LARGEST, Number, Word, number_asked


def test_every_part_of_every_address_is_bounded(app):
    for rule in app.url_map.iter_rules():
        for converter in rule._converters.values():
            assert isinstance(converter, Number | Word) or rule.endpoint == "static", rule
            assert not isinstance(converter, PathConverter) or rule.endpoint == "static", rule


@pytest.mark.parametrize(
    "address",
    [f"/b/san/{LARGEST + 1}", f"/b/san/{10**30}", "/b/s%00n/2026", "/b/%00/history"],
)
def test_what_no_table_could_hold_is_nowhere(client, address):
    assert client.get(address).status_code == 404


def test_a_question_with_a_nul_is_refused(client):
    assert client.get("/login?next=%00").status_code == 400


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("7", 7),
        (str(LARGEST), LARGEST),
        (str(LARGEST + 1), 1),
        ("x", 1),
        ("", 1),
        ("9" * 5000, 1),
    ],
)
def test_a_number_that_is_asked_for_is_bounded(app, asked, found):
    with app.test_request_context(f"/?page={asked}"):
        assert number_asked("page", 1) == found
