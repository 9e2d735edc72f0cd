"""What is missing, counted by kind."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riskreg.document.gaps import Gap, GapKind
from riskreg.sentences.said import Said, counted, said

_LACKING: dict[GapKind, Said] = {
    GapKind.CAUSE_WITHOUT_ACTION: counted(
        "one cause has no action", "%(count)s causes have no action", 1
    ),
    GapKind.RISK_NOT_ASSESSED: counted(
        "one risk is not assessed", "%(count)s risks are not assessed", 1
    ),
    GapKind.RISK_WITHOUT_OWNER: counted(
        "one risk has no owner", "%(count)s risks have no owner", 1
    ),
    GapKind.RISK_WITHOUT_RESPONSE: counted(
        "for one risk it is not chosen how it is handled",
        "for %(count)s risks it is not chosen how they are handled",
        1,
    ),
    GapKind.ACCEPTED_WITHOUT_REASON: counted(
        "one accepted risk has no reason", "%(count)s accepted risks have no reason", 1
    ),
    GapKind.ACCEPTED_WITHOUT_REVIEW: counted(
        "one accepted risk has no review date", "%(count)s accepted risks have no review date", 1
    ),
    GapKind.REVIEW_OVERDUE: counted(
        "for one accepted risk the review date has passed",
        "for %(count)s accepted risks the review date has passed",
        1,
    ),
    GapKind.ACTION_WITHOUT_OWNER: counted(
        "one action has no owner", "%(count)s actions have no owner", 1
    ),
    GapKind.ACTION_WITHOUT_DUE: counted(
        "one action has no end date", "%(count)s actions have no end date", 1
    ),
    GapKind.CONTROL_WITHOUT_PERFORMER: counted(
        "one control has nobody to perform it", "%(count)s controls have nobody to perform them", 1
    ),
    GapKind.POSITION_VACANT: counted(
        "one responsible post is vacant", "%(count)s responsible posts are vacant", 1
    ),
    GapKind.ROUTINE_UNDOCUMENTED: counted(
        "one routine is not documented", "%(count)s routines are not documented", 1
    ),
    GapKind.ROUTINE_NOT_RECORDED: counted(
        "for one routine it is not recorded whether it is documented",
        "for %(count)s routines it is not recorded whether they are documented",
        1,
    ),
    GapKind.ROUTINE_UNSECURED: counted(
        "one routine is not secured", "%(count)s routines are not secured", 1
    ),
    GapKind.DECISION_NOT_RECORDED: said("it is not recorded when the plan was decided"),
}


def gap_summary(gaps: Sequence[Gap]) -> tuple[Said, ...]:
    """How many gaps there are, and how many of each kind in the order in which they are met."""
    total = counted("one gap to mend", "%(count)s gaps to mend", len(gaps)).stressed()
    return (total, *(_counted(kind, gaps) for kind in _kinds(gaps)))


def _kinds(gaps: Iterable[Gap]) -> list[GapKind]:
    return list(dict.fromkeys(gap.kind for gap in gaps))


def _counted(kind: GapKind, gaps: Iterable[Gap]) -> Said:
    lacking = _LACKING[kind]
    many = sum(gap.kind is kind for gap in gaps)
    return replace(lacking, count=many) if lacking.plural else lacking
