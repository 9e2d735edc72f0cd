"""The chain's head, kept outside the database too: so a log cut short is found.

Each process appends to one file in its instance folder after each commit.  A line is the number
and hash of the newest event then; each must be a prefix of the chain for ever.
"""

from collections.abc import Iterator
from pathlib import Path

from flask import current_app

FILE = "history-heads"


def heads_file() -> Path:
    return Path(current_app.instance_path) / FILE


def keep_head(number: int, link: str) -> None:
    with heads_file().open("a", encoding="ascii") as file:
        file.write(f"{number} {link}\n")


def known_heads() -> Iterator[tuple[int, str]]:
    """Every whole line; a line that a crash cut off says nothing."""
    file = heads_file()
    if not file.exists():
        return
    for line in file.read_text(encoding="ascii", errors="replace").splitlines():
        parts = line.split()
        if len(parts) == 2 and parts[0].isdecimal() and len(parts[1]) == 64:  # noqa: PLR2004 - a number and a SHA-256
            yield int(parts[0]), parts[1]
