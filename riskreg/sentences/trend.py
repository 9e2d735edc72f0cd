"""The story of a risk's scores, for those who do not see the picture."""

from riskreg.document.values import AssessmentEntry, RiskEntry
from riskreg.sentences.levels import PAIR
from riskreg.sentences.said import Day, Listed, Said, Words, said, those_said, together
from riskreg.sentences.score import shift


def trend_story(risk: RiskEntry) -> tuple[Said, ...]:
    """Each turn with its day, and what the latest assessment said of it."""
    trail = risk.trail
    if not trail:
        return (said("not assessed"),)
    if len(trail) == 1:
        only = trail[0]
        return (said("assessed once: %(score)s, %(day)s", score=only.score, day=Day(only.on)),)
    turns = _turns(trail)
    if len(turns) == 1:
        return (_never_moved(trail),)
    return those_said(_from_to(turns), _still(trail) if turns[-1] is not trail[-1] else None)


def _turns(trail: tuple[AssessmentEntry, ...]) -> list[AssessmentEntry]:
    """The assessments where the score is another than before; the first one always."""
    former = (None, *trail)
    return [
        now for then, now in zip(former, trail, strict=False) if not then or then.score != now.score
    ]


def _never_moved(trail: tuple[AssessmentEntry, ...]) -> Said:
    if len(trail) == PAIR:
        return said(
            "%(score)s at both assessments, %(first)s and %(last)s",
            score=trail[0].score,
            first=Day(trail[0].on),
            last=Day(trail[-1].on),
        )
    return said(
        "%(score)s at all %(times)s assessments, from %(first)s to %(last)s",
        score=trail[0].score,
        times=Words(len(trail)),
        first=Day(trail[0].on),
        last=Day(trail[-1].on),
    )


def _from_to(turns: list[AssessmentEntry]) -> Said:
    first, last = turns[0], turns[-1]
    points = tuple(said("%(score)s on %(day)s", score=one.score, day=Day(one.on)) for one in turns)
    if first.score == last.score:
        return said("back at %(score)s: %(points)s", score=last.score, points=Listed(points))
    return together("%(shift)s: %(points)s", shift=shift(first, last), points=Listed(points))


def _still(trail: tuple[AssessmentEntry, ...]) -> Said:
    return said("unchanged at the latest assessment on %(day)s", day=Day(trail[-1].on))
