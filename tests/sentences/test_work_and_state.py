"""What a manager has to do, how reporting is secured, and which state a plan is in."""

from datetime import date

import pytest

from riskreg.document.kinds import DecisionOutcome, Known, OccasionState, PlanState
from riskreg.document.reporting import DecisionEntry, RoutineEntry
from riskreg.sentences.days import days_late, deadline, distance
from riskreg.sentences.routine import routines_lede
from riskreg.sentences.state import not_decided, plan_state
from riskreg.sentences.work import Round, work_lede
from tests.support import documents as a
from tests.support.languages import in_both

FRIDAY = date(2023, 9, 15)
TERTIAL = Round("Tertial 2", FRIDAY)


@pytest.mark.parametrize(
    ("left", "late", "swedish", "english"),
    [
        (
            4,
            1,
            "Du har 4 saker att registrera, en av dem är försenad.",
            "You have 4 things to record, one of them is late.",
        ),
        (
            4,
            2,
            "Du har 4 saker att registrera, 2 av dem är försenade.",
            "You have 4 things to record, 2 of them are late.",
        ),
        (
            4,
            4,
            "Du har 4 saker att registrera, alla är försenade.",
            "You have 4 things to record, all of them are late.",
        ),
        (
            2,
            2,
            "Du har 2 saker att registrera, båda är försenade.",
            "You have 2 things to record, both of them are late.",
        ),
        (
            1,
            1,
            "Du har 1 sak att registrera, och den är försenad.",
            "You have 1 thing to record, and it is late.",
        ),
        (1, 0, "Du har 1 sak att registrera.", "You have 1 thing to record."),
        (14, 0, "Du har 14 saker att registrera.", "You have 14 things to record."),
        (0, 0, "Inget att göra just nu.", "Nothing to do right now."),
    ],
)
def test_what_somebody_at_work_reads_has_figures(left, late, swedish, english):
    assert in_both(work_lede(left, late, today=a.TODAY)) == (swedish, english)


def test_a_round_says_when_it_closes_and_how_much_is_left_of_all():
    assert in_both(work_lede(4, 1, today=a.TODAY, total=6, round=TERTIAL)) == (
        (
            "Tertial 2 stänger **fredag 15 september**, om 3 dagar. "
            "Du har 4 registreringar kvar av 6, en av dem är försenad."
        ),
        (
            "Tertial 2 closes on **Friday 15 September**, in 3 days. "
            "You have 4 of 6 entries left, one of them is late."
        ),
    )
    assert in_both(work_lede(1, 0, today=FRIDAY, total=6, round=TERTIAL)) == (
        "Tertial 2 stänger **fredag 15 september**, i dag. Du har 1 registrering kvar av 6.",
        "Tertial 2 closes on **Friday 15 September**, today. You have 1 of 6 entries left.",
    )
    assert in_both(work_lede(0, 0, today=a.TODAY, total=6, round=TERTIAL)) == (
        "Tertial 2 stänger **fredag 15 september**, om 3 dagar. Du har registrerat allt.",
        "Tertial 2 closes on **Friday 15 September**, in 3 days. You have recorded everything.",
    )


def test_a_round_that_is_over_is_told_as_past():
    told = in_both(work_lede(2, 0, today=date(2023, 9, 20), round=TERTIAL))

    assert told[0].startswith("Tertial 2 stängde **fredag 15 september.** Du har 2 saker")
    assert told[1].startswith("Tertial 2 closed on **Friday 15 September.** You have 2 things")


def test_nothing_to_do_tells_when_there_will_be():
    assert in_both(work_lede(0, 0, today=a.TODAY, next_opens=date(2024, 1, 8))) == (
        "Inget att göra just nu. Nästa omgång öppnar 8 januari 2024.",
        "Nothing to do right now. The next round opens on 8 January 2024.",
    )


