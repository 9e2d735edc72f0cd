"""Checking the whole history: the chain, the known heads, and the tables against what was told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riskreg.boards.models import Audited
from riskreg.database import Base
from riskreg.history import chain, queries
from riskreg.history.models import Event
from riskreg.history.telling import digest_of, values_of

Rows = dict[tuple[str, int], dict[str, str]]


@dataclass(frozen=True)
class Fault:
    """Something that does not hold.  `where` names the event or the row."""

    where: str
    what: str


def verify(outside: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    """All faults.  `outside` are heads that were kept elsewhere: (number, hash)."""
    replayed: Rows = {}
    hashes: dict[int, str] = {}
    previous: str | None = chain.BEGINNING
    expected = 1
    for event in queries.every_event():
        if isinstance(event, queries.Unreadable):
            yield Fault(f"event {event.key}", "cannot be read: changed since it was written")
            previous, expected = None, event.key + 1
            continue
        yield from _check_link(event, expected, previous)
        yield from _replay(event, replayed)
        hashes[event.number] = event.hash
        previous, expected = event.hash, event.number + 1
    yield from _check_heads(hashes, outside)
    yield from _compare(replayed)


def _check_link(event: Event, expected: int, previous: str | None) -> Iterator[Fault]:
    """`previous` is None after an event that cannot be read."""
    where = f"event {event.number}"
    if event.number != expected:
        yield Fault(f"event {expected}", "is missing")
    elif previous is not None and event.previous != previous:
        yield Fault(where, "does not continue the event before it")
    if not _is_whole(event.digests):
        yield Fault(where, "has been changed since it was written")
        return
    if chain.link(facts_of(event), event.digests, event.previous) != event.hash:
        yield Fault(where, "has been changed since it was written")
    if not _values_match(event):
        yield Fault(where, "its values have been changed since they were written")


def _is_whole(digests: Any) -> bool:
    return isinstance(digests, list) and all(isinstance(digest, list) for digest in digests)


def facts_of(event: Event) -> dict[str, Any]:
    names = ("at", "type", "user_id", "acting_for_id", "board_id", "table_name", "row_id", "about")
    return {"number": event.number} | {name: getattr(event, name) for name in names}


def _values_match(event: Event) -> bool:
    """Each value gives its digest; a value that retention has emptied leaves its digest alone."""
    found = [
        digest_of(value)[:3] if value.salt is None else digest_of(value) for value in event.values
    ]
    told = [
        digest[:3] if value.salt is None else digest
        for digest, value in zip(event.digests, event.values, strict=False)
    ]
    return len(found) == len(event.digests) and found == told


def _replay(event: Event, rows: Rows) -> Iterator[Fault]:
    for value in event.values:
        if value.salt is None:
            continue
        row = rows.setdefault((value.table_name, value.row_id), {})
        if row.get(value.field) != value.before:
            yield Fault(
                f"event {event.number}",
                f"says that {value.table_name} {value.row_id} {value.field} was"
                f" {value.before}, but it was last told as {row.get(value.field)}",
            )
        if value.after is None:
            row.pop(value.field, None)
        else:
            row[value.field] = value.after


def _check_heads(hashes: Mapping[int, str], outside: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    newest = max(hashes, default=0)
    cut, rewritten = 0, set()
    for number, link in outside:
        if number > newest:
            cut = max(cut, number)
        elif hashes.get(number) != link:
            rewritten.add(number)
    if cut:
        yield Fault(
            f"event {newest + 1}",
            f"is missing: the log was cut short, it has reached event {cut}",
        )
    for number in sorted(rewritten):
        yield Fault(f"event {number}", "is another than the one that was noted outside the log")


def audited_models() -> list[type[Audited]]:
    mappers = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
    return [mapper.class_ for mapper in mappers if issubclass(mapper.class_, Audited)]


def _compare(told: Rows) -> Iterator[Fault]:
    seen: set[tuple[str, int]] = set()
    for model in audited_models():
        for row in queries.every_row(model):
            if isinstance(row, queries.Unreadable):
                seen.add((model.__tablename__, row.key))
                yield Fault(
                    f"{model.__tablename__} {row.key}",
                    "cannot be read: changed behind the program's back",
                )
                continue
            name = (row.__tablename__, row.id)
            seen.add(name)
            yield from _compare_row(name, told.get(name), values_of(row))
    for name, fields in told.items():
        if fields and name not in seen:
            yield Fault(f"{name[0]} {name[1]}", "was deleted behind the program's back")


def _compare_row(
    name: tuple[str, int], told: dict[str, str] | None, kept: dict[str, str]
) -> Iterator[Fault]:
    where = f"{name[0]} {name[1]}"
    if told is None:
        yield Fault(where, "was added behind the program's back")
        return
    for field in sorted({*told, *kept}):
        if told.get(field) != kept.get(field):
            yield Fault(
                where,
                f"{field} is {kept.get(field)}, but was last told as {told.get(field)}:"
                " changed behind the program's back",
            )
