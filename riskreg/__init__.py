"""The internal-control risk register."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from riskreg import config, database, paths
from riskreg.access import guards, session
from riskreg.extensions import csrf, db, migrate
from riskreg.history import coverage
from riskreg.reporting import models as _reporting
from riskreg.treatment import models as _treatment

__all__ = ["create_app"]

TABLES = (_reporting, _treatment)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Build the app: settings, database, who may do what, pages, commands."""
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
    return app
