"""Reading risks, for forms and operations: pages read `PlanDocument`s."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from riskreg.boards.models import Board, Position
from riskreg.boards.queries import ids_of
from riskreg.document.kinds import AssessmentKind
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.plans.queries import find_plan
from riskreg.refusals import NotFound
from riskreg.risks.models import Assessment, Category, Cause, Response, Risk, RiskLine
from riskreg.swedish import sort_key


def find_risk(short: str, year: int, number: int) -> Risk:
    """The risk by what stands in an address, with all that its form shows."""
    plan = find_plan(short, year)
    query = _risks().where(Risk.plan_id == plan.id, RiskLine.number == number)
    return _only(db.session.scalars(query).one_or_none())


def risks_of(plan: Plan) -> Sequence[Risk]:
    """The gross list: every risk of the plan, by number."""
    query = _risks().where(Risk.plan_id == plan.id).order_by(RiskLine.number, Risk.id)
    return db.session.scalars(query).all()


def find_cause(risk: Risk, key: str) -> Cause:
    query = select(Cause).where(Cause.risk_id == risk.id, Cause.key == key)
    return _only(db.session.scalars(query).one_or_none())


def causes_of(risk: Risk) -> Sequence[Cause]:
    query = select(Cause).where(Cause.risk_id == risk.id).order_by(Cause.ordinal, Cause.id)
    return db.session.scalars(query).all()


def assessments_of(risk: Risk) -> Sequence[Assessment]:
    """Everything that was judged of it in any year, oldest first."""
    return db.session.scalars(_assessments(risk).order_by(Assessment.at, Assessment.id)).all()


def newest_assessment(risk: Risk, kind: AssessmentKind) -> Assessment | None:
    query = _assessments(risk).where(Assessment.kind == kind)
    query = query.order_by(Assessment.at.desc(), Assessment.id.desc()).limit(1)
    return db.session.scalars(query).first()


def highest_number(board: Board) -> int:
    """The highest number that a risk of the board ever had, 0 when there is none."""
    query = select(func.max(RiskLine.number)).where(RiskLine.board_id == board.id)
    return db.session.scalars(query).one() or 0


def risks_of_posts(posts: Collection[Position]) -> Sequence[Risk]:
    """The risks that posts answer for, in every plan, by plan and number."""
    return _in_plans(_risks().where(Risk.owner_id.in_(ids_of(posts))))


def acceptances_of_posts(posts: Collection[Position]) -> Sequence[Response]:
    """Where one of the posts has decided how a risk is met."""
    query = select(Response).join(Response.risk).join(Risk.line).join(Risk.plan)
    query = query.where(Response.decider_id.in_(ids_of(posts))).options(
        joinedload(Response.risk).joinedload(Risk.line),
        joinedload(Response.risk).joinedload(Risk.plan).joinedload(Plan.board),
    )
    order = (Plan.year, Plan.revision, RiskLine.number, Response.id)
    return db.session.scalars(query.order_by(*order)).all()


def _in_plans(query: Any) -> Any:
    query = query.join(Risk.plan).order_by(Plan.year, Plan.revision, RiskLine.number, Risk.id)
    return db.session.scalars(query).all()


def _risks() -> Any:
    return (
        select(Risk)
        .join(Risk.line)
        .options(
            joinedload(Risk.plan).joinedload(Plan.board),
            joinedload(Risk.plan).joinedload(Plan.scale),
            joinedload(Risk.line),
            joinedload(Risk.owner),
            selectinload(Risk.causes),
            selectinload(Risk.responses).joinedload(Response.decider),
        )
    )


def _assessments(risk: Risk) -> Any:
    return select(Assessment).where(Assessment.line_id == risk.line_id)


def _only(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row


def categories() -> Sequence[Category]:
    """Every category, in use or retired, by name."""
    found = db.session.scalars(select(Category).order_by(Category.id))
    return sorted(found, key=lambda category: sort_key(category.name))


def categories_in_use() -> Sequence[Category]:
    return [category for category in categories() if not category.is_retired]


def category_called(name: str) -> Category | None:
    return db.session.scalars(select(Category).where(Category.name == name)).one_or_none()


def find_category(key: str) -> Category:
    return _only(db.session.scalars(select(Category).where(Category.key == key)).one_or_none())
