"""The plan and its revisions."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.boards.columns import lineage_key
from riskreg.boards.models import Audited, Board
from riskreg.boards.rules import Subject
from riskreg.database import Base
from riskreg.document.kinds import PlanState
from riskreg.scales.models import ScaleVersion


class Plan(Audited, Base):
    """A revision is a row of its own: same board, year and key, the next number.

    `closed_on`: the day after which nothing more is told in it.
    """

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("board_id", "year", "revision"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), index=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)
    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT, index=True)
    title: Mapped[str] = mapped_column(String(200))
    source: Mapped[str | None] = mapped_column(String(500))
    is_example: Mapped[bool] = mapped_column(default=False)
    scale_id: Mapped[int] = mapped_column(ForeignKey("scale_version.id"), index=True)
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    closed_on: Mapped[date | None]
    changed_at: Mapped[datetime]

    board: Mapped[Board] = relationship()
    scale: Mapped[ScaleVersion] = relationship()
    based_on: Mapped["Plan | None"] = relationship(remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return Subject(board=self.board.short, plan_state=self.state)

    @property
    def about(self) -> str:
        return self.key
