"""The small demo: an example of every state, and a play that is kept whole or not at all."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from riskreg.boards.queries import municipality
from riskreg.cli.demo import play
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    ControlKind,
    ControlOutcome,
    HoldingKind,
    Known,
    OccasionState,
    ReportKind,
    ResponseKind,
)
from riskreg.extensions import db
from riskreg.history import heads
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.history.queries import head
from riskreg.history.verify import verify
from riskreg.refusals import Refused
from riskreg.reporting.models import Report
from tests.cli.conftest import demo_app, documents_of, signed_in
from tests.conftest import NOON
from tests.support.forms import page, text_of, words

EXAMPLE = ("ks 2026", "san 2026")
PAGES = ("", "/risks", "/routines")


@pytest.fixture
def examples(documents):
    return [documents[name] for name in EXAMPLE]


# ---- the example


def test_the_example_is_labelled_on_every_page_and_the_source_is_not(visitor):
    member = visitor("member")
    for short, year, is_example in (("ks", 2026, True), ("san", 2026, True), ("san", 2022, False)):
        for address in (f"/b/{short}/{year}{one}" for one in (*PAGES, "/risks/1")):
            answer = member.get(address)
            if answer.status_code == 404:  # the example's risks are numbered on from the source's
                answer = member.get(address.replace("/1", "/5"))
            ribbon = page(answer).select_one(".ribbon")
            assert (ribbon is not None) == is_example, address


def statuses(documents):
    """Every state that the plans are in today, of every kind that pages tell apart."""
    for document in documents:
        yield from (action.status for _, action in document.actions)
        yield from (one.latest.outcome for _, one in document.controls if one.latest)
        yield from (control.kind for _, control in document.controls)
        yield from (occasion.state for occasion in document.occasions)
        yield from (routine.documented for routine in document.routines)
        for risk in document.selected:
            yield from (response.kind for response in risk.responses)
            yield from (assessment.kind for assessment in risk.assessments)


@pytest.mark.parametrize(
    "kind",
    [
        ActionStatus,
        ControlOutcome,
        ControlKind,
        OccasionState,
        Known,
        ResponseKind,
        AssessmentKind,
    ],
)
def test_the_example_shows_every_state(examples, kind):
    found = [one for one in statuses(examples) if isinstance(one, kind)]
    assert set(found) == set(kind)


def test_the_example_shows_every_level_and_every_way_to_stand(examples):
    both = [risk for document in examples for risk in document.risks]
    levels = {document.level_of(risk).rank for document in examples for risk in document.selected}
    assert levels == {1, 2, 3, 4}
    assert any(risk.current is None for risk in both)
    assert any(not risk.selected and risk.selection_reason for risk in both)
    assert any(risk.current and risk.current.preliminary for risk in both)
    assert any(risk.untreated_causes() for risk in both)
    assert any(cause.untreated_because for risk in both for cause in risk.causes)


def test_the_example_shows_lateness_deputies_and_vacancies(examples):
    actions = [action for document in examples for _, action in document.actions]
    assert any(action.days_overdue(NOON.date()) for action in actions)
    assert any(len(action.moves) > 1 for action in actions)
    assert any(action.latest and action.latest.effect for action in actions)
    assert any(note.as_deputy for action in actions for note in action.progress)
    posts = [post for document in examples for post in document.positions]
    vacant = [post for post in posts if post.is_vacant(NOON.date())]
    assert {post.has(HoldingKind.ACTING, NOON.date()) for post in vacant} == {True, False}
    routines = [routine for document in examples for routine in document.routines]
    assert {routine.is_secured for routine in routines} == {True, False}


def test_the_example_is_reported_on(demo, documents):
    reports = db.session.scalars(select(Report).order_by(Report.id)).all()
    kinds = [report.kind for report in reports]
    assert {kinds.count(kind) for kind in (ReportKind.PROPOSED, ReportKind.DECIDED)} == {2}
    follow_ups = [report for report in reports if report.kind is ReportKind.FOLLOW_UP]
    met = [report.meeting.on.day < NOON.date() for report in follow_ups]
    assert sorted(met) == [False, True, True]


def test_every_picture_is_on_a_page(visitor):
    member = visitor("member")
    plan, story = (page(member.get(f"/b/san/2026/risks{one}")) for one in ("", "/4"))
    assert plan.select_one("svg.mx")
    assert len(plan.select("svg.bar")) == 1
    assert len(story.select("svg.whl")) == 2
    legend = words(plan.select(".legend")[1])
    assert legend == "Ökat Minskat Tidigare plats Accepterad Preliminärt"
    assert "annan plats" in words(page(member.get("/b/ks/2026")).select(".legend")[1])


def test_what_a_politician_reads_in_two_minutes(visitor):
    told = text_of(visitor("member").get("/b/san/2026"))
    assert "Nio risker. En är mycket hög och fyra är höga." in told
    assert "har en ökat och två minskat" in told
    assert "Tre av elva åtgärder är försenade, och tre orsaker saknar åtgärd." in told


@pytest.mark.parametrize("who", ["controller", "manager"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_everybody_can_read_every_page(visitor, who, language):
    client = visitor(who)
    numbers = {"san/2022": 1, "san/2026": 4, "ks/2022": 1, "ks/2026": 8}
    for plan, number in numbers.items():
        for one in (*PAGES, f"/risks/{number}"):
            answer = client.get(f"/b/{plan}{one}", headers={"Accept-Language": language})
            assert answer.status_code == 200, answer.request.path
    for address in ("/boards", "/b/san/history", "/b/ks/history"):
        assert client.get(address, headers={"Accept-Language": language}).status_code == 200


# ---- the play


def test_its_history_holds_and_goes_forward(demo):
    assert list(verify(heads.known_heads())) == []
    # Whoever visits it after the play, and looks for a page in vain, is told as well.
    played = Event.type != EventType.PAGE_NOT_FOUND
    moments = db.session.scalars(select(Event.at).where(played).order_by(Event.number)).all()
    assert moments == sorted(moments)
    assert moments[-1] <= NOON


def test_the_surnames_say_that_nobody_is_real(demo):
    told = db.session.scalars(select(Event).where(Event.user_id.is_not(None)))
    names = {event.user.name for event in told}
    assert names
    assert all(re.fullmatch(r"\w+ Exempel", name) for name in names)


def test_all_of_it_is_kept_or_nothing(app, database, monkeypatch):
    def stop(*_args, **_facts):
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(play.register, "choose_passwords", stop)
    with pytest.raises(RuntimeError):
        play.play(NOON, small=True)
    db.session.rollback()
    assert municipality() is None
    assert head()[0] == 0


def test_it_is_not_played_over_what_is_there(build):
    build.board()
    number = head()[0]
    with pytest.raises(Refused):
        play.play(NOON, small=True)
    assert head()[0] == number


def test_it_plays_on_either_database(app, database, sign_in):
    play.play(NOON, small=True)
    assert list(verify(heads.known_heads())) == []
    assert municipality().is_demo


@pytest.mark.parametrize(
    "day",
    [
        datetime(2026, 1, 1, 0, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 12, tzinfo=UTC),
        datetime(2027, 6, 1, 23, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
    ],
    ids=lambda day: f"{day:%Y-%m-%d}",
)
def test_it_plays_on_any_day_of_the_year(tmp_path, time_machine, day):
    time_machine.move_to(day, tick=False)
    app = demo_app(tmp_path, day)
    documents = documents_of(app, day)
    year = max(document.year for document in documents.values())
    with app.app_context():
        assert list(verify(heads.known_heads())) == []
        client = signed_in(app, "controller", day)
        for short, number in (("san", 4), ("ks", 8)):
            for one in (*PAGES, f"/risks/{number}"):
                assert client.get(f"/b/{short}/{year}{one}").status_code == 200
    assert {documents[f"{short} {year}"].is_example for short in ("ks", "san")} == {True}
