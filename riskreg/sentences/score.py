"""A score against an earlier one."""

from riskreg.document.values import AssessmentEntry
from riskreg.sentences.said import Said, said


def cell(assessment: AssessmentEntry) -> str:
    """As "3 × 4": likelihood first."""
    return f"{assessment.likelihood} × {assessment.impact}"


def shift(then: AssessmentEntry, now: AssessmentEntry) -> Said:
    """As "up from 9 to 12"; with the same score, which cell it left."""
    scores = {"before": then.score, "after": now.score}
    if now.score > then.score:
        return said("up from %(before)s to %(after)s", **scores)
    if now.score < then.score:
        return said("down from %(before)s to %(after)s", **scores)
    if cell(then) == cell(now):
        return said("unchanged")
    return said(
        "still %(score)s, now %(now)s instead of %(then)s",
        score=now.score,
        now=cell(now),
        then=cell(then),
    )


def short_shift(then: AssessmentEntry, now: AssessmentEntry) -> Said:
    """As "up from 9", for a label beside the score itself: the former score is always said."""
    if now.score > then.score:
        return said("up from %(before)s", before=then.score)
    if now.score < then.score:
        return said("down from %(before)s", before=then.score)
    return said("unchanged")
