"""What somebody at work has to do, in figures."""

from dataclasses import dataclass
from datetime import date

from riskreg.sentences.days import dated, distance
from riskreg.sentences.levels import PAIR
from riskreg.sentences.said import Content, Day, Said, figures, said, those_said


@dataclass(frozen=True)
class Round:
    """A follow-up round: its name as the board has it, and the last day to record."""

    name: str
    closes: date


def work_lede(
    left: int,
    late: int,
    *,
    today: date,
    total: int | None = None,
    round: Round | None = None,  # noqa: A002 - that is what it is called
    next_opens: date | None = None,
) -> tuple[Said, ...]:
    """`left` things to record, `late` of them late; `total` is all that the round asks for."""
    return those_said(
        _closing(round, today) if round else None,
        _left(left, late, total) if left else _nothing_left(total),
        _next(next_opens, today) if next_opens and not left else None,
    )


def _closing(follow_up: Round, today: date) -> Said:
    name, day = Content(follow_up.name), dated(follow_up.closes, today).stressed()
    if follow_up.closes < today:
        return said("%(name)s closed on %(day)s", name=name, day=day)
    return said(
        "%(name)s closes on %(day)s, %(distance)s",
        name=name,
        day=day,
        distance=distance(follow_up.closes, today),
    )


def _left(left: int, late: int, total: int | None) -> Said:
    things = _of_all(left, total) if total else _things(left)
    if not late:
        return things
    if late == left == PAIR:
        return said("%(things)s, both of them are late", things=things)
    if late < left:
        return figures(
            "%(things)s, one of them is late",
            "%(things)s, %(count)s of them are late",
            late,
            things=things,
        )
    return figures(
        "%(things)s, and it is late", "%(things)s, all of them are late", left, things=things
    )


def _things(left: int) -> Said:
    return figures("you have 1 thing to record", "you have %(count)s things to record", left)


def _of_all(left: int, total: int) -> Said:
    return figures(
        "you have 1 of %(total)s entries left",
        "you have %(count)s of %(total)s entries left",
        left,
        total=total,
    )


def _nothing_left(total: int | None) -> Said:
    if total:
        return said("you have recorded everything")
    return said("nothing to do right now")


def _next(opens: date, today: date) -> Said:
    return said("the next round opens on %(day)s", day=Day(opens, omit_year=today.year))
