"""Tables of the municipality and its organisation."""

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.boards.columns import lineage_key
from riskreg.boards.labels import PLAN_DEFINITE, PLAN_ENGLISH, PLAN_NAME, ControlWord, Labels
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.database import Base
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import BoardKind

#: The kinds of body that answer for their own internal control.
PLAN_OWNERS = frozenset({BoardKind.EXECUTIVE_BOARD, BoardKind.BOARD, BoardKind.COMPANY})


class Audited:
    """Marks a model whose every added, changed or deleted row must be told in the history.

    `untold` names columns that are left out: secrets, counters, and what has a checksum beside it.
    """

    __tablename__: str
    untold: frozenset[str] = frozenset()
    id: Mapped[int]


class AppendOnly(Audited):
    """Marks a model whose rows are never changed or deleted: a newer row corrects (rule 1)."""


class Municipality(Audited, Base):
    """One row: the municipality whose register this is.

    `plan_name` is what its boards call their plans: "Internkontrollplan", "Tillsynsplan"; it and
    the three after it are its labels, which stand in every page's sentences.
    """

    __tablename__ = "municipality"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="sv")
    is_demo: Mapped[bool] = mapped_column(default=False)
    closed_reading: Mapped[bool] = mapped_column(default=False)
    plan_name: Mapped[str] = mapped_column(String(100), default=PLAN_NAME)
    plan_definite: Mapped[str] = mapped_column(String(100), default=PLAN_DEFINITE)
    plan_english: Mapped[str] = mapped_column(String(100), default=PLAN_ENGLISH)
    control_word: Mapped[ControlWord] = mapped_column(default=ControlWord.ITEM)

    __mapper_args__ = {"version_id_col": version}

    @property
    def labels(self) -> Labels:
        return Labels(self.plan_name, self.plan_definite, self.plan_english, self.control_word)

    @property
    def subject(self) -> Subject:
        return MUNICIPALITY

    @property
    def about(self) -> str:
        return self.__tablename__


class Board(Audited, Base):
    """A body.  Committees have a parent; a reorganised board names its successor."""

    __tablename__ = "board"
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    short: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[BoardKind]
    also_named: Mapped[str | None] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(String(1000))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("board.id"), index=True)

    parent: Mapped["Board | None"] = relationship(foreign_keys=[parent_id], remote_side=[id])
    successor: Mapped["Board | None"] = relationship(foreign_keys=[successor_id], remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return Subject(board=self.short)

    @property
    def about(self) -> str:
        return self.key

    @property
    def board_id(self) -> int:
        return self.id

    @property
    def owns_plans(self) -> bool:
        return self.kind in PLAN_OWNERS


class Unit(Audited, Base):
    """A sector, department or unit: a tree under a board."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("board_id", "name"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    task: Mapped[str | None] = mapped_column(String(1000))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    start: Mapped[PartialDate | None]
    end: Mapped[PartialDate | None]

    board: Mapped[Board] = relationship()
    parent: Mapped["Unit | None"] = relationship(foreign_keys=[parent_id], remote_side=[id])
    successor: Mapped["Unit | None"] = relationship(foreign_keys=[successor_id], remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return self.board.subject

    @property
    def about(self) -> str:
        return self.key


class Position(Audited, Base):
    """A post, never a person: responsibility is on posts (rule 6)."""

    __tablename__ = "position"
    __table_args__ = (UniqueConstraint("board_id", "title"),)
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    holders_known: Mapped[bool] = mapped_column(default=True)

    board: Mapped[Board] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def subject(self) -> Subject:
        return Subject(board=self.board.short, positions=frozenset({self.key}))

    @property
    def about(self) -> str:
        return self.key

    __mapper_args__ = {"version_id_col": version}
