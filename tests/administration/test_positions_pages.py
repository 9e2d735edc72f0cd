"""Posts: adding, changing, and what is missing about them."""

import pytest

from riskreg.administration.operations import change_position
from riskreg.administration.rules import PositionFacts
from riskreg.boards.models import Position
from riskreg.document.kinds import HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from tests.support.cast import answers, cast, in_force
from tests.support.forms import error_at, fill, page, sent_by, text_of, words
from tests.support.told import newest_event, number_of_events, told

HERE = "/admin/boards/san"


@pytest.fixture
def post(build, board):
    return build.position(board, "Enhetschef hemtjänst")


def address(post, more=""):
    return f"{HERE}/posts/{post.key}{more}"


def test_a_board_without_posts_says_so(admin, controller, board):
    assert "Add the first post" in text_of(admin.get(HERE))
    empty = text_of(controller.get(HERE, headers={"Accept-Language": "en"}))
    assert "No posts yet. An administrator adds them." in empty


def test_a_post_is_added_and_leads_on_to_its_holder(admin, build, board):
    unit = build.unit(board, "Hemtjänsten")
    answer = fill(admin, f"{HERE}/posts/new", title="Enhetschef", unit=unit.key)
    added = db.session.query(Position).one()
    assert answer.headers["Location"] == address(added)
    assert (added.title, added.unit.name) == ("Enhetschef", "Hemtjänsten")
    assert newest_event().type is EventType.POSITION_ADDED


def test_a_title_is_needed_and_taken_once(admin, post):
    assert error_at(fill(admin, f"{HERE}/posts/new"), "title") == "Write what the post is called"
    twice = fill(admin, f"{HERE}/posts/new", title=post.title)
    assert error_at(twice, "title") == "The board has a post with that name already"


def test_a_unit_that_has_ended_is_not_offered(admin, build, board, post):
    unit = build.unit(board, "Gamla enheten")
    fill(admin, f"{HERE}/units/{unit.key}/end", end="2025")
    assert "Gamla enheten" not in words(page(admin.get(address(post, "/edit"))).find(id="unit"))


def test_a_post_is_changed_and_told(admin, post):
    fill(admin, address(post, "/edit"), title="Enhetschef omsorg")
    assert told(newest_event(), "position") == {
        "title": ("Enhetschef hemtjänst", "Enhetschef omsorg")
    }


def test_saving_nothing_new_tells_nothing(admin, post):
    before = number_of_events()
    fill(admin, address(post, "/edit"))
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, post):
    mine = sent_by(admin.get(address(post, "/edit")))
    fill(admin, address(post, "/edit"), title="Deras namn")
    answer = admin.post(address(post, "/edit"), data={**mine, "title": "Mitt namn"})
    assert answer.status_code == 409
    assert "Deras namn" in text_of(answer)


def test_what_is_missing_is_shown_in_its_place(admin, build, post):
    text = text_of(admin.get(address(post)))
    assert "The post is vacant" in text
    assert "Deputy missing" in text
    build.manager(post, "Maria")
    build.deputy(post, "Peter")
    text = text_of(admin.get(address(post)))
    assert "vacant" not in text
    assert "Deputy missing" not in text
    assert "Maria Ordinary 1 Jan 2020 Until further notice Holds it" in text


def test_a_coming_vacancy_is_told_before_it_comes(admin, build, board, post):
    build.holding(post, build.user("Maria"), end="2026-12-31")
    assert "Nobody holds the post from 1 January 2027" in text_of(admin.get(address(post)))
    assert "Vacant from 1 Jan 2027" in text_of(admin.get(HERE))


def test_an_acting_holder_answers_for_it(admin, build, post):
    build.holding(post, build.user("Peter"), HoldingKind.ACTING)
    assert "The post is vacant" not in text_of(admin.get(address(post)))
    assert "Peter (acting)" in text_of(admin.get(HERE))


def test_a_post_of_old_papers_is_not_vacant(admin, post):
    fill(admin, address(post, "/edit"), nobody_knows="yes")
    assert "vacant" not in text_of(admin.get(address(post)))
    assert "Not recorded" in text_of(admin.get(HERE))


def test_only_administrators_may(build, board, post):
    facts = PositionFacts("Annat")
    found = answers(cast(board), lambda by: change_position(post, facts, by=by, at=build.now()))
    assert found == in_force("administrator")


def test_another_boards_post_is_not_found_here(admin, build, post):
    build.board("bn")
    assert admin.get(f"/admin/boards/bn/posts/{post.key}").status_code == 404
