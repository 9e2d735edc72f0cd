"""What was recorded before, newest first, as it stands beside the form."""

from dataclasses import dataclass
from datetime import date

from riskreg.document.kinds import ActionStatus
from riskreg.document.treatment import ActionEntry, DueMoveEntry, ProgressEntry


@dataclass(frozen=True)
class Moment:
    """A note, a move of the end date, or both where the note said that it is late."""

    on: date
    text: str
    status: ActionStatus | None = None
    effect: str | None = None
    as_deputy: bool = False
    due_before: date | None = None
    due_after: date | None = None


def earlier(action: ActionEntry) -> list[Moment]:
    moves = list(action.moves)
    notes = [_noted(note, _taken(moves, note)) for note in action.progress]
    moments = [*notes, *(_moved(move) for move in moves)]
    moments.sort(key=lambda moment: moment.on)
    return moments[::-1]


def _taken(moves: list[DueMoveEntry], note: ProgressEntry) -> DueMoveEntry | None:
    """The move that a note of delay made: it has the note's day and the note's words."""
    if note.status is not ActionStatus.DELAYED:
        return None
    found = next((one for one in moves if (one.on, one.reason) == (note.on, note.text)), None)
    if found:
        moves.remove(found)
    return found


def _noted(note: ProgressEntry, move: DueMoveEntry | None) -> Moment:
    return Moment(
        on=note.on,
        text=note.text,
        status=note.status,
        effect=note.effect,
        as_deputy=note.as_deputy,
        due_before=move.before if move else None,
        due_after=move.after if move else None,
    )


def _moved(move: DueMoveEntry) -> Moment:
    return Moment(move.on, move.reason, due_before=move.before, due_after=move.after)
