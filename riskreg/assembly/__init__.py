"""Tables into values, in a number of selects that no amount of rows, plans or boards changes.

Nothing that is read is rendered from rows: pages, papers and checks get what is made here.
"""

from riskreg.assembly.plans import document, documents

__all__ = ["document", "documents"]
