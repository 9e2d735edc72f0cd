"""The plan and its risks: found, filtered, sorted."""

import itertools

import pytest

from riskreg.document.kinds import ActionStatus, ControlOutcome, PlanState, ResponseKind
from riskreg.risks.operations import add_risk
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from tests.assembly.meetings import decide, go_to
from tests.reading.conftest import HERE, day, risk_of
from tests.support.forms import page, words

NONSENSE = {
    "q": "x" * 5000,
    "level": "99999999999999999999",
    "response": "act; drop table",
    "owner": "nobody",
    "show": "everything",
    "cell": "9-99",
    "sort": "-nothing",
    "before": "yesterday",
}


@pytest.fixture
def three(build, plan, post):
    """Risks 1 to 3 in the plan, of 4, 16 and no score, and 4 on the gross list only."""
    first = build.risk(plan, "Ärenden dröjer", owner=post, score=(2, 2), causes=["Få handläggare"])
    build.risk(plan, "Fel belopp", score=(4, 4), responses=[ResponseKind.CONTROL])
    build.risk(plan, "Läckage", category="Säkerhet")
    build.risk(plan, "Flytten", score=(2, 2), selected=False)
    build.action(first, "Anställ", owner=post, due=day(-3))
    return plan


@pytest.fixture
def titles(read):
    def shown(question=""):
        found = read(f"/risks?{question}").select("#found tbody th a")
        return [words(one) for one in found]

    return shown


def test_the_plans_risks_stand_highest_first(three, titles):
    assert titles() == ["Fel belopp", "Ärenden dröjer", "Läckage"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("q=BELOPP", ["Fel belopp"]),
        ("q=handläggare", ["Ärenden dröjer"]),
        ("q=säkerhet", ["Läckage"]),
        ("q=3", ["Läckage"]),
        ("level=4", ["Fel belopp"]),
        ("level=1", []),
        ("response=control", ["Fel belopp"]),
        ("response=avoid", []),
        ("show=late", ["Ärenden dröjer"]),
        ("show=gross", ["Fel belopp", "Ärenden dröjer", "Flytten", "Läckage"]),
        ("show=gaps", ["Fel belopp", "Ärenden dröjer", "Läckage"]),
        ("cell=4-4", ["Fel belopp"]),
        ("cell=2-2", ["Ärenden dröjer"]),
        ("cell=2-2&show=gross", ["Ärenden dröjer", "Flytten"]),
        ("q=l&level=4&show=gross", ["Fel belopp"]),
        ("q=l&level=4&response=act", []),
    ],
)
def test_one_filter_or_several(three, titles, question, found):
    assert titles(question) == found


def test_by_who_answers(three, post, titles, read):
    options = read("/risks").select("#owner option")
    assert [(one["value"], words(one)) for one in options] == [
        ("", "All"),
        (post.key, "Enhetschef"),
    ]
    assert titles(f"owner={post.key}") == ["Ärenden dröjer"]


def test_what_changed_since_the_last_meeting(build, reported, post, titles):
    assert titles("show=changed") == []
    build.assessment(risk_of(reported), 3, 3)
    assert titles("show=changed") == ["Köerna växer"]


def test_how_many_are_shown_of_how_many(three, read):
    count = read("/risks").select_one("#found-count")
    assert (words(count), count["role"]) == ("Shows 3 of 3", "status")
    assert words(read("/risks?q=fel").select_one("#found-count")) == (
        "Shows 1 of 3. Clear the filter"
    )
    assert words(read("/risks?show=gross").select_one("#found-count")).startswith("Shows 4 of 4.")


def test_where_none_matches_the_filter_can_be_cleared(three, read):
    found = read("/risks?q=finns+inte").select_one("#found")
    assert words(found) == "No risk matches the filter. Clear the filter"
    assert found.a["href"] == f"{HERE}/risks#risks"
    assert found.table is None


def test_the_form_keeps_what_was_asked_for(three, read):
    form = read("/risks?q=fel&level=4&show=gross&sort=title").select_one("form.filters")
    chosen = [one["value"] for one in form.select("option[selected]") if one["value"]]
    assert (form.select_one("#q")["value"], chosen) == ("fel", ["4", "gross"])
    assert form.select_one("[name=sort]")["value"] == "title"


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_asks_nothing(three, people, name):
    answer = people("member").get(f"{HERE}/risks", query_string={name: NONSENSE[name]})
    assert answer.status_code == 200
    found = page(answer).select("#found tbody tr")
    assert len(found) == (0 if name == "cell" else 3)


def test_all_nonsense_together(three, people):
    question = [*NONSENSE.items(), *NONSENSE.items()]
    assert people("member").get(f"{HERE}/risks", query_string=question).status_code == 200


@pytest.mark.parametrize(
    ("sort", "order", "way"),
    [
        ("title", ["Fel belopp", "Läckage", "Ärenden dröjer"], "ascending"),
        ("-title", ["Ärenden dröjer", "Läckage", "Fel belopp"], "descending"),
        ("number", ["Ärenden dröjer", "Fel belopp", "Läckage"], "ascending"),
        ("-number", ["Läckage", "Fel belopp", "Ärenden dröjer"], "descending"),
        ("score", ["Läckage", "Ärenden dröjer", "Fel belopp"], "ascending"),
        ("-score", ["Fel belopp", "Ärenden dröjer", "Läckage"], "descending"),
    ],
)
def test_by_column(three, read, titles, sort, order, way):
    assert titles(f"sort={sort}") == order
    column = ["number", "title", "score"].index(sort.lstrip("-"))
    heads = [one["aria-sort"] for one in read(f"/risks?sort={sort}").select("#found th[aria-sort]")]
    assert heads == [way if place == column else "none" for place in range(3)]


