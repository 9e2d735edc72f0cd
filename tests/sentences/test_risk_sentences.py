"""One risk in words: its page, the story of its scores, and each thing that can change."""

from datetime import date

import pytest

from riskreg.document.change import Change, ChangeKind
from riskreg.document.kinds import (
    ActionStatus,
    ControlOutcome,
    DecisionOutcome,
    Known,
    ResponseKind,
)
from riskreg.document.masked import masked
from riskreg.document.risk_changes import ACTION_TEXTS, CAUSE_TEXTS, CONTROL_TEXTS, RISK_TEXTS
from riskreg.document.values import RiskEntry, SecretMark
from riskreg.sentences.change import change_chip, change_line
from riskreg.sentences.labels import label
from riskreg.sentences.reference import Reference
from riskreg.sentences.risk import risk_lede
from riskreg.sentences.score import shift
from riskreg.sentences.trend import trend_story
from tests.support import documents as a
from tests.support.languages import in_both

TERTIAL = Reference(a.EARLIER, name="Tertialrapport 1")
AUGUST, JANUARY = date(2023, 8, 31), date(2024, 1, 30)


def lede(risk: RiskEntry, **more) -> tuple[str, str]:
    return in_both(risk_lede(a.plan(risk), risk, **more))


def test_how_serious_which_way_and_what_is_late_or_missing():
    risk = a.risk(1, (3, 4), (3, 3), actions=a.actions(4, late=2), causes=(a.cause(),))

    assert lede(risk, previous=a.score(3, 4), since=TERTIAL) == (
        (
            "Risken är **hög**, 9 (3 × 3). Den har minskat från 12 sedan tertialrapport 1. "
            "**Två av fyra åtgärder är försenade.** En orsak saknar åtgärd."
        ),
        (
            "The risk is **high**, 9 (3 × 3). It has decreased from 12 since tertialrapport 1. "
            "**Two of four actions are late.** One cause has no action."
        ),
    )


@pytest.mark.parametrize(
    ("then", "swedish", "english"),
    [
        (
            (2, 2),
            "Den har ökat från 4 sedan tertialrapport 1.",
            "It has increased from 4 since tertialrapport 1.",
        ),
        (
            (3, 3),
            "Värdet är oförändrat sedan tertialrapport 1.",
            "Its score is unchanged since tertialrapport 1.",
        ),
    ],
)
def test_which_way_it_went(then, swedish, english):
    told = lede(a.risk(1, (3, 3)), previous=a.score(*then), since=TERTIAL)

    assert told == (
        f"Risken är **hög**, 9 (3 × 3). {swedish}",
        f"The risk is **high**, 9 (3 × 3). {english}",
    )


@pytest.mark.parametrize(
    ("risk", "swedish", "english"),
    [
        (a.risk(1), "Risken är inte bedömd.", "The risk is not assessed."),
        (
            a.risk(1, content_given=False),
            "Innehållet framgår inte av källan. Risken är inte bedömd.",
            "The content is not given by the source. The risk is not assessed.",
        ),
        (
            a.risk(1, assessments=(a.score(4, 4, preliminary=True),)),
            "Risken är preliminärt **mycket hög**, 16 (4 × 4).",
            "The risk is preliminarily **very high**, 16 (4 × 4).",
        ),
        (
            a.risk(1, (1, 1), causes=(a.cause("one"), a.cause("two"))),
            "Risken är **låg**, 1 (1 × 1). Två orsaker saknar åtgärd.",
            "The risk is **low**, 1 (1 × 1). Two causes have no action.",
        ),
    ],
)
def test_what_is_not_known_is_said(risk, swedish, english):
    assert lede(risk) == (swedish, english)


def test_a_secret_risk_says_only_that():
    secret = a.risk(1, (4, 4), secret=SecretMark("OSL 18 kap. 8 §"), actions=a.actions(1, late=1))

    assert lede(masked(a.plan(secret), ()).risks[0]) == (
        "Uppgifterna om risken är sekretessbelagda.",
        "What the risk is about is secret.",
    )


