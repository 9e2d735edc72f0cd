"""One change as a line.  What it happened to is named beside it."""

from datetime import date

from riskreg.document.change import Change, ChangeKind, Value
from riskreg.document.kinds import ActionStatus, ControlOutcome, Known, ResponseKind
from riskreg.document.reporting import DecisionEntry
from riskreg.document.values import AssessmentEntry
from riskreg.sentences.labels import label
from riskreg.sentences.said import Content, Day, Listed, Said, Words, counted, lowered, said
from riskreg.sentences.score import shift, short_shift
from riskreg.sentences.state import decision_line

_AS_IT_IS = {
    ChangeKind.CLOSED: said("no longer in the plan"),
    ChangeKind.DESELECTED: said("moved to the gross risk list"),
    ChangeKind.SELECTED: said("taken into the plan from the gross risk list"),
    ChangeKind.ACTION_ADDED: said("new action"),
    ChangeKind.ACTION_REMOVED: said("the action is no longer in the plan"),
    ChangeKind.ACTION_FINISHED: said("the action is done"),
    ChangeKind.ACTION_CANCELLED: said("the action is stopped"),
    ChangeKind.CONTROL_ADDED: said("new control"),
    ChangeKind.CONTROL_REMOVED: said("the control is no longer in the plan"),
    ChangeKind.CAUSE_ADDED: said("new cause"),
    ChangeKind.CAUSE_REMOVED: said("the cause is no longer in the plan"),
    ChangeKind.ROUTINE_ADDED: said("new routine"),
    ChangeKind.ROUTINE_REMOVED: said("the routine is no longer in the plan"),
    ChangeKind.ROUTINE_SECURED: said("the routine is now secured"),
    ChangeKind.ROUTINE_UNSECURED: said("the routine is no longer secured"),
}

_TEXTS = {
    "title": said("the title is changed"),
    "description": said("the description is changed"),
    "consequence": said("the consequence is changed"),
    "category": said("the category is changed"),
    "process": said("the process is changed"),
    "followed_up_in": said("where it is followed up is changed"),
    "text": said("the wording of the cause is changed"),
    "purpose": said("the purpose is changed"),
    "method": said("the method is changed"),
    "extent": said("the extent is changed"),
    "frequency": said("how often it is done is changed"),
}

_DOCUMENTED = {
    Known.YES: said("the routine is now documented"),
    Known.NO: said("the routine is not documented"),
    Known.NOT_RECORDED: said("whether the routine is documented is no longer recorded"),
}


def change_line(change: Change, year: int | None = None) -> Said:
    """What happened; `year` is the page's own and is left out of its dates."""
    told = _AS_IT_IS.get(change.kind) or _of_state(change) or _of_entry(change)
    return told or _of_words_and_days(change, year)


def change_chip(change: Change, year: int | None = None) -> Said:
    """The same in a few words, for a label beside the score."""
    match change:
        case Change(kind=ChangeKind.NEW):
            return said("new")
        case Change(kind=ChangeKind.RESCALED):
            return change_line(change, year)
        case Change(before=AssessmentEntry() as then, after=AssessmentEntry() as now):
            return short_shift(then, now)
    return change_line(change, year)


def _of_state(change: Change) -> Said | None:
    match change.after:
        case ActionStatus() as now:
            return _progress(change, now)
        case ControlOutcome() as now:
            return _before_that(label(now), change.before)
        case Known() as now:
            return _DOCUMENTED[now]
    return None


def _of_entry(change: Change) -> Said | None:
    match change.before, change.after:
        case _, AssessmentEntry() as now:
            return _score(change, now)
        case _, DecisionEntry() as decision:
            return decision_line(decision)
        case tuple() as then, tuple() as now:
            return _responses(then, now)
    return None


def _score(change: Change, now: AssessmentEntry) -> Said:
    if change.kind is ChangeKind.NEW:
        return said("new, score %(score)s", score=now.score)
    if change.kind is ChangeKind.RESCALED:
        return said("assessed on a new scale: %(score)s", score=now.score)
    if isinstance(change.before, AssessmentEntry):
        return shift(change.before, now)
    return said("assessed for the first time: %(score)s", score=now.score)


def _progress(change: Change, now: ActionStatus) -> Said:
    if change.before is now:
        return counted("one new progress note", "%(count)s new progress notes", change.count)
    return _before_that(label(now), change.before)


def _before_that(now: Said, then: object) -> Said:
    """What it is now, and what it was where that says more."""
    if not isinstance(then, ActionStatus | ControlOutcome) or label(then) == now:
        return now
    if then is ActionStatus.IN_PROGRESS:
        return now
    return said("%(now)s, before that %(then)s", now=now, then=label(then))


Responses = tuple[ResponseKind, ...]


def _responses(then: Responses, now: Responses) -> Said:
    if not then:
        return said("response chosen: %(now)s", now=_kinds(now))
    if not now:
        return said("no response any longer, before that %(then)s", then=_kinds(then))
    return said("response changed from %(then)s to %(now)s", then=_kinds(then), now=_kinds(now))


def _kinds(responses: Responses) -> Listed:
    return Listed(tuple(label(one) for one in responses))


def _of_words_and_days(change: Change, year: int | None) -> Said:
    match change.kind, change.before, change.after:
        case ChangeKind.BECAME_LATE, _, date() as due:
            return said("late, was due on %(day)s", day=Day(due, omit_year=year))
        case ChangeKind.BECAME_LATE, _, _:
            return said("late according to its owner")
        case ChangeKind.DUE_MOVED, then, now:
            return _due(then, now, change.count, year)
        case ChangeKind.OWNER_CHANGED, then, now:
            return _owner(then, now)
        case ChangeKind.TEXT_CHANGED, _, _:
            return _TEXTS[change.field or "text"]
    return said("new, not assessed")


def _due(then: Value, now: Value, times: int, year: int | None) -> Said:
    match then, now:
        case date(), date():
            move = said(
                "end date moved from %(before)s to %(after)s",
                before=Day(then, omit_year=year),
                after=Day(now, omit_year=year),
            )
        case _, date():
            move = said("end date set to %(day)s", day=Day(now, omit_year=year))
        case _:
            return said("the end date is taken away")
    if times == 1:
        return move
    return said("%(move)s, moved %(times)s times in all", move=move, times=Words(times))


def _owner(then: Value, now: Value) -> Said:
    match then, now:
        case str(), str():
            return said(
                "owner is now %(now)s, before that %(then)s", now=_post(now), then=_post(then)
            )
        case _, str():
            return said("owner is %(now)s", now=_post(now))
        case str(), _:
            return said("no owner any longer, before that %(then)s", then=_post(then))
    return said("owner changed")


def _post(title: str) -> Content:
    """The title of a post is a common noun."""
    return Content(lowered(title))
