"""Which page an exception ends in.  Each says in words what happened and what one can do."""

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from riskreg.refusals import Changed, Forbidden, NotFound

#: Statuses with a page of their own; any other gets the page for 400.
_OWN_PAGES = {403, 404, 409, 410, 413}
_LIKE_404 = {405}
_NOT_REPEATED = {"csrf_token", "password", "new_password", "repeated_password"}


def init_app(app: Flask) -> None:
    app.register_error_handler(Forbidden, lambda _: _page(403))
    app.register_error_handler(NotFound, lambda _: _page(404))
    app.register_error_handler(Changed, lambda _: _page(409))
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _broken)


def _page(status: int) -> Response:
    return make_response(render_template(f"errors/{status}.html"), status)


def _http(error: HTTPException) -> Response | HTTPException:
    """A page for an HTTP error; a redirect or a ready answer goes out as it is."""
    status = error.code or 500
    if error.response is not None or status < 400:  # noqa: PLR2004 - where errors begin
        return error
    page = 404 if status in _LIKE_404 else status
    answer = _page(page if page in _OWN_PAGES else 400)
    answer.status_code = status
    for name, value in error.get_headers():
        answer.headers.setdefault(name, value)
    return answer


def _expired(_error: CSRFError) -> Response:
    """The token is too old: what was typed is kept on the page and can be sent again.

    Only for a form that stood on a page of ours; another site's form must not get a button.
    """
    kept = _typed() if _came_from_here() else []
    return make_response(render_template("errors/expired.html", kept=kept), 400)


def _typed() -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.form.items(multi=True) if _repeats(name)]


def _repeats(name: str) -> bool:
    return name not in _NOT_REPEATED


def _came_from_here() -> bool:
    page = request.headers.get("Origin") or request.referrer
    return page is not None and urlsplit(page).netloc == request.host


def _broken(error: InternalServerError) -> Response:
    """The page and the log get the same code, by which the one is found from the other."""
    code = secrets.token_hex(2).upper()
    current_app.logger.error(
        "Error code %s: %s %r ended in %r",
        code,
        request.method,
        request.path,
        error.original_exception or error,
    )
    return make_response(render_template("errors/500.html", code=code), 500)
