"""What is late, what is missing and what the controls found."""

from riskreg.document.gaps import GapKind
from riskreg.document.standing import ActionCounts, ControlCounts, Standing
from riskreg.sentences.levels import PAIR
from riskreg.sentences.said import Said, Words, counted, listed, said, those_that_count


def treatment(standing: Standing) -> Said | None:
    """Lateness and gaps in one sentence; None for a plan with no risks to treat."""
    lateness, gaps = late(standing.actions, of_source=standing.of_source), lacking(standing)
    if lateness is None:
        return listed(gaps) if gaps else _no_actions(standing)
    if not gaps:
        return lateness
    if not standing.actions.late:
        return said("%(good)s, but %(gaps)s", good=lateness, gaps=listed(gaps))
    if len(gaps) == 1:
        return said("%(late)s, and %(gap)s", late=lateness, gap=gaps[0])
    return listed((lateness, *gaps))


def late(actions: ActionCounts, *, of_source: bool) -> Said | None:
    """How many actions are late, in bold; None when there is no action to be late with."""
    if not actions.total:
        return None
    if of_source and 0 < actions.unfinished == actions.undated:
        return said("the source does not say when the actions are to be done")
    if not actions.late:
        return _none_late(actions)
    if actions.late == actions.total:
        return _all_late(actions.total).stressed()
    return counted(
        "one of %(total)s actions is late",
        "%(count)s of %(total)s actions are late",
        actions.late,
        total=Words(actions.total),
    ).stressed()


def _none_late(actions: ActionCounts) -> Said:
    if actions.done < actions.total:
        return said("no action is late")
    if actions.total == 1:
        return said("the only action is done")
    if actions.total == PAIR:
        return said("both actions are done")
    return said("all %(total)s actions are done", total=Words(actions.total))


def _all_late(total: int) -> Said:
    if total == 1:
        return said("the only action is late")
    if total == PAIR:
        return said("both actions are late")
    return said("all %(total)s actions are late", total=Words(total))


def lacking(standing: Standing) -> tuple[Said, ...]:
    """What is missing, worst first.  Where only a source speaks, its silence is no lack."""
    if standing.of_source:
        return ()
    return those_that_count(
        counted(
            "one cause has no action",
            "%(count)s causes have no action",
            standing.lacking(GapKind.CAUSE_WITHOUT_ACTION),
        ),
        counted(
            "one risk has no owner",
            "%(count)s risks have no owner",
            standing.lacking(GapKind.RISK_WITHOUT_OWNER),
        ),
        counted(
            "one action has no end date",
            "%(count)s actions have no end date",
            standing.lacking(GapKind.ACTION_WITHOUT_DUE),
        ),
        counted(
            "one responsible post is vacant",
            "%(count)s responsible posts are vacant",
            standing.lacking(GapKind.POSITION_VACANT),
        ),
    )


def _no_actions(standing: Standing) -> Said | None:
    if not standing.risks:
        return None
    if standing.of_source:
        return said("the source names no actions")
    return said("the plan has no actions")


def controls(counts: ControlCounts) -> Said | None:
    """What the latest results say; None before the first one."""
    if counts.total == counts.without_result:
        return None
    found = _found(counts)
    return listed(found) if found else said("no control shows a deviation")


def _found(counts: ControlCounts) -> tuple[Said, ...]:
    return those_that_count(
        counted(
            "one control shows a major deviation",
            "%(count)s controls show major deviations",
            counts.major,
        ).stressed(),
        counted(
            "one control shows a minor deviation",
            "%(count)s controls show minor deviations",
            counts.minor,
        ),
        counted(
            "one control was not performed",
            "%(count)s controls were not performed",
            counts.not_done,
        ),
    )


def built_in(counts: ControlCounts) -> Said | None:
    """What is there already, beside the controls that the plan has."""
    if not counts.built_in:
        return None
    return counted(
        "beside them one control is built into the work already",
        "beside them %(count)s controls are built into the work already",
        counts.built_in,
    )
