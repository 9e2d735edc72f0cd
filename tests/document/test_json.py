"""What is frozen today must be read, byte for byte, for as long as there are archives."""

import json
from copy import deepcopy
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given

from riskreg.document.dates import PartialDate
from riskreg.document.decoding import Unreadable
from riskreg.document.json import checksum, read, write
from riskreg.document.values import PlanDocument
from tests.support import documents as a
from tests.support import strategies
from tests.support.full_plan import FULL_PLAN

FROZEN = Path(__file__).parent / "frozen_format_1.json"
FROZEN_CHECKSUM = "1df5358ef69d6670f2047d0c758954a12700314bbc7b904b64c5304ba36af8bf"

#: What a field means when it is left out.  A default that has been frozen never changes.
DEFAULTS: dict[str, Any] = {
    "Grade.name_en": None,
    "Grade.definition": None,
    "Level.name_en": None,
    "Level.requires_treatment": False,
    "Level.requirement": None,
    "PeriodEntry.end": None,
    "PeriodEntry.acting_from": None,
    "PositionEntry.unit": None,
    "PositionEntry.periods": (),
    "PositionEntry.holders_known": True,
    "ResponseEntry.reason": None,
    "ResponseEntry.decider": None,
    "ResponseEntry.review_on": None,
    "CauseEntry.untreated_because": None,
    "CauseEntry.done": (),
    "DoneEntry.effect": None,
    "AssessmentEntry.rationale": None,
    "AssessmentEntry.occasion": None,
    "AssessmentEntry.preliminary": False,
    "AssessmentEntry.position": None,
    "ProgressEntry.effect": None,
    "ProgressEntry.position": None,
    "ProgressEntry.as_deputy": False,
    "ActionEntry.description": None,
    "ActionEntry.owner": None,
    "ActionEntry.first_due": None,
    "ActionEntry.started": None,
    "ActionEntry.causes": (),
    "ActionEntry.moves": (),
    "ActionEntry.progress": (),
    "ActionEntry.evidence": 0,
    "ActionEntry.told_until": None,
    "ActionEntry.prompted_by": None,
    "ControlResultEntry.observation": None,
    "ControlResultEntry.checked": None,
    "ControlResultEntry.deviations": None,
    "ControlResultEntry.proposed_action": None,
    "ControlResultEntry.position": None,
    "ControlResultEntry.as_deputy": False,
    "ControlResultEntry.key": None,
    "ControlResultEntry.led_to": None,
    "ControlEntry.purpose": None,
    "ControlEntry.method": None,
    "ControlEntry.extent": None,
    "ControlEntry.frequency": None,
    "ControlEntry.performer": None,
    "ControlEntry.receiver": None,
    "ControlEntry.results": (),
    "ControlEntry.evidence": 0,
    "SecretMark.withheld": False,
    "RiskEntry.description": None,
    "RiskEntry.consequence": None,
    "RiskEntry.category": None,
    "RiskEntry.process": None,
    "RiskEntry.content_given": True,
    "RiskEntry.selected": True,
    "RiskEntry.selection_reason": None,
    "RiskEntry.owner": None,
    "RiskEntry.secret": None,
    "RiskEntry.since_year": None,
    "RiskEntry.responses": (),
    "RiskEntry.causes": (),
    "RiskEntry.assessments": (),
    "RiskEntry.actions": (),
    "RiskEntry.controls": (),
    "RiskEntry.routines": (),
    "RiskEntry.followed_up_in": None,
    "RoutineEntry.what": None,
    "RoutineEntry.reporter": None,
    "RoutineEntry.deputy": None,
    "RoutineEntry.presented_by": None,
    "RoutineEntry.delegated_to": None,
    "RoutineEntry.via": None,
    "RoutineEntry.to": None,
    "RoutineEntry.form": None,
    "RoutineEntry.when": None,
    "RoutineEntry.documented_where": None,
    "RoutineEntry.revised": None,
    "RoutineEntry.decided": None,
    "RoutineEntry.is_continuous": False,
    "RoutineEntry.rounds": False,
    "RoutineEntry.covers_all_risks": False,
    "RoutineEntry.note": None,
    "RoutineEntry.number": None,
    "OccasionEntry.status_date": None,
    "OccasionEntry.deadline": None,
    "OccasionEntry.meeting": None,
    "DecisionEntry.on": None,
    "DecisionEntry.paragraph": None,
    "DecisionEntry.registration": None,
    "DecisionEntry.text": None,
    "PlanDocument.source": None,
    "PlanDocument.positions": (),
    "PlanDocument.risks": (),
    "PlanDocument.routines": (),
    "PlanDocument.meetings": (),
    "PlanDocument.occasions": (),
    "PlanDocument.decisions": (),
}


@strategies.patient
@given(strategies.documents)
def test_what_is_written_is_read_again(document):
    assert read(write(document)) == document


@strategies.patient
@given(strategies.documents)
def test_equal_documents_give_equal_bytes(document):
    assert write(deepcopy(document)) == write(document) == write(read(write(document)))


def test_a_document_frozen_in_format_1_is_read_for_ever():
    assert read(FROZEN.read_bytes()) == FULL_PLAN


def test_a_document_frozen_in_format_1_keeps_its_bytes():
    data = FROZEN.read_bytes()

    assert write(read(data)) == data
    assert checksum(data) == FROZEN_CHECKSUM


