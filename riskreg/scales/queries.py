"""Reading scales."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import func, select

from riskreg.document.scale import Scale
from riskreg.extensions import db
from riskreg.scales.models import ScaleVersion
from riskreg.scales.rules import read


def newest_scale() -> ScaleVersion | None:
    """The version that was made last: what a new plan is offered first."""
    return db.session.scalars(
        select(ScaleVersion).order_by(ScaleVersion.id.desc()).limit(1)
    ).first()


def scale_versions() -> Sequence[ScaleVersion]:
    """Every version, the newest of each scale first."""
    query = select(ScaleVersion).order_by(
        ScaleVersion.key, ScaleVersion.number.desc(), ScaleVersion.id
    )
    return db.session.scalars(query).all()


def scale_of(version: ScaleVersion) -> Scale:
    """The scale that a version holds.  Equal definitions give the same value, read once."""
    return _read(version.definition)


_read = lru_cache(maxsize=64)(read)


def newest_number(key: str) -> int:
    """The number of a scale's newest version, 0 when there is none."""
    query = select(func.max(ScaleVersion.number)).where(ScaleVersion.key == key)
    return db.session.scalars(query).one() or 0
