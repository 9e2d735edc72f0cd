"""The one place where a transaction ends."""

from collections.abc import Generator
from contextlib import contextmanager

from riskreg.database import is_writing, writing
from riskreg.extensions import db


class NestedUnitOfWork(RuntimeError):
    """A unit of work was begun inside another: neither could keep its promise."""


@contextmanager
def unit_of_work() -> Generator[None]:
    """Keep everything done inside, or nothing of it.

    What was read before is let go, so each row is read again under the writer's lock: whatever
    an operation checks is true until it is written.
    """
    if is_writing():
        raise NestedUnitOfWork
    db.session.rollback()
    with writing():
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
