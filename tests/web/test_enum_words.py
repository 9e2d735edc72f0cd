"""Every member of every enum has a word in both languages, and none has another's."""

import enum
import inspect

import pytest

from riskreg.accounts.rules import Office, Role
from riskreg.document import kinds
from riskreg.document.kinds import (
    ActionStatus,
    DecisionOutcome,
    Known,
    OccasionState,
    PlanState,
    ReportKind,
)
from riskreg.document.scale import Level
from riskreg.web.choices import options
from riskreg.web.words import level_name, look, word

ENUMS = [
    found
    for _, found in inspect.getmembers(kinds, inspect.isclass)
    if issubclass(found, enum.StrEnum) and found is not enum.StrEnum
] + [Office, Role]


@pytest.mark.parametrize("kind", ENUMS)
@pytest.mark.parametrize("language", ["swedish", "english"])
def test_every_member_has_a_word_of_its_own(request, kind, language):
    request.getfixturevalue(language)
    words = [word(member) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)
    assert [str(option.text) for option in options(kind)] == words


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (PlanState.CLOSED, "Avslutad"),
        (OccasionState.CLOSED, "Stängd för registrering"),
        (PlanState.PROPOSED, "Skickad till nämnden"),
        (ReportKind.PROPOSED, "Förslag"),
        (OccasionState.NOTED, "Behandlad av nämnden"),
        (DecisionOutcome.NOTED, "Noterad"),
        (ActionStatus.DELAYED, "Försenad"),
        (Known.NOT_RECORDED, "Inte uppgett"),
    ],
)
def test_members_with_the_same_value_keep_their_own_words(swedish, member, words):
    assert word(member) == words


def test_a_status_has_shape_and_colour_and_a_mere_word_has_none(english):
    assert (look(ActionStatus.DELAYED).icon, look(ActionStatus.DELAYED).kind) == ("late", "bad")
    assert (look(PlanState.CLOSED).icon, look(PlanState.CLOSED).kind) == (None, None)
    assert look("good").icon == "done"


def test_a_level_without_an_english_name_says_which_language_it_is_in(english):
    assert level_name(Level(3, "Hög", "höga", "High")) == "High"
    assert level_name(Level(3, "Hög & stor", "höga")) == '<span lang="sv">Hög &amp; stor</span>'


def test_a_level_in_swedish_has_its_swedish_name(swedish):
    assert level_name(Level(3, "Hög", "höga", "High")) == "Hög"
