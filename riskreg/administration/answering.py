"""What a post answers for and what a person holds, row by row, with what would become of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from riskreg.accounts.models import Holding, User
from riskreg.administration import queries
from riskreg.administration.handing_over import Line, Lines, Part, Stays, Thing, gathered
from riskreg.administration.terms import ANSWERING, begins, covers, ends
from riskreg.boards.models import Position
from riskreg.document.kinds import PlanState
from riskreg.plans.models import Plan
from riskreg.reporting.models import Routine
from riskreg.reporting.queries import routines_of_posts
from riskreg.risks.models import Risk
from riskreg.risks.queries import acceptances_of_posts, risks_of_posts
from riskreg.treatment.queries import actions_of_posts, controls_of_posts, statuses_of
from riskreg.treatment.rules import FINISHED

_BY_STATE = {
    PlanState.CLOSED: Stays.PLAN_CLOSED,
    PlanState.PROPOSED: Stays.BEFORE_THE_BOARD,
}
_IN_ROUTINES = (Part.REPORTER, Part.DEPUTY, Part.PRESENTED_BY, Part.DELEGATED_TO)
_IN_CONTROLS = (Part.PERFORMER, Part.RECEIVER)


@dataclass(frozen=True)
class Found:
    """A row and what is said of it.  `row` None: it is only told of, and nothing is done to it."""

    line: Line
    row: Any = None

    @property
    def moves(self) -> bool:
        return self.row is not None and self.line.stays is None


def lines(found: Sequence[Found]) -> Lines:
    return Lines(tuple(gathered(one.line for one in found)))


def of_posts(posts: Sequence[Position], to: Position | None, on: date) -> list[Found]:
    """Everything that names the posts: what would move to another one and what would not."""
    return [
        *_risks(posts),
        *_actions(posts),
        *_controls(posts),
        *_acceptances(posts),
        *_routines(posts, to, on),
    ]


def _risks(posts: Sequence[Position]) -> Iterator[Found]:
    for risk in risks_of_posts(posts):
        yield Found(_of_risk(Thing.RISK, Part.OWNER, risk, risk.title), risk)


def _of_risk(thing: Thing, part: Part, risk: Risk, title: str) -> Line:
    plan = risk.plan
    return Line(
        thing,
        title,
        part,
        plan.board.short,
        plan.year,
        risk.line.number,
        _BY_STATE.get(plan.state),
        restricted=_is_restricted(plan, risk),
    )


def _is_restricted(plan: Plan, risk: Risk) -> bool:
    is_open = plan.state in {PlanState.ADOPTED, PlanState.CLOSED}
    return not is_open or risk.secret_ground is not None


def _actions(posts: Sequence[Position]) -> Iterator[Found]:
    actions = actions_of_posts(posts)
    status = statuses_of(actions)
    for action in actions:
        line = _of_risk(Thing.ACTION, Part.OWNER, action.risk, action.title)
        if line.stays is None and status.get(action.line_id) in FINISHED:
            line = replace(line, stays=Stays.FINISHED)
        yield Found(line, action)


def _controls(posts: Sequence[Position]) -> Iterator[Found]:
    for control in controls_of_posts(posts):
        for part in _IN_CONTROLS:
            if getattr(control, part.value) in posts:
                yield Found(_of_risk(Thing.CONTROL, part, control.risk, control.title), control)


def _acceptances(posts: Sequence[Position]) -> Iterator[Found]:
    """Who accepted a risk in a decided plan did so, and stands there."""
    for response in acceptances_of_posts(posts):
        line = _of_risk(Thing.ACCEPTANCE, Part.DECIDER, response.risk, response.risk.title)
        if line.stays is None and response.risk.plan.state is PlanState.ADOPTED:
            line = replace(line, stays=Stays.DECIDED)
        yield Found(line, response)


def _routines(posts: Sequence[Position], to: Position | None, on: date) -> Iterator[Found]:
    for routine in routines_of_posts(posts):
        for part in _IN_ROUTINES:
            if getattr(routine, part.value) in posts:
                stays = _stays_in(routine, part, to, on)
                line = Line(Thing.ROUTINE, routine.title, part, routine.board.short, stays=stays)
                yield Found(line, routine)


def _stays_in(routine: Routine, part: Part, to: Position | None, on: date) -> Stays | None:
    if routine.last_year is not None and routine.last_year < on.year:
        return Stays.ROUTINE_ENDED
    other = {Part.REPORTER: routine.deputy, Part.DEPUTY: routine.reporter}.get(part)
    return Stays.OWN_DEPUTY if to is not None and other is to else None


def of_user(user: User, to: User, on: date) -> list[Found]:
    """Every post that somebody holds from a day on, what follows with it, and the roles."""
    held = [one for one in user.holdings if ends(one) >= on]
    return [*_holdings(held, to, on), *_roles(user)]


def of_holders(post: Position, to: User, on: date) -> list[Found]:
    """Whoever holds the post on a day, and what follows with it."""
    held = [one for one in queries.all_holdings([post]) if one.kind in ANSWERING]
    held = [one for one in held if covers(one, on) and one.user_id != to.id]
    if held:
        return _holdings(held, to, on)
    return [*_deputyships([post], to, on), *_following([post], on)]


def _holdings(held: Sequence[Holding], to: User, on: date) -> list[Found]:
    own = {one.position_id for one in to.holdings if one.kind in ANSWERING and ends(one) >= on}
    found = [Found(_of_holding(one, _stays_held(one, own, on)), one) for one in held]
    moving = [one.row.position for one in found if one.moves and one.row.kind in ANSWERING]
    return [*found, *_deputyships(moving, to, on), *_following(moving, on)]


def _deputyships(posts: Sequence[Position], to: User, on: date) -> list[Found]:
    """Whoever takes over a post is its deputy no longer: told, so that another is named."""
    return [
        Found(_of_holding(one, Stays.DEPUTY_TAKES_OVER))
        for one in to.holdings
        if one.kind not in ANSWERING and one.position in posts and ends(one) >= on
    ]


def _of_holding(holding: Holding, stays: Stays | None) -> Line:
    post = holding.position
    return Line(Thing.POST, post.title, Part(holding.kind), post.board.short, stays=stays)


def _stays_held(holding: Holding, own: set[int], on: date) -> Stays | None:
    if begins(holding) >= on:
        return Stays.BEGINS_LATER
    if holding.kind not in ANSWERING and holding.position_id in own:
        return Stays.OWN_DEPUTY
    return None


def _following(posts: Sequence[Position], on: date) -> list[Found]:
    """What is still to be done hangs on the post, and so follows whoever holds it."""
    return [
        Found(replace(one.line, stays=None, under=_post_of(one).title))
        for one in of_posts(posts, None, on)
        if one.line.stays in {None, Stays.BEFORE_THE_BOARD}
    ]


def _post_of(one: Found) -> Position:
    post: Position = getattr(one.row, str(one.line.part))
    return post


def _roles(user: User) -> Iterator[Found]:
    for one in user.memberships:
        yield Found(
            Line(
                Thing.ROLE,
                one.board.name,
                Part(one.role),
                one.board.short,
                stays=Stays.GIVEN_BY_ADMINISTRATOR,
            )
        )
    if user.office:
        yield Found(Line(Thing.OFFICE, "", Part(user.office), stays=Stays.GIVEN_BY_ADMINISTRATOR))
