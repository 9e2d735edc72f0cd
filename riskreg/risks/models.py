"""A risk through the years (its line), as each plan has it, and what was judged of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.accounts.models import User
from riskreg.boards.columns import lineage_key
from riskreg.boards.models import AppendOnly, Audited, Board, Position
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.database import Base
from riskreg.document.kinds import AssessmentKind, ResponseKind
from riskreg.plans.models import Plan


class Category(Audited, Base):
    """A kind of risk that the municipality has chosen to speak of.  A risk keeps its word as text.

    `must_be_considered`: each board is to say that it has thought of such risks.
    """

    __tablename__ = "category"
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    must_be_considered: Mapped[bool] = mapped_column(default=False)
    is_retired: Mapped[bool] = mapped_column(default=False)

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return MUNICIPALITY

    @property
    def about(self) -> str:
        return self.key


class RiskLine(Audited, Base):
    """What makes it the same risk in every year: its key and its number within the board."""

    __tablename__ = "risk_line"
    __table_args__ = (UniqueConstraint("board_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    number: Mapped[int]
    since_year: Mapped[int]

    board: Mapped[Board] = relationship()


class Risk(Audited, Base):
    """The risk as one plan has it.  Assessments belong to the line, not to this row."""

    __tablename__ = "risk"
    __table_args__ = (UniqueConstraint("plan_id", "line_id"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("risk_line.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str | None] = mapped_column(Text)
    consequence: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(String(100))
    process: Mapped[str | None] = mapped_column(String(200))
    content_given: Mapped[bool] = mapped_column(default=True)
    selected: Mapped[bool] = mapped_column(default=True)
    selection_reason: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    secret_ground: Mapped[str | None] = mapped_column(String(100))
    followed_up_in: Mapped[str | None] = mapped_column(String(300))
    changed_at: Mapped[datetime]

    plan: Mapped[Plan] = relationship()
    line: Mapped[RiskLine] = relationship()
    owner: Mapped[Position | None] = relationship()
    responses: Mapped[list["Response"]] = relationship(
        back_populates="risk", order_by="Response.id", cascade="all, delete-orphan"
    )
    causes: Mapped[list["Cause"]] = relationship(
        back_populates="risk", order_by="Cause.ordinal, Cause.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        owners = frozenset({self.owner.key}) if self.owner else frozenset()
        return Subject(
            board=self.plan.board.short,
            plan_state=self.plan.state,
            positions=owners,
            secret=self.secret_ground is not None,
        )

    @property
    def board_id(self) -> int:
        return self.plan.board_id

    @property
    def about(self) -> str:
        return self.line.key


class Response(Audited, Base):
    """One way in which the risk is met; a risk may have several."""

    __tablename__ = "response"
    __table_args__ = (UniqueConstraint("risk_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    kind: Mapped[ResponseKind]
    reason: Mapped[str | None] = mapped_column(Text)
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    review_on: Mapped[date | None]

    risk: Mapped[Risk] = relationship(back_populates="responses")
    decider: Mapped[Position | None] = relationship()


class Cause(Audited, Base):
    """Why the risk may come true."""

    __tablename__ = "cause"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), index=True, default=lineage_key)
    risk_id: Mapped[int] = mapped_column(ForeignKey("risk.id"), index=True)
    ordinal: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))
    untreated_because: Mapped[str | None] = mapped_column(Text)

    risk: Mapped[Risk] = relationship(back_populates="causes")

    @property
    def board_id(self) -> int:
        return self.risk.board_id

    @property
    def about(self) -> str:
        return self.risk.about

    @property
    def subject(self) -> Subject:
        return self.risk.subject


class Assessment(AppendOnly, Base):
    """Likelihood × impact as judged at a moment, with the scale of `plan`."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint("likelihood BETWEEN 1 AND 10", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 10", name="impact"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("risk_line.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    occasion_id: Mapped[int | None] = mapped_column(ForeignKey("occasion.id"), index=True)
    kind: Mapped[AssessmentKind]
    likelihood: Mapped[int]
    impact: Mapped[int]
    rationale: Mapped[str | None] = mapped_column(Text)
    on: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    position_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)

    line: Mapped[RiskLine] = relationship()
    plan: Mapped[Plan] = relationship()
    user: Mapped[User | None] = relationship()
    position: Mapped[Position | None] = relationship()
