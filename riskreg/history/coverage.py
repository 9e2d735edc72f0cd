"""No audited row is added, changed or deleted unless the same transaction tells of it."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, object_session, scoped_session

from riskreg.boards.models import AppendOnly, Audited
from riskreg.database import Base
from riskreg.history.heads import keep_head
from riskreg.history.models import Event, EventValue
from riskreg.history.telling import OPEN, kept_values, open_tellings


class UntoldChange(RuntimeError):
    """A change was about to be kept without being told in the history."""


class RewrittenHistory(RuntimeError):
    """A row that is only ever added was about to be changed or deleted."""


def _note(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in session.new:
        if isinstance(row, Audited):
            _tell(session, row, None, gone=False)
    for row in session.dirty:
        if session.is_modified(row):
            _note_row(session, row, gone=False)


def _note_gone(_mapper: object, _connection: object, row: Any) -> None:
    """Asked for each row as it is deleted: orphans are known to no list before the flush."""
    session = object_session(row)
    assert session is not None  # noqa: S101 - it is a session that deletes
    _note_row(session, row, gone=True)


def _note_row(session: Session, row: Any, *, gone: bool) -> None:
    _refuse_rewriting(row)
    if isinstance(row, Audited):
        _tell(session, row, kept_values(session, row), gone=gone)


def _tell(session: Session, row: Any, before: dict[str, str] | None, *, gone: bool) -> None:
    tellings = open_tellings(session)
    if not tellings:
        raise UntoldChange(f"{type(row).__name__}: put the change inside `with telling(...)`")
    tellings[-1].note(row, before, gone=gone)


def _refuse_rewriting(row: Any) -> None:
    if isinstance(row, Event | EventValue | AppendOnly):
        raise RewrittenHistory(type(row).__name__)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete or state.is_insert) or state.bind_mapper is None:
        return
    model = state.bind_mapper.class_
    if issubclass(model, Audited | Event | EventValue):
        raise UntoldChange(f"{model.__name__}: bulk statements pass the history by")


def _forget(session: Session, *_rest: object) -> None:
    session.info.pop(OPEN, None)
    session.info.pop("head", None)


def _keep(session: Session) -> None:
    head = session.info.pop("head", None)
    if head:
        keep_head(*head)


def init_app(session: scoped_session[Any]) -> None:
    for name, listener in (
        ("before_flush", _note),
        ("do_orm_execute", _refuse_bulk),
        ("after_commit", _keep),
        ("after_soft_rollback", _forget),
    ):
        if not event.contains(session, name, listener):
            event.listen(session, name, listener)
    if not event.contains(Base, "before_delete", _note_gone):
        event.listen(Base, "before_delete", _note_gone, propagate=True)
