"""Moving an end date: never without a reason."""

from datetime import date

import pytest

from riskreg.treatment.queries import moves_of
from tests.support.forms import error_at, fill, page, sent_by, text_of, words


@pytest.fixture
def action(build):
    board = build.board("san")
    post = build.position(board, "Enhetschef")
    risk = build.risk(build.plan(board))
    return build.action(risk, "Bilda ett team", owner=post, due=date(2026, 12, 31))


@pytest.fixture
def manager(build, sign_in, action):
    return sign_in(build.manager(action.owner))


@pytest.fixture
def address(action):
    return f"/my/action/{action.id}/due"


def test_the_date_is_moved_with_its_reason(action, manager, address):
    saved = fill(manager, address, new_due="2027-03-31", reason="Lokalen dröjer")
    assert saved.location == f"/my/action/{action.id}"
    (move,) = moves_of(action)
    assert (move.before, move.after, move.reason) == (
        date(2026, 12, 31),
        date(2027, 3, 31),
        "Lokalen dröjer",
    )
    shown = text_of(manager.get(saved.location))
    assert "Slutdatumet är flyttat: Bilda ett team." in shown
    assert "Lokalen dröjer" in shown


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"new_due": "2027-03-31"}, "reason", "Skriv varför slutdatumet flyttas"),
        ({"reason": "Därför"}, "new_due", "Ange ett nytt slutdatum, till exempel 2024-02-29"),
        (
            {"new_due": "2026-12-31", "reason": "Därför"},
            "new_due",
            "Ange ett nytt slutdatum, till exempel 2024-02-29",
        ),
    ],
)
def test_a_move_without_a_date_or_a_reason_is_refused(manager, address, sent, field, says):
    refused = fill(manager, address, **sent)
    assert refused.status_code == 422
    assert error_at(refused, field) == says
    assert sent.items() <= sent_by(refused).items()


def test_somebody_else_was_first(build, action, manager, address):
    opened = manager.get(address)
    build.move(action, date(2027, 1, 31))
    mine = {**sent_by(opened), "new_due": "2027-03-31", "reason": "Mitt skäl"}
    conflict = manager.post(address, data=mine)
    assert conflict.status_code == 409
    assert "31 januari 2027" in words(page(conflict).select_one(".note table"))
    assert manager.post(address, data=sent_by(conflict)).status_code == 302
    assert len(moves_of(action)) == 2


def test_others_may_not_move_it(build, sign_in, action, address):
    assert sign_in(build.member(action.risk.plan.board)).get(address).status_code == 403
