"""What a politician reads first.  A Swedish editor must accept every line of these tables."""

from dataclasses import replace
from datetime import date

import pytest

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, ControlOutcome, HoldingKind, ReportKind
from riskreg.document.organisation import PeriodEntry, PositionEntry
from riskreg.document.standing import standing
from riskreg.document.values import PlanDocument
from riskreg.sentences.meeting import meeting_lede, nothing_changed
from riskreg.sentences.plan import board_line, plan_lede
from riskreg.sentences.reference import Reference
from tests.support import documents as a
from tests.support.languages import in_both

VERY_HIGH, HIGH, MODERATE, LOW = (4, 4), (3, 3), (2, 2), (1, 1)
TERTIAL = Reference(a.EARLIER, name="Tertialrapport 1")


def risks(*cells: tuple[int, int], **of_the_first) -> tuple:
    found = tuple(a.risk(number, cell) for number, cell in enumerate(cells, 1))
    return (replace(found[0], **of_the_first), *found[1:])


def lede(document: PlanDocument) -> tuple[str, str]:
    return in_both(plan_lede(standing(document)))


NINE = (VERY_HIGH, HIGH, HIGH, HIGH, HIGH, MODERATE, MODERATE, MODERATE, LOW)


def test_the_sentence_that_the_register_exists_for():
    before = a.plan(
        *(a.risk(number, cell) for number, cell in enumerate((HIGH, HIGH, HIGH, HIGH), 1)),
        a.risk(6, HIGH),
        a.risk(7, HIGH),
        a.risk(8, MODERATE),
        a.risk(9, LOW),
        as_of=a.EARLIER,
    )
    now = a.plan(*risks(*NINE, actions=a.actions(16, late=2), causes=(a.cause(),)))

    assert in_both(plan_lede(standing(now, since=before), TERTIAL, 2023)) == (
        (
            "Nio risker. **En är mycket hög och fyra är höga.** Sedan tertialrapport 1 har en "
            "ökat, två minskat och en är ny. **Två av 16 åtgärder är försenade**, och en orsak "
            "saknar åtgärd."
        ),
        (
            "Nine risks. **One is very high and four are high.** Since tertialrapport 1, one has "
            "increased, two have decreased and one is new. **Two of 16 actions are late**, and one "
            "cause has no action."
        ),
    )


@pytest.mark.parametrize(
    ("cells", "swedish", "english"),
    [
        ((VERY_HIGH,), "En risk. **Den är mycket hög.**", "One risk. **It is very high.**"),
        ((LOW,), "En risk. Den är låg.", "One risk. It is low."),
        ((HIGH, HIGH), "Två risker. **Båda är höga.**", "Two risks. **Both are high.**"),
        ((HIGH,) * 3, "Tre risker. **Alla är höga.**", "Three risks. **All are high.**"),
        (
            (HIGH, LOW, LOW),
            "Tre risker. **En är hög.**",
            "Three risks. **One is high.**",
        ),
        (
            (VERY_HIGH, VERY_HIGH, HIGH),
            "Tre risker. **Två är mycket höga och en är hög.**",
            "Three risks. **Two are very high and one is high.**",
        ),
        (
            (MODERATE, LOW),
            "Två risker. Ingen är mycket hög eller hög.",
            "Two risks. None is very high or high.",
        ),
        (
            (HIGH,) * 12 + (LOW,),
            "13 risker. **Tolv är höga.**",
            "13 risks. **Twelve are high.**",
        ),
        (
            (HIGH,) * 13 + (LOW,) * 47,
            "60 risker. **13 är höga.**",
            "60 risks. **13 are high.**",
        ),
    ],
)
def test_how_many_and_how_serious(cells, swedish, english):
    told = lede(a.plan(*risks(*cells, actions=a.actions(3))))

    assert told == (f"{swedish} Ingen åtgärd är försenad.", f"{english} No action is late.")


