"""What stands in the forms of a risk when they are opened, by the names of their fields."""

from typing import Any

from riskreg.document.kinds import AssessmentKind, ResponseKind
from riskreg.risks import queries
from riskreg.risks.forms import IN_PLAN, LEFT_OUT, RESPONSES
from riskreg.risks.landing import Cell
from riskreg.risks.models import Assessment, Risk
from riskreg.risks.rules import Judgement, ResponseChoice, RiskText


def what_of(risk: Risk) -> dict[str, Any]:
    return {
        "title": risk.title,
        "description": risk.description or "",
        "consequence": risk.consequence or "",
        "category": risk.category,
        "category_text": risk.category or "",
        "process_name": risk.process or "",
        "owner": risk.owner.key if risk.owner else None,
        "selection": IN_PLAN if risk.selected else LEFT_OUT,
        "reason": risk.selection_reason or "",
    }


def text_of(risk: Risk) -> RiskText:
    return RiskText(risk.title, risk.description, risk.consequence, risk.category, risk.process)


def choices_of(risk: Risk) -> tuple[ResponseChoice, ...]:
    """How it is met, in the order in which that is offered."""
    rows = sorted(risk.responses, key=lambda row: list(RESPONSES).index(row.kind))
    return tuple(ResponseChoice(row.kind, row.reason, row.decider, row.review_on) for row in rows)


def size_of(risk: Risk) -> dict[str, Any]:
    accepted = next((row for row in risk.responses if row.kind is ResponseKind.ACCEPT), None)
    decider = accepted.decider if accepted else None
    return {
        **judgement_of(risk),
        **_of_kind(risk, AssessmentKind.INHERENT, "inherent_"),
        **_of_kind(risk, AssessmentKind.TARGET, "target_"),
        "responses": [kind for kind in RESPONSES if kind in {row.kind for row in risk.responses}],
        "reason": (accepted.reason if accepted else None) or "",
        "decider": decider.key if decider else None,
        "review_on": accepted.review_on if accepted else None,
    }


def judgement_of(risk: Risk) -> dict[str, Any]:
    now = _of_kind(risk, AssessmentKind.CURRENT)
    return {**now, "rationale": now["rationale"] or ""}


def judged(risk: Risk, kind: AssessmentKind = AssessmentKind.CURRENT) -> Assessment | None:
    """The newest judgement, unless it was made with another scale than the plan's."""
    newest = queries.newest_assessment(risk, kind)
    return newest if newest and newest.plan.scale_id == risk.plan.scale_id else None


def cell_of(risk: Risk) -> Cell | None:
    """Where the risk lies now."""
    newest = judged(risk)
    return (newest.likelihood, newest.impact) if newest else None


def is_new(risk: Risk, judgement: Judgement) -> bool:
    """Whether it says anything else than what was judged last."""
    before = judged(risk, judgement.kind)
    return before is None or judgement != Judgement(
        before.kind, before.likelihood, before.impact, before.rationale
    )


def _of_kind(risk: Risk, kind: AssessmentKind, prefix: str = "") -> dict[str, Any]:
    newest = judged(risk, kind)
    names = ("likelihood", "impact", "rationale")
    return {f"{prefix}{name}": getattr(newest, name, None) for name in names}