@pytest.mark.parametrize(
    ("today", "swedish", "english"),
    [
        (date(2023, 9, 12), "om 3 dagar", "in 3 days"),
        (date(2023, 9, 14), "i morgon", "tomorrow"),
        (date(2023, 9, 15), "i dag", "today"),
        (date(2023, 9, 16), "i går", "yesterday"),
        (date(2023, 9, 27), "12 dagar sen", "12 days late"),
        (date(2023, 11, 30), "76 dagar sen", "76 days late"),
    ],
)
def test_a_day_has_its_distance(today, swedish, english):
    assert in_both(distance(FRIDAY, today), "words") == (swedish, english)
    assert in_both(deadline(FRIDAY, today), "line") == (
        f"Fredag 15 september, {swedish}",
        f"Friday 15 September, {english}",
    )


def test_one_day_is_one_day():
    assert in_both(days_late(1), "words") == ("1 dag sen", "1 day late")


def routines(*found: RoutineEntry, **more) -> tuple[str, str]:
    return in_both(routines_lede(a.plan(routines=found, **more)))


def unsecured(*missing: str, documented: Known = Known.YES, key: str = "") -> RoutineEntry:
    return a.routine(key or "-".join(missing), documented, **dict.fromkeys(missing))


@pytest.mark.parametrize(
    ("found", "swedish", "english"),
    [
        (
            (),
            "Inga rutiner. Utan rutin hänger rapporteringen på en person.",
            "No routines. Without a routine, reporting hangs on one person.",
        ),
        (
            (a.routine(),),
            "En rutin. Den är dokumenterad. Den är säkrad.",
            "One routine. It is documented. It is secured.",
        ),
        (
            (a.routine("a"), a.routine("b")),
            "Två rutiner. Båda är dokumenterade. Båda är säkrade.",
            "Two routines. Both are documented. Both are secured.",
        ),
        (
            (a.routine("a"), a.routine("b"), a.routine("c")),
            "Tre rutiner. Alla är dokumenterade. Alla är säkrade.",
            "Three routines. All are documented. All are secured.",
        ),
        (
            (a.routine("a"), unsecured("deputy"), unsecured("form")),
            (
                "Tre rutiner. Alla är dokumenterade. Två är inte säkrade: en saknar ersättare och "
                "en saknar form."
            ),
            (
                "Three routines. All are documented. Two are not secured: one has no deputy and "
                "one has no form of report."
            ),
        ),
        (
            (unsecured("deputy", "form", documented=Known.NO),),
            (
                "En rutin. **Den saknar dokumentation.** Den är inte säkrad: den saknar ersättare "
                "och form."
            ),
            (
                "One routine. **It is not documented.** It is not secured: it has no deputy and no "
                "form of report."
            ),
        ),
        (
            (
                unsecured("deputy", documented=Known.NO, key="a"),
                unsecured("deputy", "decided", documented=Known.NO, key="b"),
            ),
            (
                "Två rutiner. **Ingen är dokumenterad.** Ingen är säkrad: två saknar ersättare och "
                "en saknar beslut."
            ),
            (
                "Two routines. **None is documented.** None is secured: two have no deputy and one "
                "has no decision."
            ),
        ),
        (
            (a.routine("a"), unsecured("reporter", "deputy", "to", "when")),
            "Två rutiner. Båda är dokumenterade. En är inte säkrad.",
            "Two routines. Both are documented. One is not secured.",
        ),
    ],
)
def test_how_reporting_is_secured(found, swedish, english):
    assert routines(*found) == (swedish, english)


