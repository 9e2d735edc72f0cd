"""The receipts of what was handed over."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.accounts.models import User
from riskreg.boards.columns import lineage_key
from riskreg.boards.models import AppendOnly, Board, Position
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.database import Base


class Handover(AppendOnly, Base):
    """That what a post or a person answered for was handed to another, from the day `on`.

    `lines` is what moved and what did not, as it was called that day, in canonical JSON.
    """

    __tablename__ = "handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    board_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    from_position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    to_position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    from_user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    to_user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    lines: Mapped[str] = mapped_column(Text)
    on: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)

    board: Mapped[Board | None] = relationship()
    from_position: Mapped[Position | None] = relationship(foreign_keys=[from_position_id])
    to_position: Mapped[Position | None] = relationship(foreign_keys=[to_position_id])
    from_user: Mapped[User | None] = relationship(foreign_keys=[from_user_id])
    to_user: Mapped[User | None] = relationship(foreign_keys=[to_user_id])
    user: Mapped[User | None] = relationship(foreign_keys=[user_id])

    @property
    def subject(self) -> Subject:
        return self.board.subject if self.board else MUNICIPALITY

    @property
    def about(self) -> str:
        """The post or the person that handed over: its own story has this in it."""
        giver = self.from_position or self.from_user
        assert giver is not None  # noqa: S101 - somebody or something always hands over
        return giver.key
