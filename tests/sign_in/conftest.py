"""People with passwords, and what the tests of the door have in common."""

import pytest
from sqlalchemy import select

from riskreg.access.session import hashed
from riskreg.accounts.models import SignInAttempt, SignInSession, User
from riskreg.accounts.queries import invitation_by_token
from riskreg.extensions import db
from riskreg.sign_in import operations, passwords
from riskreg.transaction import unit_of_work

PASSWORD = "fyra ord i rad"  # noqa: S105 - of nobody


def give_password(build, user, password=PASSWORD):
    with unit_of_work():
        token = operations.invite(user, by=build.any_administrator, at=build.now())
        invitation = invitation_by_token(hashed(token))
        assert invitation is not None
        operations.choose_password(
            invitation,
            passwords.chosen(password, "test"),
            by=build.actor(user),
            at=build.now(),
        )


@pytest.fixture
def person(build) -> User:
    """Somebody with a name, an address and a password, and nothing else."""
    user = build.user("Maria Ek", email="maria@example.com")
    give_password(build, user)
    return user


@pytest.fixture
def enter(client):
    """Sends the sign-in form."""

    def send(email="maria@example.com", password=PASSWORD, address="/login", **more):
        return client.post(address, data={"email": email, "password": password}, **more)

    return send


def tries():
    return db.session.scalars(select(SignInAttempt).order_by(SignInAttempt.id)).all()


def sessions():
    return db.session.scalars(select(SignInSession).order_by(SignInSession.id)).all()
