"""Reading routines, occasions, meetings, decisions and frozen reports."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import String, func, or_, select, type_coerce, union
from sqlalchemy.orm import joinedload, undefer

from riskreg.boards.models import Board, Position
from riskreg.boards.queries import ids_of
from riskreg.document.dates import PartialDate
from riskreg.extensions import db
from riskreg.plans.models import Plan
from riskreg.refusals import NotFound
from riskreg.reporting.models import Decision, Meeting, Occasion, Report, RiskTie, Routine
from riskreg.risks.models import Risk
from riskreg.swedish import sort_key


def find_routine(key: str) -> Routine:
    query = select(Routine).where(Routine.key == key).options(joinedload(Routine.board))
    routine = db.session.scalars(query).one_or_none()
    if routine is None:
        raise NotFound
    return routine


def find_numbered(short: str, number: int) -> Routine:
    """A routine by the number that it has in its board."""
    query = (
        select(Routine)
        .join(Board, Board.id == Routine.board_id)
        .where(Board.short == short, Routine.number == number)
        .options(joinedload(Routine.board))
    )
    routine = db.session.scalars(query).one_or_none()
    if routine is None:
        raise NotFound
    return routine


def routines_of(board: Board, year: int) -> Sequence[Routine]:
    """The routines that hold in a year, in the order of their numbers."""
    query = (
        select(Routine)
        .where(Routine.board_id == board.id, Routine.first_year <= year)
        .where(Routine.last_year.is_(None) | (Routine.last_year >= year))
        .options(joinedload(Routine.reporter), joinedload(Routine.deputy))
        .order_by(Routine.number, Routine.id)
    )
    return db.session.scalars(query).all()


def routines_of_posts(posts: Collection[Position]) -> Sequence[Routine]:
    """The routines that name one of the posts, in the order of their numbers."""
    named = (
        Routine.reporter_id,
        Routine.deputy_id,
        Routine.presented_by_id,
        Routine.delegated_to_id,
    )
    query = select(Routine).where(or_(*(column.in_(ids_of(posts)) for column in named)))
    query = query.options(joinedload(Routine.board)).order_by(Routine.number, Routine.id)
    return db.session.scalars(query).all()


def next_routine_number(board: Board) -> int:
    query = select(func.max(Routine.number)).where(Routine.board_id == board.id)
    return (db.session.scalar(query) or 0) + 1


def ties_of(risk: Risk) -> Sequence[RiskTie]:
    query = (
        select(RiskTie)
        .where(RiskTie.risk_id == risk.id)
        .options(joinedload(RiskTie.routine))
        .order_by(RiskTie.id)
    )
    return db.session.scalars(query).all()


def meetings_of(board: Board) -> Sequence[Meeting]:
    query = select(Meeting).where(Meeting.board_id == board.id).order_by(Meeting.id)
    return sorted(db.session.scalars(query), key=lambda meeting: meeting.on)


def bodies_of(board: Board) -> Sequence[Board]:
    """The board and its committees, in the order of their names."""
    query = select(Board).where((Board.id == board.id) | (Board.parent_id == board.id))
    found = db.session.scalars(query.order_by(Board.id))
    return sorted(found, key=lambda body: (body.id != board.id, sort_key(body.name)))


def meetings_in(years: Iterable[int], bodies: Iterable[int | None]) -> Sequence[Meeting]:
    """Some bodies' meetings in some years, soonest first."""
    year = func.substr(type_coerce(Meeting.on, String), 1, 4)
    query = (
        select(Meeting)
        .where(Meeting.board_id.in_([body for body in bodies if body is not None]))
        .where(year.in_([f"{one:04}" for one in years]))
        .options(joinedload(Meeting.board))
        .order_by(Meeting.id)
    )
    return sorted(db.session.scalars(query).all(), key=lambda meeting: meeting.on)


def find_meeting(key: str) -> Meeting:
    query = select(Meeting).where(Meeting.key == key).options(joinedload(Meeting.board))
    meeting = db.session.scalars(query).one_or_none()
    if meeting is None:
        raise NotFound
    return meeting


