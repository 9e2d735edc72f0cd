"""What a matrix is told: the risks in it and the words around it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """`label` must contain the text that is seen, or speech control can't find the link."""

    href: str
    label: str


@dataclass(frozen=True)
class Marker:
    """One risk.  `before` is the likelihood and impact it had at the time compared with.

    `label` says what the picture says, number first; without `href` (on paper) there is no link.
    """

    number: int
    likelihood: int
    impact: int
    label: str
    href: str | None = None
    before: tuple[int, int] | None = None
    is_new: bool = False
    is_accepted: bool = False
    is_preliminary: bool = False

    @property
    def cell(self) -> tuple[int, int]:
        return self.likelihood, self.impact

    @property
    def has_moved(self) -> bool:
        return self.before is not None and self.before != self.cell


@dataclass(frozen=True)
class MatrixWords:
    """Words in the reader's language; the grades' names with the lowest first.

    `rest` is asked with likelihood, impact and count where a cell holds more risks than it can
    show, and answers with the list of them all.
    """

    title: str
    likelihood: str
    impact: str
    likelihood_names: tuple[str, ...]
    impact_names: tuple[str, ...]
    new: str
    rest: Callable[[int, int, int], Link] | None = None
