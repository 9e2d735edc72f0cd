"""The tasks of the first administrator, from an empty register to the first plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg.administration.queries import Counts
from riskreg.boards.models import Board, Municipality
from riskreg.scales.models import ScaleVersion


@dataclass(frozen=True)
class Step:
    """One task.  `said` tells what is there already, or what to do."""

    title: str
    said: str
    href: str
    link: str
    is_done: bool
    can_wait: bool = False


def steps(
    place: Municipality, counts: Counts, boards: Sequence[Board], scale: ScaleVersion | None
) -> tuple[Step, ...]:
    board = _board_to_open(boards)
    return (
        _municipality(place),
        _boards(counts),
        _units(counts, board),
        _posts(counts, board),
        _users(counts),
        _scale(scale),
        _controllers(counts, board),
        _first_plan(),
    )


def _board_to_open(boards: Sequence[Board]) -> str:
    """Straight to the board where there is only one."""
    owners = [board for board in boards if board.owns_plans]
    if len(owners) == 1:
        return url_for("administration.board", short=owners[0].short)
    return url_for("administration.boards")


def _municipality(place: Municipality) -> Step:
    return Step(
        _("The municipality"),
        _("It is called %(name)s. Look at its language and who may read.", name=place.name),
        url_for("administration.municipality"),
        _("Change the settings"),
        is_done=True,
    )


def _boards(counts: Counts) -> Step:
    return Step(
        _("Boards"),
        ngettext("%(num)s board is added.", "%(num)s boards are added.", counts.boards)
        if counts.boards
        else _("Add the first board. Committees belong to a board."),
        url_for("administration.add_board"),
        _("Add a board"),
        is_done=counts.plan_owners > 0,
    )


def _units(counts: Counts, board: str) -> Step:
    return Step(
        _("Units"),
        ngettext("%(num)s unit is added.", "%(num)s units are added.", counts.units)
        if counts.units
        else _("Departments and units under each board. They can wait."),
        f"{board}#units" if counts.boards else board,
        _("Add units"),
        is_done=counts.units > 0,
        can_wait=True,
    )


def _posts(counts: Counts, board: str) -> Step:
    return Step(
        _("Posts"),
        ngettext("%(num)s post is added.", "%(num)s posts are added.", counts.positions)
        if counts.positions
        else _("Posts answer for risks, actions and reports: never persons."),
        f"{board}#posts" if counts.boards else board,
        _("Add posts"),
        is_done=counts.positions > 0,
    )


def _users(counts: Counts) -> Step:
    others = counts.users - 1
    return Step(
        _("Users"),
        ngettext("%(num)s person is added.", "%(num)s persons are added.", others)
        if others > 0
        else _("Add those who are to sign in. Each gets a link to choose a password by."),
        url_for("administration.add_user"),
        _("Add a user"),
        is_done=others > 0,
    )


def _scale(scale: ScaleVersion | None) -> Step:
    return Step(
        _("The scale"),
        _("%(name)s is used. Change it if you have one of your own.", name=scale.name)
        if scale
        else _("Choose how likelihood and impact are judged."),
        url_for("administration.scales"),
        _("Look at the scale"),
        is_done=scale is not None,
    )


def _controllers(counts: Counts, board: str) -> Step:
    is_done = counts.plan_owners > 0 and counts.without_controller == 0
    lacking = ngettext(
        "%(num)s board has no controller.",
        "%(num)s boards have no controller.",
        counts.without_controller,
    )
    if is_done:
        said = _("Every board has a controller.")
    else:
        said = lacking if counts.plan_owners else _("A controller makes the board's plan.")
    return Step(
        _("Controllers"),
        said,
        f"{board}#roles" if counts.boards else board,
        _("Give a role"),
        is_done=is_done,
    )


def _first_plan() -> Step:
    return Step(
        _("The first plan"),
        _("The board's controller signs in, opens a plan and adds the risks."),
        url_for("overview.boards"),
        _("See all boards"),
        is_done=False,
    )