@pytest.mark.parametrize(
    ("cells", "swedish", "english"),
    [
        ((), "Inte bedömd.", "Not assessed."),
        (((3, 4),), "Bedömd en gång: 12, 31 maj 2023.", "Assessed once: 12, 31 May 2023."),
        (
            ((3, 4), (3, 4)),
            "12 vid båda bedömningarna, 31 maj 2023 och 1 juni 2023.",
            "12 at both assessments, 31 May 2023 and 1 June 2023.",
        ),
        (
            ((3, 4), (3, 4), (4, 3)),
            "12 vid alla tre bedömningar, från 31 maj 2023 till 2 juni 2023.",
            "12 at all three assessments, from 31 May 2023 to 2 June 2023.",
        ),
        (
            ((4, 4), (3, 4), (3, 4), (3, 3)),
            (
                "Minskat från 16 till 9: 16 den 31 maj 2023, 12 den 1 juni 2023 och 9 den "
                "3 juni 2023."
            ),
            "Down from 16 to 9: 16 on 31 May 2023, 12 on 1 June 2023 and 9 on 3 June 2023.",
        ),
        (
            ((3, 3), (4, 4), (4, 4)),
            (
                "Ökat från 9 till 16: 9 den 31 maj 2023 och 16 den 1 juni 2023. Oförändrat vid den "
                "senaste bedömningen 2 juni 2023."
            ),
            (
                "Up from 9 to 16: 9 on 31 May 2023 and 16 on 1 June 2023. Unchanged at the latest "
                "assessment on 2 June 2023."
            ),
        ),
        (
            ((3, 3), (4, 4), (3, 3)),
            "Tillbaka på 9: 9 den 31 maj 2023, 16 den 1 juni 2023 och 9 den 2 juni 2023.",
            "Back at 9: 9 on 31 May 2023, 16 on 1 June 2023 and 9 on 2 June 2023.",
        ),
    ],
)
def test_the_trend_is_a_story(cells, swedish, english):
    assert in_both(trend_story(a.risk(1, *cells))) == (swedish, english)


def change(kind: ChangeKind, before=None, after=None, **more) -> Change:
    return Change(kind, "subject", "Titel", "risk-1", 1, before, after, **more)


NINE, TWELVE = a.score(3, 3), a.score(3, 4)
CONTROL, ACT = ResponseKind.CONTROL, ResponseKind.ACT
BEGUN, DONE = ActionStatus.IN_PROGRESS, ActionStatus.DONE
FINE, MINOR = ControlOutcome.NO_DEVIATION, ControlOutcome.MINOR
K = ChangeKind

