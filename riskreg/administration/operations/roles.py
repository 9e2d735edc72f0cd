"""Giving roles and taking them back.  Nobody changes one's own."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.models import Membership, User
from riskreg.accounts.rules import Actor, Office, Role
from riskreg.administration import queries
from riskreg.boards.models import Board
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.refusals import N_, Refused


def give_role(user: User, role: Role, board: Board, *, by: Actor, at: datetime) -> Membership:
    require(by, Permission.ORGANISATION_EDIT, board.subject)
    if by.user_id is not None and by.user_id == user.id:
        raise Refused(N_("Ask another administrator to give you a role"))
    if queries.membership(user, role, board):
        raise Refused(N_("The person has that role on the board already"), field="role")
    with telling(EventType.ROLE_GIVEN, user, board=board, by=by, at=at):
        membership = Membership(user=user, board=board, role=role)
        db.session.add(membership)
    return membership


def take_role_back(membership: Membership, *, by: Actor, at: datetime) -> None:
    require(by, Permission.ORGANISATION_EDIT, membership.board.subject)
    user = membership.user
    if by.user_id is not None and by.user_id == user.id:
        raise Refused(N_("Ask another administrator to take your role back"))
    with telling(EventType.ROLE_TAKEN_BACK, user, board=membership.board, by=by, at=at):
        user.memberships.remove(membership)
        db.session.delete(membership)


def change_office(user: User, office: Office | None, *, by: Actor, at: datetime) -> None:
    """Give a role in the whole municipality, or with None take it back."""
    require(by, Permission.USER_EDIT, user.subject)
    if by.user_id is not None and by.user_id == user.id:
        raise Refused(N_("Ask another administrator to change your role"), field="office")
    if office is user.office:
        return
    check_administrator_is_left(user)
    with telling(EventType.OFFICE_CHANGED, user, by=by, at=at):
        user.office = office


def check_administrator_is_left(without: User) -> None:
    """A register that nobody can administer cannot be mended from inside."""
    if without.office is not Office.ADMINISTRATOR:
        return
    if not any(one.can_sign_in for one in queries.administrators(besides=without)):
        raise Refused(
            N_("There must be an administrator who can sign in. Let somebody else be one first"),
            field="office",
        )
