"""Makes the municipality, its boards and posts, and who there is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from riskreg.accounts.models import Holding, User
from riskreg.accounts.queries import actor, user_with_roles
from riskreg.accounts.rules import Actor, Office, Role, setting_up
from riskreg.administration import operations as administration
from riskreg.administration.rules import BoardFacts, PositionFacts, Term, UnitFacts, UserFacts
from riskreg.boards.models import Board, Municipality, Position, Unit
from riskreg.boards.queries import municipality
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind, HoldingKind
from riskreg.extensions import db
from riskreg.transaction import unit_of_work

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Organisation:
    """`at` ticks a second with each change, and `today` is its day."""

    def __init__(self) -> None:
        self.at = MORNING
        self._number = count(1)

    @property
    def today(self) -> date:
        return self.at.date()

    def now(self) -> datetime:
        """A moment later than every one before."""
        self.at += timedelta(seconds=1)
        return self.at

    def title(self, word: str) -> str:
        return f"{word} {next(self._number)}"

    def municipality(self, name: str = "Sundbybergs stad", language: str = "sv") -> Municipality:
        found = municipality()
        if found is not None:
            return found
        by = setting_up(self.today)
        with unit_of_work():
            return administration.set_up(name, language, by=by, at=self.now())

    def board(
        self,
        short: str | None = None,
        name: str | None = None,
        *,
        kind: BoardKind = BoardKind.BOARD,
        parent: Board | None = None,
    ) -> Board:
        self.municipality()
        number = next(self._number)
        facts = BoardFacts(short or f"n{number}", name or f"Nämnd {number}", kind, parent)
        with unit_of_work():
            return administration.add_board(facts, by=self.any_administrator, at=self.now())

    def unit(self, board: Board, name: str | None = None, *, start: str | None = None) -> Unit:
        known = UnitFacts(name or self.title("Enhet"), start=PartialDate(start) if start else None)
        with unit_of_work():
            return administration.add_unit(board, known, by=self.any_administrator, at=self.now())

    def position(
        self,
        board: Board,
        title: str | None = None,
        *,
        unit: Unit | None = None,
        holders_known: bool = True,
    ) -> Position:
        facts = PositionFacts(title or self.title("Chef"), unit, holders_known)
        with unit_of_work():
            return administration.add_position(
                board, facts, by=self.any_administrator, at=self.now()
            )

    def user(
        self,
        name: str | None = None,
        *,
        roles: Sequence[tuple[Role, Board]] = (),
        holds: Sequence[Position] = (),
        office: Office | None = None,
        email: str | None = None,
        language: str | None = None,
    ) -> User:
        number = next(self._number)
        facts = UserFacts(
            email=email or f"person{number}@example.com",
            name=name or f"Person {number}",
            office=office,
            language=language,
        )
        with unit_of_work():
            user = administration.add_user(facts, by=self.any_administrator, at=self.now())
            for role, board in roles:
                administration.give_role(
                    user, role, board, by=self.any_administrator, at=self.now()
                )
        for position in holds:
            self.holding(position, user)
        return user

    def controller(self, board: Board, name: str | None = None) -> User:
        return self.user(name, roles=[(Role.CONTROLLER, board)])

    def member(self, board: Board, name: str | None = None) -> User:
        return self.user(name, roles=[(Role.MEMBER, board)])

    def manager(self, position: Position, name: str | None = None) -> User:
        return self.user(name, holds=[position])

    def deputy(self, position: Position, name: str | None = None) -> User:
        user = self.user(name)
        self.holding(position, user, HoldingKind.DEPUTY)
        return user

    def auditor(self, name: str | None = None) -> User:
        return self.user(name, office=Office.AUDITOR)

    def administrator(self, name: str | None = None) -> User:
        return self.user(name, office=Office.ADMINISTRATOR)

    def holding(
        self,
        position: Position,
        user: User | None,
        kind: HoldingKind = HoldingKind.ORDINARY,
        *,
        start: str | None = "2020-01-01",
        end: str | None = None,
    ) -> Holding:
        term = Term(kind, PartialDate(start) if start else None, PartialDate(end) if end else None)
        with unit_of_work():
            return administration.begin_holding(
                position, user, term, by=self.any_administrator, at=self.now()
            )

    def actor(self, user: User, today: date | None = None) -> Actor:
        """The user as an operation sees one; fresh, so that roles given lately count."""
        db.session.expire_all()
        found = user_with_roles(user.id)
        assert found is not None
        return actor(found, today or self.today)

    @property
    def any_administrator(self) -> Actor:
        """An administrator who is no user: to act where it does not matter who does."""
        return Actor(None, "Build", self.today, offices=frozenset({Office.ADMINISTRATOR}))

    def controller_of(self, board: Board) -> Actor:
        """A controller who is no user either."""
        return Actor(None, "Build", self.today, frozenset({(board.short, Role.CONTROLLER)}))
