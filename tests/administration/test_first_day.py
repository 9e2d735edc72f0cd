"""From an empty register to a plan with three risks, by links and buttons alone.

Only two addresses are opened: those that `riskreg init` and the administrator's page give out.
"""

import re
from urllib.parse import urlsplit

from riskreg.boards.queries import find_board
from riskreg.cli import filling
from riskreg.history.verify import verify
from riskreg.plans.queries import plan_of
from riskreg.risks.queries import risks_of
from tests.conftest import NOON
from tests.support.forms import page
from tests.support.visitor import Visitor

PASSWORD = "fyra ord i en rad"  # noqa: S105 - of people who are not


def enter(app, link, email):
    """Choose a password by a link, and sign in with it."""
    visitor = Visitor(app.test_client(), urlsplit(link).path)
    english = {"new_password": PASSWORD, "repeated_password": PASSWORD}
    visitor.send("", within="main", **english)
    return visitor.send("", within="main", email=email, password=PASSWORD)


def in_english(visitor):
    return visitor.send("English", within="details.menu.desk") if is_swedish(visitor) else visitor


def is_swedish(visitor):
    return page(visitor.seen).html["lang"] == "sv"


def test_the_first_day(app, database):
    beginning = filling.Beginning("Testköping", "ada@example.com", "Ada Admin", "sv")
    token = filling.set_up(beginning, NOON)
    ada = in_english(enter(app, filling.address(app, token), "ada@example.com"))
    ada.follow("Administration", within="details.menu.desk")
    assert ada.heading == "Administration"
    assert "The first day" in ada.text

    ada.follow("Change the settings").send("Save the settings", plan_name="Tillsynsplan")

    ada.follow("Add a board", within=".steps")
    ada.send("Add the board", name="Socialnämnden", short="SN", kind="board")
    ada.follow("Add the first unit").send("Add the unit", name="Hemtjänsten")
    ada.follow("Add the first post")
    ada.send("Add the post", title="Enhetschef", unit=ada.choose("unit", "Hemtjänsten"))

    ada.follow("Administration", within=".eyebrow").follow("Add a user", within=".steps")
    ada.send("Add the user", name="Maria Chef", email="maria@example.com")
    ada.follow("Administration", within=".eyebrow").follow("Add posts", within=".steps")
    ada.follow("Enhetschef", within="main").follow("Say who holds the post")
    ada.send("Save who holds the post", user=ada.choose("user", "Maria"))
    assert "Maria Chef Ordinary" in ada.text

    ada.follow("Administration", within=".eyebrow").follow("Look at the scale")
    ada.follow("Make a new version").send("See what it would do", cell_2_2="3")
    ada.send("Save the new version")
    assert "version 2 New plans get this one" in ada.text

    ada.follow("Categories").follow("Add the first category")
    ada.send("Add the category", name="Ekonomi")

    ada.follow("Overview").follow("Add a user", within=".steps")
    ada.send(
        "Add the user",
        name="Cia Controller",
        email="cia@example.com",
        role="controller",
        board=ada.choose("board", "Socialnämnden"),
    )
    link = str(page(ada.seen).find(id="link")["value"])
    ada.follow("Overview")
    assert "7 of 8 done" in ada.text

    cia = in_english(enter(app, link, "cia@example.com"))
    cia.follow("Boards")
    cia.send("Open an empty plan")
    for number, title in enumerate(("Brist på personal", "Fel i fakturor", "Sen rapport"), start=1):
        cia.follow("Add a risk" if number == 1 else "Risks", within="main")
        if number > 1:
            cia.follow("Add a risk", within="main")
        cia.send("", within="main", title=title, category=cia.choose("category", "Ekonomi"))
        assert re.search(rf"Saved as risk {number}\.", cia.text)

    plan = plan_of(find_board("sn"), NOON.year)
    assert plan.title == "Tillsynsplan 2026"
    assert plan.scale.number == 2
    assert len(risks_of(plan)) == 3

    ada.follow("Overview")
    assert "The first day" not in ada.text
    assert list(verify(())) == []
