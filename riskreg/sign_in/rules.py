"""What a password, a link and a number of tries must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeGuard

from riskreg.accounts.rules import Actor, Role
from riskreg.refusals import N_, Refused

SHORTEST, LONGEST = 12, 128
INVITATION_LASTS = timedelta(days=14)
#: Failed tries are counted for so long, and no more than so many are looked at.
WINDOW = timedelta(minutes=15)
FAILED_BY_NAME = 5
FAILED_BY_ADDRESS = 30
#: How long a try is remembered at all.
KEPT = timedelta(days=1)
LONGEST_AGENT = 300

LANGUAGES = ("sv", "en")
APPEARANCES = ("auto", "light", "dark")

#: Whom the sign-in page of a demo offers to be.
DEMO_PASSWORD = "riskreg-demo"  # noqa: S105 - told to everybody, in a demo alone
DEMO_PEOPLE = (
    ("controller@example.com", N_("Sign in as controller")),
    ("manager@example.com", N_("Sign in as manager")),
    ("member@example.com", N_("Sign in as board member")),
    ("auditor@example.com", N_("Sign in as auditor")),
    ("admin@example.com", N_("Sign in as administrator")),
)

_FEWEST_LETTERS = 5
#: Long enough, and yet among the first that anybody would try.
_WELL_KNOWN = frozenset(
    {
        "1234567890123",
        "123456789012",
        "1q2w3e4r5t6y",
        "abcdefghijkl",
        "administrator",
        "internkontroll",
        "internkontrollplan",
        "kommunstyrelsen",
        "losenord1234",
        "lösenord1234",
        "lösenordlösenord",
        "password1234",
        "passwordpassword",
        "qwerty123456",
        "qwertyuiopasdf",
        "qwertyuiopå",
        "sommarsommar",
        "welcome12345",
        "välkommen123",
        "välkommen1234",
    }
)


@dataclass(frozen=True)
class NewPassword:
    """A password that has been found good enough, as it is kept: hashed."""

    hash: str


@dataclass(frozen=True)
class Profile:
    """What one decides oneself.  `language` None: as the browser asks."""

    language: str | None
    appearance: str


def check_password(password: str, *, about: Sequence[str] = ()) -> None:
    """Length is what makes a password hard to guess; `about` is what anybody knows of its owner."""
    if len(password) < SHORTEST:
        raise Refused(
            N_("Choose a password of at least %(shortest)s characters"),
            field="new_password",
            shortest=SHORTEST,
        )
    if len(password) > LONGEST:
        raise Refused(
            N_("Choose a password of at most %(longest)s characters"),
            field="new_password",
            longest=LONGEST,
        )
    if _is_easily_guessed(password.casefold(), about):
        raise Refused(
            N_("Choose a password that is harder to guess, for example four words in a row"),
            field="new_password",
        )


def _is_easily_guessed(password: str, about: Sequence[str]) -> bool:
    if password in _WELL_KNOWN or len(set(password)) < _FEWEST_LETTERS:
        return True
    return any(password == known.casefold() for known in about)


def check_tries(of_name: int, of_address: int) -> None:
    if of_name >= FAILED_BY_NAME or of_address >= FAILED_BY_ADDRESS:
        raise TooManyTries


class TooManyTries(Refused):
    """So many have failed that the next is not even looked at."""

    def __init__(self) -> None:
        super().__init__(N_("Wait 15 minutes or change your password"))


def check_invitation(used_at: datetime | None, expires_at: datetime, at: datetime) -> None:
    if used_at is not None or expires_at <= at:
        raise Refused(N_("The link has been used or is too old"))


def check_profile(profile: Profile) -> None:
    if profile.language is not None and profile.language not in LANGUAGES:
        raise Refused(N_("Choose Swedish or English"), field="language")
    if profile.appearance not in APPEARANCES:
        raise Refused(N_("Choose one of the alternatives"), field="appearance")


def is_safe_path(path: str | None) -> TypeGuard[str]:
    """Whether an address leads to a page of ours: where somebody may be sent after signing in.

    Browsers read a backslash as a slash and skip tabs and line ends, so none may be there.
    """
    if not path or not path.startswith("/") or path[1:2] in {"/", "\\"}:
        return False
    return path.isprintable() and "\\" not in path


def known_agent(agent: str | None) -> str | None:
    """What a browser calls itself, as far as it is kept: anybody may send anything there."""
    kept = "".join(sign for sign in agent or "" if sign.isprintable())
    return kept[:LONGEST_AGENT] or None


def only_seat(actor: Actor) -> str | None:
    """The board of somebody who is a member of that one and nothing else."""
    boards = {board for board, _ in actor.roles}
    is_only_member = all(role is Role.MEMBER for _, role in actor.roles)
    if len(boards) != 1 or not is_only_member or actor.offices:
        return None
    return boards.pop()
