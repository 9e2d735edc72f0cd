"""The chain of events, and the values that they changed.  Rows are only ever added."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.accounts.models import User
from riskreg.boards.models import Audited, Board, Position
from riskreg.database import Base
from riskreg.history.kinds import EventType


class Event(Base):
    """One link of the chain.

    `digests` lists [table, row, field, hash before, hash after]; the hashes cover salted values,
    so the chain still verifies when values are masked in an export or emptied by retention.
    `about` is the lineage key of the risk, routine or plan that it concerns.
    """

    __tablename__ = "event"
    # A list is read backwards from a number, so each index that finds one's events has it too.
    __table_args__ = (
        Index("ix_event_row", "table_name", "row_id"),
        Index("ix_event_type", "type", "number"),
        Index("ix_event_user_id", "user_id", "number"),
        Index("ix_event_acting_for_id", "acting_for_id", "number"),
        Index("ix_event_board_id", "board_id", "number"),
        Index("ix_event_about", "about", "number"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    type: Mapped[EventType]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"))
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"))
    table_name: Mapped[str | None] = mapped_column(String(40))
    row_id: Mapped[int | None]
    about: Mapped[str | None] = mapped_column(String(32))
    digests: Mapped[list[Any]] = mapped_column(JSON)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    user: Mapped[User | None] = relationship()
    acting_for: Mapped[Position | None] = relationship()
    board: Mapped[Board | None] = relationship()
    values: Mapped[list["EventValue"]] = relationship(
        back_populates="event", order_by="EventValue.id"
    )


class EventValue(Base):
    """One field before and after, as canonical JSON.  Only retention may empty it."""

    __tablename__ = "event_value"
    __table_args__ = (Index("ix_event_value_row", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_number: Mapped[int] = mapped_column(ForeignKey("event.number"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[str | None] = mapped_column(String(32))

    event: Mapped[Event] = relationship(back_populates="values")


class AccessNote(Audited, Base):
    """How somebody came to the door, or was turned away: what its event concerns.

    `user` is whom it concerns, which does not say who it was: a wrong password may be anybody's.
    `address` is the network's, `path` the page's.  `key` is the same for all that counts as once
    more: a hash from which no name can be told.
    """

    __tablename__ = "access_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    address: Mapped[str | None] = mapped_column(String(64), index=True)
    path: Mapped[str | None] = mapped_column(String(200))

    user: Mapped[User | None] = relationship()

    @property
    def about(self) -> str | None:
        return self.user.key if self.user else None


class AccessCount(Base):
    """How often that has happened within its hour: it counts on and is not told."""

    __tablename__ = "access_count"

    note_id: Mapped[int] = mapped_column(ForeignKey("access_note.id"), primary_key=True)
    times: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)

    note: Mapped[AccessNote] = relationship()
