"""Handing over in one step: to whom, a page to check on, and the receipt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from riskreg.access.guards import requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in, signed_in_user
from riskreg.accounts.models import User
from riskreg.administration import answering, operations, queries
from riskreg.administration.forms.handovers import CheckForm, PostHandoverForm, UserHandoverForm
from riskreg.administration.handing_over import Lines, lines_of
from riskreg.administration.handover_words import by_thing, is_readable, part_of, reason_of
from riskreg.administration.models import Handover
from riskreg.administration.operations.handovers import Placing
from riskreg.administration.routes.place import bp, by_key, options, people
from riskreg.boards.models import Position
from riskreg.boards.queries import positions_of
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.refusals import Changed, Refused
from riskreg.transaction import unit_of_work

_CONFLICT = 409

for _filter in (by_thing, is_readable, part_of, reason_of):
    bp.add_app_template_filter(_filter)


@bp.route("/boards/<short>/posts/<key>/hand-over", methods=["GET", "POST"])
@requires(Permission.POST_HAND_OVER, queries.find_position)
def hand_over_post(post: Position) -> ResponseReturnValue:
    """Say who takes over a post: nothing moves before it has been looked at."""
    form = PostHandoverForm(
        data={"way": "person", "kind": HoldingKind.ORDINARY, "on": signed_in().today}
    )
    form.user.options = people(queries.open_users())
    form.post.options = options(_others(post), "title")
    if form.validate_on_submit():
        return redirect(_address("check_post_handover", post, **form.asked()))
    page = render_template("administration/hand_over_post.html", form=form, position=post)
    return page, form.status_code


@bp.route("/boards/<short>/posts/<key>/hand-over/check", methods=["GET", "POST"])
@requires(Permission.POST_HAND_OVER, queries.find_position)
def check_post_handover(post: Position) -> ResponseReturnValue:
    start = _address("hand_over_post", post)
    to = by_key(_others(post), request.args.get("post"))
    if to is not None:
        return _check(lambda: _to_post(post, to), "check_post_handover", start, position=post)
    placing = _placing()
    if placing is None:
        return redirect(start)
    return _check(lambda: _to_holder(post, placing), "check_post_handover", start, position=post)


@bp.route("/users/<key>/hand-over", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def hand_over_user(user: User) -> ResponseReturnValue:
    """Say who takes over everything that a person holds, for somebody who quits."""
    form = UserHandoverForm(data={"on": signed_in().today})
    form.user.options = people(one for one in queries.open_users() if one is not user)
    if form.validate_on_submit():
        asked: dict[str, Any] = dict(form.asked())
        address = url_for("administration.check_user_handover", key=user.key, **asked)
        return redirect(address)
    page = render_template("administration/hand_over_user.html", form=form, user=user)
    return page, form.status_code


@bp.route("/users/<key>/hand-over/check", methods=["GET", "POST"])
@requires(Permission.USER_EDIT, queries.find_user)
def check_user_handover(user: User) -> ResponseReturnValue:
    start = url_for("administration.hand_over_user", key=user.key)
    placing = _placing()
    if placing is None:
        return redirect(start)
    return _check(lambda: _to_person(user, placing), "check_user_handover", start, user=user)


@bp.get("/hand-overs/<key>")
@requires(Permission.POST_HAND_OVER, queries.find_handover)
def handover(receipt: Handover) -> ResponseReturnValue:
    giver = receipt.from_user
    return render_template(
        "administration/handover.html",
        receipt=receipt,
        lines=lines_of(receipt.lines),
        leaves=giver if giver and not giver.is_disabled and giver is not signed_in_user() else None,
    )


@dataclass(frozen=True)
class Proposal:
    """A handover as it would be: `keep` does it, if what was seen is what there is."""

    to: User | Position
    on: date | None
    kind: HoldingKind | None
    lines: Lines
    seen: str
    keep: Callable[[str], Handover]


def _check(
    propose: Callable[[], Proposal], view: str, start: str, **about: Position | User
) -> ResponseReturnValue:
    """Show what would move, and move just that: what has changed since is shown anew."""
    form, has_changed = CheckForm(), False
    if form.validate_on_submit():
        try:
            with unit_of_work():
                receipt = propose().keep(str(form.seen.data))
        except Changed:
            has_changed = True
        except Refused as refusal:
            form.show(refusal)
        else:
            flash(_("Handed over. This is the receipt, and it is kept."))
            return redirect(url_for("administration.handover", key=receipt.key))
    proposal = propose()
    form.seen.data = proposal.seen
    page = render_template(
        f"administration/{view}.html",
        form=form,
        proposal=proposal,
        start=start,
        has_changed=has_changed,
        **about,
    )
    return page, _CONFLICT if has_changed else form.status_code


def _to_post(post: Position, to: Position) -> Proposal:
    by, at = signed_in(), datetime.now(UTC)
    lines = answering.lines(answering.of_posts([post], to, by.today))

    def keep(seen: str) -> Handover:
        return operations.hand_over_post(post, to, seen, by=by, at=at)

    return Proposal(to, None, None, lines, lines.seen_as(to.key), keep)


def _to_holder(post: Position, placing: Placing) -> Proposal:
    by, at = signed_in(), datetime.now(UTC)
    lines = answering.lines(answering.of_holders(post, placing.to, placing.on))

    def keep(seen: str) -> Handover:
        return operations.hand_over_holders(post, placing, seen, by=by, at=at)

    seen = lines.seen_as(placing.to.key, placing.on, placing.kind)
    return Proposal(placing.to, placing.on, placing.kind, lines, seen, keep)


def _to_person(user: User, placing: Placing) -> Proposal:
    by, at = signed_in(), datetime.now(UTC)
    lines = answering.lines(answering.of_user(user, placing.to, placing.on))

    def keep(seen: str) -> Handover:
        return operations.hand_over_user(user, placing, seen, by=by, at=at)

    seen = lines.seen_as(placing.to.key, placing.on)
    return Proposal(placing.to, placing.on, None, lines, seen, keep)


def _others(post: Position) -> list[Position]:
    return [one for one in positions_of(post.board) if one is not post]


def _placing() -> Placing | None:
    """Who is to hold, and from when, as the address has it; None where it has it not."""
    to = by_key(queries.open_users(), request.args.get("user"))
    try:
        on = PartialDate(request.args.get("on", "")).day
    except ValueError:
        on = None
    if to is None or on is None:
        return None
    return Placing(to, on, _kind())


def _kind() -> HoldingKind:
    is_acting = request.args.get("kind") == HoldingKind.ACTING.value
    return HoldingKind.ACTING if is_acting else HoldingKind.ORDINARY


def _address(view: str, of: Position, /, **asked: Any) -> str:
    return url_for(f"administration.{view}", short=of.board.short, key=of.key, **asked)