LINES = [
    (change(K.RAISED, NINE, TWELVE), "Ökat från 9 till 12", "Up from 9 to 12"),
    (change(K.LOWERED, TWELVE, NINE), "Minskat från 12 till 9", "Down from 12 to 9"),
    (
        change(K.SHIFTED, TWELVE, a.score(4, 3)),
        "Fortfarande 12, men 4 × 3 i stället för 3 × 4",
        "Still 12, now 4 × 3 instead of 3 × 4",
    ),
    (
        change(K.RESCALED, NINE, TWELVE),
        "Bedömd enligt en ny skala: 12",
        "Assessed on a new scale: 12",
    ),
    (change(K.NEW, None, NINE), "Ny, värde 9", "New, score 9"),
    (change(K.NEW), "Ny, inte bedömd", "New, not assessed"),
    (
        change(K.SELECTED, None, NINE),
        "Tagen in i planen från bruttorisklistan",
        "Taken into the plan from the gross risk list",
    ),
    (
        change(K.FIRST_ASSESSED, None, NINE),
        "Bedömd för första gången: 9",
        "Assessed for the first time: 9",
    ),
    (change(K.CLOSED, NINE), "Ingår inte längre i planen", "No longer in the plan"),
    (change(K.DESELECTED, NINE), "Flyttad till bruttorisklistan", "Moved to the gross risk list"),
    (
        change(K.BECAME_LATE, None, AUGUST),
        "Försenad, skulle ha varit klar 31 augusti",
        "Late, was due on 31 August",
    ),
    (change(K.BECAME_LATE), "Försenad enligt den ansvariga", "Late according to its owner"),
    (
        change(K.CONTROL_RESULT, None, ControlOutcome.MAJOR),
        "Större avvikelse",
        "Major deviation",
    ),
    (
        change(K.CONTROL_RESULT, FINE, MINOR),
        "Mindre avvikelse, tidigare utan avvikelse",
        "Minor deviation, before that no deviation",
    ),
    (change(K.CONTROL_RESULT, MINOR, MINOR), "Mindre avvikelse", "Minor deviation"),
    (
        change(K.DUE_MOVED, AUGUST, JANUARY),
        "Slutdatum flyttat från 31 augusti till 30 januari 2024",
        "End date moved from 31 August to 30 January 2024",
    ),
    (
        change(K.DUE_MOVED, AUGUST, JANUARY, count=3),
        "Slutdatum flyttat från 31 augusti till 30 januari 2024, flyttat tre gånger totalt",
        "End date moved from 31 August to 30 January 2024, moved three times in all",
    ),
    (
        change(K.DUE_MOVED, None, JANUARY),
        "Slutdatum satt till 30 januari 2024",
        "End date set to 30 January 2024",
    ),
    (
        change(K.DUE_MOVED, AUGUST, None),
        "Slutdatumet är borttaget",
        "The end date is taken away",
    ),
    (change(K.ACTION_FINISHED, BEGUN, DONE), "Åtgärden är klar", "The action is done"),
    (
        change(K.ACTION_CANCELLED, BEGUN, ActionStatus.CANCELLED),
        "Åtgärden är avbruten",
        "The action is stopped",
    ),
    (change(K.ACTION_ADDED, None, AUGUST), "Ny åtgärd", "New action"),
    (
        change(K.ACTION_REMOVED),
        "Åtgärden ingår inte längre i planen",
        "The action is no longer in the plan",
    ),
    (
        change(K.PROGRESS_NOTED, ActionStatus.NOT_STARTED, BEGUN),
        "Pågår, tidigare ej påbörjad",
        "In progress, before that not started",
    ),
    (change(K.PROGRESS_NOTED, BEGUN, ActionStatus.DELAYED), "Försenad", "Late"),
    (
        change(K.PROGRESS_NOTED, DONE, BEGUN),
        "Pågår, tidigare klar",
        "In progress, before that done",
    ),
    (change(K.PROGRESS_NOTED, BEGUN, BEGUN), "En ny lägesrapport", "One new progress note"),
    (
        change(K.PROGRESS_NOTED, BEGUN, BEGUN, count=3),
        "Tre nya lägesrapporter",
        "Three new progress notes",
    ),
    (change(K.CONTROL_ADDED), "Nytt kontrollmoment", "New control"),
    (
        change(K.CONTROL_REMOVED),
        "Kontrollmomentet ingår inte längre i planen",
        "The control is no longer in the plan",
    ),
    (
        change(K.RESPONSE_CHANGED, (CONTROL,), (ACT, CONTROL)),
        "Hanteringen ändrad från kontrollera till åtgärda och kontrollera",
        "Response changed from control to act and control",
    ),
    (change(K.RESPONSE_CHANGED, (), (ACT,)), "Hantering vald: åtgärda", "Response chosen: act"),
    (
        change(K.RESPONSE_CHANGED, (ACT,), ()),
        "Hanteringen borttagen, tidigare åtgärda",
        "No response any longer, before that act",
    ),
    (
        change(K.OWNER_CHANGED, "Enhetschef", "Avdelningschef VAI"),
        "Ansvarig är nu avdelningschef VAI, tidigare enhetschef",
        "Owner is now avdelningschef VAI, before that enhetschef",
    ),
    (
        change(K.OWNER_CHANGED, None, "IT-chef"),
        "Ansvarig är IT-chef",
        "Owner is IT-chef",
    ),
    (
        change(K.OWNER_CHANGED, "Enhetschef", None),
        "Saknar ansvarig, tidigare enhetschef",
        "No owner any longer, before that enhetschef",
    ),
    (change(K.OWNER_CHANGED), "Annan ansvarig", "Owner changed"),
    (change(K.CAUSE_ADDED), "Ny orsak", "New cause"),
    (
        change(K.CAUSE_REMOVED),
        "Orsaken ingår inte längre i planen",
        "The cause is no longer in the plan",
    ),
    (
        change(K.TEXT_CHANGED, "Då", "Nu", field="title"),
        "Rubriken är ändrad",
        "The title is changed",
    ),
    (
        change(K.TEXT_CHANGED, "Då", "Nu", field="text"),
        "Orsakens lydelse är ändrad",
        "The wording of the cause is changed",
    ),
    (
        change(K.TEXT_CHANGED, "yearly", "tertial", field="frequency"),
        "Hur ofta det görs är ändrat",
        "How often it is done is changed",
    ),
    (
        change(K.ROUTINE_UNSECURED),
        "Rutinen är inte längre säkrad",
        "The routine is no longer secured",
    ),
    (change(K.ROUTINE_SECURED), "Rutinen är nu säkrad", "The routine is now secured"),
    (
        change(K.ROUTINE_DOCUMENTED, Known.NO, Known.YES),
        "Rutinen är nu dokumenterad",
        "The routine is now documented",
    ),
    (
        change(K.ROUTINE_DOCUMENTED, Known.NOT_RECORDED, Known.NO),
        "Rutinen är inte dokumenterad",
        "The routine is not documented",
    ),
    (
        change(K.ROUTINE_DOCUMENTED, Known.YES, Known.NOT_RECORDED),
        "Det är inte längre uppgivet om rutinen är dokumenterad",
        "Whether the routine is documented is no longer recorded",
    ),
    (change(K.ROUTINE_ADDED), "Ny rutin", "New routine"),
    (
        change(K.ROUTINE_REMOVED),
        "Rutinen ingår inte längre i planen",
        "The routine is no longer in the plan",
    ),
    (
        change(K.DECISION, None, a.decision()),
        "Beslutad 14 december 2022, § 118, SAN-0431/2022",
        "Decided 14 December 2022, § 118, SAN-0431/2022",
    ),
    (
        change(K.DECISION, None, a.decision("2023-05-31", "51", None, DecisionOutcome.NOTED)),
        "Noterad 31 maj 2023, § 51",
        "Noted 31 May 2023, § 51",
    ),
]


