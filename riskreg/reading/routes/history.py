"""What was known and done when: page 19, of a board and of the whole municipality."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from riskreg.access.guards import may, notes, requires
from riskreg.access.permissions import Permission
from riskreg.access.session import now_here
from riskreg.boards.models import Board
from riskreg.boards.queries import find_board
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.exchange.spreadsheet import csv_lines
from riskreg.history import queries as history
from riskreg.history.kinds import EventType
from riskreg.history.models import Event
from riskreg.history.routes import note_request
from riskreg.reading import asking, events, export
from riskreg.reading.asking import Question
from riskreg.reading.routes.place import bp
from riskreg.web.addresses import number_asked
from riskreg.web.sorting import address

EVENTS_A_PAGE = 50
#: So much of a file is kept in memory; what is longer lies on the disk until it is sent.
IN_MEMORY = 2_000_000
AT_ONCE = 65_536
_WHY = "who has taken a copy of the history stands in it"


@dataclass(frozen=True)
class BoardHistory:
    """A board whose history is asked for."""

    board: Board
    year: int

    @property
    def subject(self) -> Subject:
        return self.board.subject


@dataclass(frozen=True)
class EventLog:
    """The history of the whole municipality, or of its administration alone."""

    is_whole: bool
    subject: Subject = MUNICIPALITY


@dataclass(frozen=True)
class Shown:
    """A page of events; `further` is the number before which the next page begins."""

    events: Sequence[Event]
    further: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class Links:
    """Where one goes from a page of events.  The file and the next page ask the same question."""

    shown: Shown
    clear: str
    file: str

    @property
    def is_further(self) -> bool:
        """Whether one has gone on from the newest."""
        return self.shown.before is not None

    @property
    def further(self) -> str | None:
        return address(before=str(self.shown.further)) if self.shown.further else None

    @property
    def newest(self) -> str | None:
        return _asking_the_same(self.clear) if self.is_further else None

    @property
    def export(self) -> str:
        return _asking_the_same(self.file)

    def earlier(self, number: int) -> str:
        """To an event among those of its time, whatever this page asks for."""
        return f"{self.clear}?before={number + 1}#e-{number}"


def _asking_the_same(path: str) -> str:
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "before"]
    return f"{path}?{urlencode(asked)}" if asked else path


def find_history(short: str) -> BoardHistory:
    return BoardHistory(find_board(short), now_here().year)


def find_log() -> EventLog:
    return EventLog(may(Permission.EVENT_LOG_READ_WHOLE))


@bp.get("/b/<short>/history")
@requires(Permission.HISTORY_READ, find_history)
def history_of_board(page: BoardHistory) -> ResponseReturnValue:
    return _page_of_board(page, asking.of_board(page.board))


@bp.get("/b/<short>/history.csv")
@notes(_WHY)
@requires(Permission.HISTORY_READ, find_history)
def export_history(page: BoardHistory) -> ResponseReturnValue:
    """Exactly what the page would show, however many pages it has."""
    question = asking.of_board(page.board)
    if question.form.has_errors:
        return _page_of_board(page, question)
    return _file(question, page.board.short)


@bp.get("/audit/history")
@requires(Permission.EVENT_LOG_READ, find_log)
def event_log(page: EventLog) -> ResponseReturnValue:
    """Everything, and who came to the door: for the auditor and the administrator."""
    return _page_of_log(page, asking.of_municipality(is_whole=page.is_whole))


@bp.get("/audit/history.csv")
@notes(_WHY)
@requires(Permission.EVENT_LOG_READ, find_log)
def export_event_log(page: EventLog) -> ResponseReturnValue:
    question = asking.of_municipality(is_whole=page.is_whole)
    if question.form.has_errors:
        return _page_of_log(page, question)
    return _file(question, None)


def _page_of_board(page: BoardHistory, question: Question) -> ResponseReturnValue:
    short = page.board.short
    links = (
        url_for("reading.history_of_board", short=short),
        url_for("reading.export_history", short=short),
    )
    return _page("reading/history_of_board.html", page, question, links)


def _page_of_log(page: EventLog, question: Question) -> ResponseReturnValue:
    links = url_for("reading.event_log"), url_for("reading.export_event_log")
    return _page("reading/event_log.html", page, question, links)


def _page(
    template: str, page: BoardHistory | EventLog, question: Question, links: tuple[str, str]
) -> ResponseReturnValue:
    shown = _shown(question)
    html = render_template(
        template,
        page=page,
        question=question,
        form=question.form,
        links=Links(shown, *links),
        lines=events.lines(shown.events),
    )
    return html, question.form.status_code


def _shown(question: Question) -> Shown:
    """One more than a page has tells whether there are others."""
    before = _before()
    if question.form.has_errors:
        return Shown(())
    found = history.events(question.asked, before=before, limit=EVENTS_A_PAGE + 1)
    own = found[:EVENTS_A_PAGE]
    return Shown(own, own[-1].number if len(found) > len(own) else None, before)


def _file(question: Question, short: str | None) -> ResponseReturnValue:
    """The whole file is made before the first of it is sent: a copy is whole, or there is none."""
    body = _whole(csv_lines(export.table(question.asked)))
    next(body)
    note_request(EventType.HISTORY_EXPORTED, request.path)
    name = "-".join(filter(None, ("historik", short, now_here().date().isoformat())))
    answer = Response(body, content_type="text/csv; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return answer


def _whole(pieces: Iterable[str]) -> Iterator[bytes]:
    """Nothing first, once all is there; then all of it."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        file.writelines(piece.encode() for piece in pieces)
        file.seek(0)
        yield b""
        while piece := file.read(AT_ONCE):
            yield piece


def _before() -> int | None:
    asked = number_asked("before")
    return asked if asked is not None and asked > 0 else None