def test_sorting_keeps_the_filter_and_leads_back_to_the_list(three, read):
    links = read("/risks?q=e&sort=title").select("#found th[aria-sort] a")
    assert [one["href"] for one in links] == [
        f"{HERE}/risks?q=e&sort=number#risks",
        f"{HERE}/risks?q=e&sort=-title#risks",
        f"{HERE}/risks?q=e&sort=score#risks",
    ]


def test_equals_stand_by_number_both_ways(build, plan, titles):
    for _ in range(3):
        build.risk(plan, score=(2, 2))
    assert titles("sort=score") == titles("sort=-score") == titles("sort=number")


def test_what_a_row_says(build, decidable, post, read):
    risk = risk_of(decidable)
    build.action(risk, owner=post, due=day(9), status=ActionStatus.DONE)
    build.action(risk, owner=post, due=day(9), status=ActionStatus.CANCELLED)
    build.action(risk, owner=post, due=day(-9))
    build.holding(post, build.user("Anna Ek"))
    decide(build, decidable)
    go_to(build, "2026-11-20")
    build.assessment(risk, 4, 4)
    (row,) = read("/risks").select("#found tbody tr")
    assert [words(cell) for cell in row.select("td, th")] == [
        "1",
        "Köerna växer Risk 1",
        "16 Very high 4 × 4",
        "Up from 4",
        "Not recorded",
        "Enhetschef Anna Ek",
        "1 of 2 done 1 is late",
        "Not recorded",
    ]


def test_every_cell_names_itself_on_a_phone(three, read):
    for cell in read("/risks").select("#found tbody td:not(.hide-s)"):
        assert cell["data-l"]
        assert len(cell.find_all(recursive=False)) == 1


def test_what_is_only_on_the_gross_list_says_so(three, read):
    rows = read("/risks?show=gross").select("#found tbody tr")
    tagged = [words(row.th.a) for row in rows if "Gross list only" in words(row)]
    assert tagged == ["Flytten"]


def test_how_the_risks_are_handled(build, plan, read):
    risk = build.risk(plan, responses=[ResponseKind.ACT, ResponseKind.CONTROL])
    build.risk(plan, responses=[ResponseKind.ACT])
    build.action(risk)
    build.result(build.control(risk), ControlOutcome.MINOR)
    handled = read("/risks").select_one(".dl")
    told = [words(one) for one in handled.select("dt, dd > b")]
    assert told == ["Control", "1 risk", "Act", "2 risks"]
    assert "with 1 control" in words(handled)
    assert "with 1 action" in words(handled)
    assert "Minor deviation 1" in words(read("/risks"))


def test_adding_is_offered_where_it_is_allowed(build, decidable, read):
    def offered(who):
        return read("/risks", who).find("a", href=f"{HERE}/risks/new") is not None

    assert [offered(who) for who in ("controller", "member", "auditor")] == [True, False, False]
    build.bring(decidable, PlanState.ADOPTED)
    assert not offered("controller")


def test_an_empty_draft_says_how_to_begin(plan, read):
    assert "A title is enough to begin with" in words(read("/risks", "controller"))
    member = read("/risks")
    assert "No risks yet." in words(member)
    assert member.select_one("form.filters") is None


def test_a_source_is_silent_not_empty(build, board, read):
    plan = build.plan(board, source="En granskning 2023")
    with unit_of_work():
        words_of_it, by = RiskText("Köerna växer"), build.controller_of(board)
        add_risk(plan, words_of_it, followed_up_in="Årsrapporten", by=by, at=build.now())
    build.risk(plan, "Innehållet framgår inte", content_given=False)
    main = read("/risks")
    rows = [words(row) for row in main.select("#found tbody tr")]
    silence = "Not assessed – Nothing to compare with yet Not recorded Not recorded No actions"
    assert rows == [
        f"1 Köerna växer Risk 1 {silence} Årsrapporten",
        (
            f"2 Innehållet framgår inte Risk 2 · Content not given by the source {silence}"
            f" Not recorded"
        ),
    ]
    assert "The plan is told by a source" in words(main)
    assert read("/risks?show=gaps").select("#found tbody tr") == []


def test_a_piece_for_htmx_is_the_same_list(three, people):
    client = people("member")
    piece = page(client.get(f"{HERE}/risks?q=fel", headers={"HX-Request": "true"}))
    assert [words(one) for one in piece.select("#found th a.ttl")] == ["Fel belopp"]
    assert words(piece.select_one("#found-count[hx-swap-oob=innerHTML]")).startswith("Visar 1 av 3")
    assert piece.select_one("h1, form") is None
    form = page(client.get(f"{HERE}/risks")).select_one("form.filters")
    assert (form["hx-target"], form["hx-get"]) == ("#found", f"{HERE}/risks")


def test_a_page_that_htmx_has_lost_comes_whole(three, people):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in people("member").get(f"{HERE}/risks?q=fel", headers=headers).text


def test_the_table_below_the_matrix_says_the_same(three, read):
    table = read("/risks").select_one("details.alt table")
    assert [words(row) for row in itertools.islice(table.select("tbody tr"), 2)] == [
        "2 Fel belopp 4 × 4 16 Very high – Nothing to compare with yet",
        "1 Ärenden dröjer 2 × 2 4 Moderate – Nothing to compare with yet",
    ]


def test_what_a_board_has_written_keeps_its_language(three, read, foreign):
    own = ("Ärenden dröjer", "Läckage", "Säkerhet", "Enhetschef", "Socialnämnden", "Intern")
    found = foreign(read("/risks"), *own)
    assert [text for text in found if not text.strip().startswith("Internal")] == []
