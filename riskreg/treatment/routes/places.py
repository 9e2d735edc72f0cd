"""Where the pages are, what their addresses name, and what each of them needs."""

from typing import Any, TypeVar

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from riskreg.boards.models import Position
from riskreg.boards.queries import positions_of
from riskreg.refusals import NotFound
from riskreg.risks.models import Cause, Risk
from riskreg.risks.queries import find_risk
from riskreg.risks.steps import place
from riskreg.treatment import queries
from riskreg.treatment.deviations.queries import find_control_of, find_result
from riskreg.treatment.deviations.rules import Deviation
from riskreg.treatment.models import Action, Control
from riskreg.web.forms import Form

bp = Blueprint("treatment", __name__, url_prefix="/b/<short>/<int:year>/risks/<int:number>")

T = TypeVar("T", Action, Control)


def find_action(short: str, year: int, number: int, key: str) -> Action:
    risk = find_risk(short, year, number)
    return _of(risk, queries.find_action(key, risk.plan))


def find_control(short: str, year: int, number: int, key: str) -> Control:
    risk = find_risk(short, year, number)
    return _of(risk, queries.find_control(key, risk.plan))


def find_deviation(short: str, year: int, number: int, key: str) -> Deviation:
    """What a control has found, by the key of its result."""
    control = find_control_of(key, find_risk(short, year, number))
    return Deviation(control, find_result(key, control))


def _of(risk: Risk, row: T) -> T:
    if row.risk_id != risk.id:
        raise NotFound
    return row


def posts(risk: Risk) -> dict[str, Position]:
    return {post.key: post for post in positions_of(risk.plan.board)}


def causes(risk: Risk) -> dict[str, Cause]:
    return {cause.key: cause for cause in risk.causes}


def back_to(risk: Risk, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".treat_risk", **place(risk), _anchor=anchor))


def page(view: str, risk: Risk, form: Form, **more: Any) -> str:
    return render_template(
        f"treatment/{view}.html", risk=risk, form=form, where=place(risk), **more
    )
