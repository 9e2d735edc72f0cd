"""Sundbyberg 2022 in the demo: exactly what its source tells, and nothing more."""

from datetime import date

import pytest
from sqlalchemy import select

from riskreg.accounts.models import Holding
from riskreg.boards.models import Position, Unit
from riskreg.boards.queries import boards, municipality
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    HoldingKind,
    Known,
    PlanState,
    RoutineKind,
)
from riskreg.extensions import db

SOURCE = ("ks 2022", "san 2022")
SILENT = "Innehållet framgår inte av källan"


@pytest.fixture
def sundbyberg(documents):
    return [documents[name] for name in SOURCE]


@pytest.mark.parametrize(
    ("plan", "title", "risks"),
    [
        ("ks 2022", "Kommunstyrelsens internkontrollplan 2022", 4),
        ("san 2022", "Social- och arbetsmarknadsnämndens internkontrollplan 2022", 3),
    ],
)
def test_one_risk_of_each_plan_has_content(documents, plan, title, risks):
    document = documents[plan]
    assert document.title == title
    assert [risk.number for risk in document.selected] == list(range(1, risks + 1))
    assert [risk.content_given for risk in document.risks] == [True] + [False] * (risks - 1)
    assert {risk.title for risk in document.risks[1:]} == {SILENT}


def test_what_is_told_of_the_executive_boards_risk(documents):
    document = documents["ks 2022"]
    risk = document.risks[0]
    assert risk.title == "Bristande kommunikation med näringslivet"
    assert risk.consequence == (
        "Kan bli ett hinder för näringslivet att bedriva verksamhet och skapa arbetstillfällen"
    )
    assert [cause.text for cause in risk.causes] == [
        "Bristande kommunikation till näringslivsfunktionen",
        "Bristande integrering av näringslivsfrågor inom staden",
        "Otydlig styrning i näringslivsfrågor",
    ]
    assert risk.followed_up_in == (
        "Kommunstyrelsens verksamhetsberättelse, antas vid sammanträdet i april 2023"
    )
    assert risk.actions == ()


def test_where_the_executive_boards_risk_is_followed_up(documents):
    document = documents["ks 2022"]
    (key,) = document.risks[0].routines
    assert document.routine(key).title == (
        "Uppföljning av internkontrollplanen i verksamhetsberättelsen"
    )
    (occasion,) = document.occasions
    assert (occasion.routine, occasion.deadline, occasion.status_date) == (key, None, None)
    assert document.meeting(occasion.meeting).on == PartialDate("2023-04")


def test_what_is_told_of_the_social_boards_risk(documents):
    risk = documents["san 2022"].risks[0]
    assert risk.title == "Bristande samordning gällande brukares behov"
    assert (risk.consequence, risk.causes, risk.routines, risk.followed_up_in) == (
        None,
        (),
        (),
        None,
    )
    mapping, team = risk.actions
    assert (mapping.title, mapping.started) == ("Kartläggning av brister inom samordning", None)
    assert team.title == "Kompetensteamet för särskilt komplexa fall"
    assert team.started == PartialDate("2022-spring")
    assert "tio månader eller längre" in team.description
    assert {action.status for action in risk.actions} == {ActionStatus.IN_PROGRESS}
    assert {action.latest.on for action in risk.actions} == {date(2023, 3, 22)}


def test_nothing_is_added_to_what_the_source_says(sundbyberg):
    for document in sundbyberg:
        assert (document.state, document.decisions) == (PlanState.ADOPTED, ())
        assert not document.is_example
        assert document.source == "EY, Granskning av stadens arbetsmarknadsåtgärder, 22 mars 2023"
        for risk in document.risks:
            assert (risk.assessments, risk.responses, risk.controls, risk.owner) == ((),) * 3 + (
                None,
            )
            assert (risk.category, risk.process, risk.description) == (None,) * 3
        for _, action in document.actions:
            assert (action.owner, action.first_due, action.moves, action.causes) == (
                None,
                None,
                (),
                (),
            )
        for routine in document.routines:
            assert (routine.deputy, routine.decided, routine.revised) == (None,) * 3
            assert routine.documented_where is None


