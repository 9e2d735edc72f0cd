"""What holds for a plan on paper."""

from riskreg.boards.labels import PLAN_NAME
from riskreg.document.bounds import LINE, NAME, check_text
from riskreg.refusals import N_, Refused

FIRST_YEAR, LAST_YEAR = 2000, 2199


def check_plan(year: int, title: str, source: str | None) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            N_("Choose a year from %(first)s to %(last)s"),
            field="year",
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
        )
    check_text(title, "title", NAME, needed=N_("Write what the plan is called"))
    check_text(source, "source", LINE)


def titled(year: int, plan_name: str | None) -> str:
    """What a plan is called where nobody has said otherwise: "Internkontrollplan 2027"."""
    return f"{plan_name or PLAN_NAME} {year}"