def used_among(meetings: Iterable[Meeting]) -> frozenset[int]:
    """The ids of those that a report goes to, or at which something was decided."""
    ids = [meeting.id for meeting in meetings]
    pointing = (Occasion.meeting_id, Decision.meeting_id, Report.meeting_id)
    query = union(*(select(column).where(column.in_(ids)) for column in pointing))
    return frozenset(one for one in db.session.scalars(query) if one is not None)


def meeting_on(board: Board, on: PartialDate) -> Meeting | None:
    query = select(Meeting).where(Meeting.board_id == board.id, Meeting.on == on)
    return db.session.scalars(query).one_or_none()


def find_occasion(key: str) -> Occasion:
    query = select(Occasion).where(Occasion.key == key).options(joinedload(Occasion.routine))
    occasion = db.session.scalars(query).one_or_none()
    if occasion is None:
        raise NotFound
    return occasion


def occasion_called(routine: Routine, year: int, name: str) -> Occasion | None:
    query = select(Occasion).where(
        Occasion.routine_id == routine.id, Occasion.year == year, Occasion.name == name
    )
    return db.session.scalars(query).one_or_none()


def years_planned(routine: Routine) -> Sequence[int]:
    """The years for which the routine has occasions."""
    query = select(Occasion.year).where(Occasion.routine_id == routine.id).distinct()
    return db.session.scalars(query.order_by(Occasion.year)).all()


def occasions_through(routine_id: int) -> Sequence[Occasion]:
    """A routine's occasions in every year, in the order in which they were planned."""
    query = (
        select(Occasion)
        .where(Occasion.routine_id == routine_id)
        .options(
            joinedload(Occasion.routine), joinedload(Occasion.meeting).joinedload(Meeting.board)
        )
        .order_by(Occasion.year, Occasion.id)
    )
    return db.session.scalars(query).all()


def occasions_of(board: Board, year: int) -> Sequence[Occasion]:
    """By deadline, those without one last."""
    query = (
        select(Occasion)
        .join(Routine, Routine.id == Occasion.routine_id)
        .where(Routine.board_id == board.id, Occasion.year == year)
        .options(joinedload(Occasion.routine), joinedload(Occasion.meeting))
        .order_by(Occasion.id)
    )
    return sorted(db.session.scalars(query), key=_deadline)


def _deadline(occasion: Occasion) -> tuple[bool, PartialDate | None]:
    return occasion.deadline is None, occasion.deadline


def decisions_on(plan: Plan) -> Sequence[Decision]:
    query = (
        select(Decision)
        .where(Decision.plan_id == plan.id)
        .options(joinedload(Decision.board))
        .order_by(Decision.id)
    )
    return db.session.scalars(query).all()


def latest_report(board: Board, before: date | None = None) -> Report | None:
    """The report that was frozen last, or last before a day, with its document."""
    query = select(Report).where(Report.board_id == board.id).options(undefer(Report.document))
    if before is not None:
        query = query.where(Report.on < before)
    newest = query.order_by(Report.at.desc(), Report.id.desc()).limit(1)
    return db.session.scalars(newest).one_or_none()


def reports_of(plan: Plan) -> Sequence[Report]:
    """Oldest first, without their documents."""
    query = select(Report).where(Report.plan_id == plan.id).order_by(Report.at, Report.id)
    return db.session.scalars(query).all()


def reports() -> Iterator[Report]:
    """Every frozen report with its document, one at a time."""
    query = select(Report).options(undefer(Report.document)).order_by(Report.id)
    yield from db.session.scalars(query.execution_options(yield_per=10))


def frozen_heads() -> Sequence[tuple[int, str]]:
    """The heads of the history that frozen reports carry."""
    query = select(Report.head_number, Report.head_hash).order_by(Report.id)
    return [(row.head_number, row.head_hash) for row in db.session.execute(query)]
