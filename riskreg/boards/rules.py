"""What the policy looks at when it is asked whether somebody may do something to something."""

from dataclasses import dataclass

from riskreg.document.kinds import PlanState


@dataclass(frozen=True)
class Subject:
    """The facts about a thing that decide who may do what to it.

    `board` is a board's short name, None for what belongs to the municipality.  `positions` are the
    keys of the posts that answer for the thing.  `owner` is the user whose own thing it is.
    """

    board: str | None = None
    plan_state: PlanState | None = None
    positions: frozenset[str] = frozenset()
    secret: bool = False
    owner: int | None = None


MUNICIPALITY = Subject()
