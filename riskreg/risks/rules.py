"""What holds for a risk on paper: its texts, its causes, how it is met and how it is judged."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from riskreg.accounts.rules import Actor
from riskreg.document.bounds import LINE, NAME, TITLE, WORD, check_day, check_text
from riskreg.document.kinds import AssessmentKind, PlanState, ResponseKind
from riskreg.document.scale import Scale
from riskreg.refusals import N_, Refused

if TYPE_CHECKING:
    from riskreg.boards.models import Position


@dataclass(frozen=True)
class RiskText:
    """What the risk is.  Everything but the title may come later."""

    title: str
    description: str | None = None
    consequence: str | None = None
    category: str | None = None
    process: str | None = None


@dataclass(frozen=True)
class ResponseChoice:
    """One way to meet a risk.  `reason`, `decider` and `review_on` are for acceptance."""

    kind: ResponseKind
    reason: str | None = None
    decider: "Position | None" = None
    review_on: date | None = None


@dataclass(frozen=True)
class Judgement:
    """How likely and how serious.  None is what nobody has chosen yet, and is refused."""

    kind: AssessmentKind
    likelihood: int | None
    impact: int | None
    rationale: str | None = None


@dataclass(frozen=True)
class Capacity:
    """As what somebody acts: for a post, as the post's deputy, or for nobody's post."""

    post: "Position | None" = None
    as_deputy: bool = False

    @property
    def acting_for(self) -> "Position | None":
        """The post that the history names: only a deputy acts for one."""
        return self.post if self.as_deputy else None

    @property
    def position_id(self) -> int | None:
        return self.post.id if self.post else None


def capacity(by: Actor, post: "Position | None") -> Capacity:
    """A controller who holds the post as well acts for the post."""
    if post is None or post.key not in by.held:
        return Capacity()
    return Capacity(post, as_deputy=by.is_deputy_for(post.key))


def check_risk_text(text: RiskText) -> None:
    check_text(text.title, "title", TITLE, needed=N_("Write what can happen"))
    check_text(text.description, "description")
    check_text(text.consequence, "consequence")
    check_text(text.category, "category", WORD)
    check_text(text.process, "process", NAME)


def check_new_risk(text: RiskText, followed_up_in: str | None) -> None:
    check_risk_text(text)
    check_text(followed_up_in, "followed_up_in", TITLE)


def check_selection(reason: str | None, *, selected: bool) -> None:
    """What is in the plan needs no excuse; what is left out does."""
    needed = None if selected else N_("Write why the risk is left out of the plan")
    check_text(reason, "reason", needed=needed)


def check_cause(text: str, untreated_because: str | None = None) -> None:
    check_text(text, "text", LINE, needed=N_("Write why it could happen"))
    check_text(untreated_because, "untreated_because")


def accepted(choices: tuple[ResponseChoice, ...]) -> ResponseChoice:
    """The acceptance among the choices; one that says nothing where the risk is not accepted."""
    found = (choice for choice in choices if choice.kind is ResponseKind.ACCEPT)
    return next(found, ResponseChoice(ResponseKind.ACCEPT))


def check_responses(choices: tuple[ResponseChoice, ...]) -> None:
    """Acceptance says why at once; who decided it and until when is asked when it is proposed."""
    if len({choice.kind for choice in choices}) != len(choices):
        raise Refused(N_("Choose each way of handling the risk once"), field="responses")
    for choice in choices:
        needed = N_("Write why the risk is accepted")
        is_accepted = choice.kind is ResponseKind.ACCEPT
        check_text(choice.reason, "reason", needed=needed if is_accepted else None)
        check_day(choice.review_on, "review_on")


def check_judgement(
    judgement: Judgement, scale: Scale, state: PlanState, *, in_charge: bool
) -> None:
    """`in_charge`: the board's controller judges; anybody else says why once a plan is decided."""
    if judgement.likelihood is None or not scale.holds(judgement.likelihood, 1):
        raise Refused(N_("Choose how likely it is"), field="likelihood")
    if judgement.impact is None or not scale.holds(1, judgement.impact):
        raise Refused(N_("Choose how serious it would be"), field="impact")
    explains_itself = in_charge or state is PlanState.DRAFT
    needed = None if explains_itself else N_("Write why you judge it so")
    check_text(judgement.rationale, "rationale", needed=needed)
