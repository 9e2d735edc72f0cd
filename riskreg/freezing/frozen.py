"""Freezing a plan, and reading again what was frozen."""

from collections.abc import Iterator
from datetime import datetime

from riskreg import assembly
from riskreg.accounts.rules import Actor
from riskreg.document import json
from riskreg.document.kinds import ReportKind
from riskreg.document.values import PlanDocument
from riskreg.extensions import db
from riskreg.history.queries import head
from riskreg.plans.models import Plan
from riskreg.reporting.models import Meeting, Occasion, Report
from riskreg.reporting.queries import reports


class DamagedReport(RuntimeError):
    """A frozen report is no longer what was frozen: its bytes do not give its checksum."""


def freeze(
    plan: Plan,
    kind: ReportKind,
    *,
    name: str,
    meeting: Meeting | None = None,
    occasion: Occasion | None = None,
    by: Actor,
    at: datetime,
) -> Report:
    """Keep the plan as it is now.  The caller has the right, and tells why: inside its telling."""
    db.session.flush()
    data = json.write(assembly.document(plan, on=by.today))
    number, link = head()
    report = Report(
        board=plan.board,
        plan=plan,
        kind=kind,
        name=name,
        year=plan.year,
        meeting=meeting,
        occasion=occasion,
        document=data.decode(),
        checksum=json.checksum(data),
        head_number=number,
        head_hash=link,
        on=by.today,
        at=at,
        user_id=by.user_id,
    )
    db.session.add(report)
    return report


def is_whole(report: Report) -> bool:
    return json.checksum(report.document.encode()) == report.checksum


def thaw(report: Report) -> PlanDocument:
    """The document as the meeting saw it, or `DamagedReport`."""
    if not is_whole(report):
        raise DamagedReport(
            f"report {report.id} ({report.name}) does not match its checksum: its document was"
            " changed behind the program's back; restore the row from a backup"
        )
    return json.read(report.document.encode())


def damaged() -> Iterator[Report]:
    """Every frozen report that is no longer what was frozen."""
    yield from (report for report in reports() if not is_whole(report))
