"""The kinds of risk that the municipality speaks of."""

from datetime import datetime

from riskreg.access.permissions import Permission
from riskreg.access.policy import require
from riskreg.accounts.rules import Actor
from riskreg.administration.rules import CategoryFacts, check_category
from riskreg.boards.rules import MUNICIPALITY
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.telling import telling
from riskreg.history.versions import as_fields, check_version
from riskreg.refusals import N_, Refused
from riskreg.risks.models import Category
from riskreg.risks.queries import category_called


def add_category(facts: CategoryFacts, *, by: Actor, at: datetime) -> Category:
    require(by, Permission.CATEGORY_EDIT, MUNICIPALITY)
    _check(facts, None)
    category = Category(name=facts.name.strip(), must_be_considered=facts.must_be_considered)
    with telling(EventType.CATEGORY_ADDED, category, by=by, at=at):
        db.session.add(category)
    return category


def facts_of(category: Category) -> CategoryFacts:
    return CategoryFacts(category.name, category.must_be_considered)


def change_category(
    category: Category, facts: CategoryFacts, *, version: int | None = None, by: Actor, at: datetime
) -> None:
    """Risks that have the former word keep it: it is a part of what somebody wrote."""
    require(by, Permission.CATEGORY_EDIT, category.subject)
    now = facts_of(category)
    check_version(category, version, theirs=as_fields(now), yours=as_fields(facts))
    _check(facts, category)
    if facts == now:
        return
    with telling(EventType.CATEGORY_CHANGED, category, by=by, at=at):
        category.name = facts.name.strip()
        category.must_be_considered = facts.must_be_considered


def _check(facts: CategoryFacts, category: Category | None) -> None:
    check_category(facts)
    found = category_called(facts.name.strip())
    if found is not None and found is not category:
        raise Refused(N_("There is a category with that name already"), field="name")


def retire_category(category: Category, *, by: Actor, at: datetime) -> None:
    """Offer it no more.  Risks keep it."""
    require(by, Permission.CATEGORY_EDIT, category.subject)
    if category.is_retired:
        raise Refused(N_("The category is retired already"))
    with telling(EventType.CATEGORY_RETIRED, category, by=by, at=at):
        category.is_retired = True


def resume_category(category: Category, *, by: Actor, at: datetime) -> None:
    require(by, Permission.CATEGORY_EDIT, category.subject)
    if not category.is_retired:
        raise Refused(N_("The category is in use already"))
    with telling(EventType.CATEGORY_RESUMED, category, by=by, at=at):
        category.is_retired = False
