"""The municipality's settings."""

import pytest

from riskreg.administration.operations import change_settings
from riskreg.administration.rules import Settings
from riskreg.boards.queries import municipality
from riskreg.history.kinds import EventType
from tests.support.cast import answers, cast
from tests.support.forms import error_at, fill, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told

HERE = "/admin/municipality"


def test_the_settings_are_saved_and_told(admin):
    answer = fill(admin, HERE, name="Sundbyberg", closed_reading="yes", plan_name="Tillsynsplan")
    assert answer.headers["Location"] == "/admin"
    place = municipality()
    assert (place.name, place.closed_reading, place.plan_name) == (
        "Sundbyberg",
        True,
        "Tillsynsplan",
    )
    event = newest_event()
    assert event.type is EventType.MUNICIPALITY_CHANGED
    assert told(event, "municipality")["name"] == ("Sundbybergs stad", "Sundbyberg")


def test_nothing_new_is_not_told(admin):
    before = number_of_events()
    fill(admin, HERE)
    assert number_of_events() == before


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("name", "Write the name of the municipality"),
        ("plan_name", "Write what the boards call their plans"),
    ],
)
def test_a_name_is_needed(admin, field, words):
    answer = fill(admin, HERE, **{field: " "})
    assert answer.status_code == 422
    assert error_at(answer, field) == words


def test_the_second_of_two_sees_both_versions(admin):
    opened = admin.get(HERE)
    mine = sent_by(opened)
    fill(admin, HERE, name="Deras stad")
    answer = admin.post(HERE, data={**mine, "name": "Min stad"})
    assert answer.status_code == 409
    text = text_of(answer)
    assert "Deras stad" in text
    assert "Min stad" in text
    again = admin.post(HERE, data=sent_by(answer, "main form[method=post]"))
    assert again.status_code == 302
    assert municipality().name == "Min stad"


def test_new_plans_are_called_what_the_municipality_calls_them(admin, build, board):
    fill(admin, HERE, plan_name="Tillsynsplan")
    assert build.plan(board, 2027).title == "Tillsynsplan 2027"


def test_its_own_words_stand_on_every_page_in_both_languages(admin, build, board, sign_in):
    own = {
        "plan_name": "Tillsynsplan",
        "plan_definite": "tillsynsplanen",
        "plan_english": "supervision plan",
        "control_word": "review",
    }
    fill(admin, HERE, **own)
    event = newest_event()
    assert told(event, "municipality")["control_word"] == ("item", "review")
    risk = build.risk(build.plan(board))
    build.control(risk, "Internkontrollplanen och kontrollmomentet")
    sheet = f"/b/{board.short}/2026/risks/1"
    swedish = text_of(sign_in(build.user(roles=[("controller", board)])).get(sheet))
    assert "Risk 1 i tillsynsplanen sedan 2026" in swedish
    assert "Granskningar" in swedish
    assert "Internkontrollplanen och kontrollmomentet" in swedish
    english = sign_in(build.user(roles=[("controller", board)], language="en")).get(sheet)
    assert "Risk 1 in the supervision plan since 2026" in text_of(english)
    assert "Reviews" in text_of(english)


@pytest.mark.parametrize("field", ["plan_name", "plan_definite", "plan_english"])
@pytest.mark.parametrize("words", ["Plan %(year)s", "<b>Plan</b>", "Plan 2", "-"])
def test_a_label_is_words_and_nothing_else(admin, field, words):
    answer = fill(admin, HERE, **{field: words})
    assert error_at(answer, field) == "Write it with letters, spaces and hyphens only"
    assert sent_by(answer)[field] == words


def test_a_label_is_no_longer_than_a_heading_can_hold(admin):
    assert error_at(fill(admin, HERE, plan_name="p" * 101), "plan_name")
    assert error_at(fill(admin, HERE, control_word="strange"), "control_word")


def test_only_administrators_may(build, board):
    place = municipality()
    settings = Settings("Ny", "sv", closed_reading=False, plan_name="Plan")

    def act(by):
        change_settings(place, settings, by=by, at=build.now())

    found = answers(cast(board), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_closed_reading_shuts_others_out(admin, build, board, sign_in):
    stranger = sign_in(build.user(language="en"))
    assert stranger.get("/b/san/2026").status_code == 200
    fill(admin, HERE, closed_reading="yes")
    assert stranger.get("/b/san/2026").status_code == 404
