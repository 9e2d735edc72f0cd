"""Actions on causes, with append-only progress and moves of due dates; controls with results."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from riskreg.accounts.models import User
from riskreg.boards.columns import lineage_key
from riskreg.boards.models import AppendOnly, Audited, Position
from riskreg.boards.rules import Subject
from riskreg.database import Base
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import ActionStatus, ControlKind, ControlOutcome, Frequency
from riskreg.risks.models import Cause, Risk


class ActionLine(Audited, Base):
    """What makes it the same action in every revision and year: progress and moves hang on it.

    `result_id`: the deviation that led to it.
    """

    __tablename__ = "action_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    result_id: Mapped[int | None] = mapped_column(ForeignKey("control_result.id"), unique=True)

    result: Mapped["ControlResult | None"] = relationship()


class Action(Audited, Base):
    """A one-off measure as one plan has it.  Status and due date follow from notes and moves."""

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("risk_id", "line_id"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("action_line.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    first_due: Mapped[date | None]
    started: Mapped[PartialDate | None]
    changed_at: Mapped[datetime]

    risk: Mapped[Risk] = relationship()
    line: Mapped[ActionLine] = relationship()
    owner: Mapped[Position | None] = relationship()
    aims: Mapped[list["ActionCause"]] = relationship(
        back_populates="action", order_by="ActionCause.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        owners = frozenset({self.owner.key}) if self.owner else frozenset()
        of_risk = self.risk.subject
        return Subject(of_risk.board, of_risk.plan_state, owners, of_risk.secret)

    @property
    def board_id(self) -> int:
        return self.risk.board_id

    @property
    def about(self) -> str:
        return self.risk.about


class ActionCause(Audited, Base):
    """That an action is aimed at a cause."""

    __tablename__ = "action_cause"
    __table_args__ = (UniqueConstraint("action_id", "cause_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    cause_id: Mapped[int] = mapped_column(ForeignKey("cause.id"), index=True)

    action: Mapped[Action] = relationship(back_populates="aims")
    # A cause that is removed takes its aims along; `risks` need not know that there are any.
    cause: Mapped[Cause] = relationship(backref=backref("aims", cascade="all, delete-orphan"))


class Progress(AppendOnly, Base):
    """A note on how an action goes.  `deputy_for_id`: the post for which a deputy wrote it."""

    __tablename__ = "progress"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("action_line.id"), index=True)
    status: Mapped[ActionStatus]
    text: Mapped[str] = mapped_column(Text)
    effect: Mapped[str | None] = mapped_column(Text)
    on: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    as_deputy: Mapped[bool] = mapped_column(default=False)

    line: Mapped[ActionLine] = relationship()
    user: Mapped[User | None] = relationship()
    position: Mapped[Position | None] = relationship()


class DueMove(AppendOnly, Base):
    """One move of a due date with its reason; the first date stays on the action (rule 11)."""

    __tablename__ = "due_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("action_line.id"), index=True)
    before: Mapped[date | None]
    after: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    on: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)

    line: Mapped[ActionLine] = relationship()
    user: Mapped[User | None] = relationship()


class ControlLine(Audited, Base):
    """What makes it the same control in every revision and year: results hang on it."""

    __tablename__ = "control_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)


class Control(Audited, Base):
    """A check as one plan has it: what, how, how often, by whom and to whom."""

    __tablename__ = "control"
    __table_args__ = (UniqueConstraint("risk_id", "line_id"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("control_line.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    kind: Mapped[ControlKind]
    purpose: Mapped[str | None] = mapped_column(Text)
    method: Mapped[str | None] = mapped_column(Text)
    extent: Mapped[str | None] = mapped_column(Text)
    frequency: Mapped[Frequency | None]
    performer_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    changed_at: Mapped[datetime]

    risk: Mapped[Risk] = relationship()
    line: Mapped[ControlLine] = relationship()
    performer: Mapped[Position | None] = relationship(foreign_keys=[performer_id])
    receiver: Mapped[Position | None] = relationship(foreign_keys=[receiver_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        performers = frozenset({self.performer.key}) if self.performer else frozenset()
        of_risk = self.risk.subject
        return Subject(of_risk.board, of_risk.plan_state, performers, of_risk.secret)

    @property
    def board_id(self) -> int:
        return self.risk.board_id

    @property
    def about(self) -> str:
        return self.risk.about


class ControlResult(AppendOnly, Base):
    """What a control showed.  `period` is what was examined, as `document.periods` writes it."""

    __tablename__ = "control_result"
    __table_args__ = (
        CheckConstraint("checked IS NULL OR checked >= 0", name="checked"),
        CheckConstraint("deviations IS NULL OR deviations <= checked", name="deviations"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    line_id: Mapped[int] = mapped_column(ForeignKey("control_line.id"), index=True)
    outcome: Mapped[ControlOutcome]
    period: Mapped[str] = mapped_column(String(12))
    observation: Mapped[str | None] = mapped_column(Text)
    checked: Mapped[int | None]
    deviations: Mapped[int | None]
    proposed_action: Mapped[str | None] = mapped_column(Text)
    on: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    as_deputy: Mapped[bool] = mapped_column(default=False)

    line: Mapped[ControlLine] = relationship()
    user: Mapped[User | None] = relationship()
    position: Mapped[Position | None] = relationship()
