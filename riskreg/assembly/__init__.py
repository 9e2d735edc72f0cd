"""Tables into values, in a number of selects that no amount of rows, plans or boards changes.

Nothing that is read is rendered from rows: pages, papers and checks get what is made here.
"""

from riskreg.assembly.boards import BoardStanding, boards_standing
from riskreg.assembly.pages import BoardYear, RiskPage, board_year, risk_page
from riskreg.assembly.people import People, people
from riskreg.assembly.plans import document, documents

__all__ = [
    "BoardStanding",
    "BoardYear",
    "People",
    "RiskPage",
    "board_year",
    "boards_standing",
    "document",
    "documents",
    "people",
    "risk_page",
]
