"""Handing over in one step all that a post or a person answers for, with a receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import Holding, User
from riskreg.accounts.queries import holdings_of
from riskreg.accounts.rules import Actor
from riskreg.administration import answering
from riskreg.administration.answering import Found
from riskreg.administration.handing_over import Thing
from riskreg.administration.models import Handover
from riskreg.administration.operations.holdings import begin_holding, change_holding, end_holding
from riskreg.administration.rules import Days, Term
from riskreg.administration.terms import ANSWERING, begins, ends
from riskreg.boards.models import Position
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import N_, Changed, Refused

_A_DAY = timedelta(days=1)
_TOLD_AS: Mapping[Thing, EventType] = {
    Thing.RISK: EventType.RISK_OWNER_CHANGED,
    Thing.ACTION: EventType.ACTION_CHANGED,
    Thing.CONTROL: EventType.CONTROL_CHANGED,
    Thing.ACCEPTANCE: EventType.RESPONSES_CHOSEN,
    Thing.ROUTINE: EventType.ROUTINE_CHANGED,
}


@dataclass(frozen=True)
class Placing:
    """Who has a post, or a person's posts, from a day on.  `kind` None: as they were held."""

    to: User
    on: date
    kind: HoldingKind | None = None


def hand_over_post(
    post: Position, to: Position, seen: str | None = None, *, by: Actor, at: datetime
) -> Handover:
    """Let another post answer for what this one does.  `seen` is what somebody looked at first."""
    require(by, Permission.POST_HAND_OVER, post.subject)
    require(by, Permission.POST_HAND_OVER, to.subject)
    _check_receiver(post, to)
    found = answering.of_posts([post], to, by.today)
    _check_seen(seen, found, to.key)
    for one in found:
        if one.moves:
            _move(one, to, by, at)
    receipt = Handover(from_position=post, to_position=to, board=post.board, on=by.today)
    return _keep(receipt, found, by, at)


def hand_over_holders(
    post: Position, placing: Placing, seen: str | None = None, *, by: Actor, at: datetime
) -> Handover:
    """Let somebody else hold the post from a day on; what it answers for follows with it."""
    require(by, Permission.POST_HAND_OVER, post.subject)
    _check_open(placing.to)
    found = answering.of_holders(post, placing.to, placing.on)
    _check_not_there(post, placing)
    _check_seen(seen, found, placing.to.key, placing.on, placing.kind)
    for one in found:
        if one.moves:
            _leave(one.row, placing.on, by, at)
    _place(post, placing.kind or HoldingKind.ORDINARY, None, placing, by, at)
    receipt = Handover(from_position=post, to_user=placing.to, board=post.board, on=placing.on)
    return _keep(receipt, found, by, at)


def hand_over_user(
    user: User, placing: Placing, seen: str | None = None, *, by: Actor, at: datetime
) -> Handover:
    """Let somebody else hold every post that a person holds, each in the same way."""
    require(by, Permission.USER_EDIT, user.subject)
    if placing.to is user:
        raise Refused(N_("Choose somebody else than the one who hands over"), field="user")
    _check_open(placing.to)
    found = answering.of_user(user, placing.to, placing.on)
    _check_seen(seen, found, placing.to.key, placing.on)
    for one in found:
        if one.moves:
            _hand_holding(one.row, placing, by, at)
    receipt = Handover(from_user=user, to_user=placing.to, on=placing.on)
    return _keep(receipt, found, by, at)


def _check_receiver(post: Position, to: Position) -> None:
    if to is post:
        raise Refused(N_("Choose another post than the one that hands over"), field="post")
    if to.board_id != post.board_id:
        raise Refused(N_("Choose a post of the same board"), field="post")


def _check_open(to: User) -> None:
    if to.is_disabled:
        raise Refused(N_("Choose somebody whose account is open"), field="user")


def _check_not_there(post: Position, placing: Placing) -> None:
    """That the person does not hold the post in that very way already."""
    kind = placing.kind or HoldingKind.ORDINARY
    for one in holdings_of([post.id]):
        if one.user_id == placing.to.id and one.kind is kind and ends(one) >= placing.on:
            raise Refused(N_("The person holds the post at that time already"), field="user")


def _check_seen(seen: str | None, found: Sequence[Found], *what: Any) -> None:
    """None: whoever acts has been shown nothing."""
    if seen is not None and seen != answering.lines(found).seen_as(*what):
        raise Changed({}, {}, version=0, who=None)


def _move(one: Found, to: Position, by: Actor, at: datetime) -> None:
    root = one.row.risk if one.line.thing is Thing.ACCEPTANCE else one.row
    with telling(_TOLD_AS[one.line.thing], root, by=by, at=at):
        setattr(one.row, str(one.line.part), to)
        root.changed_at = at


def _hand_holding(holding: Holding, placing: Placing, by: Actor, at: datetime) -> None:
    """The rest of a holding: its kind, its end, and the absence that it is for."""
    end = holding.end
    _leave(holding, placing.on, by, at)
    has_it = any(
        one.user_id == placing.to.id and one.kind is holding.kind and ends(one) >= placing.on
        for one in holdings_of([holding.position_id])
    )
    if not has_it:
        _place(holding.position, holding.kind, end, placing, by, at, like=holding)


def _leave(holding: Holding, on: date, by: Actor, at: datetime) -> None:
    last = PartialDate.of(on - _A_DAY)
    if holding.end is None:
        end_holding(holding, last, by=by, at=at)
    else:
        change_holding(holding, Days(holding.start, last), by=by, at=at)


def _place(
    post: Position,
    kind: HoldingKind,
    end: PartialDate | None,
    placing: Placing,
    by: Actor,
    at: datetime,
    *,
    like: Holding | None = None,
) -> None:
    """Whoever takes over a post holds it in no other way any longer, least of all as deputy."""
    if kind in ANSWERING:
        for one in holdings_of([post.id]):
            if one.user_id == placing.to.id:
                _end(one, placing.on, by, at)
    holding = begin_holding(
        post, placing.to, Term(kind, PartialDate.of(placing.on), end), by=by, at=at
    )
    if like is not None and like.absence is not None:
        with telling(EventType.HOLDING_CHANGED, post, by=by, at=at):
            holding.absence = like.absence


def _end(holding: Holding, on: date, by: Actor, at: datetime) -> None:
    if ends(holding) < on:
        return
    if begins(holding) < on:
        _leave(holding, on, by, at)
        return
    with telling(EventType.HOLDING_ENDED, holding.position, by=by, at=at):
        db.session.delete(holding)


def _keep(receipt: Handover, found: Sequence[Found], by: Actor, at: datetime) -> Handover:
    receipt.lines = answering.lines(found).text
    receipt.at, receipt.user_id = at, by.user_id
    giver = receipt.from_position or receipt.from_user
    with telling(EventType.HANDED_OVER, giver, by=by, at=at):
        db.session.add(receipt)
    return receipt
