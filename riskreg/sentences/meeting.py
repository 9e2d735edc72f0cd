"""What a board reads before a meeting: what moved, and what went wrong."""

from riskreg.document.standing import Standing
from riskreg.sentences import movement
from riskreg.sentences.levels import total
from riskreg.sentences.reference import Reference
from riskreg.sentences.said import Said, those_said
from riskreg.sentences.treatment import controls, late


def meeting_lede(standing: Standing, since: Reference, year: int | None = None) -> tuple[Said, ...]:
    """`since` names what `standing.moved` was counted from; a movement is in bold."""
    told = movement.since(standing, since, year)
    return those_said(
        total(standing),
        told.stressed(when=_has_moved(standing)) if told else None,
        late(standing.actions, of_source=standing.of_source),
        controls(standing.controls),
    )


def nothing_changed(since: Reference, year: int | None = None) -> Said:
    return movement.nothing_changed(since.named(year))


def _has_moved(standing: Standing) -> bool:
    moved = standing.moved
    return moved is not None and (moved.unchanged < standing.risks or moved.gone > 0)
