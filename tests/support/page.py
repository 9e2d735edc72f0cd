"""A parsed page that answers quickly: every page of every test is asked some twenty things."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

import html5lib
from bs4 import BeautifulSoup, Tag


@lru_cache(maxsize=4)
def parsed(html: str) -> BeautifulSoup:
    """A page as a tree, to be read only: the test reads the one that was looked at before it."""
    return BeautifulSoup(html, "html.parser")


class Page:
    """A page, or with `whole=False` a piece of one, indexed once by element and by attribute."""

    def __init__(self, html: str, *, whole: bool = True) -> None:
        self._html = html
        self.is_whole = whole
        self.soup = parsed(html)
        self.tags: list[Tag] = self.soup.find_all()
        self._by_name: dict[str, list[Tag]] = defaultdict(list)
        self._by_attribute: dict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            self._by_name[tag.name].append(tag)
            for attribute in tag.attrs:
                self._by_attribute[attribute].append(tag)

    def broken(self) -> Iterator[str]:
        """What a browser would have to guess."""
        parser = html5lib.HTMLParser(strict=False)
        (parser.parse if self.is_whole else parser.parseFragment)(self._html)
        for place, code, details in parser.errors:
            yield f"broken HTML: {place} {code} {details}"

    def named(self, *names: str) -> Iterator[Tag]:
        """The elements of these names, name by name."""
        for name in names:
            yield from self._by_name.get(name, ())

    def having(self, attribute: str, value: str | None = None) -> Iterator[Tag]:
        for tag in self._by_attribute.get(attribute, ()):
            if value is None or tag[attribute] == value:
                yield tag

    def of_class(self, name: str) -> Iterator[Tag]:
        return (tag for tag in self.having("class") if name in tag["class"])

    @cached_property
    def ids(self) -> dict[str, Tag]:
        return {str(tag["id"]): tag for tag in self.having("id")}

    def where(self, tag: Tag, attribute: str) -> list[Tag]:
        """The elements that an attribute with a list of ids points to."""
        names = str(tag.get(attribute, "")).split()
        return [self.ids[name] for name in names if name in self.ids]


def is_in(tag: Tag, name: str) -> bool:
    return tag.find_parent(name) is not None


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag is not None else ""


def start(tag: Tag | None) -> str:
    """The tag as it begins: enough to find it by."""
    return str(tag).split(">", 1)[0][:160] + ">"


def accessible_name(tag: Tag) -> str:
    pictures = " ".join(str(image.get("alt", "")) for image in tag.find_all("img"))
    labelled = str(tag.get("aria-label") or tag.get("aria-labelledby") or "")
    return " ".join((words(tag), labelled, pictures, words(tag.find("title")))).strip()
