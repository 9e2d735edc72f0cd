"""Tables into values, in a number of selects that no amount of rows, plans or boards changes.

Nothing that is read is rendered from rows: pages, papers and checks get what is made here.
"""

from riskreg.assembly.boards import BoardStanding, boards_standing
from riskreg.assembly.coming import Coming, ComingKind
from riskreg.assembly.ground import to_do_count
from riskreg.assembly.owed import owed
from riskreg.assembly.owed_values import Owed, OwedItem, OwedKind, OwnedRisk
from riskreg.assembly.pages import BoardYear, RiskPage, board_year, risk_page
from riskreg.assembly.people import People, people
from riskreg.assembly.plans import document, documents
from riskreg.assembly.rounds import OpenRound
from riskreg.assembly.routines import BodyMeetings, RoutinePage, meetings_around, routine_page

__all__ = [
    "BoardStanding",
    "BoardYear",
    "BodyMeetings",
    "Coming",
    "ComingKind",
    "OpenRound",
    "Owed",
    "OwedItem",
    "OwedKind",
    "OwnedRisk",
    "People",
    "RiskPage",
    "RoutinePage",
    "board_year",
    "boards_standing",
    "document",
    "documents",
    "meetings_around",
    "owed",
    "people",
    "risk_page",
    "routine_page",
    "to_do_count",
]
