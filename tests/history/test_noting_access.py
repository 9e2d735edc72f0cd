"""Who came to the door: told once an hour, counted after that, bounded for strangers."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from riskreg.accounts.rules import setting_up
from riskreg.extensions import db
from riskreg.history.kinds import EventKind, EventType, kind_of, types_of
from riskreg.history.models import AccessCount, AccessNote
from riskreg.history.operations import note_access
from riskreg.history.rules import MOST_AN_HOUR, Visit, seen_path
from riskreg.history.verify import verify
from riskreg.transaction import unit_of_work
from tests.support.told import newest_event, number_of_events, told

FAILED = EventType.SIGN_IN_FAILED


@pytest.fixture
def note(build):
    """Notes a visit; by the program itself unless somebody is named."""

    def noting(visit, type_=FAILED, by=None, later=timedelta()):
        with unit_of_work():
            note_access(type_, visit, by=by or setting_up(build.today), at=build.now() + later)

    return noting


def counts():
    return db.session.scalars(select(AccessCount.times).order_by(AccessCount.note_id)).all()


def notes():
    return db.session.scalar(select(func.count(AccessNote.id)))


def test_the_first_is_told_and_the_next_are_counted(build, note):
    before = number_of_events()
    for minutes in (0, 1, 2):
        note(Visit(None, "10.0.0.1", "a name"), later=timedelta(minutes=minutes))
    assert number_of_events() == before + 1
    assert counts() == [3]
    (row,) = db.session.scalars(select(AccessCount)).all()
    assert row.last_at - newest_event().at > timedelta(minutes=2)


def test_what_is_told_names_the_address_and_no_name(build, note):
    note(Visit(None, "10.0.0.1", "a name"))
    event = newest_event()
    values = told(event, "access_note")
    assert (event.type, event.user, event.about) == (FAILED, None, None)
    assert values.keys() == {"id", "key", "address"}
    assert values["address"] == (None, "10.0.0.1")
    assert "a name" not in str([vars(value) for value in event.values])


@pytest.mark.parametrize(
    "other",
    [
        {"type_": EventType.SIGN_IN_THROTTLED},
        {"later": timedelta(hours=1)},
        {"visit": Visit(None, "10.0.0.2", "a name")},
        {"visit": Visit(None, "10.0.0.1", "another")},
        {"visit": Visit(None, "10.0.0.1", "a name", route="GET /b")},
    ],
)
def test_another_hour_name_address_or_page_is_another_visit(note, other):
    visit = Visit(None, "10.0.0.1", "a name")
    note(visit)
    note(**{"visit": visit, **other})
    assert counts() == [1, 1]


def test_each_person_is_counted_alone(build, note):
    for user in (build.user("Åsa"), build.user("Bo")):
        visit = Visit(user.id, "10.0.0.1", route="GET /admin", path="/admin")
        for _ in range(2):
            note(visit, EventType.ACCESS_REFUSED, by=build.actor(user))
    assert counts() == [2, 2]
    assert newest_event().user.name == "Bo"


def test_strangers_cannot_fill_the_disk(note):
    for number in range(MOST_AN_HOUR + 20):
        note(Visit(None, f"10.0.0.{number}", "a name"))
    assert notes() == MOST_AN_HOUR + 1
    assert counts()[-1] == 20
    newest = db.session.scalars(select(AccessNote).order_by(AccessNote.id.desc())).first()
    assert (newest.address, newest.user_id) == (None, None)


def test_the_next_hour_has_room_again(note):
    for number in range(MOST_AN_HOUR + 1):
        note(Visit(None, f"10.0.0.{number}", "a name"))
    note(Visit(None, "10.1.0.1", "a name"), later=timedelta(hours=1))
    assert newest_event().values
    assert told(newest_event(), "access_note")["address"] == (None, "10.1.0.1")


def test_the_history_holds_with_them(note):
    note(Visit(None, "10.0.0.1", "a name"))
    assert list(verify([])) == []


def test_a_path_is_bounded_and_can_be_shown():
    assert seen_path("/b/\0\x1b[2J") == "/b/\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[2J"
    assert len(seen_path("/" + "å" * 500)) == 200


@pytest.mark.parametrize("type_", EventType)
def test_every_event_has_a_kind(type_):
    assert kind_of(type_) in EventKind, "say in history/kinds.py what one looks for to find it"


def test_every_kind_has_events():
    assert all(types_of({kind}) for kind in EventKind)
