"""Filling an empty register: for real use, or with the demo.  Never one that has data."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, current_app

from riskreg.accounts.rules import Office, setting_up
from riskreg.administration import operations as administration
from riskreg.administration.rules import UserFacts
from riskreg.boards.queries import municipality
from riskreg.cli import progress
from riskreg.cli.program import Stop
from riskreg.history.queries import head
from riskreg.scales import operations as scales
from riskreg.scales.rules import default_4x4
from riskreg.sign_in import operations as sign_in
from riskreg.transaction import unit_of_work


@dataclass(frozen=True)
class Beginning:
    """What must be known before anybody can sign in."""

    name: str
    email: str
    administrator: str
    language: str


def is_filled() -> bool:
    number, _ = head()
    return municipality() is not None or number > 0


def refuse_when_filled() -> None:
    if is_filled():
        place = municipality()
        whose = f" It is {place.name}'s." if place else ""
        raise Stop(f"The register has data already.{whose} Nothing was changed.")


def set_up(beginning: Beginning, now: datetime) -> str:
    """Set the register up with the usual scale, and give the first administrator's token."""
    by = setting_up(now.astimezone(ZoneInfo(current_app.config["TIME_ZONE"])).date())
    facts = UserFacts(beginning.email, beginning.administrator, office=Office.ADMINISTRATOR)
    with unit_of_work():
        administration.set_up(beginning.name, beginning.language, by=by, at=now)
        scales.make_scale(default_4x4(), by=by, at=now)
        user = administration.add_user(facts, by=by, at=now)
        return sign_in.invite(user, by=by, at=now)


def address(app: Flask, token: str) -> str:
    base = app.config["BASE_URL"] or "http://127.0.0.1:8000"
    return f"{base.rstrip('/')}/invite/{token}"


def play(now: datetime, *, small: bool) -> None:
    from riskreg.cli.demo import play as whole  # noqa: PLC0415 - no other command needs it
    from riskreg.cli.demo.register import BEGINNING  # noqa: PLC0415 - nor this

    with progress.days("Playing the demo through", BEGINNING, now.date()) as watch:
        whole.play(now, small=small, watch=watch)
