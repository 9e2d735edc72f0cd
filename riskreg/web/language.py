"""Which language and time zone a page is in."""

from flask import Flask, current_app, g, has_request_context, request
from flask_babel import get_locale
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError

from riskreg import paths
from riskreg.boards.queries import municipality
from riskreg.config import LANGUAGES
from riskreg.extensions import babel
from riskreg.web.frame import reader


def choose() -> str:
    """The profile's language, else the one asked for in the address, the browser's, the usual."""
    if not has_request_context():
        return usual()
    return _of_profile() or _of_address() or _of_browser() or usual()


def usual() -> str:
    """The municipality's own language, which is also what its boards write in."""
    if "usual_language" not in g:
        g.usual_language = _of_municipality() or current_app.config["LANGUAGE"]
    found: str = g.usual_language
    return found


def language() -> str:
    locale = get_locale()
    return locale.language if locale else usual()


def other_language() -> str:
    return next(code for code in LANGUAGES if code != language())


def content_lang() -> Markup:
    """The attribute for an element that holds what a board has written, where it is needed."""
    written_in = usual()
    if written_in == language():
        return Markup()
    return Markup(' lang="{}"').format(written_in)


def init_app(app: Flask) -> None:
    babel.init_app(
        app,
        default_locale=app.config["LANGUAGE"],
        default_timezone=app.config["TIME_ZONE"],
        default_translation_directories=str(paths.TRANSLATIONS),
        locale_selector=choose,
    )
    for global_ in (language, other_language, content_lang):
        app.add_template_global(global_)


def _of_profile() -> str | None:
    try:
        known = reader()
    except SQLAlchemyError:  # the page that says so must come even when the database is away
        return None
    return known.language if known else None


def _of_address() -> str | None:
    asked = request.args.get("language")
    return asked if asked in LANGUAGES else None


def _of_browser() -> str | None:
    """The first language of ours among the browser's; `en-GB` is a kind of `en`."""
    wished = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((code for code in wished if code in LANGUAGES), None)


def _of_municipality() -> str | None:
    try:
        place = municipality()
    except SQLAlchemyError:
        return None
    return place.language if place else None
