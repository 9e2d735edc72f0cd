"""Making scales.  A version that exists is never changed: plans keep theirs (rule 7)."""

from dataclasses import replace
from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.boards.rules import MUNICIPALITY
from riskreg.document.scale import Scale
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import N_, Refused
from riskreg.scales.models import ScaleVersion
from riskreg.scales.queries import newest_number
from riskreg.scales.rules import check_scale, written


def make_scale(scale: Scale, *, after: int | None = None, by: Actor, at: datetime) -> ScaleVersion:
    """A new scale, or the next version of the one with the same key.

    `after`: the newest number that whoever acts has seen; None is not checked.
    """
    require(by, Permission.SCALE_EDIT, MUNICIPALITY)
    check_scale(scale)
    newest = newest_number(scale.key)
    if after is not None and after != newest:
        raise Refused(
            N_(
                "Somebody has made version %(number)s meanwhile. Look at it before you make another"
            ),
            number=newest,
        )
    numbered = replace(scale, version=newest + 1)
    version = ScaleVersion(
        key=numbered.key,
        number=numbered.version,
        name=numbered.name,
        definition=written(numbered),
        made_at=at,
    )
    with telling(EventType.SCALE_MADE, version, by=by, at=at):
        db.session.add(version)
    return version
