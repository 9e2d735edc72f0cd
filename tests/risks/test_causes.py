"""Why a risk may come true: causes in order, each with its action or the reason for none."""

import pytest

from riskreg.document.kinds import PlanState
from riskreg.history.coverage import UntoldChange
from riskreg.history.heads import known_heads
from riskreg.history.kinds import EventType
from riskreg.history.verify import verify
from riskreg.refusals import NotFound, Refused
from riskreg.risks.operations import add_cause, change_cause, move_cause, remove_cause
from riskreg.risks.queries import causes_of, find_cause
from riskreg.transaction import unit_of_work
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, number_of_events, told


@pytest.fixture
def post(build):
    return build.position(build.board())


@pytest.fixture
def risk(build, post):
    return build.risk(build.plan(post.board), owner=post, causes=["Ett", "Två", "Tre"])


def done(build, operation, row, *values, by=None, **more):
    by = by or build.controller_of(_board(row))
    with unit_of_work():
        return operation(row, *values, by=by, at=build.now(), **more)


def _board(row):
    return getattr(row, "risk", row).plan.board


def texts(risk):
    return [cause.text for cause in causes_of(risk)]


def test_causes_stand_in_the_order_in_which_they_came(build, risk):
    done(build, add_cause, risk, "Fyra")
    assert texts(risk) == [cause.text for cause in risk.causes] == ["Ett", "Två", "Tre", "Fyra"]


def test_a_cause_is_found_by_its_key(build, risk):
    cause = risk.causes[1]
    assert find_cause(risk, cause.key) == cause
    with pytest.raises(NotFound):
        find_cause(build.risk(), cause.key)


@pytest.mark.parametrize("text", ["", "  ", "x" * 501])
def test_a_cause_is_a_text_of_some_length(build, risk, text):
    for operation, row in ((add_cause, risk), (change_cause, risk.causes[0])):
        with pytest.raises(Refused) as refusal:
            done(build, operation, row, text)
        assert refusal.value.field == "text"


def test_a_cause_may_say_why_nothing_is_done(build, risk):
    cause = risk.causes[0]
    done(build, change_cause, cause, "Ett", "Ligger utanför stadens rådighet")
    assert cause.untreated_because == "Ligger utanför stadens rådighet"
    with pytest.raises(Refused) as refusal:
        done(build, change_cause, cause, "Ett", "x" * 4001)
    assert refusal.value.field == "untreated_because"


def test_a_cause_is_removed(build, risk):
    done(build, remove_cause, risk.causes[1])
    assert texts(risk) == ["Ett", "Tre"]


def test_actions_lose_their_aim_with_the_cause_and_stay(build, risk):
    first, second, _ = risk.causes
    action = build.action(risk, causes=[first, second])
    done(build, remove_cause, first)
    assert [aim.cause for aim in action.aims] == [second]
    assert told(newest_event(), "action_cause")["cause_id"][1] is None


def test_the_history_still_equals_the_tables_after_a_removal(build, risk):
    build.action(risk, causes=risk.causes)
    done(build, remove_cause, risk.causes[0])
    assert list(verify(known_heads())) == []


def test_a_cause_does_not_go_untold(build, risk):
    build.action(risk, causes=risk.causes)
    with pytest.raises(UntoldChange), unit_of_work():
        risk.causes.remove(risk.causes[0])
    assert texts(risk) == ["Ett", "Två", "Tre"]


@pytest.mark.parametrize(
    ("place", "up", "expected"),
    [
        (1, True, ["Två", "Ett", "Tre"]),
        (1, False, ["Ett", "Tre", "Två"]),
        (2, True, ["Ett", "Tre", "Två"]),
    ],
)
def test_a_cause_changes_places_with_its_neighbour(build, risk, place, up, expected):
    done(build, move_cause, risk.causes[place], up=up)
    assert texts(risk) == [cause.text for cause in risk.causes] == expected
    assert newest_event().type is EventType.CAUSE_CHANGED


def test_at_the_ends_nothing_moves_and_nothing_is_told(build, risk):
    before = number_of_events()
    done(build, move_cause, risk.causes[0], up=True)
    done(build, move_cause, risk.causes[2], up=False)
    assert texts(risk) == ["Ett", "Två", "Tre"]
    assert number_of_events() == before


def test_places_stay_apart_after_a_removal(build, risk):
    done(build, remove_cause, risk.causes[0])
    done(build, add_cause, risk, "Fyra")
    assert len({cause.ordinal for cause in risk.causes}) == 3
    assert texts(risk) == ["Två", "Tre", "Fyra"]


def test_causes_are_told(build, risk):
    cause = done(build, add_cause, risk, "Fyra")
    event = newest_event()
    assert (event.type, event.about, event.row_id) == (
        EventType.CAUSE_ADDED,
        risk.line.key,
        cause.id,
    )
    assert told(event, "cause")["text"] == (None, "Fyra")
    done(build, change_cause, cause, "Fem")
    assert newest_event().type is EventType.CAUSE_CHANGED
    assert told(newest_event(), "cause") == {"text": ("Fyra", "Fem")}
    done(build, remove_cause, cause)
    assert (newest_event().type, newest_event().about) == (
        EventType.CAUSE_REMOVED,
        risk.line.key,
    )
    assert told(newest_event(), "cause")["text"] == ("Fem", None)


def test_a_deputy_acts_for_the_post(build, risk, post):
    deputy = build.actor(build.deputy(post))
    for operation, row, values in (
        (add_cause, risk, ["Fyra"]),
        (change_cause, risk.causes[0], ["Noll"]),
        (remove_cause, risk.causes[0], []),
    ):
        done(build, operation, row, *values, by=deputy)
        assert newest_event().acting_for == post


@pytest.mark.parametrize(
    "act",
    [
        lambda risk, **who: add_cause(risk, "Ny", **who),
        lambda risk, **who: change_cause(risk.causes[0], "Ny", **who),
        lambda risk, **who: remove_cause(risk.causes[0], **who),
        lambda risk, **who: move_cause(risk.causes[0], up=False, **who),
    ],
    ids=["add", "change", "remove", "move"],
)
def test_who_may(build, risk, post, act):
    people = cast(post.board, post)

    def tried():
        return answers(people, lambda by: act(risk, by=by, at=build.now()))

    assert tried() == in_draft("controller", *THE_POST)
    build.bring(risk.plan, PlanState.ADOPTED)
    assert tried() == in_force()
