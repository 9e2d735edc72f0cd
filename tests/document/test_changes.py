"""What differs between two documents, and in which order a board hears of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from riskreg.document.change import Change, ChangeKind
from riskreg.document.changes import changes
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, ControlOutcome, Known, ResponseKind
from riskreg.document.masked import masked
from riskreg.document.organisation import PositionEntry
from riskreg.document.treatment import DueMoveEntry
from riskreg.document.values import CauseEntry, PlanDocument, ResponseEntry, RiskEntry, SecretMark
from tests.support import documents as a
from tests.support import strategies


def then(*risks: RiskEntry, **more) -> PlanDocument:
    return a.plan(*risks, as_of=a.EARLIER, **more)


def only(before: PlanDocument, after: PlanDocument) -> Change:
    (change,) = changes(before, after)
    return change


def kinds(before: PlanDocument, after: PlanDocument) -> list[ChangeKind]:
    return [change.kind for change in changes(before, after)]


@strategies.patient
@given(strategies.documents)
def test_nothing_differs_from_itself(document):
    assert changes(document, document) == ()


def test_the_day_alone_is_no_change():
    assert changes(then(a.risk(1, (3, 3))), a.plan(a.risk(1, (3, 3)))) == ()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([(3, 3), (3, 4)], ChangeKind.RAISED),
        ([(3, 4), (3, 3)], ChangeKind.LOWERED),
        ([(3, 4), (4, 3)], ChangeKind.SHIFTED),
    ],
)
def test_a_new_score_goes_up_down_or_aside(cells, kind):
    change = only(then(a.risk(1, cells[0])), a.plan(a.risk(1, *cells)))

    assert change.kind is kind
    assert (change.subject, change.title, change.number) == ("risk-1", "Risk nummer 1", 1)
    assert change.before == a.score(*cells[0])
    assert change.after is not None


def test_a_new_score_has_its_reason():
    now = a.score(4, 4, rationale="Två enheter har slagits ihop")
    change = only(then(a.risk(1, (3, 3))), a.plan(a.risk(1, assessments=(now,))))

    assert change.why == "Två enheter har slagits ihop"


def test_the_level_decides_where_the_score_is_the_same():
    """In a scale whose levels do not follow the product, 1 × 4 may be worse than 4 × 1."""
    scale = replace(a.SCALE, cells=((1, 1, 1, 4), *a.SCALE.cells[1:]))
    before, after = a.risk(1, (4, 1)), a.risk(1, (1, 4))

    assert only(then(before, scale=scale), a.plan(after, scale=scale)).kind is ChangeKind.RAISED
    assert only(then(after, scale=scale), a.plan(before, scale=scale)).kind is ChangeKind.LOWERED


def test_the_same_assessment_again_is_no_change():
    assert changes(then(a.risk(1, (3, 3))), a.plan(a.risk(1, (3, 3), (3, 3)))) == ()


def test_the_first_assessment_is_told_as_such():
    change = only(then(a.risk(1)), a.plan(a.risk(1, (2, 4))))

    assert change.kind is ChangeKind.FIRST_ASSESSED
    assert change.before is None


def test_another_scale_gives_no_direction():
    scale = replace(a.SCALE, key="other", cells=(*a.SCALE.cells[:3], (3, 4, 4, 4)))

    assert kinds(then(a.risk(1, (3, 3))), a.plan(a.risk(1, (4, 4)), scale=scale)) == [
        ChangeKind.RESCALED
    ]
    assert kinds(then(a.risk(1, (4, 1))), a.plan(a.risk(1, (4, 1)), scale=scale)) == [
        ChangeKind.RESCALED
    ]
    assert kinds(then(a.risk(1, (3, 3))), a.plan(a.risk(1, (3, 3)), scale=scale)) == []


def test_a_risk_that_was_not_there_is_new():
    change = only(then(), a.plan(a.risk(4, (2, 4), selection_reason="Efter granskningen")))

    assert change.kind is ChangeKind.NEW
    assert change.after == a.score(2, 4)
    assert change.why == "Efter granskningen"


def test_a_risk_that_is_gone_is_closed():
    assert only(then(a.risk(1, (3, 3))), a.plan()).kind is ChangeKind.CLOSED


def test_from_and_to_the_gross_list_is_told_as_such():
    inside, outside = a.risk(1, (3, 3)), a.risk(1, (3, 3), selected=False, selection_reason="Låg")

    assert only(then(outside), a.plan(inside)).kind is ChangeKind.SELECTED
    assert only(then(inside), a.plan(outside)).kind is ChangeKind.DESELECTED
    assert only(then(inside), a.plan(outside)).why == "Låg"


def test_what_happens_on_the_gross_list_alone_is_no_news():
    before, after = a.risk(1, (3, 3), selected=False), a.risk(1, (4, 4), selected=False)

    assert changes(then(before), a.plan(after, a.risk(2, selected=False))) == ()


def test_another_response_is_told_with_its_reason():
    before = a.risk(1, responses=(ResponseEntry(ResponseKind.CONTROL),))
    accepted = ResponseEntry(ResponseKind.ACCEPT, reason="Känd och låg")
    change = only(then(before), a.plan(replace(before, responses=(accepted,))))

    assert change.kind is ChangeKind.RESPONSE_CHANGED
    assert (change.before, change.after) == ((ResponseKind.CONTROL,), (ResponseKind.ACCEPT,))
    assert change.why == "Känd och låg"


def test_another_owner_is_told_by_the_title_of_the_post():
    posts = (PositionEntry("p1", "Enhetschef"), PositionEntry("p2", "Avdelningschef"))
    change = only(
        then(a.risk(1, owner="p1"), positions=posts), a.plan(a.risk(1, owner="p2"), positions=posts)
    )

    assert change.kind is ChangeKind.OWNER_CHANGED
    assert (change.before, change.after) == ("Enhetschef", "Avdelningschef")


def test_another_owner_of_an_action_or_a_control_is_told_of_that():
    before = a.risk(1, actions=(a.action(),), controls=(a.control(),))
    after = a.risk(
        1, actions=(a.action(owner=None),), controls=(a.control("control", performer=None),)
    )

    assert [change.subject for change in changes(then(before), a.plan(after))] == [
        "action",
        "control",
    ]


def test_each_text_that_is_rewritten_is_told():
    before = a.risk(1, causes=(a.cause(text="Då"),), actions=(a.action(),))
    after = replace(
        before,
        title="Nytt",
        description="Mer",
        causes=(a.cause(text="Nu"),),
        actions=(a.action(title="Annan"),),
    )
    told = changes(then(before), a.plan(after))

    assert {change.kind for change in told} == {ChangeKind.TEXT_CHANGED}
    assert [(change.subject, change.field, change.before, change.after) for change in told] == [
        ("risk-1", "title", "Risk nummer 1", "Nytt"),
        ("risk-1", "description", None, "Mer"),
        ("cause", "text", "Då", "Nu"),
        ("action", "title", "Åtgärd action", "Annan"),
    ]


def test_causes_come_and_go():
    before, after = a.risk(1, causes=(CauseEntry("c1", "Då"),)), a.risk(1, causes=(a.cause(),))

    assert kinds(then(before), a.plan(after)) == [ChangeKind.CAUSE_ADDED, ChangeKind.CAUSE_REMOVED]


def test_actions_come_and_go():
    before, after = a.risk(1, actions=(a.action("a1"),)), a.risk(1, actions=(a.action("a2"),))

    assert kinds(then(before), a.plan(after)) == [
        ChangeKind.ACTION_ADDED,
        ChangeKind.ACTION_REMOVED,
    ]


def test_an_action_becomes_late_when_its_day_passes_between_the_two():
    risk = a.risk(1, actions=(a.action(due=date(2023, 8, 31)),))
    change = only(then(risk), a.plan(risk))

    assert change.kind is ChangeKind.BECAME_LATE
    assert change.after == date(2023, 8, 31)


def test_an_action_that_was_late_already_is_not_told_again():
    risk = a.risk(1, actions=(a.action(due=date(2023, 5, 1)),))

    assert changes(then(risk), a.plan(risk)) == ()


def test_an_action_that_its_owner_says_is_late_has_no_day_that_passed():
    before = a.risk(1, actions=(a.action(),))
    late = a.action(progress=(a.progress(ActionStatus.DELAYED, text="Väntar på IT"),))
    change = only(then(before), a.plan(a.risk(1, actions=(late,))))

    assert change.kind is ChangeKind.BECAME_LATE
    assert (change.after, change.why) == (None, "Väntar på IT")


def test_a_note_that_says_again_that_it_is_late_is_a_note():
    first, second = (
        a.progress(ActionStatus.DELAYED, text=text) for text in ("Väntar", "Väntar än")
    )
    before = a.risk(1, actions=(a.action(progress=(first,)),))
    after = a.risk(1, actions=(a.action(progress=(first, second)),))
    change = only(then(before), a.plan(after))

    assert (change.kind, change.why) == (ChangeKind.PROGRESS_NOTED, "Väntar än")


def test_a_moved_day_is_told_with_its_reason_and_how_often():
    moves = (
        DueMoveEntry(date(2023, 8, 31), date(2023, 10, 31), "Sommaren", date(2023, 6, 1)),
        DueMoveEntry(date(2023, 10, 31), date(2023, 11, 30), "Två enheter kvar", a.TODAY),
    )
    before = a.risk(1, actions=(a.action(due=date(2023, 8, 31), moves=moves[:1]),))
    after = a.risk(1, actions=(a.action(due=date(2023, 8, 31), moves=moves),))
    change = only(then(before), a.plan(after))

    assert change.kind is ChangeKind.DUE_MOVED
    assert (change.before, change.after) == (date(2023, 10, 31), date(2023, 11, 30))
    assert (change.why, change.count) == ("Två enheter kvar", 2)


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        (ActionStatus.DONE, ChangeKind.ACTION_FINISHED, "Färre faller mellan enheterna"),
        (ActionStatus.CANCELLED, ChangeKind.ACTION_CANCELLED, "Färre faller mellan enheterna"),
        (ActionStatus.IN_PROGRESS, ChangeKind.PROGRESS_NOTED, "Så här går det"),
    ],
)
def test_a_note_is_told_and_the_end_as_an_end(status, kind, why):
    note = a.progress(status, effect="Färre faller mellan enheterna")
    before = a.risk(1, actions=(a.action(),))
    change = only(then(before), a.plan(a.risk(1, actions=(a.action(progress=(note,)),))))

    assert change.kind is kind
    assert (change.before, change.after) == (ActionStatus.NOT_STARTED, status)
    assert change.why == why


def test_several_notes_are_one_change_with_the_latest_words():
    notes = (
        a.progress(ActionStatus.IN_PROGRESS, text="Först"),
        a.progress(ActionStatus.IN_PROGRESS, text="Sist"),
    )
    before = a.risk(1, actions=(a.action(),))
    change = only(then(before), a.plan(a.risk(1, actions=(a.action(progress=notes),))))

    assert (change.count, change.why) == (2, "Sist")


def test_a_control_is_told_with_its_outcome_and_the_former_one():
    before = a.risk(1, controls=(a.control("control", ControlOutcome.NO_DEVIATION),))
    after = a.risk(
        1,
        controls=(a.control("control", ControlOutcome.NO_DEVIATION, ControlOutcome.MAJOR),),
    )
    change = only(then(before), a.plan(after))

    assert change.kind is ChangeKind.CONTROL_RESULT
    assert (change.before, change.after) == (ControlOutcome.NO_DEVIATION, ControlOutcome.MAJOR)


def test_controls_come_and_go():
    before = a.risk(1, controls=(a.control("k1"),))
    after = a.risk(1, controls=(a.control("k2", ControlOutcome.MINOR),))

    assert kinds(then(before), a.plan(after)) == [
        ChangeKind.CONTROL_RESULT,
        ChangeKind.CONTROL_ADDED,
        ChangeKind.CONTROL_REMOVED,
    ]


def test_routines_come_go_and_are_secured():
    before = then(
        routines=(a.routine("gone"), a.routine("lost"), a.routine("won", deputy=None)),
    )
    after = a.plan(
        routines=(a.routine("lost", form=None), a.routine("won"), a.routine("come")),
    )

    assert [(change.kind, change.subject) for change in changes(before, after)] == [
        (ChangeKind.ROUTINE_UNSECURED, "lost"),
        (ChangeKind.ROUTINE_SECURED, "won"),
        (ChangeKind.ROUTINE_ADDED, "come"),
        (ChangeKind.ROUTINE_REMOVED, "gone"),
    ]


def test_a_routine_that_is_written_down_is_told():
    change = only(
        then(routines=(a.routine("r", Known.NO),)), a.plan(routines=(a.routine("r", Known.YES),))
    )

    assert change.kind is ChangeKind.ROUTINE_DOCUMENTED
    assert (change.before, change.after) == (Known.NO, Known.YES)


def test_a_decision_is_told_last():
    decided = replace(a.decision(), text="Nämnden fastställer planen.")
    told = changes(then(), a.plan(a.risk(1), decisions=(decided,)))

    assert [change.kind for change in told] == [ChangeKind.NEW, ChangeKind.DECISION]
    assert told[-1].why == "Nämnden fastställer planen."


def test_a_politician_hears_the_worst_first():
    before = then(
        a.risk(1, (2, 2)),
        a.risk(2, (3, 3)),
        a.risk(3, (2, 3)),
        a.risk(5, (2, 2), actions=a.actions(1, late=1)),
        a.risk(
            6,
            (2, 2),
            controls=(a.control("fine"), a.control("bad"), a.control("worse"), a.control("none")),
        ),
    )
    after = a.plan(
        a.risk(1, (2, 2), (2, 3)),
        a.risk(2, (3, 3), (2, 2)),
        a.risk(3, (2, 3), (4, 4)),
        a.risk(4, (2, 4)),
        a.risk(5, (2, 2), actions=a.actions(1, late=1)),
        a.risk(
            6,
            (2, 2),
            controls=(
                a.control("fine", ControlOutcome.NO_DEVIATION),
                a.control("bad", ControlOutcome.MINOR),
                a.control("worse", ControlOutcome.MAJOR),
                a.control("none", ControlOutcome.NOT_DONE),
            ),
        ),
    )

    assert [(change.kind, change.subject) for change in changes(before, after)] == [
        (ChangeKind.RAISED, "risk-3"),
        (ChangeKind.RAISED, "risk-1"),
        (ChangeKind.LOWERED, "risk-2"),
        (ChangeKind.NEW, "risk-4"),
        (ChangeKind.BECAME_LATE, "late-0"),
        (ChangeKind.CONTROL_RESULT, "worse"),
        (ChangeKind.CONTROL_RESULT, "none"),
        (ChangeKind.CONTROL_RESULT, "bad"),
        (ChangeKind.CONTROL_RESULT, "fine"),
    ]


def test_what_is_masked_is_not_taken_for_rewritten():
    """A risk that was open then and is secret now says only that it is another score."""
    before = then(a.risk(1, (3, 3), causes=(a.cause(),), actions=(a.action(),)))
    secret = replace(before.risks[0], secret=SecretMark("OSL 18 kap. 8 §"))
    after = a.plan(replace(secret, assessments=(a.score(4, 4),)))

    assert kinds(before, masked(after, ())) == [ChangeKind.RAISED]


def test_a_partial_date_of_a_decision_is_enough():
    late = replace(a.decision(), on=PartialDate("2022-12"))

    assert only(then(), a.plan(decisions=(late,))).after == late


@strategies.patient
@given(strategies.documents, strategies.documents)
def test_any_two_documents_can_be_compared(before, after):
    told = changes(before, after)

    assert list(told) == sorted(told, key=lambda change: change.place)
