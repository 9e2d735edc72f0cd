"""Who holds a post, and from when to when."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import Holding, User
from riskreg.accounts.queries import holdings_of
from riskreg.accounts.rules import Actor
from riskreg.administration.rules import Days, Term, check_end, check_term
from riskreg.administration.terms import overlap
from riskreg.boards.models import Position
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused


def begin_holding(
    position: Position, user: User | None, term: Term, *, by: Actor, at: datetime
) -> Holding:
    """Let somebody hold a post.  `user` None: held, but the source names nobody."""
    require(by, _permission_to_place(term.kind), position.subject)
    check_term(term)
    check_person(position, user, term.kind, Days(term.start, term.end))
    with telling(EventType.HOLDING_BEGUN, position, by=by, at=at):
        holding = Holding(
            position=position,
            user=user,
            kind=term.kind,
            start=term.start,
            end=term.end,
            acting_from=term.acting_from,
        )
        db.session.add(holding)
    return holding


def change_holding(
    holding: Holding, days: Days, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    """Correct from when or to when a post is held.  An end that is taken away lets it go on."""
    require(by, _permission_to_place(holding.kind), holding.subject)
    now = Days(holding.start, holding.end)
    check_version(holding, version, theirs=as_fields(now), yours=as_fields(days))
    check_end(days.start, days.end)
    check_person(
        holding.position,
        holding.user,
        holding.kind,
        days,
        itself=holding,
        for_absence=holding.absence_id is not None,
    )
    if days == now:
        return
    with telling(EventType.HOLDING_CHANGED, holding.position, by=by, at=at):
        holding.start = days.start
        holding.end = days.end


def end_holding(holding: Holding, end: PartialDate, *, by: Actor, at: datetime) -> None:
    """Let go of a post.  What it answers for shows as vacant from the next day (rule 6)."""
    require(by, _permission_to_place(holding.kind), holding.subject)
    if holding.end is not None:
        raise Refused(N_("That holding has ended already"))
    check_end(holding.start, end)
    with telling(EventType.HOLDING_ENDED, holding.position, by=by, at=at):
        holding.end = end


def _permission_to_place(kind: HoldingKind) -> Permission:
    deputy = kind is HoldingKind.DEPUTY
    return Permission.DEPUTY_NAME if deputy else Permission.HOLDING_EDIT


def check_person(
    position: Position,
    user: User | None,
    kind: HoldingKind,
    days: Days,
    *,
    itself: Holding | None = None,
    field: str = "user",
    for_absence: bool = False,
) -> None:
    """Nobody holds a post twice at once; above all, nobody is one's own deputy.

    Only a deputy may be named once more, for an absence: then it is known who steps in.
    """
    if user is None:
        return
    for other in holdings_of([position.id]):
        if other is itself or other.user_id != user.id or not overlap(days, other):
            continue
        if HoldingKind.DEPUTY in {kind, other.kind} and kind is not other.kind:
            raise Refused(N_("The deputy can't be the same person"), field=field)
        if kind is HoldingKind.DEPUTY and (for_absence or other.absence_id is not None):
            continue
        raise Refused(N_("The person holds the post at that time already"), field=field)
