"""Each component, drawn and read: words, labels, what describes what."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict

from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, PlanState, ResponseKind
from riskreg.document.scale import Grade, Level, Scale
from riskreg.refusals import Changed
from riskreg.web.choices import Choice, Option, Pick, Several
from riskreg.web.fields import Day, LongText, Tick, Version
from riskreg.web.forms import Form
from riskreg.web.sorting import Sorting
from tests.pages import faults_of_a_piece, words

LEVELS = tuple(
    Level(rank, name, name.lower())
    for rank, name in enumerate(("Låg", "Måttlig", "Hög", "Mycket hög", "Kritisk"), start=1)
)


def scale_of(levels: int) -> Scale:
    grade = (Grade(1, "Möjlig"),)
    return Scale("s", 1, "s", grade, grade, LEVELS[:levels], ((1,),))


class Report(Form):
    class Meta(Form.Meta):
        csrf = False

    status = Pick("Hur går det?", ActionStatus, required="Välj hur det går", hint="Som i dag.")
    responses = Several("Hur hanteras risken?", ResponseKind, required="Välj hur")
    likelihood = Pick("Hur sannolikt?", coerce=int, required="Välj hur sannolikt det är")
    due = Day("Nytt slutdatum", required="Ange ett nytt slutdatum", hint="Var 31 december.")
    text = LongText("Vad har hänt?", required="Skriv vad som har hänt")
    owner = Choice("Ansvarig", blank="Välj en befattning", required="Välj vem")
    read = Tick("Läst av en kollega")
    version = Version()


def report(**sent) -> Report:
    form = Report(formdata=MultiDict(sent) if sent else None)
    form.likelihood.options = [Option(1, "Osannolik", hint="nästan aldrig"), Option(2, "Möjlig")]
    form.owner.options = [Option("a", "Enhetschef")]
    if sent:
        form.validate()
    return form


def read(html: str) -> Any:
    assert not faults_of_a_piece(html)
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("call", "values", "seen", "kind"),
    [
        ("status(value)", {"value": ActionStatus.DELAYED}, "Försenad", "st-bad"),
        ("status(value, 'x dagar')", {"value": ActionStatus.DELAYED}, "x dagar", "st-bad"),
        ("status('good', 'Klart', plain=True)", {}, "Klart", "plain"),
        ("status(value)", {"value": PlanState.CLOSED}, "Avslutad", "tag"),
    ],
)
def test_status_is_shape_and_word(draw, call, values, seen, kind):
    chip = read(draw("status", call, **values)).span
    assert words(chip) == seen
    assert kind in chip["class"]
    assert (chip.svg is None) is (kind == "tag")


@pytest.mark.parametrize(
    ("levels", "tones"), [(3, ["1", "3", "4"]), (5, ["1", "2", "3", "3b", "4"])]
)
def test_the_highest_level_of_any_scale_has_the_strongest_colour(draw, levels, tones):
    scale = scale_of(levels)
    drawn = [
        read(draw("level", "level(one, 9, scale)", one=level, scale=scale)).span
        for level in scale.levels
    ]
    assert [chip["class"] for chip in drawn] == [["lv", f"lv{tone}"] for tone in tones]
    assert words(drawn[-1]) == f"9 {LEVELS[levels - 1].name}"


def test_a_level_keeps_its_word_for_those_who_hear_it(draw):
    html = draw("level", "level(one, 9, scale, word=False)", one=LEVELS[2], scale=scale_of(4))
    assert words(read(html).select_one(".visually-hidden")) == "Hög"


def test_not_assessed_is_a_state_of_its_own(draw):
    assert (
        words(read(draw("level", "level(none, none, scale)", scale=scale_of(4)))) == "Inte bedömd"
    )


@pytest.mark.parametrize(
    ("call", "seen"),
    [
        ("change(9, 12)", "Ökat från 9"),
        ("change(12, 9)", "Minskat från 12"),
        ("change(9, 9)", "Oförändrat"),
        ("change(none, 9, is_new=True)", "Ny"),
        ("change(none, 9)", "Bedömd första gången"),
        ("change(9, none)", "Inte bedömd"),
    ],
)
def test_a_change_says_what_it_was(draw, call, seen):
    assert words(read(draw("change", call))) == seen


def test_a_gap_says_what_is_missing_and_where_to_mend_it(draw):
    gap = read(draw("gap", "gap('Ersättare saknas.', 'Hänger på en person.', '/x', 'Utse')"))
    assert words(gap) == "Ersättare saknas. Hänger på en person. Utse"
    assert gap.a["href"] == "/x"
    assert words(read(draw("gap_word", "gap_word()"))) == "Saknas"


def test_a_notice_speaks_up_only_when_it_answers_something(draw):
    still = read(draw("note", "{% call note('warn') %}Text{% endcall %}")).div
    live = read(draw("note", "{% call note('good', 'done', live=True) %}Text{% endcall %}")).div
    assert "role" not in still.attrs
    assert live["role"] == "status"


def test_an_alternative_is_opened_by_its_summary(draw):
    page = read(draw("alternative", "{% call alternative('Som tabell') %}<p>x</p>{% endcall %}"))
    assert words(page.details.summary) == "Som tabell"


def test_a_section_is_named_by_its_heading(draw):
    page = read(draw("section", "{% call section('Risker', 'r', meta='9 av 9') %}x{% endcall %}"))
    assert page.section["aria-labelledby"] == page.h2["id"] == "r"


def test_a_boards_head_has_one_heading_and_marks_its_tab(draw):
    board = SimpleNamespace(short="san", name="Social- och arbetsmarknadsnämnden")
    page = read(draw("board_head", "board_head(board, 2023, 'risks')", board=board))
    assert [words(h1) for h1 in page.select("h1")] == [board.name]
    assert page.nav["aria-label"] == board.name
    (current,) = page.select("[aria-current=page]")
    assert (words(current), current["href"]) == ("Risker", "/b/san/2023/risks")
    assert page.select_one(".acts") is None


def test_a_boards_page_with_a_title_leads_back_to_the_board(draw):
    board = SimpleNamespace(short="san", name="Nämnden")
    call = "{% call board_head(board, 2023, 'risks', title='Risk 3') %}Gör{% endcall %}"
    page = read(draw("board_head", call, board=board))
    assert words(page.h1) == "Risk 3"
    assert [link["href"] for link in page.select(".eyebrow a")] == ["/boards", "/b/san/2023"]
    assert words(page.select_one(".acts")) == "Gör"


def test_a_pages_head_leads_back(draw):
    call = "page_head('Registrera', [('Mitt arbete', '/my'), ('Åtgärd', none)], 'Senast i dag')"
    page = read(draw("page_head", call))
    assert words(page.h1) == "Registrera"
    assert words(page.select_one(".eyebrow")) == "Mitt arbete Åtgärd"
    assert words(page.select_one(".sub")) == "Senast i dag"


@pytest.mark.parametrize("name", ["due", "text", "owner"])
def test_a_field_is_labelled_and_described(draw, name):
    form = report(status="done", due="", text="", owner="")
    page = read(draw("field", "field(bound)", bound=form[name]))
    control = page.find(id=name)
    assert page.select_one(f"label[for={name}]")
    assert control["aria-invalid"] == "true"
    described = [words(page.find(id=one)) for one in control["aria-describedby"].split()]
    assert described[-1] == str(form[name].errors[0])
    assert ("Var 31 december." in described) is (name == "due")


def test_a_tick_stands_in_its_label(draw):
    page = read(draw("field", "field(bound)", bound=report().read))
    assert page.select_one("label[for=read] input[type=checkbox]")


def test_tiles_are_a_group_with_a_legend_and_say_what_is_wrong(draw):
    page = read(draw("pick", "pick(bound, columns=2)", bound=report(text="x").status))
    group = page.fieldset
    assert words(group.legend) == "Hur går det?"
    assert (group["role"], group["aria-invalid"]) == ("radiogroup", "true")
    described = [words(page.find(id=one)) for one in group["aria-describedby"].split()]
    assert described == ["Som i dag.", "Välj hur det går"]
    labels = {label["for"]: words(label) for label in page.select("label")}
    assert labels["status-2"] == "Försenad"
    assert page.find(id="status-2")["value"] == "delayed"
    assert not page.select("[checked]")


def test_boxes_keep_what_was_ticked_and_each_says_what_is_wrong(draw):
    sent = MultiDict([("responses", "act"), ("responses", "flying")])
    form = Report(formdata=sent)
    form.validate()
    page = read(draw("pick", "pick(bound)", bound=form.responses))
    assert page.fieldset.get("role") is None
    boxes = page.select("input[type=checkbox]")
    assert {box["aria-describedby"] for box in boxes} == {"responses-error"}
    kept = report(responses="act").responses
    page = read(draw("pick", "pick(bound)", bound=kept))
    assert [box["value"] for box in page.select("[checked]")] == ["act"]


def test_a_row_of_tiles_shows_value_word_and_yardstick(draw):
    page = read(draw("seg", "seg(bound)", bound=report(likelihood="2").likelihood))
    assert [words(label) for label in page.select("label")] == [
        "1 Osannolik nästan aldrig",
        "2 Möjlig",
    ]
    assert page.select_one("[checked]")["value"] == "2"


def test_the_summary_of_errors_takes_focus_and_leads_to_each(draw):
    form = report(status="", text="", due="2024-01-01", responses="act", likelihood="1", owner="a")
    page = read(draw("error_summary", "error_summary(form)", form=form))
    summary = page.div
    assert summary["role"] == "alert"
    assert "autofocus" in summary.attrs
    assert words(summary.h2) == "Det finns två fel"
    assert [(link["href"], words(link)) for link in summary.select("a")] == [
        ("#status-0", "Välj hur det går"),
        ("#text", "Skriv vad som har hänt"),
    ]
    assert draw("error_summary", "error_summary(form)", form=report()) == ""


def test_a_conflict_shows_both_versions(draw):
    form = report(status="done", text="Mitt\nsvar")
    form.errors.clear()
    theirs = {"text": "Peters", "due": date(2024, 2, 1)}
    yours = {"text": "Mitt\nsvar", "due": None}
    form.compare(Changed(theirs, yours, version=4, who="Peter Sandell"))
    page = read(draw("conflict", "conflict(form)", form=form))
    assert words(page.h2) == "Peter Sandell sparade medan du skrev"
    rows = [[words(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert rows == [
        ["Vad har hänt?", "Peters", "Mitt svar"],
        ["Nytt slutdatum", "1 februari 2024", "Tomt"],
    ]
    assert draw("conflict", "conflict(form)", form=report()) == ""


def test_a_post_comes_before_the_person(draw):
    page = read(draw("person", "person('Enhetschef', 'Maria')"))
    assert words(page) == "Enhetschef Maria"


@pytest.mark.parametrize(
    ("value", "style", "machine", "seen"),
    [
        (date(2023, 9, 15), "text", "2023-09-15", "15 september"),
        (date(2023, 9, 15), "table", "2023-09-15", "15 sep"),
        (date(2023, 9, 15), "deadline", "2023-09-15", "fredag 15 september, om 3 dagar"),
        (date(2023, 8, 31), "distance", "2023-08-31", "12 dagar sen"),
        (
            datetime(2023, 9, 12, 14, 42, tzinfo=UTC),
            "moment",
            "2023-09-12T16:42+02:00",
            "i dag 16.42",
        ),
        (datetime(2023, 9, 12, 14, 42, tzinfo=UTC), "clock", "2023-09-12T16:42+02:00", "16.42"),
        (PartialDate("2022-spring"), "text", None, "våren 2022"),
        (None, "text", None, "Datum inte uppgett"),
    ],
)
def test_a_moment_is_told_to_people_and_machines(draw, value, style, machine, seen):
    call = "when(value, style, year=2023, today=today)"
    page = read(draw("when", call, value=value, style=style, today=date(2023, 9, 12)))
    assert words(page) == seen
    assert (page.time["datetime"] if page.time else None) == machine


def test_a_task_names_what_it_is_for(draw):
    call = (
        "{% call task('Kartläggning', '/my/x', 'Åtgärd', risk=(1, 'Brister'), meta=('a',)) %}"
        "<a href='/x'>Registrera</a>{% endcall %}"
    )
    page = read(draw("task", call))
    assert words(page.h3) == "Kartläggning"
    assert "Åtgärd till risk 1" in words(page)
    assert words(page.select_one(".go")) == "Registrera"


def test_a_list_is_turned_around_by_its_head(frame, draw):
    with frame.test_request_context("/b?sort=-score&q=akt"):
        sorting = Sorting.read(("score", "number"), Sorting("number"))
        assert sorting.aria("score") == "descending"
        assert sorting.href("score") == "/b?sort=score&q=akt"
        assert sorting.href("number") == "/b?sort=number&q=akt"
        assert Sorting.read(("number",), Sorting("number")) == Sorting("number")
    page = read(draw("sort_link", "sort_link('Värde', 'score', sorting)", sorting=Sorting("score")))
    assert page.a["href"] == "/?sort=-score"


def test_small_pieces_say_what_they_are_to_say(draw):
    assert words(read(draw("empty", "empty('Inga risker.', '/x', 'Lägg till en')"))) == (
        "Inga risker. Lägg till en"
    )
    assert words(read(draw("example", "example()"))).startswith("Exempel")
    bar = read(
        draw("save_bar", "{% call save_bar() %}<button type='submit'>Spara</button>{% endcall %}")
    )
    assert words(bar.button) == "Spara"
