"""How what somebody owes is told and put in order on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from riskreg.accounts.rules import Actor
from riskreg.assembly import Owed, OwedItem, OwedKind
from riskreg.boards.models import Board
from riskreg.boards.queries import boards_with_plans, municipality
from riskreg.pictures.bars import strip
from riskreg.sentences.said import Said
from riskreg.sentences.work import Round, work_lede

ADDRESSES = {OwedKind.ACTION: "work.record_progress", OwedKind.CONTROL: "work.record_result"}


@dataclass(frozen=True)
class Section:
    """What is to be recorded by a day, or with no such day."""

    record_by: date | None
    items: tuple[OwedItem, ...]


def address(item: OwedItem) -> str:
    return url_for(ADDRESSES[item.kind], id=item.id)


def lede(owed: Owed, today: date) -> tuple[Said, ...]:
    """The round that closes first, and what is left to record."""
    asking = next((one for one in owed.rounds if one.closes), None)
    return work_lede(
        owed.left,
        owed.late_left,
        total=owed.total if asking else None,
        round=Round(asking.name, asking.closes) if asking and asking.closes else None,
        today=today,
        next_opens=owed.next_opens,
    )


def progress_strip(owed: Owed) -> Markup | None:
    """One piece for each thing to record; nothing when there is nothing."""
    if not owed.total:
        return None
    label = _("%(done)s of %(total)s entries recorded", done=len(owed.done), total=owed.total)
    waiting = owed.left - owed.late_left
    return Markup(strip(len(owed.done), owed.late_left, waiting, label))  # noqa: S704 - drawn here


def sections(owed: Owed) -> list[Section]:
    """What is not late, by the day on which its round closes."""
    ordered = sorted(owed.to_record, key=_last_day)
    return [Section(items[0].record_by, items) for items in _grouped(ordered)]


def _grouped(items: Sequence[OwedItem]) -> list[tuple[OwedItem, ...]]:
    return [tuple(some) for _day, some in groupby(items, key=_last_day)]


def _last_day(item: OwedItem) -> date:
    return item.record_by or date.max


def is_demo() -> bool:
    """Whether what lies ahead of people here is made up."""
    place = municipality()
    return place is not None and place.is_demo


def boards_of(by: Actor) -> list[Board]:
    """The boards with plans that somebody has a role on or a post in."""
    return [board for board in boards_with_plans() if by.belongs_to(board.short)]
