"""What moved since something that is always named."""

from riskreg.document.standing import Movement, Standing
from riskreg.sentences.reference import Reference
from riskreg.sentences.said import Listed, Said, counted, said, those_that_count


def since(standing: Standing, reference: Reference | None, year: int | None) -> Said | None:
    """What moved since the reference that `standing` was counted from; None without one."""
    if standing.moved is None or reference is None:
        return None
    return moved(standing.moved, reference.named(year), alone=standing.risks == 1)


def nothing_changed(reference: Said) -> Said:
    return said("nothing has changed since %(reference)s", reference=reference)


def moved(movement: Movement, reference: Said, *, alone: bool = False) -> Said:
    """As "since tertialrapport 1, one has increased, two have decreased and one is new".

    `alone`: the plan has but one risk, which is "it".
    """
    parts = _only(movement) if alone and not movement.gone else _all(movement)
    if parts:
        return said("since %(reference)s, %(changes)s", reference=reference, changes=Listed(parts))
    if movement.anything:
        return said("no score has changed since %(reference)s", reference=reference)
    return nothing_changed(reference)


def _only(movement: Movement) -> tuple[Said, ...]:
    told = (
        (movement.raised, said("it has increased")),
        (movement.lowered, said("it has decreased")),
        (movement.first_assessed, said("it has been assessed for the first time")),
        (movement.rescaled, said("it has been assessed on a new scale")),
        (movement.new, said("it has been added")),
    )
    return tuple(clause for count, clause in told if count)


def _all(movement: Movement) -> tuple[Said, ...]:
    return (*_moves(movement), *_arrivals(movement))


def _moves(movement: Movement) -> tuple[Said, ...]:
    """After "since …"; Swedish has its auxiliary there once for all of them."""
    return those_that_count(
        counted("one has increased", "%(count)s have increased", movement.raised),
        counted("one has decreased", "%(count)s have decreased", movement.lowered),
        counted(
            "one has been assessed for the first time",
            "%(count)s have been assessed for the first time",
            movement.first_assessed,
        ),
        counted(
            "one has been assessed on a new scale",
            "%(count)s have been assessed on a new scale",
            movement.rescaled,
        ),
        counted("one has left the plan", "%(count)s have left the plan", movement.gone),
    )


def _arrivals(movement: Movement) -> tuple[Said, ...]:
    if not _moves(movement):
        return those_that_count(
            counted("one has been added", "%(count)s have been added", movement.new)
        )
    return those_that_count(counted("one is new", "%(count)s are new", movement.new))
