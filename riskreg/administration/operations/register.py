"""The municipality itself: made once, and its settings."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration.rules import Settings, check_register, check_settings
from riskreg.boards.models import Municipality
from riskreg.boards.queries import municipality
from riskreg.boards.rules import MUNICIPALITY
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused


def set_up(
    name: str, language: str, *, is_demo: bool = False, by: Actor, at: datetime
) -> Municipality:
    """Make an empty database somebody's register.  Done once; a demo stays a demo."""
    require(by, Permission.REGISTER_SET_UP, MUNICIPALITY)
    check_register(name, language)
    if municipality() is not None:
        raise Refused(N_("The register has been set up already"))
    row = Municipality(id=1, name=name.strip(), language=language, is_demo=is_demo)
    with telling(EventType.REGISTER_SET_UP, row, by=by, at=at):
        db.session.add(row)
    return row


def settings_of(row: Municipality) -> Settings:
    return Settings(row.name, row.language, row.closed_reading, **vars(row.labels))


def change_settings(
    row: Municipality, settings: Settings, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    """What the municipality is called and how it wants its register."""
    require(by, Permission.REGISTER_EDIT, row.subject)
    now = settings_of(row)
    check_version(row, version, theirs=as_fields(now), yours=as_fields(settings))
    check_settings(settings)
    if settings == now:
        return
    with telling(EventType.MUNICIPALITY_CHANGED, row, by=by, at=at):
        row.name = settings.name.strip()
        row.language = settings.language
        row.closed_reading = settings.closed_reading
        row.plan_name = settings.plan_name.strip()
        row.plan_definite = settings.plan_definite.strip()
        row.plan_english = settings.plan_english.strip()
        row.control_word = settings.control_word
