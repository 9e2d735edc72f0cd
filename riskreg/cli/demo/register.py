"""The register itself: the municipality, its bodies, and the people who sign in to the demo."""

from datetime import date
from typing import Any

from riskreg.access.session import hashed
from riskreg.accounts.models import User
from riskreg.accounts.queries import invitation_by_token
from riskreg.accounts.rules import Office, Role
from riskreg.administration import operations as administration
from riskreg.administration.rules import BoardFacts, UserFacts
from riskreg.boards.models import Board
from riskreg.cli.demo.stage import Stage
from riskreg.document.kinds import BoardKind
from riskreg.scales import operations as scales
from riskreg.scales.models import ScaleVersion
from riskreg.scales.rules import default_4x4
from riskreg.sign_in import operations as sign_in
from riskreg.sign_in.rules import NewPassword

PASSWORD = "riskreg-demo"  # noqa: S105 - told on the sign-in page of a demo, and only there
BEGINNING = date(2021, 11, 1)

#: Who signs in with one click.  The surname says that nobody is real.
PEOPLE = (
    ("admin", "Kim Exempel", "Systemförvaltare för riskreg", Office.ADMINISTRATOR),
    ("controller", "Johan Exempel", "Controller", None),
    ("manager", "Maria Exempel", "Enhetschef arbetsmarknad och integration", None),
    ("member", "Amina Exempel", "Ledamot, social- och arbetsmarknadsnämnden", None),
    ("auditor", "Bengt Exempel", "Förtroendevald revisor", Office.AUDITOR),
)

#: How each body of the source is called in addresses, what it is, and whose committee it is.
BODIES = {
    "KF": ("kf", BoardKind.COUNCIL, None),
    "KS": ("ks", BoardKind.EXECUTIVE_BOARD, None),
    "ENU": ("enu", BoardKind.COMMITTEE, "KS"),
    "SAN": ("san", BoardKind.BOARD, None),
    "REV": ("rev", BoardKind.AUDITORS, None),
}
ALSO_NAMED = {"ENU": "Exploatering- och näringslivsutskottet"}


def furnish(stage: Stage, source: dict[str, Any]) -> dict[str, Board]:
    """The municipality with its people, bodies and roles; the bodies by the source's ids."""
    set_up(stage, source)
    boards = add_bodies(stage, source)
    give_roles(stage, boards)
    return boards


def set_up(stage: Stage, source: dict[str, Any]) -> None:
    stage.go_to(BEGINNING)
    name = source["meta"]["municipality"]
    stage.act("riskreg", administration.set_up, name, "sv", is_demo=True)
    for short, person, title, office in PEOPLE:
        add_person(stage, "riskreg", short, person, title, f"{short}@example.com", office)


def add_person(
    stage: Stage,
    by: str,
    short: str,
    name: str,
    title: str,
    email: str,
    office: Office | None = None,
) -> User:
    facts = UserFacts(email=email, name=name, title=title, office=office)
    user = stage.act(by, administration.add_user, facts)
    stage.knows(short, user)
    return user


def add_bodies(stage: Stage, source: dict[str, Any]) -> dict[str, Board]:
    found: dict[str, Board] = {}
    for body in source["bodies"]:
        short, kind, parent = BODIES[body["id"]]
        facts = BoardFacts(
            short=short,
            name=body["name"],
            kind=kind,
            parent=found[parent] if parent else None,
            also_named=ALSO_NAMED.get(body["id"]),
        )
        found[body["id"]] = stage.act("admin", administration.add_board, facts)
    return found


def give_roles(stage: Stage, boards: dict[str, Board]) -> None:
    for person, role, body in (
        ("controller", Role.CONTROLLER, "KS"),
        ("controller", Role.CONTROLLER, "SAN"),
        ("member", Role.MEMBER, "SAN"),
    ):
        user = stage.user(person)
        stage.act("admin", administration.give_role, user, role, boards[body])


def choose_passwords(stage: Stage, password: NewPassword) -> None:
    """Each of those who sign in is invited and takes the password that a demo tells everyone."""
    for person, *_ in PEOPLE:
        token = stage.act("admin", sign_in.invite, stage.user(person))
        stage.act(person, sign_in.choose_password, invitation_by_token(hashed(token)), password)


def make_scale(stage: Stage) -> ScaleVersion:
    return stage.act("admin", scales.make_scale, default_4x4())
