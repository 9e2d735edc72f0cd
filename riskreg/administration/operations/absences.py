"""Being away, and who steps in meanwhile, post by post."""

from datetime import date, datetime, timedelta

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import Absence, Holding, User
from riskreg.accounts.queries import absences_between
from riskreg.accounts.rules import Actor
from riskreg.administration.operations.holdings import check_person
from riskreg.administration.rules import AbsencePlan, Days, StandIn, check_absence
from riskreg.administration.terms import begins, ends
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import HoldingKind
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import check_version
from riskreg.refusals import N_, Refused

_A_DAY = timedelta(days=1)


def begin_absence(user: User, plan: AbsencePlan, *, by: Actor, at: datetime) -> Absence:
    """Name the deputies of one's posts for a time.  Each is told as a holding of its post."""
    require(by, Permission.PROFILE_EDIT, user.subject)
    _require_posts(plan, by)
    check_absence(plan, by.today)
    absence = Absence(user=user, start=plan.start, end=plan.end, changed_at=at)
    _check_free(absence, plan)
    with telling(EventType.ABSENCE_BEGUN, user, by=by, at=at):
        db.session.add(absence)
    _settle(absence, plan, by, at)
    return absence


def change_absence(
    absence: Absence,
    plan: AbsencePlan,
    version: int | None = None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Other days or another deputy.  Who has stepped in until yesterday did so."""
    require(by, Permission.PROFILE_EDIT, absence.subject)
    _require_posts(plan, by)
    now = plan_of(absence, by.today)
    check_version(absence, version, theirs=now.fields(), yours=plan.fields())
    _check_not_over(absence, by.today)
    check_absence(plan, by.today, absence.start if absence.start < by.today else None)
    _check_free(absence, plan)
    if plan == now:
        return
    with telling(EventType.ABSENCE_CHANGED, absence.user, by=by, at=at):
        absence.start, absence.end, absence.changed_at = plan.start, plan.end, at
    _settle(absence, plan, by, at)


def end_absence(absence: Absence, *, by: Actor, at: datetime) -> None:
    """Be back from today.  An absence that has not begun is as if it had never been told."""
    require(by, Permission.PROFILE_EDIT, absence.subject)
    _check_not_over(absence, by.today)
    for holding in _going_on(absence, by.today):
        _let_go(holding, by, at)
    db.session.expire(absence, ["holdings"])
    with telling(EventType.ABSENCE_ENDED, absence.user, by=by, at=at):
        if absence.start > by.today:
            db.session.delete(absence)
        else:
            absence.end, absence.changed_at = max(absence.start, by.today - _A_DAY), at


def plan_of(absence: Absence, today: date) -> AbsencePlan:
    """The absence as it stands: who steps in from now on."""
    return AbsencePlan(
        absence.start,
        absence.end,
        tuple(StandIn(one.position, one.user) for one in _going_on(absence, today) if one.user),
    )


def _require_posts(plan: AbsencePlan, by: Actor) -> None:
    for one in plan.deputies:
        require(by, Permission.DEPUTY_NAME, one.position.subject)


def _check_not_over(absence: Absence, today: date) -> None:
    if absence.end < today:
        raise Refused(N_("The absence is over"))


def _check_free(absence: Absence, plan: AbsencePlan) -> None:
    """That nobody is away twice, and that whoever steps in is there."""
    others = [one.user for one in plan.deputies]
    for other in absences_between([absence.user, *others], plan.start, plan.end):
        if other is absence:
            continue
        if other.user_id == absence.user.id:
            raise Refused(N_("You are away then already: change that absence"), field="start")
        away = next(one for one in plan.deputies if one.user.id == other.user_id)
        raise Refused(
            N_("%(name)s is away at that time: choose somebody else"),
            field=plan.field_of(away),
            name=away.user.name,
        )
    for one in plan.deputies:
        _check_deputy(absence.user, one, plan)


def _check_deputy(user: User, one: StandIn, plan: AbsencePlan) -> None:
    field = plan.field_of(one)
    if one.user is user:
        raise Refused(N_("The deputy can't be the same person"), field=field)
    if one.user.is_disabled:
        raise Refused(N_("Choose somebody whose account is open"), field=field)
    check_person(
        one.position,
        one.user,
        HoldingKind.DEPUTY,
        Days(PartialDate.of(plan.start), PartialDate.of(plan.end)),
        field=field,
        for_absence=True,
    )


def _going_on(absence: Absence, today: date) -> list[Holding]:
    return [one for one in absence.holdings if ends(one) >= today]


def _settle(absence: Absence, plan: AbsencePlan, by: Actor, at: datetime) -> None:
    """Let the holdings be what the plan says, from today on."""
    wanted = {one.position.id: one for one in plan.deputies}
    for holding in _going_on(absence, by.today):
        kept = wanted.get(holding.position_id)
        if kept is not None and kept.user.id == holding.user_id:
            del wanted[holding.position_id]
            _redate(holding, plan, by, at)
        else:
            _let_go(holding, by, at)
    for one in wanted.values():
        _step_in(absence, one, plan, by, at)
    db.session.expire(absence, ["holdings"])


def _step_in(absence: Absence, one: StandIn, plan: AbsencePlan, by: Actor, at: datetime) -> None:
    with telling(EventType.HOLDING_BEGUN, one.position, by=by, at=at):
        db.session.add(
            Holding(
                position=one.position,
                user=one.user,
                kind=HoldingKind.DEPUTY,
                start=PartialDate.of(max(plan.start, by.today)),
                end=PartialDate.of(plan.end),
                absence=absence,
            )
        )


def _redate(holding: Holding, plan: AbsencePlan, by: Actor, at: datetime) -> None:
    has_begun = begins(holding) <= by.today
    start = holding.start if has_begun else PartialDate.of(plan.start)
    end = PartialDate.of(plan.end)
    if (start, end) == (holding.start, holding.end):
        return
    with telling(EventType.HOLDING_CHANGED, holding.position, by=by, at=at):
        holding.start, holding.end = start, end


def _let_go(holding: Holding, by: Actor, at: datetime) -> None:
    """Until yesterday, or for today alone where it began today; as never where it has not begun."""
    with telling(EventType.HOLDING_ENDED, holding.position, by=by, at=at):
        if begins(holding) > by.today:
            db.session.delete(holding)
        else:
            holding.end = PartialDate.of(max(begins(holding), by.today - _A_DAY))