def test_the_frozen_document_says_something_in_every_field():
    silent = {
        f"{type(entry).__name__}.{field.name}"
        for entry in _entries(FULL_PLAN)
        for field in fields(entry)
        if field.default is not MISSING
    } - {
        f"{type(entry).__name__}.{field.name}"
        for entry in _entries(FULL_PLAN)
        for field in fields(entry)
        if getattr(entry, field.name) != field.default
    }

    assert silent == set()


def test_what_is_left_out_keeps_its_meaning():
    assert {
        f"{kind.__name__}.{field.name}": field.default
        for kind in _kinds(PlanDocument)
        for field in fields(kind)
        if field.default is not MISSING
    } == DEFAULTS


def _kinds(hint: Any) -> set[Any]:
    """Every kind of entry that a document may hold."""
    if not is_dataclass(hint) or hint is PartialDate:
        return {kind for inner in get_args(hint) for kind in _kinds(inner)}
    inside = get_type_hints(hint).values()
    return {hint, *(kind for inner in inside for kind in _kinds(inner))}


def test_it_is_canonical():
    data = write(a.plan(a.risk(2, (3, 4), title="Å – “x”\n\u2028")))

    assert data.startswith(b'{"format":1,"plan":{"as_of":"2023-09-12","board":{')
    assert "Å – “x”\\n\u2028".encode() in data
    assert b": " not in data
    assert json.dumps(json.loads(data), sort_keys=True, ensure_ascii=False).count("null") == 0


def test_texts_are_left_as_they_are():
    composed, apart = a.plan(title="\u00e5"), a.plan(title="a\u030a")

    assert read(write(apart)).title == "a\u030a"
    assert checksum(write(composed)) != checksum(write(apart))


def test_one_more_note_gives_another_checksum():
    before = a.plan(a.risk())
    after = replace(before, risks=(replace(before.risks[0], description="Nytt"),))

    assert checksum(write(before)) != checksum(write(after))


def _entries(entry):
    yield entry
    for field in fields(entry):
        value = getattr(entry, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one) and not isinstance(one, PartialDate):
                yield from _entries(one)


def _with(**changed) -> bytes:
    """A small plan's JSON with some of its fields written over."""
    whole = json.loads(write(a.plan(a.risk(1, (3, 4)))))
    whole["plan"].update(changed)
    return json.dumps(whole).encode()


def _with_risk(**changed) -> bytes:
    whole = json.loads(write(a.plan(a.risk(1, (3, 4)))))
    whole["plan"]["risks"][0].update(changed)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This is not the JSON of a plan"),
        (b"\xff\xfe", "This is not the JSON of a plan"),
        (b"[" * 100_000, "This is not the JSON of a plan"),
        (b"[]", "A plan is an object with `format` and `plan`."),
        (b'{"format":1}', "A plan is an object with `format` and `plan`."),
        (b'{"format":1,"format":1,"plan":{}}', "a name stands twice in one object"),
        (b'{"format":2,"plan":{}}', "format: 2 is not one of 1"),
        (b'{"format":true,"plan":{}}', "format: True is not one of 1"),
        (b'{"format":1.0,"plan":{}}', "1.0 is not a whole number"),
        (b'{"format":1,"plan":NaN}', "NaN is not a whole number"),
        (b'{"format":1,"plan":[]}', "plan: an object is needed, not []"),
        (b'{"format":1,"plan":{}}', "plan: 'municipality' is missing"),
        (_with(colour="red"), "plan: 'colour' is not known here"),
        (_with(year="2023"), "plan.year: a whole number is needed, not '2023'"),
        (_with(year=True), "plan.year: a whole number is needed, not True"),
        (_with(title=None), "plan.title: a text is needed, not None"),
        (_with(is_example=0), "plan.is_example: true or false is needed, not 0"),
        (_with(as_of="20230912"), "plan.as_of: a day like 2026-01-31 is needed, not '20230912'"),
        (_with(as_of="2023-02-30"), "plan.as_of: day is out of range for month"),
        (_with(state="done"), "plan.state: one of draft, proposed, adopted, closed is needed"),
        (_with(risks={}), "plan.risks: a list is needed, not {}"),
        (_with_risk(number="3"), "plan.risks[0].number: a whole number is needed, not '3'"),
        (
            _with_risk(since_year=2020, actions=[{"key": "a", "title": "b", "started": 2022}]),
            "plan.risks[0].actions[0].started: a text is needed, not 2022",
        ),
        (_with_risk(routines=[1]), "plan.risks[0].routines[0]: a text is needed, not 1"),
        (
            _with_risk(actions=[{"key": "a", "title": "b", "started": "2022-13"}]),
            "plan.risks[0].actions[0].started: month must be in 1..12",
        ),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(data, message):
    with pytest.raises(Unreadable) as caught:
        read(data)

    assert message in str(caught.value)


def test_a_scale_that_does_not_hold_together_is_refused():
    whole = json.loads(write(a.plan()))
    whole["plan"]["scale"]["cells"][0] = [1]

    with pytest.raises(Unreadable, match=r"plan\.scale: A scale needs one cell"):
        read(json.dumps(whole).encode())


def test_a_null_is_the_same_as_nothing_said():
    assert read(_with_risk(description=None)) == read(_with_risk())
