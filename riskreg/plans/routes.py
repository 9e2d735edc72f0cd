"""Opening an empty plan: the one thing that is done to a plan before it exists."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.boards.models import Board
from riskreg.boards.queries import find_board
from riskreg.boards.rules import Subject
from riskreg.plans import operations
from riskreg.refusals import N_, Refused
from riskreg.scales.queries import newest_scale
from riskreg.transaction import unit_of_work
from riskreg.web.words import told

bp = Blueprint("plans", __name__)


@dataclass(frozen=True)
class BoardAndYear:
    """What an address names before there is a plan."""

    board: Board
    year: int

    @property
    def subject(self) -> Subject:
        return self.board.subject


def find_board_and_year(short: str, year: int) -> BoardAndYear:
    return BoardAndYear(find_board(short), year)


@bp.post("/b/<short>/<int:year>/open")
@requires(Permission.PLAN_OPEN, find_board_and_year)
def open_plan(at: BoardAndYear) -> ResponseReturnValue:
    place: dict[str, Any] = {"short": at.board.short, "year": at.year}
    try:
        with unit_of_work():
            _open(at)
    except Refused as refusal:
        flash(told(refusal.text, refusal.values), "error")
        return redirect(url_for("reading.board", **place))
    flash(_("The plan for %(year)s is opened as a draft. Add the first risk.", year=at.year))
    return redirect(url_for("reading.risks", **place))


def _open(at: BoardAndYear) -> None:
    scale = newest_scale()
    if scale is None:
        raise Refused(N_("There is no scale to assess risks with yet. Ask an administrator"))
    operations.open_plan(at.board, at.year, scale=scale, by=signed_in(), at=datetime.now(UTC))
