"""Who holds a post, in which way, from when to when."""

import pytest

from riskreg.accounts.queries import holdings_of
from riskreg.administration.operations import begin_holding, end_holding
from riskreg.administration.rules import Term
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.told import newest_event, told

DEC_2021, SPRING, SEPTEMBER = map(PartialDate, ("2021-12", "2022-spring", "2022-09-15"))


@pytest.fixture
def board(build):
    return build.board("san")


def begun(build, post, user, *term, **more):
    with unit_of_work():
        return begin_holding(
            post, user, Term(*term, **more), by=build.any_administrator, at=build.now()
        )


def ended(build, holding, end):
    with unit_of_work():
        end_holding(holding, end, by=build.any_administrator, at=build.now())


def test_a_person_holds_a_post_from_a_day(build, post):
    user = build.user("Maria")
    holding = begun(build, post, user, start=DEC_2021)
    assert (holding.user, holding.kind, holding.start) == (user, HoldingKind.ORDINARY, DEC_2021)
    assert list(holdings_of([post.id])) == [holding]
    event = newest_event()
    assert (event.type, event.table_name, event.row_id) == (
        EventType.HOLDING_BEGUN,
        "position",
        post.id,
    )
    assert told(event, "holding")["user_id"] == (None, user.id)


def test_a_post_may_be_held_by_somebody_whom_no_source_names(build, post):
    assert begun(build, post, None, end=DEC_2021).user is None


def test_an_acting_holder_may_come_from_another_post(build, board, post):
    head = build.position(board, "Avdelningschef")
    holding = begun(build, post, build.user(), HoldingKind.ACTING, acting_from=head)
    assert holding.acting_from == head


def test_only_an_acting_holder_comes_from_another_post(build, board, post):
    with pytest.raises(Refused) as refusal:
        begun(build, post, build.user(), HoldingKind.DEPUTY, acting_from=build.position(board))
    assert refusal.value.field == "acting_from"


def test_an_end_does_not_come_before_the_start(build, post):
    with pytest.raises(Refused) as refusal:
        begun(build, post, build.user(), start=SEPTEMBER, end=SPRING)
    assert refusal.value.field == "end"
    assert begun(build, post, build.user(), start=SPRING, end=PartialDate("2022-04"))


def test_a_post_is_let_go_of(build, post):
    user = build.user()
    holding = begun(build, post, user, start=DEC_2021)
    assert post.key in build.actor(user).held
    ended(build, holding, SEPTEMBER)
    assert post.key not in build.actor(user).held
    assert told(newest_event(), "holding") == {"end": (None, "2022-09-15")}


def test_a_post_is_still_held_on_its_last_day(build, post):
    user = build.user()
    ended(build, begun(build, post, user), PartialDate.of(build.today))
    assert post.key in build.actor(user).held


def test_a_holding_ends_once_and_after_its_start(build, post):
    holding = begun(build, post, build.user(), start=SEPTEMBER)
    with pytest.raises(Refused) as refusal:
        ended(build, holding, DEC_2021)
    assert refusal.value.field == "end"
    ended(build, holding, SEPTEMBER)
    with pytest.raises(Refused, match="ended already"):
        ended(build, holding, SEPTEMBER)


def allowed(build, board, post, kind):
    act = lambda by: begin_holding(post, None, Term(kind), by=by, at=build.now())  # noqa: E731 - one line says it
    return {who for who, answer in answers(cast(board, post), act).items() if answer == "allowed"}


def test_an_administrator_and_the_boards_controller_place_holders(build, board, post):
    placing = {"administrator", "controller"}
    assert allowed(build, board, post, HoldingKind.ORDINARY) == placing
    assert allowed(build, board, post, HoldingKind.ACTING) == placing


def test_the_holder_names_the_deputy_but_a_deputy_names_nobody(build, board, post):
    found = allowed(build, board, post, HoldingKind.DEPUTY)
    assert found == {"administrator", "controller", "owner", "acting"}


def test_whoever_may_place_may_also_let_go(build, board, post):
    holding = begun(build, post, build.user())
    act = lambda by: end_holding(holding, SEPTEMBER, by=by, at=build.now())  # noqa: E731 - one line says it
    found = answers(cast(board, post), act)
    assert {who for who, answer in found.items() if answer == "allowed"} == {
        "administrator",
        "controller",
    }
