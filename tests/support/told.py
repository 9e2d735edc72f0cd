"""What the history was told: the newest event, and its values as they were before and after."""

import json
from typing import Any

from sqlalchemy import func, select

from riskreg.extensions import db
from riskreg.history.models import Event

Change = tuple[Any, Any]


def newest_event() -> Event:
    return db.session.scalars(select(Event).order_by(Event.number.desc()).limit(1)).one()


def number_of_events() -> int:
    return db.session.scalars(select(func.count(Event.number))).one()


def told(event: Event, table: str) -> dict[str, Change]:
    """Each told field of a table: (before, after)."""
    return {
        value.field: (_read(value.before), _read(value.after))
        for value in event.values
        if value.table_name == table
    }


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)
