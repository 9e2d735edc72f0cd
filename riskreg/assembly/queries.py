"""Every question that a page asks of the tables.  Columns, not rows: nothing can load more later.

Each function is one select, whatever the number of plans and boards it is asked about.  Where
`posts` are given, only what these positions answer for in the plan proper is found.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, func, inspect, or_, select
from sqlalchemy import type_coerce as read_as
from sqlalchemy.orm import aliased

from riskreg.accounts.models import Holding, User
from riskreg.boards.models import Board, Position, Unit
from riskreg.database import Base
from riskreg.document.kinds import OccasionState
from riskreg.extensions import db
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.plans.models import Plan
from riskreg.reporting.models import Decision, Meeting, Occasion, Report, RiskTie, Routine
from riskreg.risks.models import Assessment, Cause, Response, Risk, RiskLine
from riskreg.scales.models import ScaleVersion

Found = Row[*tuple[Any, ...]]
Rows = Sequence[Found]
Ids = Collection[int]
Posts = Collection[str] | None

_OF_BOARD = (Board.key.label("board_key"), Board.short, Board.name, Board.kind)


def revisions(boards: Ids | None = None) -> Rows:
    """Every plan, of some boards or of all, with its board but without what is in it."""
    plan = (Plan.id, Plan.board_id, Plan.year, Plan.revision, Plan.state, Plan.version)
    query = select(*plan, *_OF_BOARD).join(Board, Plan.board_id == Board.id)
    found = query if boards is None else query.where(Plan.board_id.in_(boards))
    return fetched(found.order_by(Plan.board_id, Plan.year, Plan.revision))


def plans(ids: Ids) -> Rows:
    """Plans with their board and their scale."""
    query = (
        select(*columns(Plan), *_OF_BOARD, ScaleVersion.definition)
        .join(Board, Plan.board_id == Board.id)
        .join(ScaleVersion, Plan.scale_id == ScaleVersion.id)
        .where(Plan.id.in_(ids))
    )
    return fetched(query.order_by(Plan.id))


def risks(plans: Ids) -> Rows:
    query = (
        select(*columns(Risk), RiskLine.key, RiskLine.number, RiskLine.since_year)
        .join(RiskLine, Risk.line_id == RiskLine.id)
        .where(Risk.plan_id.in_(plans))
    )
    return fetched(query.order_by(RiskLine.number, Risk.id))


def responses(plans: Ids) -> Rows:
    where = Response.risk_id.in_(risks_in(plans))
    return fetched(select(*columns(Response)).where(where).order_by(Response.id))


def causes(plans: Ids) -> Rows:
    where = Cause.risk_id.in_(risks_in(plans))
    return fetched(select(*columns(Cause)).where(where).order_by(Cause.ordinal, Cause.id))


def assessments(plans: Ids, on: date) -> Rows:
    """What was judged up to a day of the risks' lines, in whichever plan."""
    lines = select(Risk.line_id).where(Risk.plan_id.in_(plans))
    of = (Plan.year, ScaleVersion.key.label("scale_key"), Occasion.state)
    query = (
        select(*columns(Assessment), *of, Occasion.key.label("occasion"))
        .join(Plan, Assessment.plan_id == Plan.id)
        .join(ScaleVersion, Plan.scale_id == ScaleVersion.id)
        .outerjoin(Occasion, Assessment.occasion_id == Occasion.id)
        .where(Assessment.line_id.in_(lines), Assessment.on <= on)
    )
    return fetched(query.order_by(Assessment.on, Assessment.id))


def ties(plans: Ids) -> Rows:
    query = (
        select(RiskTie.risk_id, Routine.key)
        .join(Routine, RiskTie.routine_id == Routine.id)
        .where(RiskTie.risk_id.in_(risks_in(plans)))
    )
    return fetched(query.order_by(Routine.number, Routine.id))


def routines(boards: Ids) -> Rows:
    via, to = aliased(Board), aliased(Board)
    query = (
        select(*columns(Routine), via.name.label("via"), to.name.label("to"))
        .outerjoin(via, Routine.via_id == via.id)
        .outerjoin(to, Routine.to_id == to.id)
        .where(Routine.board_id.in_(boards))
    )
    return fetched(query.order_by(Routine.number, Routine.id))


def occasions(boards: Ids, years: Ids) -> Rows:
    of = (Routine.key.label("routine"), Routine.board_id, Meeting.key.label("meeting"))
    query = (
        select(*columns(Occasion), *of)
        .join(Routine, Occasion.routine_id == Routine.id)
        .outerjoin(Meeting, Occasion.meeting_id == Meeting.id)
        .where(Routine.board_id.in_(boards), Occasion.year.in_(years))
    )
    return fetched(query.order_by(Routine.number, Occasion.id))


