"""The internal-control risk register."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from riskreg import assembly, config, database, paths, web
from riskreg.access import guards, session
from riskreg.administration import routes as administration
from riskreg.extensions import csrf, db, migrate
from riskreg.history import coverage
from riskreg.history import routes as history
from riskreg.overview import routes as overview
from riskreg.plans import routes as plans
from riskreg.reading import routes as reading
from riskreg.reporting import routes as reporting
from riskreg.risks import routes as risks
from riskreg.sign_in import routes as sign_in
from riskreg.treatment import routes as treatment
from riskreg.work import routes as work

__all__ = ["create_app"]

PAGES = (
    administration,
    administration.absences,
    history,
    overview,
    plans,
    reading,
    reporting,
    risks,
    sign_in,
    treatment,
    work,
)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Build the app: settings, database, who may do what, pages."""
    app = Flask(
        __name__,
        instance_path=str(config.instance_folder(settings)),
        template_folder=str(paths.TEMPLATES),
        static_folder=str(paths.STATIC),
    )
    config.load(app, settings)
    database.init_app(app)
    migrate.init_app(app, db, directory=str(paths.MIGRATIONS))
    csrf.init_app(app)
    session.init_app(app)
    guards.init_app(app)
    coverage.init_app(db.session)
    web.init_app(app)
    app.add_template_global(to_do)
    for pages in PAGES:
        app.register_blueprint(pages.bp)
    return app


def to_do() -> int:
    """What waits for the person at the screen: the number in the menu.

    The frame stands on a lower floor than what is owed, so it is told here.
    """
    if not session.anyone_signed_in():
        return 0
    actor = session.signed_in()
    return assembly.to_do_count(actor, actor.today)
