"""Tables of people, their roles, posts, invitations and sessions."""

from datetime import date, datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from riskreg.accounts.rules import Office, Role
from riskreg.boards.columns import lineage_key
from riskreg.boards.models import Audited, Board, Position
from riskreg.boards.rules import Subject
from riskreg.database import Base
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind


class User(Audited, UserMixin, Base):
    """A person who can sign in.  `password_hash` is argon2id and is never told."""

    __tablename__ = "user"
    untold = frozenset({"password_hash", "version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    office: Mapped[Office | None]
    language: Mapped[str | None] = mapped_column(String(2))
    appearance: Mapped[str] = mapped_column(String(5), default="auto")
    is_disabled: Mapped[bool] = mapped_column(default=False)

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="user", order_by="Membership.id"
    )
    holdings: Mapped[list["Holding"]] = relationship(back_populates="user", order_by="Holding.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return Subject(owner=self.id)

    @property
    def about(self) -> str:
        return self.key

    @property
    def can_sign_in(self) -> bool:
        return self.password_hash is not None and not self.is_disabled


class Membership(Audited, Base):
    """A role on a board."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "board_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"), index=True)
    role: Mapped[Role]

    user: Mapped[User] = relationship(back_populates="memberships")
    board: Mapped[Board] = relationship()

    @property
    def subject(self) -> Subject:
        return self.board.subject


class Holding(Audited, Base):
    """That a post is held from–to: ordinary, acting or as deputy.

    `user_id` is None where a source says that the post was held but names nobody, and `start` is
    None where nobody has said since when.  `absence`: what a deputy was named for, if for one.
    """

    __tablename__ = "holding"
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    position_id: Mapped[int] = mapped_column(ForeignKey("position.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    kind: Mapped[HoldingKind]
    start: Mapped[PartialDate | None]
    end: Mapped[PartialDate | None]
    acting_from_id: Mapped[int | None] = mapped_column(ForeignKey("position.id"), index=True)
    absence_id: Mapped[int | None] = mapped_column(ForeignKey("absence.id"), index=True)

    position: Mapped[Position] = relationship(foreign_keys=[position_id])
    user: Mapped[User | None] = relationship(back_populates="holdings")
    acting_from: Mapped[Position | None] = relationship(foreign_keys=[acting_from_id])
    absence: Mapped["Absence | None"] = relationship(back_populates="holdings")

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return self.position.subject

    @property
    def about(self) -> str:
        return self.position.key


class Absence(Audited, Base):
    """That somebody is away from–to.  `holdings`: the deputies who step in, post by post."""

    __tablename__ = "absence"
    untold = frozenset({"version"})

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=lineage_key)
    version: Mapped[int] = mapped_column(default=1)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    start: Mapped[date]
    end: Mapped[date] = mapped_column(index=True)
    changed_at: Mapped[datetime]

    user: Mapped[User] = relationship()
    holdings: Mapped[list[Holding]] = relationship(back_populates="absence", order_by="Holding.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def subject(self) -> Subject:
        return self.user.subject

    @property
    def about(self) -> str:
        return self.user.key


class Invitation(Base):
    """A one-time link to choose a password.  Only the token's hash is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class SignInSession(Base):
    """A signed-in browser.  Only the token's hash is kept, so a copied table lets nobody in.

    `agent` is what the browser called itself: its owner knows it by that among one's others.
    """

    __tablename__ = "sign_in_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    agent: Mapped[str | None] = mapped_column(String(300))
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class SignInAttempt(Base):
    """A failed try to sign in, by hash of the name that was given, so that tries can be bounded."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_hash: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)
    succeeded: Mapped[bool] = mapped_column(default=False)