def meetings(boards: Ids, years: Ids) -> Rows:
    """The boards' meetings in the years, and those that their occasions point at."""
    year = func.substr(read_as(Meeting.on, String), 1, 4)
    pointed_at = (
        select(Occasion.meeting_id)
        .join(Routine, Occasion.routine_id == Routine.id)
        .where(Routine.board_id.in_(boards), Occasion.year.in_(years))
    )
    own = and_(Meeting.board_id.in_(boards), year.in_([f"{one:04}" for one in years]))
    body = Board.name.label("body")
    query = select(*columns(Meeting), body).join(Board, Meeting.board_id == Board.id)
    return fetched(query.where(or_(own, Meeting.id.in_(pointed_at))).order_by(Meeting.id))


def decisions(boards: Ids, years: Ids) -> Rows:
    """What any body has decided on the boards' plans."""
    of_plan = (Plan.board_id.label("of_board"), Plan.year, Plan.revision)
    query = (
        select(*columns(Decision), Board.name.label("body"), *of_plan)
        .join(Plan, Decision.plan_id == Plan.id)
        .join(Board, Decision.board_id == Board.id)
        .where(Plan.board_id.in_(boards), Plan.year.in_(years))
    )
    return fetched(query.order_by(Decision.id))


def positions(ids: Ids) -> Rows:
    query = (
        select(*columns(Position), Unit.name.label("unit"))
        .outerjoin(Unit, Position.unit_id == Unit.id)
        .where(Position.id.in_(ids))
    )
    return fetched(query.order_by(Position.id))


def holdings(positions: Ids) -> Rows:
    """How the posts have been held, each with the post that an acting holder comes from."""
    other = aliased(Position)
    acting = other.title.label("acting_from")
    query = select(*columns(Holding), acting).outerjoin(other, Holding.acting_from_id == other.id)
    return fetched(query.where(Holding.position_id.in_(positions)).order_by(Holding.id))


def holders(keys: Collection[str]) -> Rows:
    """Who holds or has held the posts, by name."""
    query = (
        select(
            *(Position.key, Holding.kind, Holding.start, Holding.end, User.name),
            Holding.absence_id,
        )
        .join(Holding, Holding.position_id == Position.id)
        .join(User, Holding.user_id == User.id)
        .where(Position.key.in_(keys))
    )
    return fetched(query.order_by(Holding.id))


def reports(boards: Ids) -> Rows:
    """The boards' frozen reports without their documents, oldest first."""
    report = (Report.id, Report.board_id, Report.year, Report.kind, Report.name, Report.on)
    query = (
        select(*report, Meeting.on.label("meeting_on"))
        .outerjoin(Meeting, Report.meeting_id == Meeting.id)
        .where(Report.board_id.in_(boards))
    )
    return fetched(query.order_by(Report.at, Report.id))


def frozen(reports: Ids) -> Rows:
    """The documents themselves, as they were written."""
    return fetched(select(Report.id, Report.document).where(Report.id.in_(reports)))


def open_rounds(boards: Ids) -> Rows:
    """The rounds in which entries are collected now, with the moment each was opened."""
    opened = select(func.max(Event.at)).where(
        Event.type == EventType.OCCASION_OPENED,
        Event.table_name == Occasion.__tablename__,
        Event.row_id == Occasion.id,
    )
    query = (
        select(*columns(Occasion), Routine.board_id, opened.scalar_subquery().label("opened_at"))
        .join(Routine, Occasion.routine_id == Routine.id)
        .where(Routine.board_id.in_(boards), Routine.rounds, Occasion.state == OccasionState.OPEN)
    )
    return fetched(query.order_by(Occasion.id))


def owned_risks(plans: Ids, posts: Collection[str]) -> Rows:
    """Which of the plans have risks that the posts own."""
    query = select(Risk.plan_id).where(Risk.id.in_(risks_in(plans, posts)))
    return fetched(query.where(*held(Risk.owner_id, posts)).distinct())


def fetched(query: Select[*tuple[Any, ...]]) -> Rows:
    return db.session.execute(query).all()


@cache
def columns(model: type[Base]) -> list[Any]:
    return [getattr(model, column.key) for column in inspect(model).column_attrs]


def risks_in(plans: Ids, posts: Posts = None) -> Select[int]:
    query = select(Risk.id).where(Risk.plan_id.in_(plans))
    return query if posts is None else query.where(Risk.selected)


def held(post: Any, posts: Posts) -> list[ColumnElement[bool]]:
    if posts is None:
        return []
    return [post.in_(select(Position.id).where(Position.key.in_(posts)))]
