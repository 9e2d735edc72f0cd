"""Who holds a post: said by an administrator, or by the board's controller."""

import pytest

from riskreg.accounts.models import Holding
from riskreg.administration.operations import change_holding
from riskreg.administration.rules import Days
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast, in_force
from tests.support.forms import error_at, fill, page, sent_by, text_of
from tests.support.told import newest_event, number_of_events, told


@pytest.fixture
def post(build, board):
    return build.position(board, "Enhetschef hemtjänst")


@pytest.fixture
def maria(build):
    return build.user("Maria")


def address(post, more=""):
    return f"/admin/boards/san/posts/{post.key}{more}"


def held():
    return db.session.query(Holding).order_by(Holding.id).all()


def test_somebody_holds_a_post_from_today(admin, build, post, maria):
    answer = fill(admin, address(post, "/holdings/new"), user=maria.key)
    assert answer.headers["Location"] == address(post)
    (one,) = held()
    assert (one.user, one.kind) == (maria, HoldingKind.ORDINARY)
    assert one.start == PartialDate.of(build.today)
    assert newest_event().type is EventType.HOLDING_BEGUN


def test_a_controller_appoints_a_deputy_of_the_own_board(controller, post, maria):
    opened = controller.get(address(post, "/holdings/new?kind=deputy"))
    controller.post(address(post, "/holdings/new"), data={**sent_by(opened), "user": maria.key})
    (one,) = held()
    assert one.kind is HoldingKind.DEPUTY


def test_a_controller_does_not_place_people_elsewhere(controller, build, maria):
    other = build.position(build.board("bn"))
    assert controller.get(f"/admin/boards/bn/posts/{other.key}/holdings/new").status_code == 403


def test_a_person_and_a_kind_are_needed(admin, post):
    answer = fill(admin, address(post, "/holdings/new"), kind="")
    assert error_at(answer, "user") == "Choose a person"
    assert error_at(answer, "kind") == "Choose how the post is held"


def test_the_deputy_is_another_person(admin, build, post, maria):
    build.holding(post, maria)
    answer = fill(admin, address(post, "/holdings/new"), user=maria.key, kind="deputy")
    assert error_at(answer, "user") == "The deputy can't be the same person"


def test_nobody_holds_a_post_twice_at_once(admin, build, post, maria):
    build.holding(post, maria, end="2026-12-31")
    new = address(post, "/holdings/new")
    answer = fill(admin, new, user=maria.key, start="2026-06-01")
    assert error_at(answer, "user") == "The person holds the post at that time already"
    assert fill(admin, new, user=maria.key, start="2027-01-01").status_code == 302


def test_an_end_before_the_start_is_refused_at_the_field(admin, post, maria):
    answer = fill(
        admin, address(post, "/holdings/new"), user=maria.key, start="2026-06-01", end="2026-05"
    )
    assert error_at(answer, "end") == "Choose an end that does not come before the start"


def test_an_acting_holder_comes_from_another_post(admin, build, board, post, maria):
    other = build.position(board, "Avdelningschef")
    fill(
        admin,
        address(post, "/holdings/new"),
        user=maria.key,
        kind="acting",
        acting_from=other.key,
    )
    assert held()[0].acting_from is other
    assert "otherwise Avdelningschef" in text_of(admin.get(address(post)))


def test_the_other_post_counts_only_of_an_acting_holder(admin, build, board, post, maria):
    other = build.position(board)
    fill(admin, address(post, "/holdings/new"), user=maria.key, acting_from=other.key)
    assert held()[0].acting_from is None


def test_the_days_are_changed_and_told(admin, build, post, maria):
    one = build.holding(post, maria)
    fill(admin, address(post, f"/holdings/{one.id}"), end="2026-12-31")
    event = newest_event()
    assert event.type is EventType.HOLDING_CHANGED
    assert told(event, "holding") == {"end": (None, "2026-12-31")}
    fill(admin, address(post, f"/holdings/{one.id}"), end="")
    assert held()[0].end is None


def test_saving_nothing_new_tells_nothing(admin, build, post, maria):
    one = build.holding(post, maria)
    before = number_of_events()
    fill(admin, address(post, f"/holdings/{one.id}"))
    assert number_of_events() == before


def test_the_second_of_two_sees_both_versions(admin, build, post, maria):
    one = build.holding(post, maria)
    here = address(post, f"/holdings/{one.id}")
    mine = sent_by(admin.get(here))
    fill(admin, here, end="2026-12-31")
    answer = admin.post(here, data={**mine, "end": "2027-06-30"})
    assert answer.status_code == 409
    text = text_of(answer)
    assert "Ada Admin saved while you were writing" in text
    assert "31 December 2026" in text


def test_a_changed_holding_does_not_overlap_the_persons_other(build, post, maria):
    first = build.holding(post, maria, end="2025-12-31")
    build.holding(post, maria, HoldingKind.DEPUTY, start="2026-01-01")
    with pytest.raises(Refused), unit_of_work():
        days = Days(PartialDate("2020-01-01"), PartialDate("2026-06-30"))
        change_holding(first, days, by=build.any_administrator, at=build.now())


def test_an_older_version_is_refused(build, post, maria):
    one = build.holding(post, maria)
    with pytest.raises(Changed), unit_of_work():
        days = Days(None, None)
        change_holding(one, days, version=7, by=build.any_administrator, at=build.now())


def test_who_may_change_the_days(build, board, post, maria):
    one = build.holding(post, maria)
    days = Days(None, None)
    found = answers(cast(board, post), lambda by: change_holding(one, days, by=by, at=build.now()))
    assert found == in_force("administrator", "controller")


def test_who_holds_it_may_change_the_deputys_days(build, board, post, maria):
    one = build.holding(post, maria, HoldingKind.DEPUTY)
    days = Days(None, None)
    found = answers(cast(board, post), lambda by: change_holding(one, days, by=by, at=build.now()))
    assert found == in_force("administrator", "controller", "owner", "acting")


def test_a_closed_account_gets_no_post(admin, build, post, maria):
    fill(admin, f"/admin/users/{maria.key}/close")
    options = page(admin.get(address(post, "/holdings/new"))).select("#user option")
    assert maria.key not in [option["value"] for option in options]


def test_a_holding_of_another_post_is_not_found_here(admin, build, board, post, maria):
    one = build.holding(build.position(board), maria)
    assert admin.get(address(post, f"/holdings/{one.id}")).status_code == 404
