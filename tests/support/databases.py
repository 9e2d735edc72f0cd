"""The databases that the tests run on: made once by the migrations, new again for every test.

Commits in a test are real commits, so whatever listens to them listens as it does in use; the
next test gets rid of them all at once (docs/adr/0003).
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.support.postgresql import throwaway_server

KINDS = ("sqlite", "postgresql")


class Database:
    """An instance folder and its database, which can be set back to how they were kept."""

    def __init__(self, folder: Path) -> None:
        self.instance = folder / "instance"
        self._kept = folder / "kept"

    @property
    def url(self) -> str | None:
        """What the app is told of the database: nothing, where the folder holds it."""
        return None

    def keep(self) -> None:
        """Remember how all is now.  Nobody may be connected."""
        shutil.copytree(self.instance, self._kept)

    def renew(self) -> None:
        """Set all back to how it was kept.  Nobody may be connected."""
        shutil.rmtree(self.instance)
        shutil.copytree(self._kept, self.instance)


#: Empties what a test has filled.  A replica's session runs no triggers, so the history, which
#: refuses it to everyone else, can be emptied too, and foreign keys need no order.
EMPTY = """
DO $$
DECLARE
    name text;
    is_filled boolean;
BEGIN
    SET LOCAL lock_timeout = '10s';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO is_filled;
        IF is_filled AND name <> 'alembic_version' THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END
$$
"""


class Postgresql(Database):
    """A database on a throw-away server.

    Emptied rather than copied anew from a template: that takes ten milliseconds, not four hundred.
    """

    def __init__(self, folder: Path, server: str) -> None:
        super().__init__(folder)
        self._url = server
        self._engine = create_engine(server, isolation_level="AUTOCOMMIT")

    @property
    def url(self) -> str:
        return self._url

    def renew(self) -> None:
        super().renew()
        with self._engine.connect() as connection:
            connection.execute(text(EMPTY))

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def provided(kind: str, folder: Path) -> Generator[Database]:
    """An empty database of this kind; `folder` is for its instance."""
    if kind == "sqlite":
        yield Database(folder)
        return
    with throwaway_server() as server:
        store = Postgresql(folder, server)
        try:
            yield store
        finally:
            store.close()
