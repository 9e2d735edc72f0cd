"""A board's units and posts, and who holds them through the years."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from riskreg.accounts.rules import Role
from riskreg.administration import operations as administration
from riskreg.administration.rules import PositionFacts, Term, UnitFacts
from riskreg.boards.models import Board, Position, Unit
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.years.calendar import Calendar, working_day
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind

Facts = dict[str, Any]

#: Who does the work: whoever holds the post, else who acts in it, else the deputy.
ORDER = (HoldingKind.ORDINARY, HoldingKind.ACTING, HoldingKind.DEPUTY)


class Posts:
    """`told` is the board's file: units, posts with their terms, controller and members."""

    def __init__(self, stage: Stage, calendar: Calendar, told: Facts, organised: date) -> None:
        self.stage = stage
        self.calendar = calendar
        self.told = told
        self.organised = organised
        self.units: dict[str, Unit] = {}
        self.positions: dict[str, Position] = {}

    def organise(self, board: Board) -> None:
        self.board = board
        for role, people in (
            (Role.CONTROLLER, [self.told["controller"]]),
            (Role.MEMBER, self.told.get("members", ())),
        ):
            for person in people:
                self.give_role(person, role)
        for name in self.told["units"]:
            self.add_unit(name)
        for key, post in self.told["posts"].items():
            self.add_post(key, post)
        for told in self.told.get("merged", ()):
            day = self.calendar.day(told["day"])
            self.stage.at(day, lambda told=told, day=day: self.merge(told, day))

    def give_role(self, person: str, role: Role) -> None:
        user = self.stage.user(person)
        if (role, self.board) not in {(one.role, one.board) for one in user.memberships}:
            self.admin(administration.give_role, user, role, self.board)

    def admin(self, operation: Any, *args: Any, **values: Any) -> Any:
        return self.stage.act("admin", operation, *args, **values)

    def add_unit(self, name: str, start: date | None = None) -> Unit:
        facts = UnitFacts(name, start=PartialDate.of(start) if start else None)
        unit: Unit = self.admin(administration.add_unit, self.board, facts)
        self.units[name] = unit
        return unit

    def add_post(self, key: str, told: Facts) -> None:
        facts = PositionFacts(told["title"], self.units.get(told.get("unit", "")))
        post = self.admin(administration.add_position, self.board, facts)
        self.positions[key] = post
        for term in terms_of(told):
            begins = self.calendar.day(term["from"]) if "from" in term else self.organised
            self.stage.at(
                max(begins, self.organised),
                lambda term=term, begins=begins: self.begin(post, term, begins),
            )

    def begin(self, post: Position, told: Facts, begins: date) -> None:
        other = self.positions.get(told.get("acting_from", ""))
        term = Term(_kind(told), start=PartialDate.of(begins), acting_from=other)
        user = self.stage.user(told["who"]) if told["who"] else None
        holding = self.admin(administration.begin_holding, post, user, term)
        if "to" in told:
            end = self.calendar.day(told["to"])
            self.stage.at(
                working_day(end),
                lambda: self.admin(administration.end_holding, holding, PartialDate.of(end)),
            )

    def merge(self, told: Facts, day: date) -> None:
        """Two units become one, and their posts follow."""
        merged = self.add_unit(told["into"], day)
        old = [self.units[name] for name in told["units"]]
        for key, post in self.told["posts"].items():
            if post.get("unit") in told["units"]:
                facts = PositionFacts(post["title"], merged)
                self.admin(administration.change_position, self.positions[key], facts)
        for unit in old:
            self.admin(administration.end_unit, unit, PartialDate.of(day), successor=merged)

    def answering(self, post: Position | None, day: date) -> str:
        """Who does the post's work that day; the controller where nobody does."""
        key = next((key for key, one in self.positions.items() if one is post), None)
        found = sorted(self._holding(key, day)) if key else []
        return found[0][1] if found else self.told["controller"]

    def _holding(self, key: str, day: date) -> Iterator[tuple[int, str]]:
        for term in terms_of(self.told["posts"][key]):
            begins = self.calendar.day(term["from"]) if "from" in term else date.min
            ends = self.calendar.day(term["to"]) if "to" in term else date.max
            if begins <= day <= ends and term["who"]:
                yield ORDER.index(_kind(term)), term["who"]


def terms_of(told: Facts) -> Iterator[Facts]:
    """A post that one person has held all along, and perhaps has a deputy, says just that."""
    yield from told.get("terms", ())
    if "holder" in told:
        yield {"who": told["holder"]}
    if "deputy" in told:
        yield {"who": told["deputy"], "as": "deputy"}


def _kind(term: Facts) -> HoldingKind:
    return HoldingKind(term.get("as", "ordinary"))
