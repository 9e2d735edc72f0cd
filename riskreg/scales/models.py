"""A version of a scale.  A new version is a new row: old plans keep theirs (rule 7)."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from riskreg.boards.columns import lineage_key
from riskreg.boards.models import AppendOnly
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.database import Base


class ScaleVersion(AppendOnly, Base):
    """`definition` is the canonical JSON of a `riskreg.document.scale.Scale`."""

    __tablename__ = "scale_version"
    __table_args__ = (UniqueConstraint("key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), default=lineage_key)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    definition: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]

    @property
    def subject(self) -> Subject:
        return MUNICIPALITY
