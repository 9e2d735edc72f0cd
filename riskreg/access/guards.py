"""How a view declares who may reach it.  A view that declares nothing is closed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from flask import Flask, current_app, g, request
from flask.typing import ResponseReturnValue

from riskreg.access import policy
from riskreg.access.permissions import Permission
from riskreg.access.session import anyone_signed_in, signed_in
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.extensions import login_manager


class HasSubject(Protocol):
    """A row or a page's material that can tell the policy what it is."""

    @property
    def subject(self) -> Subject: ...


P = ParamSpec("P")
S = TypeVar("S", bound=HasSubject)

#: What each view has declared: a permission, or why it needs none.
declared: dict[Callable[..., Any], Permission | str] = {}
#: Views that keep something on GET, and why.
noting: dict[Callable[..., Any], str] = {}


class UndeclaredView(RuntimeError):
    """A view was reached that says nothing of who may reach it."""


def requires(
    permission: Permission, find: Callable[P, S]
) -> Callable[[Callable[[S], ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Open a view to those with a permission on the subject that its address names.

    `find` turns the address's values into the subject, which is all the view is given: there is no
    way to check one thing and change another.
    """

    def declare(view: Callable[[S], ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not anyone_signed_in():
                return login_manager.unauthorized()
            found = find(*args, **kwargs)
            policy.require(signed_in(), permission, found.subject)
            return view(found)

        declared[guarded] = permission
        return guarded

    return declare


def signed_in_only(
    reason: str,
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Open a view to everyone signed in, and say why no board's rule applies."""

    def declare(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not anyone_signed_in():
                return login_manager.unauthorized()
            return view(*args, **kwargs)

        declared[guarded] = f"signed in: {reason}"
        return guarded

    return declare


def public(reason: str) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """Open a view to everyone, and say why."""

    def declare(view: Callable[P, Any]) -> Callable[P, Any]:
        declared[view] = f"public: {reason}"
        return view

    return declare


def notes(reason: str) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """Let a view, or what follows every page, keep something on GET, and say why.

    It does so in a short unit of work of its own, after the page's transaction.
    """

    def declare(view: Callable[P, Any]) -> Callable[P, Any]:
        noting[view] = reason
        return view

    return declare


def refuse_undeclared_views() -> None:
    if request.endpoint and current_app.view_functions[request.endpoint] not in declared:
        raise UndeclaredView(request.endpoint)


def may(permission: str, subject: Subject = MUNICIPALITY) -> bool:
    """Whether the person at the screen may do this: a template shows a button exactly then.

    Without a subject: to what belongs to the municipality as a whole.
    """
    if not anyone_signed_in():
        return False
    known: dict[tuple[str, Subject], bool] = g.setdefault("may", {})
    asked = (permission, subject)
    if asked not in known:
        known[asked] = policy.allows(signed_in(), Permission(permission), subject)
    return known[asked]


def init_app(app: Flask) -> None:
    declared[app.view_functions["static"]] = "public: style sheets, fonts and pictures"
    app.before_request(refuse_undeclared_views)
    app.add_template_global(may)