@pytest.mark.parametrize(("changed", "swedish", "english"), LINES)
def test_each_change_is_a_line(changed, swedish, english):
    assert in_both(change_line(changed, 2023), "line") == (swedish, english)


def test_the_same_score_in_the_same_cell_is_unchanged():
    assert in_both(shift(NINE, NINE), "line") == ("Oförändrat", "Unchanged")


def test_no_kind_of_change_is_without_its_line():
    assert {changed.kind for changed, _, _ in LINES} == set(ChangeKind)


@pytest.mark.parametrize(
    ("changed", "swedish", "english"),
    [
        (change(K.RAISED, NINE, TWELVE), "Ökat från 9", "Up from 9"),
        (change(K.LOWERED, TWELVE, NINE), "Minskat från 12", "Down from 12"),
        (change(K.SHIFTED, TWELVE, a.score(4, 3)), "Oförändrat", "Unchanged"),
        (change(K.NEW, None, NINE), "Ny", "New"),
        (
            change(K.RESCALED, NINE, TWELVE),
            "Bedömd enligt en ny skala: 12",
            "Assessed on a new scale: 12",
        ),
        (change(K.CLOSED, NINE), "Ingår inte längre i planen", "No longer in the plan"),
    ],
)
def test_the_former_score_is_always_said(changed, swedish, english):
    assert in_both(change_chip(changed, 2023), "line") == (swedish, english)


@pytest.mark.parametrize("field", [*RISK_TEXTS, *CAUSE_TEXTS, *ACTION_TEXTS, *CONTROL_TEXTS])
def test_every_text_that_can_change_has_its_line(field):
    line = change_line(change(K.TEXT_CHANGED, "Då", "Nu", field=field))

    assert in_both(line, "line")[1].endswith("is changed")


def test_every_member_that_a_sentence_names_has_a_word():
    for kind in (ResponseKind, ActionStatus, ControlOutcome):
        for member in kind:
            swedish, english = in_both(label(member), "words")
            assert swedish != english
