"""From what is said to words: safely, and in the reader's language."""

from datetime import date

import pytest
from hypothesis import given
from markupsafe import Markup

from riskreg.document.dates import PartialDate
from riskreg.document.standing import standing
from riskreg.sentences.meeting import meeting_lede
from riskreg.sentences.plan import board_line, plan_lede
from riskreg.sentences.reference import Reference
from riskreg.sentences.render import Span, html, plain, spans
from riskreg.sentences.risk import risk_lede
from riskreg.sentences.routine import routines_lede
from riskreg.sentences.said import (
    Content,
    Day,
    LevelWord,
    Listed,
    Words,
    counted,
    figures,
    listed,
    lowered,
    said,
    together,
)
from riskreg.sentences.state import plan_state
from riskreg.sentences.trend import trend_story
from tests.support import documents as a
from tests.support import strategies
from tests.support.languages import english, swedish

HARD = "\N{NO-BREAK SPACE}"


def test_a_sentence_has_capital_and_stop_a_line_a_capital_and_words_neither():
    late = said("no action is late")

    assert plain(late, swedish()) == "Ingen åtgärd är försenad."
    assert plain(late, swedish(), "line") == "Ingen åtgärd är försenad"
    assert plain(late, swedish(), "words") == "ingen åtgärd är försenad"


def test_sentences_follow_each_other_with_a_space():
    assert plain((said("no risks yet"), said("no action is late")), english()) == (
        "No risks yet. No action is late."
    )


def test_nothing_said_is_nothing():
    assert plain((), swedish()) == ""
    assert html((), swedish()) == Markup("")


def test_bold_is_strong_with_its_stop_and_nested_clauses_keep_theirs():
    late = said("no action is late").stressed()
    gaps = together("%(late)s, %(rest)s", late=late, rest=said("no risks yet"))

    assert html(late, english()) == Markup("<strong>No action is late.</strong>")
    assert html(gaps, english()) == Markup("<strong>No action is late</strong>, no risks yet.")


def test_a_reason_to_stress_may_be_lacking():
    assert not said("no risks yet").stressed(when=False).strong


def test_what_somebody_has_written_is_escaped():
    named = together("%(name)s & co", name=Content("<script>"))

    assert html(named, swedish()) == Markup("&lt;script&gt; &amp; co.")
    assert plain(named, swedish()) == "<script> & co."


def test_a_percent_sign_and_a_pattern_in_a_text_are_left_alone():
    odd = together("100 %% of %(name)s", name=Content("%(count)s 50 %"))

    assert plain(odd, swedish()) == f"100{HARD}% of %(count)s 50{HARD}%."


def test_what_a_board_has_written_keeps_its_language():
    named = together("%(name)s", name=Content("nämnden"))

    assert html(named, english()) == Markup('<span lang="sv">Nämnden</span>.')
    assert html(named, swedish()) == Markup("Nämnden.")
    assert html(named.stressed(), english()) == Markup(
        '<strong><span lang="sv">Nämnden</span>.</strong>'
    )


def test_a_level_without_a_name_in_the_language_keeps_its_own():
    high = a.LEVELS[2]
    nameless = type(high)(3, "Hög", "höga")

    assert spans(together("%(one)s", one=LevelWord(high)), english(), "words") == [Span("high")]
    assert spans(together("%(one)s", one=LevelWord(nameless)), english(), "words") == [
        Span("hög", lang="sv")
    ]
    assert spans(together("%(one)s", one=LevelWord(high, many=True)), swedish(), "words") == [
        Span("höga")
    ]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Hög", "hög"),
        ("Mycket hög", "mycket hög"),
        ("A", "A"),
        ("A4", "A4"),
        ("KS", "KS"),
        ("", ""),
    ],
)
def test_a_name_loses_its_capital_inside_a_sentence_unless_it_is_letters(name, inside):
    assert lowered(name) == inside


@pytest.mark.parametrize(
    ("number", "in_swedish", "in_english"),
    [(0, "noll", "zero"), (2, "två", "two"), (12, "tolv", "twelve"), (13, "13", "13")],
)
def test_a_number_below_thirteen_is_a_word(number, in_swedish, in_english):
    assert swedish().number(number) == in_swedish
    assert plain(together("%(it)s", it=Words(number)), english(), "words") == in_english


def test_one_of_something_has_its_gender_from_whoever_translates():
    control = counted("one control was not performed", "%(count)s controls were not performed", 1)

    assert plain(control, swedish()) == "Ett kontrollmoment har inte utförts."


def test_at_work_a_number_is_a_figure():
    assert plain(figures("1 day late", "%(count)s days late", 3), swedish(), "words") == (
        "3 dagar sen"
    )


@pytest.mark.parametrize(
    ("on", "in_swedish", "in_english"),
    [
        (date(2023, 9, 15), "15 september 2023", "15 September 2023"),
        (date(2022, 5, 1), "1 maj", "1 May"),
        (PartialDate("2023-04"), "april 2023", "April 2023"),
        (PartialDate("2022-04"), "april", "April"),
        (PartialDate("2023-spring"), "våren 2023", "spring 2023"),
        (PartialDate("2022"), "2022", "2022"),
        (PartialDate("2023"), "2023", "2023"),
    ],
)
def test_a_day_says_no_more_than_is_known_and_no_year_of_the_page(on, in_swedish, in_english):
    day = together("%(day)s", day=Day(on, omit_year=2022))

    assert plain(day, swedish(), "words").replace(HARD, " ") == in_swedish
    assert plain(day, english(), "words").replace(HARD, " ") == in_english


def test_what_belongs_together_stays_on_one_line():
    text = "§ 118 den 3 × 4, 9 av 14 och 9 of 14, 76 %"

    assert plain(together(text.replace("%", "%%")), swedish(), "words") == (
        f"§{HARD}118 den 3{HARD}×{HARD}4, 9{HARD}av{HARD}14 och 9{HARD}of{HARD}14, 76{HARD}%"
    )
    assert HARD in swedish().day(date(2023, 9, 15))


def test_things_in_a_row():
    things = tuple(together(name) for name in "abc")

    assert plain(listed(things), swedish(), "words") == "a, b och c"
    assert plain(listed(things, "or"), english(), "words") == "a, b or c"
    assert plain(listed(things, ","), swedish(), "words") == "a, b, c"
    assert plain(listed(things[:1]), swedish(), "words") == "a"
    assert plain(together("%(x)s", x=Listed(("a", 2))), swedish(), "words") == "a och 2"


def test_a_place_that_nothing_fills_is_an_error_and_no_hole():
    with pytest.raises(KeyError):
        plain(together("%(nothing)s"), swedish())


@strategies.patient
@given(strategies.documents, strategies.documents)
def test_whatever_the_plan_every_sentence_can_be_said(before, after):
    since = Reference(before.as_of)
    found = standing(after, since=before)
    told = (
        *plan_lede(found, since, after.year),
        *meeting_lede(found, since),
        *board_line(found, after.year),
        *plan_state(after),
        *routines_lede(after),
        *(said for risk in after.risks for said in risk_lede(after, risk)),
        *(said for risk in after.risks for said in trend_story(risk)),
    )
    for language in (swedish(), english()):
        assert len(plain(told, language)) > len(told)
        assert html(told, language).striptags()
