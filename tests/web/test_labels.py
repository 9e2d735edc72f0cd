"""The municipality's own words, in every sentence that the catalogues have."""

import re

import pytest
from babel.messages.pofile import read_po

from riskreg import paths
from riskreg.boards.labels import USUAL, ControlWord, Labels
from riskreg.web.labels import CONTROLS, ITSELF, worded

REVIEW = Labels("Tillsynsplan", "tillsynsplanen", "supervision plan", ControlWord.REVIEW)


def said(text, english, labels=REVIEW, language="sv", known_as=None):
    return worded(text, english, known_as or english, language, labels)


@pytest.mark.parametrize(
    ("usual", "english", "own"),
    [
        ("Internkontrollplan %(year)s", "Internal control plan %(year)s", "Tillsynsplan %(year)s"),
        ("i internkontrollplanen", "in the internal control plan", "i tillsynsplanen"),
        ("Ändra kontrollmomentet", "Change the control", "Ändra granskningen"),
        ("Kontrollmomentet är tillagt.", "The control is added.", "Granskningen är tillagd."),
        ("Lade till ett kontrollmoment", "Added a control", "Lade till en granskning"),
        ("nytt kontrollmoment", "new control", "ny granskning"),
        ("Kontrollmoment", "Control", "Granskning"),
        ("Kontrollmoment", "Controls", "Granskningar"),
        (
            "%(count)s kontrollmoment har inte utförts",
            "%(count)s controls were not performed",
            "%(count)s granskningar har inte utförts",
        ),
        (
            "Inga kontrollmoment. Lägg till ett om det behövs.",
            "No controls. Add one if it is needed.",
            "Inga granskningar. Lägg till en om det behövs.",
        ),
        ("Inbyggda kontroller", "Built-in controls", "Inbyggda kontroller"),
    ],
)
def test_swedish_agrees_with_the_word(usual, english, own):
    assert said(usual, english) == own


def test_english_follows_the_swedish():
    assert said("Change the control", "Change the control", language="en") == "Change the review"
    plural = "%(count)s controls were not performed"
    shown = said(plural, plural, language="en", known_as="one control was not performed")
    assert shown == "%(count)s reviews were not performed"
    assert said("With no controls", "With no controls", language="en") == "With no controls"
    plan = "in the internal control plan"
    assert said(plan, plan, language="en") == "in the supervision plan"


def test_the_usual_words_change_nothing():
    assert said("Kontrollmomentet är tillagt.", "The control is added.", USUAL) == (
        "Kontrollmomentet är tillagt."
    )


def messages():
    with (paths.TRANSLATIONS / "sv" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        for one in read_po(file, locale="sv"):
            english = one.id if isinstance(one.id, tuple) else (one.id,)
            swedish = one.string if isinstance(one.string, tuple | list) else (one.string,)
            yield from (
                (text, words, english[0]) for text, words in zip(swedish, english, strict=False)
            )


@pytest.mark.parametrize("word", [word for word in ControlWord if word is not ControlWord.ITEM])
def test_the_usual_words_stand_nowhere_else(word):
    labels = Labels("Tillsynsplan", "tillsynsplanen", "supervision plan", word)
    wrong = re.compile(
        r"kontrollmoment|\b(ett|inget|nytt) (kontroll|granskning)(aktivitet|punkt)?\b",
        re.IGNORECASE,
    )
    left = [
        shown
        for text, english, known_as in messages()
        if known_as != ITSELF and "Tillsynsplan" not in text
        for shown in [said(text, english, labels, known_as=known_as)]
        if wrong.search(shown) or re.search("internkontrollplan(?!en eller)", shown, re.IGNORECASE)
    ]
    assert left == []


@pytest.mark.parametrize("word", ControlWord)
def test_places_for_values_are_left_alone(word):
    labels = Labels("Tillsynsplan", "tillsynsplanen", "supervision plan", word)
    for text, english, known_as in messages():
        shown = said(text, english, labels, known_as=known_as)
        assert re.findall(r"%\(\w+\)s", shown) == re.findall(r"%\(\w+\)s", text)


def test_each_word_has_its_forms():
    assert set(CONTROLS) == set(ControlWord)
