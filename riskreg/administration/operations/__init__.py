"""Changing who there is and what the register is set up with, by noun."""

from riskreg.administration.operations.absences import (
    begin_absence,
    change_absence,
    end_absence,
)
from riskreg.administration.operations.boards import add_board, change_board
from riskreg.administration.operations.categories import (
    add_category,
    change_category,
    resume_category,
    retire_category,
)
from riskreg.administration.operations.handovers import (
    hand_over_holders,
    hand_over_post,
    hand_over_user,
)
from riskreg.administration.operations.holdings import (
    begin_holding,
    change_holding,
    end_holding,
)
from riskreg.administration.operations.positions import add_position, change_position
from riskreg.administration.operations.register import change_settings, set_up
from riskreg.administration.operations.roles import change_office, give_role, take_role_back
from riskreg.administration.operations.scales import move_draft
from riskreg.administration.operations.units import add_unit, change_unit, end_unit, reopen_unit
from riskreg.administration.operations.users import add_user, change_user, close_user, open_user

__all__ = [
    "add_board",
    "add_category",
    "add_position",
    "add_unit",
    "add_user",
    "begin_absence",
    "begin_holding",
    "change_absence",
    "change_board",
    "change_category",
    "change_holding",
    "change_office",
    "change_position",
    "change_settings",
    "change_unit",
    "change_user",
    "close_user",
    "end_absence",
    "end_holding",
    "end_unit",
    "give_role",
    "hand_over_holders",
    "hand_over_post",
    "hand_over_user",
    "move_draft",
    "open_user",
    "reopen_unit",
    "resume_category",
    "retire_category",
    "set_up",
    "take_role_back",
]
