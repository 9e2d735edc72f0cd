"""What the forms read costs the same however much there is."""

from datetime import date

from riskreg.document.kinds import ActionStatus
from riskreg.extensions import db
from riskreg.treatment.queries import (
    actions_of,
    controls_of,
    moves_of,
    progress_of,
    results_of,
)


def read_all(risk):
    for action in actions_of(risk):
        _ = action.owner, action.line.key, [aim.cause.text for aim in action.aims]
    for control in controls_of(risk):
        _ = control.performer, control.receiver, control.line.key


def read_notes(action, control):
    for note in (*progress_of(action), *results_of(control)):
        _ = note.user, note.position
    for move in moves_of(action):
        _ = move.user


def test_more_actions_and_controls_cost_no_more_questions(build, queries):
    risk = build.risk(causes=["Ett"])

    def fill():
        post = build.position(risk.plan.board)
        build.action(risk, owner=post, causes=risk.causes)
        build.control(risk, performer=post, receiver=post)

    def cost():
        db.session.expire_all()
        _ = risk.id
        with queries() as asked:
            read_all(risk)
        return len(asked)

    fill()
    of_one = cost()
    for _ in range(3):
        fill()
    assert cost() == of_one


def test_more_notes_cost_no_more_questions(build, queries):
    action = build.action()
    control = build.control(action.risk)

    def fill(month):
        build.progress(action, ActionStatus.DELAYED, new_due=date(2028, month, 1))
        build.result(control)

    def cost():
        db.session.expire_all()
        _ = action.line_id, control.line_id
        with queries() as asked:
            read_notes(action, control)
        return len(asked)

    fill(1)
    of_one = cost()
    for month in (2, 3, 4):
        fill(month)
    assert cost() == of_one
