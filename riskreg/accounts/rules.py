"""Who acts: a person with roles and posts on a certain day."""

import enum
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from riskreg.document.kinds import HoldingKind


class Role(enum.StrEnum):
    """A role on a board.  A manager is whoever holds a post, so it is no role to be given."""

    CONTROLLER = "controller"
    MEMBER = "member"


class Office(enum.StrEnum):
    """A role in the whole municipality."""

    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Actor:
    """A person as the policy and the history see one, on the day `today`.

    `held` maps a position's key to the strongest way in which the person holds it that day.
    `controls_municipality`: controller of the executive board, who oversees all boards.
    """

    user_id: int | None
    name: str
    today: date
    roles: frozenset[tuple[str, Role]] = frozenset()
    offices: frozenset[Office] = frozenset()
    held: Mapping[str, HoldingKind] = field(default_factory=dict)
    boards_held: frozenset[str] = frozenset()
    controls_municipality: bool = False
    reading_is_open: bool = True
    is_system: bool = False

    def has(self, role: Role, board: str | None) -> bool:
        return (board, role) in self.roles

    def belongs_to(self, board: str | None) -> bool:
        return board in self.boards_held or any(own == board for own, _ in self.roles)

    def holds_any(self, positions: frozenset[str]) -> bool:
        return any(key in self.held for key in positions)

    def is_deputy_for(self, position: str | None) -> bool:
        """Whether what is done for the post is done as its deputy, and is to be recorded so."""
        return position is not None and self.held.get(position) is HoldingKind.DEPUTY


def normal_email(email: str) -> str:
    """The one way in which an address is kept and looked for."""
    return unicodedata.normalize("NFC", email.strip()).lower()


def setting_up(today: date) -> Actor:
    """The program itself, for what must be made before anybody can sign in."""
    return Actor(user_id=None, name="riskreg", today=today, is_system=True)