@pytest.mark.parametrize(
    ("document", "swedish", "english"),
    [
        (a.plan(), "Inga risker än.", "No risks yet."),
        (
            a.plan(a.risk(1, selected=False)),
            "Inga risker i planen än, bruttorisklistan har en.",
            "No risks in the plan yet; the gross risk list has one.",
        ),
        (
            a.plan(a.risk(1, selected=False), a.risk(2, selected=False)),
            "Inga risker i planen än, bruttorisklistan har två.",
            "No risks in the plan yet; the gross risk list has two.",
        ),
        (
            a.plan(a.risk(1)),
            "En risk. Den är inte bedömd. Planen har inga åtgärder.",
            "One risk. It is not assessed. The plan has no actions.",
        ),
        (
            a.plan(a.risk(1), a.risk(2)),
            "Två risker. Ingen är bedömd. Planen har inga åtgärder.",
            "Two risks. None is assessed. The plan has no actions.",
        ),
        (
            a.plan(a.risk(1, HIGH), a.risk(2), a.risk(3)),
            "Tre risker. **En är hög.** Två är inte bedömda. Planen har inga åtgärder.",
            "Three risks. **One is high.** Two are not assessed. The plan has no actions.",
        ),
        (
            a.plan(a.risk(1, LOW), a.risk(2)),
            (
                "Två risker. Ingen av de bedömda är mycket hög eller hög. En är inte bedömd. "
                "Planen har inga åtgärder."
            ),
            (
                "Two risks. None of those assessed is very high or high. One is not assessed. "
                "The plan has no actions."
            ),
        ),
    ],
)
def test_what_is_empty_or_not_assessed(document, swedish, english):
    assert lede(document) == (swedish, english)


@pytest.mark.parametrize(
    ("total", "late", "swedish", "english"),
    [
        (1, 1, "Den enda åtgärden är försenad", "The only action is late"),
        (2, 2, "Båda åtgärderna är försenade", "Both actions are late"),
        (4, 4, "Alla fyra åtgärder är försenade", "All four actions are late"),
        (4, 1, "En av fyra åtgärder är försenad", "One of four actions is late"),
        (14, 9, "Nio av 14 åtgärder är försenade", "Nine of 14 actions are late"),
        (30, 13, "13 av 30 åtgärder är försenade", "13 of 30 actions are late"),
    ],
)
def test_what_is_late_is_in_bold(total, late, swedish, english):
    told = lede(a.plan(*risks(HIGH, LOW, actions=a.actions(total, late=late))))

    assert told == (
        f"Två risker. **En är hög.** **{swedish}.**",
        f"Two risks. **One is high.** **{english}.**",
    )


@pytest.mark.parametrize(
    ("total", "done", "swedish", "english"),
    [
        (3, 0, "Ingen åtgärd är försenad", "No action is late"),
        (3, 2, "Ingen åtgärd är försenad", "No action is late"),
        (1, 1, "Den enda åtgärden är klar", "The only action is done"),
        (2, 2, "Båda åtgärderna är klara", "Both actions are done"),
        (5, 5, "Alla fem åtgärder är klara", "All five actions are done"),
    ],
)
def test_that_nothing_is_late_is_said_in_words(total, done, swedish, english):
    told = lede(a.plan(*risks(HIGH, LOW, actions=a.actions(total, done=done))))

    assert told == (
        f"Två risker. **En är hög.** {swedish}.",
        f"Two risks. **One is high.** {english}.",
    )


GONE = PositionEntry(
    "owner",
    "Enhetschef",
    periods=(PeriodEntry(HoldingKind.ORDINARY, PartialDate("2020"), PartialDate("2022")),),
)
TWO_CAUSES = (a.cause("one"), a.cause("two"))


@pytest.mark.parametrize(
    ("document", "swedish", "english"),
    [
        (
            a.plan(*risks(HIGH, LOW, actions=a.actions(2), causes=TWO_CAUSES)),
            "Ingen åtgärd är försenad, men två orsaker saknar åtgärd.",
            "No action is late, but two causes have no action.",
        ),
        (
            a.plan(*risks(HIGH, LOW, causes=(a.cause(),))),
            "En orsak saknar åtgärd.",
            "One cause has no action.",
        ),
        (
            a.plan(*risks(HIGH, LOW, actions=a.actions(3, late=1), owner=None)),
            "**En av tre åtgärder är försenad**, och en risk saknar ansvarig.",
            "**One of three actions is late**, and one risk has no owner.",
        ),
        (
            a.plan(
                *risks(
                    HIGH,
                    LOW,
                    actions=(*a.actions(2, late=1), a.action("undated", due=None)),
                    causes=(a.cause(),),
                ),
                positions=(GONE,),
            ),
            (
                "**En av tre åtgärder är försenad**, en orsak saknar åtgärd, en åtgärd saknar "
                "slutdatum och en ansvarig befattning är vakant."
            ),
            (
                "**One of three actions is late**, one cause has no action, one action has no end "
                "date and one responsible post is vacant."
            ),
        ),
    ],
)
def test_what_is_missing_comes_last(document, swedish, english):
    told_in_swedish, told_in_english = lede(document)

    assert told_in_swedish == f"Två risker. **En är hög.** {swedish}"
    assert told_in_english == f"Two risks. **One is high.** {english}"


