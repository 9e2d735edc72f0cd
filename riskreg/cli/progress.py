"""How far a long command has come.  Only a person at a terminal is shown it."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date

import click


@contextmanager
def days(label: str, first: date, last: date) -> Generator[Callable[[date], None]]:
    """Gives what is to be told each day that is reached; days that are past are no news."""
    if not sys.stdout.isatty():
        click.echo(f"{label} ...")
        yield lambda _: None
        return
    with click.progressbar(
        length=(last - first).days,
        label=label,
        show_eta=False,
        item_show_func=lambda day: f"{day:%Y-%m}" if day else None,
    ) as bar:
        yield lambda day: bar.update((day - first).days - bar.pos, day)
        bar.update((last - first).days - bar.pos, last)
