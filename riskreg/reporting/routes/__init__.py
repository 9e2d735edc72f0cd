"""Pages with forms about reporting, by noun: routines, occasions, meetings, a risk's ties."""

from riskreg.reporting.routes import meetings, occasions, routines, ties
from riskreg.reporting.routes.places import bp

__all__ = ["bp", "meetings", "occasions", "routines", "ties"]
