"""Lists that are sorted by a link in their head."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from flask import request


@dataclass(frozen=True)
class Sorting:
    """By which column a list stands, and which way."""

    key: str
    is_falling: bool = False

    @classmethod
    def read(cls, keys: Collection[str], usual: Self) -> Self:
        """The sorting in the address: `sort=score` or, falling, `sort=-score`."""
        asked = request.args.get("sort", "")
        key = asked.removeprefix("-")
        return cls(key, asked.startswith("-")) if key in keys else usual

    def aria(self, key: str) -> str:
        if key != self.key:
            return "none"
        return "descending" if self.is_falling else "ascending"

    def href(self, key: str) -> str:
        """The same page sorted by a column; once more turns it around."""
        turned = key == self.key and not self.is_falling
        return address(sort=f"-{key}" if turned else key)


def address(**changed: str) -> str:
    """This page's address with some of its question changed."""
    asked = request.args.to_dict(flat=False)
    asked.update({name: [value] for name, value in changed.items()})
    query = [(name, value) for name, values in asked.items() for value in values]
    return f"{request.path}?{urlencode(query)}" if query else request.path
