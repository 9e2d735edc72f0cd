"""What is missing, counted by kind, in the reader's language."""

from collections import Counter
from collections.abc import Iterable

from flask_babel import ngettext

from riskreg.document.gaps import Gap, GapKind


def gap_summary(gaps: Iterable[Gap]) -> str:
    """Each kind of gap with its number, in the order in which they are met."""
    found = Counter(gap.kind for gap in gaps)
    return ". ".join(_counted(kind, count) for kind, count in found.items()) + "."


def _counted(kind: GapKind, count: int) -> str:
    match kind:
        case GapKind.CAUSE_WITHOUT_ACTION:
            return ngettext(
                "%(num)s cause has no action", "%(num)s causes have no action", count
            )
        case GapKind.RISK_NOT_ASSESSED:
            return ngettext("%(num)s risk is not assessed", "%(num)s risks are not assessed", count)
        case GapKind.RISK_WITHOUT_OWNER:
            return ngettext(
                "%(num)s risk has nobody responsible",
                "%(num)s risks have nobody responsible",
                count,
            )
        case GapKind.RISK_WITHOUT_RESPONSE:
            return ngettext(
                "for %(num)s risk it is not chosen how it is handled",
                "for %(num)s risks it is not chosen how they are handled",
                count,
            )
        case GapKind.ACCEPTED_WITHOUT_REASON | GapKind.ACCEPTED_WITHOUT_REVIEW:
            return ngettext(
                "%(num)s accepted risk lacks a reason or a review date",
                "%(num)s accepted risks lack a reason or a review date",
                count,
            )
        case GapKind.ACTION_WITHOUT_OWNER:
            return ngettext(
                "%(num)s action has nobody responsible",
                "%(num)s actions have nobody responsible",
                count,
            )
        case GapKind.ACTION_WITHOUT_DUE:
            return ngettext(
                "%(num)s action has no end date", "%(num)s actions have no end date", count
            )
        case GapKind.CONTROL_WITHOUT_PERFORMER:
            return ngettext(
                "%(num)s control has nobody to perform it",
                "%(num)s controls have nobody to perform them",
                count,
            )
        case _:
            return _of_the_house(kind, count)


def _of_the_house(kind: GapKind, count: int) -> str:
    match kind:
        case GapKind.POSITION_VACANT:
            return ngettext("%(num)s post is vacant", "%(num)s posts are vacant", count)
        case GapKind.ROUTINE_UNDOCUMENTED:
            return ngettext(
                "%(num)s routine is not documented", "%(num)s routines are not documented", count
            )
        case GapKind.ROUTINE_NOT_RECORDED:
            return ngettext(
                "for %(num)s routine it is not recorded whether it is documented",
                "for %(num)s routines it is not recorded whether they are documented",
                count,
            )
        case GapKind.ROUTINE_UNSECURED:
            return ngettext(
                "%(num)s routine is not secured", "%(num)s routines are not secured", count
            )
        case _:
            return ngettext(
                "the decision is not recorded", "%(num)s decisions are not recorded", count
            )
