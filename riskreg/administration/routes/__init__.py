"""The pages of administration, by noun."""

from riskreg.administration.routes import (
    absences,
    boards,
    categories,
    handovers,
    holdings,
    overview,
    positions,
    roles,
    scales,
    units,
    users,
)
from riskreg.administration.routes.place import bp

__all__ = [
    "absences",
    "boards",
    "bp",
    "categories",
    "handovers",
    "holdings",
    "overview",
    "positions",
    "roles",
    "scales",
    "units",
    "users",
]
