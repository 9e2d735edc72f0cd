"""What every command stands on: an app with its tables, and an end in plain words."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from riskreg import create_app, database
from riskreg.config import UnusableSetting
from riskreg.extensions import db
from riskreg.refusals import Refused


class Stop(click.ClickException):
    """The command cannot do it, and why.  Told in one line."""

    def show(self, file: Any = None) -> None:
        click.echo(self.format_message(), err=True)


class Unusable(Stop):
    """It is the settings or the machine that must be mended first."""

    exit_code = 2


class Program(click.Group):
    """The commands, with every foreseen failure in words instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UnusableSetting as problem:
            raise Unusable(str(problem)) from problem
        except (OperationalError, ProgrammingError) as problem:
            told = str(problem.orig).strip().splitlines()[0]
            raise Unusable(
                f"The database cannot be used ({told}). See RISKREG_DATABASE_URL and"
                " RISKREG_INSTANCE, and run `riskreg upgrade`."
            ) from problem
        except Refused as refusal:
            raise Stop(f"{refusal.text % refusal.values}.") from refusal


@contextmanager
def register() -> Generator[Flask]:
    """The app inside its context, its tables up to date."""
    app = create_app()
    database.upgrade(app)
    with inside(app):
        yield app


@contextmanager
def unmigrated() -> Generator[Flask]:
    """The app inside its context, for what must not change anything."""
    app = create_app()
    with inside(app):
        yield app


@contextmanager
def inside(app: Flask) -> Generator[None]:
    """The app's context; what it has open is closed at the end."""
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()
