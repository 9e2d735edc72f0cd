"""The pages that everybody reads: of a board's year, and of the history."""

from riskreg.reading.routes import history, pages
from riskreg.reading.routes.place import bp

__all__ = ["bp", "history", "pages"]
