"""Names stand in Swedish order, and in the same one whichever database keeps them."""

import ast
import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from riskreg.accounts.queries import controllers_of, users
from riskreg.boards.queries import boards, positions_of, units_of
from riskreg.sign_in.queries import administrators
from riskreg.swedish import sort_key

PACKAGE = Path(__file__).parent.parent / "riskreg"
#: As a Swedish reader looks for them.
NAMES = (
    *("2 mars", "§ 4 Budget", "10 mars", "§ 12 Budget"),
    *("Abrahamsson", "alm", "Bygg- och miljönämnden", "Byggnadsnämnden"),
    *("Cafe", "Café", "café", "Cafégäst", "de la Cruz", "Dean", "Đuric", "Dård"),
    *(
        "Enhet 2",
        "Enhet 02 b",
        "Enhet 10",
        "Etik",
        "Éva",
        "Evald",
        "Évald",
        "I\u015f\u0131k",
        "Isola",
    ),
    *("Łuk", "Lund", "Lykke", "Myller", "Müller", "Mynt", "Straße", "Strassen", "Þór", "Thyra"),
    *("Vallgren", "Vallin B", "Wallin", "Xerxes", "Yngve", "zebra"),
    *("Åberg", "åkerman", "Ård", "Ädel", "Ægir", "Älv", "Öberg", "Ølgaard", "Östberg"),
)


def shuffled():
    """The names as they would stand by nothing but chance, and the same in every run."""
    return sorted(NAMES, key=lambda name: hashlib.sha256(name.encode()).digest())


def test_letters_stand_as_a_swedish_reader_looks_for_them():
    assert sorted(shuffled(), key=sort_key) == list(NAMES)


def test_how_a_letter_is_composed_makes_no_difference():
    for name in NAMES:
        assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)


def test_a_number_of_any_length_has_its_place():
    long = "9" * 5_000
    assert sort_key("Enhet 7") < sort_key(f"Enhet {long}") < sort_key("Enheten")


def test_what_is_no_word_at_all_comes_first():
    assert sort_key("") < sort_key("–") < sort_key("a")


def test_boards_stand_in_order(build):
    for name in shuffled():
        build.board(name=name)
    assert [board.name for board in boards()] == list(NAMES)


def test_units_and_posts_of_a_board_stand_in_order(build):
    board = build.board()
    for name in shuffled():
        build.unit(board, name)
        build.position(board, name)
    assert [unit.name for unit in units_of(board)] == list(NAMES)
    assert [position.title for position in positions_of(board)] == list(NAMES)


def test_people_stand_in_order(build):
    board = build.board()
    for name in shuffled():
        build.controller(board, name)
    for name in shuffled():
        build.administrator(name)
    assert [user.name for user in controllers_of(board)] == list(NAMES)
    assert [user.name for user in administrators()] == list(NAMES)
    assert [user.name for user in users()] == [name for name in NAMES for _ in range(2)]


def orders_by_words() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                asked = (part for word in node.args for part in ast.walk(word))
                words = {part.attr for part in asked if isinstance(part, ast.Attribute)}
                if words & {"name", "title", "text"}:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_no_database_is_asked_to_order_words():
    assert not list(orders_by_words()), "sort what was found with riskreg.swedish.sort_key"