def test_the_silence_of_a_source_is_not_told_as_a_lack():
    """Kommunstyrelsen 2022: four risks of which one has content, three causes, no scores."""
    causes = (a.cause("one"), a.cause("two"), a.cause("three"))
    hidden = [a.risk(number, content_given=False, owner=None) for number in (2, 3, 4)]
    first = a.risk(1, causes=causes, owner=None)

    assert lede(a.plan(first, *hidden, source="Granskningen")) == (
        (
            "Fyra risker. Ingen är bedömd. Innehållet i tre av dem framgår inte av källan. "
            "Inga åtgärder framgår av källan."
        ),
        (
            "Four risks. None is assessed. The content of three of them is not given by the "
            "source. The source names no actions."
        ),
    )
    assert lede(a.plan(*hidden, source="Granskningen"))[0].startswith(
        "Tre risker. Ingen är bedömd. Innehållet framgår inte av källan."
    )


def test_an_action_without_a_day_in_a_source_is_not_told_to_be_in_time():
    """Social- och arbetsmarknadsnämnden 2022: two measures and no end dates."""
    begun = a.action("kompetensteamet", None, progress=(a.progress(ActionStatus.IN_PROGRESS),))
    first = a.risk(1, actions=(begun, a.action("kartläggning", None)))

    assert lede(a.plan(first, a.risk(2, content_given=False), source="Granskningen")) == (
        (
            "Två risker. Ingen är bedömd. Innehållet i en av dem framgår inte av källan. "
            "När åtgärderna ska vara klara framgår inte av källan."
        ),
        (
            "Two risks. None is assessed. The content of one of them is not given by the source. "
            "The source does not say when the actions are to be done."
        ),
    )


def moved(before: PlanDocument, after: PlanDocument, since: Reference) -> tuple[str, str]:
    """Only the sentence about what moved."""
    told = plan_lede(standing(after, since=before), since, 2023)
    (sentence,) = (one for one in told if "reference" in one.values)
    return in_both(sentence)


@pytest.mark.parametrize(
    ("before", "after", "swedish", "english"),
    [
        ((LOW, LOW), (HIGH, HIGH), "har två ökat", "two have increased"),
        ((HIGH, LOW), (LOW, LOW), "har en minskat", "one has decreased"),
        ((LOW,), (LOW, LOW), "har en tillkommit", "one has been added"),
        ((LOW,), (LOW,) * 3, "har två tillkommit", "two have been added"),
        ((LOW,) * 3, (LOW, LOW), "har en utgått", "one has left the plan"),
        (
            (LOW, HIGH, LOW, LOW),
            (HIGH, LOW),
            "har en ökat, en minskat och två utgått",
            "one has increased, one has decreased and two have left the plan",
        ),
        (
            (LOW, LOW),
            (HIGH, LOW, LOW, LOW),
            "har en ökat och två är nya",
            "one has increased and two are new",
        ),
        ((LOW,), (HIGH,), "har den ökat", "it has increased"),
        ((HIGH,), (LOW,), "har den minskat", "it has decreased"),
        ((), (LOW,), "har den tillkommit", "it has been added"),
    ],
)
def test_what_moved_since_something_that_is_named(before, after, swedish, english):
    def plan(*cells):
        return a.plan(*(a.risk(number, cell) for number, cell in enumerate(cells, 1)))

    assert moved(plan(*before), plan(*after), TERTIAL) == (
        f"Sedan tertialrapport 1 {swedish}.",
        f"Since tertialrapport 1, {english}.",
    )


def test_a_first_assessment_and_another_scale_are_told_as_such():
    scale = replace(a.SCALE, cells=(*a.SCALE.cells[:3], (3, 4, 4, 4)))

    assert moved(a.plan(a.risk(1), a.risk(2)), a.plan(a.risk(1, LOW), a.risk(2)), TERTIAL) == (
        "Sedan tertialrapport 1 har en bedömts för första gången.",
        "Since tertialrapport 1, one has been assessed for the first time.",
    )
    assert moved(a.plan(a.risk(1)), a.plan(a.risk(1, LOW)), TERTIAL)[0] == (
        "Sedan tertialrapport 1 har den bedömts för första gången."
    )
    before, after = a.plan(*risks(LOW, LOW)), a.plan(*risks(HIGH, HIGH), scale=scale)
    assert moved(before, after, TERTIAL) == (
        "Sedan tertialrapport 1 har två bedömts enligt en ny skala.",
        "Since tertialrapport 1, two have been assessed on a new scale.",
    )
    assert moved(a.plan(*risks(LOW)), a.plan(*risks(HIGH), scale=scale), TERTIAL)[0] == (
        "Sedan tertialrapport 1 har den bedömts enligt en ny skala."
    )


