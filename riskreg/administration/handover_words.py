"""A handover in words: what each thing is, what is done for it, and why it does not move."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from riskreg.access.session import signed_in
from riskreg.administration.handing_over import Line, Part, Stays, Thing, may_read
from riskreg.refusals import N_

_THINGS: Mapping[Thing, str] = {
    Thing.POST: N_("Posts"),
    Thing.RISK: N_("Risks"),
    Thing.ACCEPTANCE: N_("Accepted risks"),
    Thing.ACTION: N_("Actions"),
    Thing.CONTROL: N_("Controls"),
    Thing.ROUTINE: N_("Reporting routines"),
    Thing.PLAN: N_("Closed plans"),
    Thing.ROLE: N_("Roles on boards"),
    Thing.OFFICE: N_("Role in the whole municipality"),
}
_PARTS: Mapping[Part, str] = {
    Part.ORDINARY: N_("Ordinary"),
    Part.ACTING: N_("Acting"),
    Part.DEPUTY: N_("Deputy"),
    Part.OWNER: N_("Responsible"),
    Part.DECIDER: N_("Accepts the risk"),
    Part.PERFORMER: N_("Performs it"),
    Part.RECEIVER: N_("Is told the result"),
    Part.REPORTER: N_("Reports"),
    Part.PRESENTED_BY: N_("Presents it"),
    Part.DELEGATED_TO: N_("Has it delegated"),
    Part.CONTROLLER: N_("Controller"),
    Part.MEMBER: N_("Member"),
    Part.ADMINISTRATOR: N_("Administrator"),
    Part.AUDITOR: N_("Auditor"),
}
_STAYS: Mapping[Stays, str] = {
    Stays.FINISHED: N_("The action is finished, and stays with the post that carried it out."),
    Stays.PLAN_CLOSED: N_("The plan is closed and stays as it was."),
    Stays.BEFORE_THE_BOARD: N_(
        "The plan lies before the board, which is to decide on what it was sent. Hand over again"
        " when it is decided."
    ),
    Stays.DECIDED: N_("The board has decided on it: who accepted the risk stays."),
    Stays.ROUTINE_ENDED: N_("The routine has ended."),
    Stays.OWN_DEPUTY: N_(
        "Whoever takes over would be one's own deputy. Choose somebody else for it."
    ),
    Stays.BEGINS_LATER: N_(
        "It begins on the day of the handover or later. Change its days at the post."
    ),
    Stays.DEPUTY_TAKES_OVER: N_(
        "Whoever takes over the post is its deputy no longer. Choose another deputy."
    ),
    Stays.GIVEN_BY_ADMINISTRATOR: N_(
        "A role is a person's own and does not follow. An administrator gives it and takes it back."
    ),
}


def by_thing(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under headings, in the order of the things."""
    of: dict[Thing, list[Line]] = {thing: [] for thing in _THINGS}
    for line in lines:
        of[line.thing].append(line)
    return [(_(_THINGS[thing]), found) for thing, found in of.items() if found]


def is_readable(line: Line) -> bool:
    return may_read(signed_in(), line)


def part_of(line: Line) -> str:
    return _(_PARTS[line.part]) if line.part else ""


def reason_of(line: Line) -> str:
    return _(_STAYS[line.stays]) if line.stays else ""
