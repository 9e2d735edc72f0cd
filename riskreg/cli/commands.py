"""The commands.  What a command cannot do it says in one line, and ends with a number."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask

from riskreg.cli import copying, filling, proving, serving
from riskreg.cli.program import Program, Stop, register, unmigrated

#: The usual port: what the documentation and the Makefile say.
PORT = 8000


@click.group(cls=Program)
@click.version_option(package_name="riskreg", message="riskreg %(version)s")
def main() -> None:
    """riskreg, the municipality's register of internal control.

    RISKREG_INSTANCE names the folder that holds the register.
    """


@main.command()
@click.option("--name", help="The municipality's name.")
@click.option("--email", help="The first administrator's e-mail address.")
@click.option("--admin-name", help="The first administrator's name.")
@click.option("--language", type=click.Choice(["sv", "en"]), help="What its boards write in.")
def init(name: str | None, email: str | None, admin_name: str | None, language: str | None) -> None:
    """Make an empty register for real use, and a link for its first administrator."""
    with register() as app:
        filling.refuse_when_filled()
        link = filling.set_up(
            filling.Beginning(
                name=name or click.prompt("The municipality's name"),
                email=email or click.prompt("Your e-mail address"),
                administrator=admin_name or click.prompt("Your name"),
                language=language or app.config["LANGUAGE"],
            ),
            datetime.now(UTC),
        )
        click.echo(f"The register stands in {_place(app)}.")
        click.echo("Open this link within 14 days to choose your password. It works once:")
        click.echo(filling.address(app, link))


@main.command()
@click.option("--if-empty", is_flag=True, help="Do nothing when the register has data.")
@click.option("--small", is_flag=True, help="Leave out the earlier years and the other boards.")
def demo(*, if_empty: bool, small: bool) -> None:
    """Fill an empty register with Sundbyberg 2022 and four example years of eight boards."""
    with register() as app:
        if if_empty and filling.is_filled():
            click.echo(f"The register in {_place(app)} has data and is left as it is.")
            return
        filling.refuse_when_filled()
        filling.play(datetime.now(UTC), small=small)
        click.echo("The demo is ready. Sign in as controller@example.com with riskreg-demo.")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65_535))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 256))
def serve(host: str, port: int, threads: int) -> None:
    """Bring the tables up to date and serve the pages."""
    with register() as app:
        if not filling.is_filled():
            click.echo("The register is empty: `riskreg init` or `riskreg demo` fills it.")
    serving.serve(app, host, port, threads)


@main.command()
def upgrade() -> None:
    """Bring the tables to this version of the program."""
    with register() as app:
        click.echo(f"The tables in {_place(app)} are up to date.")


@main.command("copy-to")
@click.argument("url")
def copy_to(url: str) -> None:
    """Copy the whole register to an empty database, and leave it itself as it is.

    URL is like postgresql://user:password@host/database or sqlite:////folder/file.
    Stop the server first: docs/postgresql.md.
    """
    with unmigrated() as app:
        click.echo("Copying, and checking both sides ...")
        done = copying.copy(app, url)
        click.echo(f"Copied {done.rows} rows in {done.tables} tables to {done.address}.")
        click.echo(
            f"The history holds on both sides: {done.events} events, the newest has {done.newest}."
        )
        click.echo(f"Set RISKREG_DATABASE_URL to that address, keep the folder {app.instance_path}")
        click.echo("with the key and the heads of the history, and start the server again.")


@main.group()
def history() -> None:
    """The history of everything that was done."""


@history.command()
def verify() -> None:
    """Check the chain, the known heads and the tables; name everything that does not hold."""
    with unmigrated():
        faults = proving.faults()
        for fault in faults:
            click.echo(f"{fault.where}: {fault.what}")
        if faults:
            raise Stop(f"The history does not hold: {_counted(len(faults), 'fault')}.")
        number, link = proving.head()
        click.echo(f"The history holds: {_counted(number, 'event')}, the newest has {link}.")


def _place(app: Flask) -> Path | str:
    return "the database" if app.config["DATABASE_URL"] else Path(app.instance_path)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