@pytest.mark.parametrize(
    ("known", "swedish"),
    [
        ((Known.NO, Known.YES), "**En saknar dokumentation.** Båda är säkrade"),
        (
            (Known.NO, Known.NO, *(Known.NOT_RECORDED,) * 11),
            "**Två saknar dokumentation**, och för elva är det inte uppgivet. Alla är säkrade",
        ),
        (
            (Known.NO, Known.NOT_RECORDED),
            "**En saknar dokumentation**, och för en är det inte uppgivet. Båda är säkrade",
        ),
        (
            (Known.YES, Known.NOT_RECORDED),
            "För en är det inte uppgivet om den är dokumenterad. Båda är säkrade",
        ),
        (
            (Known.YES, Known.NOT_RECORDED, Known.NOT_RECORDED),
            "För två är det inte uppgivet om de är dokumenterade. Alla är säkrade",
        ),
        (
            (Known.NOT_RECORDED, Known.NOT_RECORDED),
            "Det är inte uppgivet om de är dokumenterade. Båda är säkrade",
        ),
        ((Known.NOT_RECORDED,), "Det är inte uppgivet om den är dokumenterad. Den är säkrad"),
    ],
)
def test_not_recorded_is_not_told_as_no(known, swedish):
    found = (a.routine(str(place), one) for place, one in enumerate(known))

    assert routines(*found)[0].split(". ", 1)[1] == f"{swedish}."


def test_not_recorded_is_not_told_as_no_in_english_either():
    found = (
        a.routine("a", Known.NO),
        a.routine("b", Known.NOT_RECORDED),
        a.routine("c", Known.NOT_RECORDED),
    )

    assert routines(*found)[1] == (
        "Three routines. **One is not documented**, and for two it is not recorded. "
        "All are secured."
    )
    assert routines(*found[1:])[1] == (
        "Two routines. Whether they are documented is not recorded. Both are secured."
    )


def test_the_silence_of_a_source_is_not_told_as_unsecured():
    """The thirteen practices of 2022: two are told to lack documentation, of eleven is not told."""
    told = (Known.NO,) * 2 + (Known.NOT_RECORDED,) * 11
    found = [
        unsecured("deputy", "form", documented=known, key=str(place))
        for place, known in enumerate(told)
    ]

    assert routines(*found, source="Granskningen") == (
        (
            "13 rutiner. **Två saknar dokumentation**, och för elva är det inte uppgivet. "
            "Av källan framgår inte om de är säkrade."
        ),
        (
            "13 routines. **Two are not documented**, and for eleven it is not recorded. "
            "The source does not tell whether they are secured."
        ),
    )
    assert routines(a.routine(), source="Granskningen")[0] == "En rutin. Den är dokumenterad."


@pytest.mark.parametrize(
    ("occasions", "swedish", "english"),
    [
        (
            (a.occasion("Nulägesanalysen", "2023-09-12"),),
            "**Nulägesanalysen ska lämnas i dag.**",
            "**Nulägesanalysen is to be handed in today.**",
        ),
        (
            (
                a.occasion("Nulägesanalysen", "2023-09-12"),
                a.occasion("Tertialrapport 2", "2023-09-12", OccasionState.PLANNED),
            ),
            "**Nulägesanalysen och Tertialrapport 2 ska lämnas i dag.**",
            "**Nulägesanalysen and Tertialrapport 2 are to be handed in today.**",
        ),
        (
            (a.occasion("Tertialrapport 2", "2023-09-01"),),
            "**Tertialrapport 2 skulle ha lämnats 1 september.**",
            "**Tertialrapport 2 should have been handed in on 1 September.**",
        ),
        (
            (a.occasion("Tertialrapport 1", "2023-05-02"), a.occasion("Nuläge", "2023-09")),
            "**Tertialrapport 1 skulle ha lämnats 2 maj.**",
            "**Tertialrapport 1 should have been handed in on 2 May.**",
        ),
        (
            (a.occasion("Tertialrapport 1", "2023-05-02"), a.occasion("Nuläge", "2023-08")),
            "**Två rapporter skulle redan ha lämnats.**",
            "**Two reports should have been handed in.**",
        ),
    ],
)
def test_a_report_that_is_due_or_missing_is_said(occasions, swedish, english):
    assert routines(a.routine(), occasions=occasions) == (
        f"En rutin. {swedish} Den är dokumenterad. Den är säkrad.",
        f"One routine. {english} It is documented. It is secured.",
    )


