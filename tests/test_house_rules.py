"""The rules of docs/adr as tests that find what somebody forgot.  Each says what to do about it.

`tools/plant.py` plants each fault once and sees it caught.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from riskreg import paths
from riskreg.access.guards import declared
from riskreg.access.permissions import Permission
from riskreg.access.policy import POLICY
from riskreg.history.kinds import EventType

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "riskreg"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(path.relative_to(paths.TEMPLATES) for path in paths.TEMPLATES.rglob("*.html"))
SHARED = {"layouts", "components", "errors"}
LONGEST_FILE = 300
INLINE = tuple(
    re.compile(pattern)
    for pattern in (
        r"<style",
        r"<[a-z][^>{]*\sstyle\s*=",
        r"javascript:",
        r"<[^>]*\son[a-z]+=",
        r"hx-on",
    )
)
EMPTY_WORDS = {"service", "services", "manager", "helper", "helpers", "util", "utils", "common"}
#: What an operation may do instead of asking the policy, and why.
ASKS_NOBODY = {
    "riskreg/history/operations.py": "nobody asks for leave to be noted: the program does it",
    "riskreg/sign_in/operations.py": "who signs in is nobody yet; each answers for own data only",
}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_view_says_who_may_reach_it(app: Flask) -> None:
    silent = [name for name, view in app.view_functions.items() if view not in declared]
    assert not silent, f"put @requires(...), @signed_in_only('why') or @public('why') on {silent}"


def test_every_permission_has_a_policy() -> None:
    assert set(POLICY) == set(Permission), "give each permission a row in access/policy.py"


def test_every_permission_is_asked_about() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES]
    texts += [(paths.TEMPLATES / path).read_text(encoding="utf-8") for path in TEMPLATES]
    outside = "\n".join(text for text in texts if "POLICY: dict" not in text)
    unused = [
        one
        for one in Permission
        if f"Permission.{one.name}" not in outside and f'"{one.value}"' not in outside
    ]
    assert set(unused) <= {Permission.REGISTER_READ}, f"nothing asks about {unused}"


def test_paths_are_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        words = [word for word in rule.rule.split("/") if not word.startswith("<")]
        assert all(word == word.lower() and "_" not in word for word in words), rule


def ends_of_transactions() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}:
                yield f"{name_of(path)}:{node.lineno}"


def test_only_unit_of_work_ends_a_transaction() -> None:
    strays = [end for end in ends_of_transactions() if "transaction.py" not in end]
    assert not strays, f"open `with unit_of_work():` in a route or command instead: {strays}"


def operations() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(PACKAGE.glob("*/operations.py")) + sorted(PACKAGE.glob("*/operations/*.py")):
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef) and not _only_reads(node.name):
                yield name_of(path), node


def _only_reads(name: str) -> bool:
    """What gives a row's facts or checks a rule changes nothing, and is named so."""
    return name.startswith(("_", "check_")) or name.endswith("_of")


def called_in(function: ast.FunctionDef) -> set[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {
        call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        for call in calls
    }


def test_every_operation_asks_the_policy() -> None:
    known = {function.name for _, function in operations()}
    silent = [
        f"{path}:{function.name}"
        for path, function in operations()
        if path not in ASKS_NOBODY
        and not any(
            call == "require" or call in known - {function.name} for call in called_in(function)
        )
    ]
    assert not silent, f"begin with require(by, Permission.X, row.subject): {silent}"


def test_every_operation_is_told_who_and_when() -> None:
    for path, function in operations():
        given = {argument.arg for argument in function.args.kwonlyargs}
        assert {"by", "at"} <= given or path in ASKS_NOBODY, (
            f"{path}:{function.name} takes `by` and `at`, keyword-only"
        )


def test_every_kind_of_event_happens() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    never = [one for one in EventType if f"EventType.{one.name}" not in texts]
    assert not never, f"nothing tells {never}: tell it, or take it away"


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_template_belongs_to_a_view_or_is_shared(app: Flask, template: Path) -> None:
    if template.parts[0] in SHARED or template.name.startswith("_"):
        return
    endpoint = ".".join(template.with_suffix("").parts)
    assert endpoint in app.view_functions, f"no view is called {endpoint}: remove it or name it so"


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_piece_or_component_is_used(app: Flask, template: Path) -> None:
    if template.parts[0] == "errors" or not (
        template.parts[0] in SHARED or template.name.startswith("_")
    ):
        return
    name = template.as_posix()
    others = [path for path in TEMPLATES if path != template]
    used = any(f'"{name}"' in (paths.TEMPLATES / path).read_text() for path in others)
    in_code = any(f'"{name}"' in path.read_text(encoding="utf-8") for path in SOURCES)
    assert used or in_code, f"nothing uses {name}: remove it"


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_template_uses_what_it_imports(app: Flask, template: Path) -> None:
    tree = app.jinja_env.parse((paths.TEMPLATES / template).read_text(encoding="utf-8"))
    imported = {
        name[1] if isinstance(name, tuple) else name
        for found in tree.find_all(nodes.FromImport)
        for name in found.names
    }
    unused = imported - {name.name for name in tree.find_all(nodes.Name)}
    assert not unused, f"imported and not used: {unused}"


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_template_has_nothing_inline(template: Path) -> None:
    text = (paths.TEMPLATES / template).read_text(encoding="utf-8")
    for forbidden in INLINE:
        found = forbidden.search(text)
        assert not found, f"{template} has {found and found[0]!r}: the policy would refuse it"
    scripts = text.count("<script")
    assert scripts == text.count("<script src="), f"{template} has a script of its own"


def test_a_file_is_short_enough_to_read() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    too_long = {name: lines for name, lines in long.items() if lines > LONGEST_FILE}
    assert not too_long, f"split by noun: {too_long}"


def test_no_name_says_nothing() -> None:
    empty = [name_of(path) for path in SOURCES if EMPTY_WORDS & set(path.stem.split("_"))]
    assert not empty, f"name it after what it holds: {empty}"


def test_a_room_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in PACKAGE.rglob("__init__.py")
        if path.parent.name != "__pycache__" and not ast.get_docstring(tree_of(path))
    ]
    assert not silent, f"give it a docstring of a line or two: {silent}"


def test_the_migrations_give_what_the_models_say(app: Flask, database: None) -> None:
    result = app.test_cli_runner().invoke(args=["db", "check"])
    assert result.exit_code == 0, f"make a migration: {result.output}"


def test_every_message_is_translated() -> None:
    from tools import messages  # noqa: PLC0415 - needs babel's extraction only here

    found = messages.check()
    assert not found, "run tools/messages.py update and translate:\n" + "\n".join(found)
