"""Routines, their occasions in a year, meetings, decisions and frozen reports."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.boards.columns import lineage_key
from riskreg.boards.models import AppendOnly, Audited, Board, Position
from riskreg.boards.rules import Subject
from riskreg.database import Base
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import (
    DecisionOutcome,
    Known,
    OccasionState,
    PlanState,
    ReportKind,
    RoutineKind,
)
from riskreg.plans.models import Plan
from riskreg.risks.models import Risk


class Routine(Audited, Base):
    """A practice of reporting or working together.

    Bodies that are no boards of the register are named in `via_text` and `to_text`.  It holds in
    the years `first_year`–`last_year`.
    """

    __tablename__ = "routine"
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    number: Mapped[int]
    kind: Mapped[RoutineKind]
    title: Mapped[str] = mapped_column(String(300))
    what: Mapped[str | None] = mapped_column(Text)
    documented: Mapped[Known] = mapped_column(default=Known.NOT_RECORDED)
    documented_where: Mapped[str | None] = mapped_column(String(300))
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    presented_by_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    delegated_to_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    via_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    via_text: Mapped[str | None] = mapped_column(String(200))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    to_text: Mapped[str | None] = mapped_column(String(200))
    form: Mapped[str | None] = mapped_column(String(300))
    when_text: Mapped[str | None] = mapped_column(String(300))
    is_continuous: Mapped[bool] = mapped_column(default=False)
    rounds: Mapped[bool] = mapped_column(default=False)
    covers_all_risks: Mapped[bool] = mapped_column(default=False)
    revised: Mapped[PartialDate | None]
    decided: Mapped[PartialDate | None]
    note: Mapped[str | None] = mapped_column(Text)
    first_year: Mapped[int]
    last_year: Mapped[int | None]
    is_example: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[datetime]

    board: Mapped[Board] = relationship(foreign_keys=[board_id])
    reporter: Mapped[Position | None] = relationship(foreign_keys=[reporter_id])
    deputy: Mapped[Position | None] = relationship(foreign_keys=[deputy_id])
    presented_by: Mapped[Position | None] = relationship(foreign_keys=[presented_by_id])
    delegated_to: Mapped[Position | None] = relationship(foreign_keys=[delegated_to_id])
    via: Mapped[Board | None] = relationship(foreign_keys=[via_id])
    to: Mapped[Board | None] = relationship(foreign_keys=[to_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        reporters = frozenset({self.reporter.key}) if self.reporter else frozenset()
        return Subject(board=self.board.short, positions=reporters)

    @property
    def about(self) -> str:
        return self.key


class RiskTie(Audited, Base):
    """That a risk is reported in a routine."""

    __tablename__ = "risk_tie"
    __table_args__ = (UniqueConstraint("risk_id", "routine_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id"), index=True)

    risk: Mapped[Risk] = relationship()
    routine: Mapped[Routine] = relationship()


class Meeting(Audited, Base):
    """A body's meeting; its day may be known only to the month."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("board_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    on: Mapped[PartialDate] = mapped_column(index=True)

    board: Mapped[Board] = relationship()

    @property
    def subject(self) -> Subject:
        return Subject(board=self.board.short)

    @property
    def about(self) -> str:
        return self.key


class Occasion(Audited, Base):
    """A routine's instance in a year."""

    __tablename__ = "occasion"
    __table_args__ = (UniqueConstraint("routine_id", "year", "name"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(200))
    state: Mapped[OccasionState] = mapped_column(default=OccasionState.PLANNED)
    status_date: Mapped[PartialDate | None]
    deadline: Mapped[PartialDate | None]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    changed_at: Mapped[datetime]

    routine: Mapped[Routine] = relationship()
    meeting: Mapped[Meeting | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return Subject(board=self.routine.board.short)

    @property
    def board_id(self) -> int:
        return self.routine.board_id

    @property
    def about(self) -> str:
        return self.routine.key


class Decision(AppendOnly, Base):
    """What a body decided on a plan or an occasion.  What nobody has recorded is None."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    occasion_id: Mapped[int | None] = mapped_column(ForeignKey("occasion.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    outcome: Mapped[DecisionOutcome]
    on: Mapped[PartialDate | None]
    paragraph: Mapped[str | None] = mapped_column(String(20))
    registration: Mapped[str | None] = mapped_column(String(60))
    text: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)

    board: Mapped[Board] = relationship()
    plan: Mapped[Plan | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()


class Report(AppendOnly, Base):
    """A frozen document: what a meeting saw, for ever (rule 8).

    `document` is canonical JSON and `checksum` its SHA-256; the text itself is not told in the
    history, its checksum is.  `head_number` and `head_hash` are the history's head at that moment.
    """

    __tablename__ = "report"
    untold = frozenset({"document"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    occasion_id: Mapped[int | None] = mapped_column(ForeignKey("occasion.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    kind: Mapped[ReportKind]
    name: Mapped[str] = mapped_column(String(200))
    year: Mapped[int] = mapped_column(index=True)
    document: Mapped[str] = mapped_column(Text, deferred=True)
    checksum: Mapped[str] = mapped_column(String(64))
    head_number: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    on: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)

    board: Mapped[Board] = relationship()
    plan: Mapped[Plan] = relationship()
    occasion: Mapped[Occasion | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()

    @property
    def subject(self) -> Subject:
        return Subject(board=self.board.short, plan_state=PlanState.ADOPTED)
