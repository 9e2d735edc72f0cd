"""Checking the whole history against itself, the known heads, the tables and the reports."""

from collections.abc import Iterator

from riskreg.freezing import damaged
from riskreg.history.heads import known_heads
from riskreg.history.queries import head
from riskreg.history.verify import Fault, verify
from riskreg.reporting.queries import frozen_heads

__all__ = ["Fault", "faults", "head"]


def faults() -> list[Fault]:
    """Everything that does not hold, as of one moment: others may go on writing meanwhile."""
    outside = list(known_heads())  # first, so that none is newer than what is looked at
    return [*verify([*outside, *frozen_heads()]), *_damaged()]


def _damaged() -> Iterator[Fault]:
    for report in damaged():
        yield Fault(
            f"report {report.id}",
            f"document of {report.name!r} does not give its checksum:"
            " changed behind the program's back",
        )
