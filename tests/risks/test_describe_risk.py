"""Saying what a risk is, also when somebody else has said so meanwhile."""

import pytest

from riskreg.document.kinds import PlanState
from riskreg.history.kinds import EventType
from riskreg.refusals import Changed, Refused
from riskreg.risks.operations import describe_risk
from riskreg.risks.rules import RiskText
from riskreg.transaction import unit_of_work
from tests.support.cast import THE_POST, answers, cast, in_draft, in_force
from tests.support.told import newest_event, told


def described(build, risk, text, version=None, by=None):
    by = by or build.controller_of(risk.plan.board)
    with unit_of_work():
        describe_risk(risk, text, version, by=by, at=build.now())


def test_the_texts_are_replaced(build):
    risk = build.risk(title="Förut", description="Beskrivning", category="Personal")
    described(build, risk, RiskText("Nu", consequence="Det blir dyrt"))
    assert (risk.title, risk.description, risk.consequence) == ("Nu", None, "Det blir dyrt")
    assert risk.category is None


def test_a_risk_that_is_described_has_content(build):
    risk = build.risk(content_given=False)
    described(build, risk, RiskText("Nu vet vi"))
    assert risk.content_given


def test_a_title_is_demanded(build):
    risk = build.risk(title="Förut")
    with pytest.raises(Refused) as refusal:
        described(build, risk, RiskText(" "))
    assert refusal.value.field == "title"
    assert risk.title == "Förut"


def test_only_what_changed_is_told(build):
    risk = build.risk(title="Förut", process="Samverkan")
    described(build, risk, RiskText("Nu", process="Samverkan"))
    event = newest_event()
    assert (event.type, event.about) == (EventType.RISK_DESCRIBED, risk.line.key)
    assert told(event, "risk")["title"] == ("Förut", "Nu")
    assert told(event, "risk").keys() == {"title", "changed_at"}


def test_the_second_of_two_sees_both_versions(build):
    risk = build.risk(title="Förut")
    seen = risk.version
    first = build.actor(build.controller(risk.plan.board, "Karin Wall"))
    described(build, risk, RiskText("Karins", category="Personal"), seen, by=first)

    with pytest.raises(Changed) as changed:
        described(build, risk, RiskText("Mina"), seen)
    assert (changed.value.theirs["title"], changed.value.yours["title"]) == ("Karins", "Mina")
    assert (changed.value.theirs["category"], changed.value.yours["category"]) == (
        "Personal",
        None,
    )
    assert (changed.value.who, changed.value.version) == ("Karin Wall", risk.version)
    assert risk.title == "Karins"

    described(build, risk, RiskText("Mina"), changed.value.version)
    assert risk.title == "Mina"


def test_what_hangs_on_the_risk_moves_its_version(build):
    risk = build.risk()
    seen = risk.version
    build.cause(risk)
    with pytest.raises(Changed) as changed:
        described(build, risk, RiskText("Nu"), seen)
    assert changed.value.who is None


def test_a_deputy_acts_for_the_post(build):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    described(build, risk, RiskText("Nu"), by=build.actor(build.deputy(post)))
    assert newest_event().acting_for == post


@pytest.mark.parametrize("maker", ["manager", "controller"])
def test_nobody_else_does(build, maker):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    user = build.manager(post) if maker == "manager" else build.controller(plan.board)
    described(build, risk, RiskText("Nu"), by=build.actor(user))
    event = newest_event()
    assert (event.user, event.acting_for) == (user, None)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PlanState.DRAFT, in_draft("controller", *THE_POST)),
        (PlanState.ADOPTED, in_force()),
        (PlanState.CLOSED, in_force()),
    ],
)
def test_who_may_describe_a_risk(build, state, expected):
    plan = build.plan()
    post = build.position(plan.board)
    risk = build.risk(plan, owner=post)
    build.bring(plan, state)
    tried = answers(
        cast(plan.board, post),
        lambda by: describe_risk(risk, RiskText("Nu"), by=by, at=build.now()),
    )
    assert tried == expected
