"""What follows a page that somebody was refused: it is told, after the page."""

from datetime import UTC, datetime

from flask import Blueprint, Response, current_app, request

from riskreg.access.guards import declared, notes
from riskreg.access.permissions import Permission
from riskreg.access.session import anyone_signed_in, signed_in
from riskreg.history.kinds import EventType
from riskreg.history.operations import note_access
from riskreg.history.rules import Visit, seen_path
from riskreg.transaction import unit_of_work

bp = Blueprint("history", __name__)

_REFUSED = {403: EventType.ACCESS_REFUSED, 404: EventType.PAGE_NOT_FOUND}


@bp.after_app_request
@notes("whoever looks where there is nothing for them to see leaves a trace for the auditor")
def note_refusal(response: Response) -> Response:
    """Tell that somebody signed in was refused.  What nobody has signed in to see tells nothing."""
    type_ = _REFUSED.get(response.status_code)
    if type_ is not None and request.endpoint != "static" and anyone_signed_in():
        note_request(type_, str(request.url_rule or ""))
    return response


def note_request(type_: EventType, what: str) -> None:
    """Tell of this request, in a unit of work of its own.  `what` is counted as the same thing."""
    by = signed_in()
    route = f"{request.method} {what}"
    visit = Visit(by.user_id, request.remote_addr, route=route, path=_path())
    with unit_of_work():
        note_access(type_, visit, by=by, at=datetime.now(UTC))


def _path() -> str | None:
    """Only that of a page with a right to it: anything may be typed as an address that is none."""
    view = current_app.view_functions.get(request.endpoint or "")
    is_known = view is not None and isinstance(declared.get(view), Permission)
    return seen_path(request.path) if is_known else None
