"""All boards in a list."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from riskreg import assembly
from riskreg.access.guards import may, signed_in_only
from riskreg.access.session import now_here
from riskreg.sentences.plan import board_line
from riskreg.sentences.state import not_decided

bp = Blueprint("overview", __name__)
bp.add_app_template_filter(board_line)
bp.add_app_template_filter(not_decided)


@bp.get("/boards")
@signed_in_only("each board on the page is shown by its own rule")
def boards() -> ResponseReturnValue:
    """Page 4: the boards that one may read."""
    on = now_here().date()
    found = [one for one in assembly.boards_standing(on=on) if may("board:read", one.board_subject)]
    if len(found) == 1 and may("plan:read", found[0].subject):
        return redirect(url_for("reading.board", short=found[0].board.short, year=on.year))
    return render_template("overview/boards.html", boards=found, on=on)
