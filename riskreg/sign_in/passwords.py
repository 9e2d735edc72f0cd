"""Hashing passwords.  Slow on purpose: never inside a unit of work."""

import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riskreg.sign_in.rules import NewPassword, check_password

#: Rounds and KiB of argon2id.  One lane: the server has other things for its threads to do.
_COSTS = {"normal": (3, 65_536), "test": (1, 8)}


def chosen(password: str, cost: str, *, about: Sequence[str] = ()) -> NewPassword:
    """The password as it is kept, if it is good enough; else `Refused`."""
    composed = _composed(password)
    check_password(composed, about=about)
    return NewPassword(_hasher(cost).hash(composed))


def fits(kept: str | None, password: str, cost: str) -> bool:
    """Whether it is the password.  Where there is none to compare with, the work is the same."""
    nobodys = _nobodys(cost)
    try:
        _hasher(cost).verify(kept or nobodys, _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def _composed(password: str) -> str:
    """One form for each letter: keyboards differ in how they send an å."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher(cost: str) -> PasswordHasher:
    rounds, memory = _COSTS[cost]
    return PasswordHasher(time_cost=rounds, memory_cost=memory, parallelism=1)


@cache
def _nobodys(cost: str) -> str:
    return _hasher(cost).hash(secrets.token_urlsafe())