def test_thirteen_practices_with_documented_as_told(sundbyberg, source):
    found = {one.title: one for document in sundbyberg for one in document.routines}
    told = {one["id"]: one for one in source["reporting_routines"]}
    titles = {key: one["title"] for key, one in source["swedish"]["routines"].items()}
    assert len(found) == len(told) == 13
    answers = {True: Known.YES, False: Known.NO, None: Known.NOT_RECORDED}
    for key, one in told.items():
        assert found[titles[key]].documented is answers[one["documented"]], key
    kinds = [one.kind for one in found.values()]
    assert kinds.count(RoutineKind.REPORTING) == 11
    assert found[titles["RR12"]].kind is RoutineKind.COOPERATION
    assert found[titles["RR13"]].kind is RoutineKind.METHOD


def test_a_practice_has_a_reporter_exactly_where_one_is_told(sundbyberg, source):
    found = {one.title: one for document in sundbyberg for one in document.routines}
    words_of = source["swedish"]["routines"]
    for told in source["reporting_routines"]:
        routine = found[words_of[told["id"]]["title"]]
        assert (routine.reporter is not None) == ("from" in told), told["id"]
        assert routine.form == words_of[told["id"]].get("form")


def test_the_business_functions_report_goes_by_its_committee(documents):
    document = documents["ks 2022"]
    routine = document.routines[0]
    posts = (routine.reporter, routine.presented_by, routine.delegated_to)
    assert [document.position(post).title for post in posts] == [
        "Näringslivsfunktionen",
        "Stadsdirektör",
        "Avdelningschef för utveckling och hållbarhet",
    ]
    assert (routine.via, routine.to) == (
        "Kommunstyrelsens exploaterings- och näringslivsutskott",
        "Kommunstyrelsen",
    )


def test_bodies(demo):
    found = {board.short: board for board in boards()}
    assert [found[short].name for short in ("kf", "ks", "enu", "san", "rev")] == [
        "Kommunfullmäktige",
        "Kommunstyrelsen",
        "Kommunstyrelsens exploaterings- och näringslivsutskott",
        "Social- och arbetsmarknadsnämnden",
        "Förtroendevalda revisorer",
    ]
    assert found["enu"].also_named == "Exploatering- och näringslivsutskottet"
    assert found["enu"].parent_id == found["ks"].id
    assert municipality().name == "Sundbybergs stad"


def test_units_and_their_merger(demo, source):
    found = {unit.name: unit for unit in db.session.scalars(select(Unit))}
    sectors = source["administration"]
    for name in (sectors[0]["name"], *sectors[1]["units_2022"], *sectors[1]["other_units_named"]):
        assert name in found
    ended = [found[name] for name in sectors[1]["units_2022"]]
    assert {unit.end for unit in ended} == {PartialDate("2022-12")}
    (merged,) = {unit.successor for unit in ended}
    assert merged.start == PartialDate("2023-01")
    assert "namnet framgår inte av källan" in merged.name


def test_a_post_was_left_and_somebody_acted(demo):
    title = "Enhetschef arbetsmarknad 25–65 år och Jobbcenter"
    post = db.session.scalars(select(Position).where(Position.title == title)).one()
    left, acting = db.session.scalars(
        select(Holding).where(Holding.position_id == post.id).order_by(Holding.id)
    )
    assert (left.kind, left.start, left.end) == (
        HoldingKind.ORDINARY,
        None,
        PartialDate("2021-12"),
    )
    assert (acting.kind, acting.start, acting.end) == (
        HoldingKind.ACTING,
        PartialDate("2021-12"),
        PartialDate("2022-autumn"),
    )
    assert acting.acting_from.title == (
        "Avdelningschef vuxenutbildning, arbetsmarknad och integration"
    )
    assert left.user is acting.user is None
