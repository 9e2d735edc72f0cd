"""How the document's own kinds of value are kept in columns."""

import secrets

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from riskreg.database import Base
from riskreg.document.dates import PartialDate


class Partial(TypeDecorator[PartialDate]):
    """A date of which only the month, the season or the year may be known."""

    impl = String(12)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else value.text

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else PartialDate(value)


def lineage_key() -> str:
    """Random text made once and copied ever after: the same thing in every year and report."""
    return secrets.token_hex(8)


Base.registry.update_type_annotation_map({PartialDate: Partial})
