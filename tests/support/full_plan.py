"""One plan in which every field of a document says something: what is frozen must hold it all."""

from datetime import date

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    ActionStatus,
    AssessmentKind,
    BoardKind,
    ControlKind,
    ControlOutcome,
    DecisionOutcome,
    Frequency,
    HoldingKind,
    Known,
    OccasionState,
    PlanState,
    ResponseKind,
    RoutineKind,
)
from riskreg.document.organisation import BoardEntry, PeriodEntry, PositionEntry
from riskreg.document.reporting import DecisionEntry, MeetingEntry, OccasionEntry, RoutineEntry
from riskreg.document.scale import Grade, Level, Scale
from riskreg.document.treatment import (
    ActionEntry,
    ControlEntry,
    ControlResultEntry,
    DoneEntry,
    DueMoveEntry,
    ProgressEntry,
)
from riskreg.document.values import (
    AssessmentEntry,
    CauseEntry,
    PlanDocument,
    ResponseEntry,
    RiskEntry,
    SecretMark,
)

SCALE = Scale(
    key="s1",
    version=2,
    name="Två gånger två",
    likelihood=(
        Grade(1, "Osannolik", "Unlikely", "Mer sällan än vart tionde år"),
        Grade(2, "Sannolik", "Likely", "Varje år"),
    ),
    impact=(
        Grade(1, "Försumbar", "Negligible", "Märks knappt"),
        Grade(2, "Allvarlig", "Serious", "Får inte hända"),
    ),
    levels=(
        Level(1, "Låg", "låga", "Low"),
        Level(2, "Hög", "höga", "High", requires_treatment=True, requirement="Kräver en åtgärd"),
    ),
    cells=((1, 1), (1, 2)),
)
POSITIONS = (
    PositionEntry(
        "p1",
        "Enhetschef arbetsmarknad",
        unit="Välfärd och omsorg",
        periods=(
            PeriodEntry(HoldingKind.ORDINARY, PartialDate("2020"), PartialDate("2021-12")),
            PeriodEntry(
                HoldingKind.ACTING, PartialDate("2022-autumn"), acting_from="Sektorsdirektör"
            ),
        ),
    ),
    PositionEntry("p2", "Sektorsdirektör", holders_known=False),
)
ACTION = ActionEntry(
    "a1",
    "Kartlägg bristerna",
    description="Alla enheter går igenom sina ärenden.",
    owner="p1",
    first_due=date(2023, 8, 31),
    started=PartialDate("2022-spring"),
    causes=("c1",),
    moves=(
        DueMoveEntry(date(2023, 8, 31), date(2023, 11, 30), "Två enheter kvar", date(2023, 9, 1)),
    ),
    progress=(
        ProgressEntry(
            ActionStatus.DONE,
            "Alla fem enheter är klara.",
            date(2023, 11, 20),
            effect="Färre faller mellan enheterna",
            position="p1",
            as_deputy=True,
        ),
    ),
    evidence=2,
    told_until=date(2024, 3, 1),
    prompted_by="x1",
)
DONE = DoneEntry("a0", "Gör en handbok", 2022, date(2022, 10, 3), "Alla vet vem som gör vad")
CONTROL = ControlEntry(
    "k1",
    "Stickprov på utbetalningar",
    ControlKind.RECURRING,
    purpose="Att rätt belopp betalas ut",
    method="Stickprov",
    extent="40 utbetalningar",
    frequency=Frequency.TERTIAL,
    performer="p1",
    receiver="p2",
    results=(
        ControlResultEntry(
            ControlOutcome.MINOR,
            date(2023, 8, 30),
            "2023-T2",
            observation="En utbetalning hade fel belopp: 76 % för mycket – rättad",
            checked=40,
            deviations=1,
            proposed_action="Påminn om rutinen",
            position="p1",
            as_deputy=True,
            key="x1",
            led_to="a1",
        ),
    ),
    evidence=1,
)
RISK = RiskEntry(
    "r1",
    1,
    "Bristande samordning gällande brukares behov",
    description="Stödet blir inte samlat.",
    consequence="Brukaren blir kvar längre i bistånd än nödvändigt.",
    category="Verksamhet",
    process="Ekonomiskt bistånd",
    content_given=False,
    selected=False,
    selection_reason="Vilar till nästa år",
    owner="p1",
    secret=SecretMark("OSL 26 kap. 1 §", withheld=True),
    since_year=2021,
    responses=(
        ResponseEntry(ResponseKind.ACT),
        ResponseEntry(ResponseKind.ACCEPT, "Känd och låg", "Nämnden", date(2024, 9, 1)),
    ),
    causes=(
        CauseEntry("c1", "Otydlig styrning", done=(DONE,)),
        CauseEntry("c2", "Ny lag", "Kan inte påverkas"),
    ),
    assessments=(
        AssessmentEntry(AssessmentKind.INHERENT, 2, 2, date(2022, 12, 1)),
        AssessmentEntry(
            AssessmentKind.CURRENT,
            1,
            2,
            date(2023, 9, 4),
            rationale="Kompetensteamet har startat",
            occasion="o1",
            preliminary=True,
            position="p1",
        ),
    ),
    actions=(ACTION,),
    controls=(CONTROL,),
    routines=("t1",),
    followed_up_in="Verksamhetsberättelsen",
)
ROUTINE = RoutineEntry(
    "t1",
    "Näringslivsfunktionens rapportering",
    RoutineKind.REPORTING,
    Known.NO,
    what="Nulägesanalyser",
    reporter="p1",
    deputy="p2",
    presented_by="Stadsdirektören",
    delegated_to="Avdelningschefen",
    via="Utskottet",
    to="Kommunstyrelsen",
    form="Nulägesanalys",
    when="Varje sammanträde",
    documented_where="Delegationsordningen",
    revised=PartialDate("2023"),
    decided=PartialDate("2023-04-24"),
    is_continuous=True,
    rounds=True,
    covers_all_risks=True,
    note="Ses över i höst",
    number=3,
)
FULL_PLAN = PlanDocument(
    municipality="Sundbybergs stad",
    board=BoardEntry("b1", "san", "Social- och arbetsmarknadsnämnden", BoardKind.BOARD),
    year=2023,
    title="Internkontrollplan 2023",
    revision=2,
    state=PlanState.ADOPTED,
    as_of=date(2023, 12, 1),
    is_example=True,
    scale=SCALE,
    source="Granskning av stadens arbetsmarknadsåtgärder",
    positions=POSITIONS,
    risks=(RISK,),
    routines=(ROUTINE,),
    meetings=(MeetingEntry("m1", PartialDate("2023-12-13"), "Nämnden"),),
    occasions=(
        OccasionEntry(
            "o1",
            "t1",
            "Tertialrapport 2",
            OccasionState.OPEN,
            status_date=PartialDate("2023-08-31"),
            deadline=PartialDate("2023-09-15"),
            meeting="m1",
        ),
    ),
    decisions=(
        DecisionEntry(
            "d1",
            "Social- och arbetsmarknadsnämnden",
            DecisionOutcome.CHANGED,
            PartialDate("2022-12-14"),
            "118",
            "SAN-0431/2022",
            "Nämnden fastställer planen med en ändring.",
        ),
    ),
)
