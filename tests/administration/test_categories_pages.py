"""The categories that a risk is given."""

import pytest

from riskreg.administration.operations import (
    add_category,
    change_category,
    resume_category,
    retire_category,
)
from riskreg.administration.rules import CategoryFacts
from riskreg.history.kinds import EventType
from riskreg.risks.queries import categories, categories_in_use
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.forms import error_at, fill, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told

HERE = "/admin/categories"


@pytest.fixture
def economy(build):
    with unit_of_work():
        return add_category(CategoryFacts("Ekonomi"), by=build.any_administrator, at=build.now())


def names(rows):
    return [row.name for row in rows]


def test_an_empty_list_says_how_to_begin(admin):
    assert "Add the first category" in text_of(admin.get(HERE))


def test_a_category_is_added_and_told(admin):
    fill(admin, f"{HERE}/new", name="Ekonomi", must_be_considered="yes")
    assert [(one.name, one.must_be_considered) for one in categories()] == [("Ekonomi", True)]
    assert newest_event().type is EventType.CATEGORY_ADDED
    assert "Ekonomi Yes In use" in text_of(admin.get(HERE))


def test_they_stand_in_swedish_order(admin, economy):
    for name in ("Ånger", "Zink", "Ärenden"):
        fill(admin, f"{HERE}/new", name=name)
    assert names(categories()) == ["Ekonomi", "Zink", "Ånger", "Ärenden"]


def test_a_name_is_needed_and_taken_once(admin, economy):
    needed = "Write what the category is called"
    assert error_at(fill(admin, f"{HERE}/new"), "name") == needed
    twice = fill(admin, f"{HERE}/new", name="Ekonomi")
    assert error_at(twice, "name") == "There is a category with that name already"


def test_a_category_is_changed_and_told(admin, economy):
    fill(admin, f"{HERE}/{economy.key}", name="Ekonomi och finans")
    assert told(newest_event(), "category") == {"name": ("Ekonomi", "Ekonomi och finans")}


def test_saving_nothing_new_tells_nothing(admin, economy):
    before = number_of_events()
    fill(admin, f"{HERE}/{economy.key}")
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, economy):
    here = f"{HERE}/{economy.key}"
    mine = sent_by(admin.get(here))
    fill(admin, here, name="Deras ord")
    answer = admin.post(here, data={**mine, "name": "Mitt ord"})
    assert answer.status_code == 409
    assert "Deras ord" in text_of(answer)


def test_a_retired_category_is_not_offered_until_it_is_taken_up_again(admin, economy):
    admin.post(f"{HERE}/{economy.key}/retire")
    assert newest_event().type is EventType.CATEGORY_RETIRED
    assert names(categories_in_use()) == []
    twice = admin.post(f"{HERE}/{economy.key}/retire", follow_redirects=True)
    assert "The category is retired already" in text_of(twice)
    admin.post(f"{HERE}/{economy.key}/resume")
    assert newest_event().type is EventType.CATEGORY_RESUMED
    assert names(categories_in_use()) == ["Ekonomi"]
    again = admin.post(f"{HERE}/{economy.key}/resume", follow_redirects=True)
    assert "The category is in use already" in text_of(again)


def test_a_risk_keeps_the_word_that_it_was_given(admin, build, economy):
    risk = build.risk(category="Ekonomi")
    fill(admin, f"{HERE}/{economy.key}", name="Finans")
    assert risk.category == "Ekonomi"


def test_only_administrators_may(build, board, economy):
    facts = CategoryFacts("Juridik")
    for act in (
        lambda by: add_category(facts, by=by, at=build.now()),
        lambda by: change_category(economy, facts, by=by, at=build.now()),
        lambda by: retire_category(economy, by=by, at=build.now()),
    ):
        found = answers(cast(board), act)
        assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
    with unit_of_work():
        retire_category(economy, by=build.any_administrator, at=build.now())
    found = answers(cast(board), lambda by: resume_category(economy, by=by, at=build.now()))
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}
