"""The organisation on paper: what a board, unit, post, holding or login must be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from riskreg.accounts.rules import Office, normal_email
from riskreg.boards.labels import PLAN_DEFINITE, PLAN_ENGLISH, ControlWord
from riskreg.document.bounds import NAME, WORD, check_text
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, HoldingKind
from riskreg.refusals import N_, Refused

if TYPE_CHECKING:
    from riskreg.accounts.models import User
    from riskreg.boards.models import Board, Position, Unit

LANGUAGES = ("sv", "en")
_SHORT = re.compile(r"[a-z][a-z0-9-]{0,11}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGEST_EMAIL = 254
#: What stands in an address where a board's short name could.
_TAKEN = frozenset({"new"})
_LONGEST_DESCRIPTION = 1000
#: A label stands in the midst of messages, so it is words and nothing else.
_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")

Row = TypeVar("Row")


@dataclass(frozen=True)
class Settings:
    """What the municipality is called, and the words that it has for what it does.

    `plan_name`: what its boards call their plans, as a heading begins: "Tillsynsplan";
    `plan_definite`: as a sentence has it, "tillsynsplanen"; `plan_english` in English.
    """

    name: str
    language: str
    closed_reading: bool
    plan_name: str
    plan_definite: str = PLAN_DEFINITE
    plan_english: str = PLAN_ENGLISH
    control_word: ControlWord = ControlWord.ITEM


@dataclass(frozen=True)
class BoardFacts:
    """`short` is the board's name in addresses: "san"."""

    short: str
    name: str
    kind: BoardKind
    parent: "Board | None" = None
    also_named: str | None = None
    description: str | None = None
    successor: "Board | None" = None


@dataclass(frozen=True)
class UnitFacts:
    name: str
    parent: "Unit | None" = None
    task: str | None = None
    start: PartialDate | None = None


@dataclass(frozen=True)
class PositionFacts:
    """`holders_known` is False where a source is silent on who holds the post."""

    title: str
    unit: "Unit | None" = None
    holders_known: bool = True


@dataclass(frozen=True)
class Term:
    """How and how long a post is held.  `acting_from`: the post that an acting holder has else."""

    kind: HoldingKind = HoldingKind.ORDINARY
    start: PartialDate | None = None
    end: PartialDate | None = None
    acting_from: "Position | None" = None


@dataclass(frozen=True)
class Days:
    """From when to when a post is held, where nothing else of a holding changes."""

    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True)
class StandIn:
    """Who is the deputy of a post while its holder is away."""

    position: "Position"
    user: "User"


@dataclass(frozen=True)
class AbsencePlan:
    start: date
    end: date
    deputies: tuple[StandIn, ...]

    def fields(self) -> dict[str, Any]:
        """As its form has it: one deputy for all, and by post where it is another."""
        usual = self.deputies[0].user.key if self.deputies else None
        others = {
            own_field(one.position): one.user.key for one in self.deputies if one.user.key != usual
        }
        return {"start": self.start, "end": self.end, "deputy": usual, **others}

    def field_of(self, deputy: StandIn) -> str:
        """Where in the form it stands."""
        own = own_field(deputy.position)
        return own if own in self.fields() else "deputy"


def own_field(position: "Position") -> str:
    return f"of_{position.key}"


@dataclass(frozen=True)
class CategoryFacts:
    name: str
    must_be_considered: bool = False


@dataclass(frozen=True)
class UserFacts:
    email: str
    name: str
    title: str | None = None
    office: Office | None = None
    language: str | None = None


def check_register(name: str, language: str) -> None:
    if not name.strip():
        raise Refused(N_("Write the name of the municipality"), field="name")
    if language not in LANGUAGES:
        raise Refused(N_("Choose Swedish or English"), field="language")


def check_settings(settings: Settings) -> None:
    check_register(settings.name, settings.language)
    check_text(settings.name, "name", NAME)
    needed = N_("Write what the boards call their plans")
    check_text(settings.plan_name, "plan_name", WORD, needed=needed)
    check_text(settings.plan_definite, "plan_definite", WORD, needed=needed)
    check_text(settings.plan_english, "plan_english", WORD, needed=needed)
    for field in ("plan_name", "plan_definite", "plan_english"):
        if not _PLAIN.fullmatch(getattr(settings, field).strip()):
            raise Refused(N_("Write it with letters, spaces and hyphens only"), field=field)


def check_board(facts: BoardFacts) -> None:
    if not _SHORT.fullmatch(facts.short) or facts.short in _TAKEN:
        raise Refused(
            N_("Write a short name of at most 12 small letters, for example san"), field="short"
        )
    check_text(facts.name, "name", NAME, needed=N_("Write the board's name"))
    check_text(facts.also_named, "also_named", NAME)
    check_text(facts.description, "description", _LONGEST_DESCRIPTION)
    if facts.kind is BoardKind.COMMITTEE and facts.parent is None:
        raise Refused(N_("Choose the board that the committee belongs to"), field="parent")


def check_no_circle(
    row: Row, above: Row | None, step: Callable[[Row], Row | None], refusal: Refused
) -> None:
    """Refuse a place in a tree that would lead back to the row itself."""
    while above is not None:
        if above is row:
            raise refusal
        above = step(above)


def check_unit(board_id: int, facts: UnitFacts) -> None:
    check_text(facts.name, "name", NAME, needed=N_("Write the unit's name"))
    check_text(facts.task, "task", _LONGEST_DESCRIPTION)
    if facts.parent is not None and facts.parent.board_id != board_id:
        raise Refused(N_("Choose a unit of the same board"), field="parent")


def check_position(board_id: int, facts: PositionFacts) -> None:
    check_text(facts.title, "title", NAME, needed=N_("Write what the post is called"))
    if facts.unit is not None and facts.unit.board_id != board_id:
        raise Refused(N_("Choose a unit of the same board"), field="unit")


def check_end(start: PartialDate | None, end: PartialDate | None) -> None:
    """Dates may be months or seasons: only an end that surely came first is refused."""
    if start is not None and end is not None and end.latest < start.earliest:
        raise Refused(N_("Choose an end that does not come before the start"), field="end")


def check_term(term: Term) -> None:
    check_end(term.start, term.end)
    if term.acting_from is not None and term.kind is not HoldingKind.ACTING:
        raise Refused(N_("Only an acting holder comes from another post"), field="acting_from")


def check_absence(plan: AbsencePlan, today: date, begun: date | None = None) -> None:
    """`begun`: the first day of an absence that has begun, which no longer moves."""
    if begun is not None and plan.start != begun:
        raise Refused(N_("The absence has begun: its first day stays as it is"), field="start")
    if begun is None and plan.start < today:
        raise Refused(N_("Choose a first day that has not passed"), field="start")
    if plan.end < plan.start:
        raise Refused(N_("Choose an end that does not come before the start"), field="end")
    if plan.end < today:
        raise Refused(N_("Choose a last day that has not passed"), field="end")
    if not plan.deputies:
        raise Refused(N_("Choose a deputy for the period"), field="deputy")


def check_user(facts: UserFacts) -> None:
    email = normal_email(facts.email)
    if len(email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise Refused(N_("Write the e-mail address like this: name@example.com"), field="email")
    check_text(facts.name, "name", NAME, needed=N_("Write the person's name"))
    check_text(facts.title, "title", NAME)
    if facts.language is not None and facts.language not in LANGUAGES:
        raise Refused(N_("Choose Swedish or English"), field="language")


def check_category(facts: CategoryFacts) -> None:
    check_text(facts.name, "name", WORD, needed=N_("Write what the category is called"))
