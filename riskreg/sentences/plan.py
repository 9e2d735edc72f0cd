"""The sentences that open a page, a letter or a paper about a plan."""

from riskreg.document.standing import Standing
from riskreg.sentences.levels import content, levels, total, unassessed
from riskreg.sentences.movement import since as what_moved
from riskreg.sentences.reference import Reference
from riskreg.sentences.said import Said, said, those_said
from riskreg.sentences.treatment import late, treatment


def plan_lede(
    standing: Standing, since: Reference | None = None, year: int | None = None
) -> tuple[Said, ...]:
    """Where a plan stands: how many, how serious, what moved, what is late and missing.

    A politician who reads only this has been told the truth.  `since` names what
    `standing.moved` was counted from; `year` is the page's own and is left out of its dates.
    """
    return those_said(
        total(standing),
        levels(standing),
        unassessed(standing),
        content(standing),
        what_moved(standing, since, year),
        treatment(standing),
    )


def board_line(standing: Standing | None, year: int) -> tuple[Said, ...]:
    """One board in the list of boards.  None: it has no plan for the year."""
    if standing is None:
        return (said("no plan for %(year)s", year=year),)
    return those_said(
        total(standing),
        levels(standing),
        unassessed(standing),
        late(standing.actions, of_source=standing.of_source),
    )
