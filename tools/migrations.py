"""Migrations go up, say what the models say, and come down again, on both databases."""

import tempfile
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import inspect

from riskreg import create_app
from riskreg.database import writing
from riskreg.extensions import db
from tests.support.databases import KINDS, provided


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def go_up_and_down(app: Flask) -> None:
    with app.app_context(), writing():
        flask_migrate.upgrade()
        flask_migrate.check()
        whole = tables()
        flask_migrate.downgrade(revision="base")
        if left := tables():
            raise SystemExit(f"left behind by the downgrades: {sorted(left)}")
        flask_migrate.upgrade()
        if tables() != whole:
            raise SystemExit("the second way up does not end where the first did")
        db.engine.dispose()


def main() -> None:
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder, provided(kind, Path(folder)) as store:
            settings = {"INSTANCE": str(store.instance), "DATABASE_URL": store.url}
            go_up_and_down(create_app(settings))


if __name__ == "__main__":
    main()
