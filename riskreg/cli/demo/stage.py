"""Where the demo is played: its people and its moments."""

import heapq
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from riskreg.accounts import queries
from riskreg.accounts.models import User
from riskreg.accounts.rules import Actor, setting_up
from riskreg.extensions import db

T = TypeVar("T")
Watch = Callable[[date], object]

OPENS = time(9)
#: Whose acts change what people may do.
ORGANISERS = frozenset({"riskreg", "admin"})


class Stage:
    """Keeps the time of the play and acts in people's names.

    `moment` only moves forward, so the history is in the order in which things are said to have
    happened; acts of one day follow each other by some minutes.
    """

    def __init__(self, now: datetime, zone: str, watch: Watch = lambda _: None) -> None:
        """`watch` is told each day that the play reaches."""
        self._zone = ZoneInfo(zone)
        self._watch = watch
        self.today = now.astimezone(self._zone).date()
        self._now = now
        self._moment = datetime.min.replace(tzinfo=UTC)
        self._people: dict[str, int] = {}
        self._users: dict[str, User] = {}
        self._actors: dict[tuple[str, date], Actor] = {}
        self._coming: list[tuple[date, int, Callable[[], object]]] = []
        self._order = count()

    def day(self, ahead: int) -> date:
        """A day counted from the one on which the demo is made."""
        return self.today + timedelta(days=ahead)

    def go_to(self, day: date) -> None:
        """Let it be that day's morning, but never earlier than it is on the stage already."""
        morning = datetime.combine(day, OPENS, self._zone).astimezone(UTC)
        self._moment = max(self._moment, min(morning, self._now - timedelta(hours=6)))

    def on(self, day: int, act: Callable[[], object]) -> None:
        """Let it happen that many days from the day of the demo; acts of a day keep their order."""
        self.at(self.day(day), act)

    def at(self, day: date, act: Callable[[], object]) -> None:
        """Let it happen on that day.  What would happen after the day of the demo does not."""
        if day <= self.today:
            heapq.heappush(self._coming, (day, next(self._order), act))

    def run(self) -> None:
        """Play what is to happen in the order of time, also what is added on the way."""
        while self._coming:
            day, _, act = heapq.heappop(self._coming)
            self.go_to(day)
            self._watch(day)
            act()

    def knows(self, name: str, user: User) -> None:
        self._people[name] = user.id

    def user(self, name: str) -> User:
        if name not in self._users:
            user = queries.user_with_roles(self._people[name])
            if user is None:
                raise LookupError(f"nobody on the stage is called {name}")
            self._users[name] = user
        return self._users[name]

    @property
    def reached(self) -> date:
        """The day that it is on the stage."""
        return self._moment.astimezone(self._zone).date()

    def actor(self, name: str) -> Actor:
        """A person of the play on the stage's day, or the program itself as "riskreg"."""
        day = self.reached
        if name == "riskreg":
            return setting_up(day)
        if (name, day) not in self._actors:
            self._actors[name, day] = queries.actor(self.user(name), day)
        return self._actors[name, day]

    def act(self, name: str, operation: Callable[..., T], *args: Any, **values: Any) -> T:
        """Let somebody do something, a little later than what was done last."""
        self._moment = min(self._moment + timedelta(minutes=2), self._now)
        done = operation(*args, **values, by=self.actor(name), at=self._moment)
        if name in ORGANISERS:
            self._look_again(name)
        return done

    def _look_again(self, organiser: str) -> None:
        """Somebody else may hold a post or a role from now on."""
        db.session.expire_all()
        self._users.clear()
        known = self._actors.items()
        self._actors = {key: actor for key, actor in known if key[0] == organiser}