@pytest.mark.parametrize(
    ("since", "swedish", "english"),
    [
        (TERTIAL, "tertialrapport 1", "tertialrapport 1"),
        (Reference(a.EARLIER), "31 maj", "31 May"),
        (Reference(date(2022, 12, 14)), "14 december 2022", "14 December 2022"),
        (
            Reference(date(2022, 12, 14), ReportKind.DECIDED),
            "beslutet 14 december 2022",
            "the decision on 14 December 2022",
        ),
        (Reference(a.EARLIER, ReportKind.PROPOSED), "förslaget 31 maj", "the proposal of 31 May"),
        (
            Reference(a.EARLIER, name="Första uppföljningen"),
            "första uppföljningen",
            "första uppföljningen",
        ),
        (
            Reference(a.EARLIER, name="Samsunds årsrapport"),
            "Samsunds årsrapport",
            "Samsunds årsrapport",
        ),
        (Reference(a.EARLIER, name="KS delårsrapport"), "KS delårsrapport", "KS delårsrapport"),
    ],
)
def test_the_reference_is_always_named(since, swedish, english):
    plan = a.plan(*risks(HIGH, LOW))
    noted = replace(plan.risks[0], description="Nytt")

    assert moved(plan, plan, since) == (
        f"Inget har ändrats sedan {swedish}.",
        f"Nothing has changed since {english}.",
    )
    assert moved(plan, replace(plan, risks=(noted, plan.risks[1])), since) == (
        f"Inget riskvärde har ändrats sedan {swedish}.",
        f"No score has changed since {english}.",
    )


def test_an_empty_list_of_changes_says_since_when():
    assert in_both(nothing_changed(Reference(a.EARLIER), 2023)) == (
        "Inget har ändrats sedan 31 maj.",
        "Nothing has changed since 31 May.",
    )


def test_before_a_meeting_what_moved_is_in_bold_and_the_controls_are_heard():
    controls = (
        a.control("a", ControlOutcome.MAJOR),
        a.control("b", ControlOutcome.MINOR),
        a.control("c", ControlOutcome.MINOR),
        a.control("d", ControlOutcome.NOT_DONE),
    )
    before = a.plan(*risks(LOW, LOW))
    now = a.plan(*risks(HIGH, LOW, actions=a.actions(3, late=1), controls=controls))

    assert in_both(meeting_lede(standing(now, since=before), TERTIAL, 2023)) == (
        (
            "Två risker. **Sedan tertialrapport 1 har en ökat.** **En av tre åtgärder är "
            "försenad.** **Ett kontrollmoment visar en större avvikelse**, två kontrollmoment "
            "visar mindre avvikelser och ett kontrollmoment har inte utförts."
        ),
        (
            "Two risks. **Since tertialrapport 1, one has increased.** **One of three actions is "
            "late.** **One control shows a major deviation**, two controls show minor deviations "
            "and one control was not performed."
        ),
    )


def test_before_a_meeting_at_which_nothing_is_new():
    plan = a.plan(*risks(HIGH, controls=(a.control("a", ControlOutcome.NO_DEVIATION),)))

    assert in_both(meeting_lede(standing(plan, since=plan), Reference(a.EARLIER), 2023)) == (
        "En risk. Inget har ändrats sedan 31 maj. Inget kontrollmoment visar någon avvikelse.",
        "One risk. Nothing has changed since 31 May. No control shows a deviation.",
    )


def test_a_board_in_the_list_has_one_line():
    late = a.plan(*risks(*NINE, actions=a.actions(16, late=2), causes=(a.cause(),)))

    assert in_both(board_line(standing(late), 2023)) == (
        "Nio risker. **En är mycket hög och fyra är höga.** **Två av 16 åtgärder är försenade.**",
        "Nine risks. **One is very high and four are high.** **Two of 16 actions are late.**",
    )
    assert in_both(board_line(None, 2024)) == ("Ingen plan för 2024.", "No plan for 2024.")
    assert in_both(board_line(standing(a.plan()), 2024)) == ("Inga risker än.", "No risks yet.")


def test_levels_are_called_what_the_scale_calls_them():
    levels = (*a.LEVELS[:3], replace(a.LEVELS[3], name="Kritisk", plural="kritiska", name_en=None))
    plan = a.plan(*risks(VERY_HIGH, VERY_HIGH, LOW), scale=replace(a.SCALE, levels=levels))

    assert lede(plan) == (
        "Tre risker. **Två är kritiska.** Planen har inga åtgärder.",
        "Three risks. **Two are kritiska.** The plan has no actions.",
    )
