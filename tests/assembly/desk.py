"""A manager with one post, and what is asked of it."""

from datetime import date
from typing import Any

from riskreg import assembly
from riskreg.accounts.models import User
from riskreg.assembly import Owed, OwedItem
from riskreg.document.kinds import PlanState
from riskreg.treatment.models import Action
from tests.build import Build


class Desk:
    """A manager of one post, on a board whose plan is filled first and put in force then."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.board = build.board("san", "Socialnämnden")
        self.post = build.position(self.board, "Enhetschef")
        self.manager = build.manager(self.post, "Peter Sandell")
        self.plan = build.plan(self.board)
        self.risk = build.risk(self.plan, "Bristande samordning", owner=self.post, score=(3, 3))

    def action(self, title: str = "Kartläggning", due: str | None = None, **facts: Any) -> Action:
        day = date.fromisoformat(due) if due else None
        owner = facts.pop("owner", self.post)
        return self.build.action(self.risk, title, owner=owner, due=day, **facts)

    def adopt(self) -> None:
        self.build.bring(self.plan, PlanState.ADOPTED)

    def owed(self, user: User | None = None) -> Owed:
        """What is owed now; the number beside the menu never says anything else."""
        actor = self.build.actor(user or self.manager)
        found = assembly.owed(actor, on=self.build.today)
        assert assembly.to_do_count(actor, self.build.today) == found.left
        return found


def titles(items: tuple[OwedItem, ...]) -> list[str]:
    return [item.title for item in items]