def test_a_report_that_is_handed_in_or_due_later_is_not():
    occasions = (
        a.occasion("Tertialrapport 1", "2023-05-02", OccasionState.NOTED),
        a.occasion("Tertialrapport 2", "2023-09-30"),
    )

    assert routines(a.routine(), occasions=occasions)[0] == (
        "En rutin. Den är dokumenterad. Den är säkrad."
    )


FIRST = a.decision()
REVISION = a.decision("2023-05-31", "§ 52", None, DecisionOutcome.CHANGED, "second")
SENT_BACK = a.decision("2022-12-14", "118", None, DecisionOutcome.SENT_BACK)
NOTED = a.decision("2023-06-01", "60", None, DecisionOutcome.NOTED, "noted")


@pytest.mark.parametrize(
    ("state", "decisions", "swedish", "english"),
    [
        (PlanState.DRAFT, (), "Utkast.", "Draft."),
        (
            PlanState.DRAFT,
            (SENT_BACK,),
            "Utkast, återremitterad 14 december 2022, § 118.",
            "Draft, sent back 14 December 2022, § 118.",
        ),
        (PlanState.PROPOSED, (), "Skickad till nämnden.", "Sent to the board."),
        (
            PlanState.ADOPTED,
            (FIRST,),
            "Beslutad 14 december 2022, § 118, SAN-0431/2022.",
            "Decided 14 December 2022, § 118, SAN-0431/2022.",
        ),
        (
            PlanState.ADOPTED,
            (FIRST, NOTED),
            "Beslutad 14 december 2022, § 118, SAN-0431/2022.",
            "Decided 14 December 2022, § 118, SAN-0431/2022.",
        ),
        (
            PlanState.ADOPTED,
            (a.decision("2022-12", None, None),),
            "Beslutad december 2022.",
            "Decided December 2022.",
        ),
        (
            PlanState.ADOPTED,
            (REVISION, FIRST),
            "Beslutad 14 december 2022, § 118, SAN-0431/2022. Reviderad 31 maj 2023, § 52.",
            "Decided 14 December 2022, § 118, SAN-0431/2022. Revised 31 May 2023, § 52.",
        ),
        (
            PlanState.ADOPTED,
            (REVISION,),
            "Beslutad med ändringar 31 maj 2023, § 52.",
            "Decided with changes 31 May 2023, § 52.",
        ),
        (
            PlanState.ADOPTED,
            (),
            "I kraft, beslutet är inte registrerat.",
            "In force, the decision is not recorded.",
        ),
        (
            PlanState.ADOPTED,
            (a.decision(None),),
            "I kraft, beslutet är inte registrerat.",
            "In force, the decision is not recorded.",
        ),
        (
            PlanState.CLOSED,
            (),
            "Avslutad, beslutet är inte registrerat.",
            "Closed, the decision is not recorded.",
        ),
        (
            PlanState.CLOSED,
            (FIRST,),
            "Avslutad. Beslutad 14 december 2022, § 118, SAN-0431/2022.",
            "Closed. Decided 14 December 2022, § 118, SAN-0431/2022.",
        ),
    ],
)
def test_which_state_a_plan_is_in(
    state: PlanState, decisions: tuple[DecisionEntry, ...], swedish: str, english: str
):
    assert in_both(plan_state(a.plan(state=state, decisions=decisions))) == (swedish, english)


def test_a_revision_says_what_holds_meanwhile():
    draft = a.plan(state=PlanState.DRAFT, revision=2, decisions=(FIRST,))

    assert in_both(plan_state(draft)) == (
        "Utkast till revidering. Gällande plan beslutad 14 december 2022, § 118, SAN-0431/2022.",
        (
            "Draft of a revision. The plan in force was decided 14 December 2022, § 118, "
            "SAN-0431/2022."
        ),
    )
    assert in_both(plan_state(a.plan(revision=2, decisions=(FIRST,))))[0] == (
        "Reviderad 14 december 2022, § 118, SAN-0431/2022."
    )


def test_a_year_without_a_decided_plan_is_said():
    assert in_both(not_decided(2024)) == (
        "Planen för 2024 är inte beslutad.",
        "The plan for 2024 is not decided.",
    )
