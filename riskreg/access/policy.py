"""Who may do what.

`POLICY` is the only place that answers that (source: rights.md).  Each permission has
alternatives; an alternative is a set of conditions that must all hold.
"""

from collections.abc import Callable

from riskreg.access.permissions import Permission
from riskreg.accounts.rules import Actor, Office, Role
from riskreg.boards.rules import Subject
from riskreg.document.kinds import HoldingKind, PlanState
from riskreg.refusals import Forbidden, NotFound

Condition = Callable[[Actor, Subject], bool]


def is_anyone(actor: Actor, subject: Subject) -> bool:
    return True


def reads_openly(actor: Actor, subject: Subject) -> bool:
    return actor.reading_is_open or actor.belongs_to(subject.board)


def controls_the_board(actor: Actor, subject: Subject) -> bool:
    return actor.has(Role.CONTROLLER, subject.board)


def sits_on_the_board(actor: Actor, subject: Subject) -> bool:
    return actor.has(Role.MEMBER, subject.board)


def has_a_post_there(actor: Actor, subject: Subject) -> bool:
    return subject.board in actor.boards_held


def answers_for_it(actor: Actor, subject: Subject) -> bool:
    return actor.holds_any(subject.positions)


def holds_it_itself(actor: Actor, subject: Subject) -> bool:
    """A deputy answers for the post's work, but does not hand it on."""
    return any(
        actor.held.get(key) in {HoldingKind.ORDINARY, HoldingKind.ACTING}
        for key in subject.positions
    )


def controls_the_municipality(actor: Actor, subject: Subject) -> bool:
    return actor.controls_municipality


def audits(actor: Actor, subject: Subject) -> bool:
    return Office.AUDITOR in actor.offices


def administers(actor: Actor, subject: Subject) -> bool:
    return Office.ADMINISTRATOR in actor.offices


def is_the_program(actor: Actor, subject: Subject) -> bool:
    return actor.is_system


def is_its_owner(actor: Actor, subject: Subject) -> bool:
    return subject.owner is not None and subject.owner == actor.user_id


def it_is_no_draft(actor: Actor, subject: Subject) -> bool:
    return subject.plan_state not in {PlanState.DRAFT, PlanState.PROPOSED}


def it_is_a_draft(actor: Actor, subject: Subject) -> bool:
    return subject.plan_state is PlanState.DRAFT


def it_is_not_closed(actor: Actor, subject: Subject) -> bool:
    return subject.plan_state is not PlanState.CLOSED


def it_is_in_force(actor: Actor, subject: Subject) -> bool:
    return subject.plan_state is PlanState.ADOPTED


def it_is_proposed(actor: Actor, subject: Subject) -> bool:
    return subject.plan_state is PlanState.PROPOSED


Alternatives = tuple[frozenset[Condition], ...]


def any_of(*alternatives: set[Condition]) -> Alternatives:
    return tuple(frozenset(alternative) for alternative in alternatives)


_THOSE_OF_THE_BOARD = any_of(
    {controls_the_board},
    {sits_on_the_board},
    {has_a_post_there},
    {controls_the_municipality},
    {audits},
)

POLICY: dict[Permission, Alternatives] = {
    Permission.REGISTER_READ: any_of({is_anyone}),
    Permission.BOARD_READ: (*_THOSE_OF_THE_BOARD, *any_of({reads_openly})),
    Permission.PLAN_READ: (*_THOSE_OF_THE_BOARD, *any_of({reads_openly, it_is_no_draft})),
    Permission.PLAN_OPEN: any_of({controls_the_board}),
    Permission.PLAN_PROPOSE: any_of({controls_the_board, it_is_a_draft}),
    Permission.PLAN_DECIDE: any_of({controls_the_board, it_is_not_closed}),
    Permission.RISK_ADD: any_of({controls_the_board, it_is_a_draft}),
    Permission.RISK_EDIT: any_of(
        {controls_the_board, it_is_a_draft}, {answers_for_it, it_is_a_draft}
    ),
    Permission.RISK_SELECT: any_of({controls_the_board, it_is_a_draft}),
    Permission.RISK_ASSESS: any_of(
        {controls_the_board, it_is_not_closed}, {answers_for_it, it_is_not_closed}
    ),
    Permission.RISK_TREAT: any_of({controls_the_board, it_is_a_draft}),
    Permission.ACTION_REPORT: any_of(
        {controls_the_board, it_is_not_closed}, {answers_for_it, it_is_not_closed}
    ),
    Permission.CONTROL_REPORT: any_of(
        {controls_the_board, it_is_not_closed}, {answers_for_it, it_is_not_closed}
    ),
    Permission.DEVIATION_ACT: any_of(
        {controls_the_board, it_is_a_draft}, {controls_the_board, it_is_in_force}
    ),
    Permission.ROUTINE_READ: (*_THOSE_OF_THE_BOARD, *any_of({reads_openly})),
    Permission.ROUTINE_EDIT: any_of({controls_the_board}),
    Permission.OCCASION_EDIT: any_of({controls_the_board}),
    Permission.HISTORY_READ: (*_THOSE_OF_THE_BOARD, *any_of({reads_openly})),
    Permission.EVENT_LOG_READ: any_of({audits}, {administers}),
    Permission.EVENT_LOG_READ_WHOLE: any_of({audits}),
    Permission.PROFILE_EDIT: any_of({is_its_owner}),
    Permission.REGISTER_SET_UP: any_of({is_the_program}),
    Permission.REGISTER_EDIT: any_of({administers}),
    Permission.ADMINISTRATION_READ: any_of({administers}),
    Permission.ORGANISATION_EDIT: any_of({administers}),
    Permission.USER_ADD: any_of({administers}, {is_the_program}),
    Permission.USER_EDIT: any_of({administers}),
    Permission.HOLDING_EDIT: any_of({administers}, {controls_the_board}),
    Permission.DEPUTY_NAME: any_of({administers}, {controls_the_board}, {holds_it_itself}),
    Permission.POST_HAND_OVER: any_of({administers}, {controls_the_board}),
    Permission.SCALE_EDIT: any_of({administers}, {is_the_program}),
    Permission.CATEGORY_EDIT: any_of({administers}),
}


def allows(actor: Actor, permission: Permission, subject: Subject) -> bool:
    return any(
        all(holds(actor, subject) for holds in alternative) for alternative in POLICY[permission]
    )


def may_see(actor: Actor, subject: Subject) -> bool:
    """Whether the thing exists at all for this person: decides between 403 and 404."""
    if subject.board is None:
        return allows(actor, Permission.REGISTER_READ, subject)
    reading = Permission.BOARD_READ if subject.plan_state is None else Permission.PLAN_READ
    return allows(actor, reading, subject)


def require(actor: Actor, permission: Permission, subject: Subject) -> None:
    """Let it pass, or raise `Forbidden` where one sees but may not do, else `NotFound`."""
    if allows(actor, permission, subject):
        return
    if not may_see(actor, subject):
        raise NotFound
    raise Forbidden(f"user {actor.user_id} lacks {permission} on {subject}")
