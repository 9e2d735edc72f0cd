"""What moves when a post or a person hands over, and what does not and why.  Pure."""

import enum
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from riskreg.accounts.rules import Actor, Role


class Thing(enum.StrEnum):
    POST = "post"
    RISK = "risk"
    ACCEPTANCE = "acceptance"
    ACTION = "action"
    CONTROL = "control"
    ROUTINE = "routine"
    PLAN = "plan"
    ROLE = "role"
    OFFICE = "office"


class Part(enum.StrEnum):
    """What the post does for the thing, or how the person holds the post."""

    ORDINARY = "ordinary"
    ACTING = "acting"
    DEPUTY = "deputy"
    OWNER = "owner"
    DECIDER = "decider"
    PERFORMER = "performer"
    RECEIVER = "receiver"
    REPORTER = "reporter"
    PRESENTED_BY = "presented_by"
    DELEGATED_TO = "delegated_to"
    CONTROLLER = "controller"
    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Stays(enum.StrEnum):
    """Why something does not move."""

    FINISHED = "finished"
    PLAN_CLOSED = "plan-closed"
    BEFORE_THE_BOARD = "before-the-board"
    DECIDED = "decided"
    ROUTINE_ENDED = "routine-ended"
    OWN_DEPUTY = "own-deputy"
    BEGINS_LATER = "begins-later"
    DEPUTY_TAKES_OVER = "deputy-takes-over"
    GIVEN_BY_ADMINISTRATOR = "given-by-administrator"


@dataclass(frozen=True)
class Line:
    """One thing.  `stays` None: it moves.  `under`: the post that it follows.

    `restricted`: its title is for those who read the board's drafts and secrets; `count` stands
    for so many things that are not named one by one.
    """

    thing: Thing
    title: str
    part: Part | None = None
    board: str | None = None
    year: int | None = None
    number: int | None = None
    stays: Stays | None = None
    under: str | None = None
    restricted: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Lines:
    """All of it, in the order in which it is shown."""

    all: tuple[Line, ...]

    @property
    def moving(self) -> list[Line]:
        return [line for line in self.all if line.stays is None and line.under is None]

    @property
    def staying(self) -> list[Line]:
        return [line for line in self.all if line.stays is not None]

    @property
    def moved_count(self) -> int:
        """What moves by itself or along with a post."""
        return sum(line.stays is None for line in self.all)

    @property
    def staying_count(self) -> int:
        return sum(line.count or 1 for line in self.staying)

    @property
    def following(self) -> dict[str, list[Line]]:
        """What moves along with each post, since it hangs on the post."""
        found: dict[str, list[Line]] = {}
        for line in self.all:
            if line.under is not None:
                found.setdefault(line.under, []).append(line)
        return found

    @property
    def text(self) -> str:
        """Canonical JSON: what a receipt keeps."""
        told = [{k: v for k, v in asdict(line).items() if v is not None} for line in self.all]
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def seen_as(self, *what: Any) -> str:
        """What a check page sends back, so that nothing moves that nobody has looked at."""
        told = json.dumps([str(one) for one in what]) + self.text
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def lines_of(text: str) -> Lines:
    """What a receipt kept."""
    return Lines(tuple(_line(one) for one in json.loads(text)))


def _line(kept: dict[str, Any]) -> Line:
    words = {"thing": Thing, "part": Part, "stays": Stays}
    told: dict[str, Any] = {name: words[name](kept[name]) for name in words if name in kept}
    return Line(**(kept | told))


def may_read(actor: Actor, line: Line) -> bool:
    """An administrator hands over what the board has not decided yet without reading it."""
    return not line.restricted or actor.has(Role.CONTROLLER, line.board)


def gathered(lines: Iterable[Line]) -> Sequence[Line]:
    """Things in closed plans as one line a plan: they are many, and none of them moves."""
    counts: dict[Line, int] = {}
    found: list[Line] = []
    for line in lines:
        if line.stays is not Stays.PLAN_CLOSED:
            found.append(line)
            continue
        of_plan = Line(Thing.PLAN, "", board=line.board, year=line.year, stays=line.stays)
        counts[of_plan] = counts.get(of_plan, 0) + 1
    closed = (replace(plan, count=count) for plan, count in counts.items())
    return [*found, *closed]
