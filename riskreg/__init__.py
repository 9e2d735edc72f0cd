"""The internal-control risk register."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from riskreg import config, database, paths, web
from riskreg.access import guards, session
from riskreg.extensions import csrf, db, migrate
from riskreg.history import coverage
from riskreg.overview import routes as overview
from riskreg.reading import routes as reading
from riskreg.risks import routes as risks
from riskreg.treatment import routes as treatment

__all__ = ["create_app"]

PAGES = (overview, reading, risks, treatment)


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
    for pages in PAGES:
        app.register_blueprint(pages.bp)
    return app
