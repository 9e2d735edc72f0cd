"""locks: what is only ever added can be neither changed nor deleted"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "event",
    "scale_version",
    "assessment",
    "progress",
    "due_move",
    "control_result",
    "decision",
    "report",
    "handover",
)
#: Retention may empty the values of an event, and nothing else of it.
EMPTIED = (
    "NEW.before IS NULL AND NEW.after IS NULL AND NEW.salt IS NULL AND NEW.id = OLD.id"
    " AND NEW.event_number = OLD.event_number AND NEW.table_name = OLD.table_name"
    " AND NEW.row_id = OLD.row_id AND NEW.field = OLD.field"
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _lock_sqlite()
    else:
        _lock_postgresql()


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in (*APPEND_ONLY, "event_value"):
        for act in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
            where = "" if sqlite else f" ON {table}"
            op.execute(f"DROP TRIGGER {table}_no_{act}{where}")
    if not sqlite:
        op.execute("DROP FUNCTION riskreg_refuse()")


def _lock_sqlite() -> None:
    for table in APPEND_ONLY:
        _refuse_on_sqlite(table, "update")
        _refuse_on_sqlite(table, "delete")
    _refuse_on_sqlite("event_value", "update", f"WHEN NOT ({EMPTIED})")
    _refuse_on_sqlite("event_value", "delete")


def _refuse_on_sqlite(table: str, act: str, when: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )


def _lock_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION riskreg_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        _refuse_on_postgresql(table, "update")
        _refuse_on_postgresql(table, "delete")
        _refuse_on_postgresql(table, "truncate")
    _refuse_on_postgresql("event_value", "update", f"WHEN (NOT ({EMPTIED}))")
    _refuse_on_postgresql("event_value", "delete")
    _refuse_on_postgresql("event_value", "truncate")


def _refuse_on_postgresql(table: str, act: str, when: str = "") -> None:
    each = "STATEMENT" if act == "truncate" else "ROW"
    op.execute(
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"FOR EACH {each} {when} EXECUTE FUNCTION riskreg_refuse()"
    )
