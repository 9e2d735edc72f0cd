"""What the door and the profile share."""

from flask import Blueprint, current_app, g

from riskreg.access.session import now_here
from riskreg.accounts.models import SignInSession, User
from riskreg.accounts.queries import actor, user_with_roles
from riskreg.accounts.rules import Actor
from riskreg.sign_in import passwords
from riskreg.sign_in.forms import NewPasswordForm
from riskreg.sign_in.rules import NewPassword

bp = Blueprint("sign_in", __name__)


def as_actor(user: User) -> Actor:
    return actor(user_with_roles(user.id) or user, now_here().date())


def session_here() -> SignInSession:
    found: SignInSession = g.sign_in_session
    return found


def chosen_in(form: NewPasswordForm, user: User) -> NewPassword:
    about = (user.email, user.name)
    cost = current_app.config["PASSWORD_COST"]
    return passwords.chosen(form.chosen(), cost, about=about)
