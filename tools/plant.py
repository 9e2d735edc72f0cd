"""Plant each fault that the house rules exist for, once, and see it caught.

Each plant copies the project to a folder of its own, makes one mistake there, runs the one check
that must find it, and looks for the words that tell somebody what to do.  `make plant` runs all.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "instance", "screenshots", "*.egg-info", "build", ".cache"
)
RULES = "tests/test_house_rules.py"


@dataclass(frozen=True)
class Plant:
    """One mistake: how it is made, what must catch it, and what that must say."""

    name: str
    make: Callable[[Path], None]
    check: tuple[str, ...]
    says: str


def append(file: str, text: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    return make


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"{file} has no {old!r}: the plant needs another place")
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return make


def pytest_of(where: str, name: str = "") -> tuple[str, ...]:
    chosen = ("-k", name) if name else ()
    return ("-m", "pytest", "-q", "-x", "-p", "no:randomly", where, *chosen)


VIEW = '\n\n@bp.get("/planted")\ndef planted() -> str:\n    return ""\n'
PERMISSION = '\n    PLANTED = "planted:planted"\n'
COMMIT = "\n\ndef planted() -> None:\n    db.session.commit()\n"
OPERATION = (
    "\n\ndef plant_a_risk(risk: Risk, *, by: Actor, at: datetime) -> None:\n    risk.title = ''\n"
)
COLUMN = "    is_demo: Mapped[bool] = mapped_column(default=False)\n"
INLINE = '{% block title %}{% endblock title %}<p style="color:red">Planted</p>'

PLANTS = (
    Plant(
        "a view that does not say who may reach it",
        append("riskreg/sign_in/routes/door.py", VIEW),
        pytest_of(RULES, "every_view"),
        "sign_in.planted",
    ),
    Plant(
        "a permission without a policy row",
        append("riskreg/access/permissions.py", PERMISSION),
        pytest_of(RULES, "has_a_policy"),
        "PLANTED",
    ),
    Plant(
        "an operation that asks nobody",
        append("riskreg/risks/operations.py", OPERATION),
        pytest_of(RULES, "asks_the_policy"),
        "plant_a_risk",
    ),
    Plant(
        "a change that nobody tells",
        replace("riskreg/history/coverage.py", "    if not tellings:\n", "    if False:\n"),
        pytest_of("tests/history"),
        "UntoldChange",
    ),
    Plant(
        "a transaction ended outside unit_of_work",
        append("riskreg/risks/queries.py", COMMIT),
        pytest_of(RULES, "ends_a_transaction"),
        "riskreg/risks/queries.py",
    ),
    Plant(
        "a room that stands on no floor",
        append("riskreg/attic/__init__.py", '"""A room that nobody placed."""\n'),
        ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
        "attic",
    ),
    Plant(
        "a lower room that uses a higher one",
        append("riskreg/risks/rules.py", "\nfrom riskreg.treatment import rules as _  # noqa\n"),
        ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
        "riskreg.risks.rules -> riskreg.treatment.rules",
    ),
    Plant(
        "a template that no view uses",
        append("templates/work/planted.html", "<p>Planted</p>\n"),
        pytest_of(RULES, "belongs_to_a_view"),
        "work.planted",
    ),
    Plant(
        "an inline style",
        replace("templates/layouts/plain.html", "<body", '<body style="color:red"'),
        pytest_of(RULES, "nothing_inline"),
        "style=",
    ),
    Plant(
        "a package that the wheel forgets",
        append("riskreg/sign_in/attic/__init__.py", '"""Forgotten."""\n'),
        pytest_of("tests/test_wheel.py", "listed or package or folder"),
        "attic",
    ),
    Plant(
        "a model without a migration",
        replace(
            "riskreg/boards/models.py", COLUMN, COLUMN + COLUMN.replace("is_demo", "is_planted")
        ),
        pytest_of(RULES, "migrations_give"),
        "is_planted",
    ),
    Plant(
        "an untranslated message",
        append("templates/errors/404.html", '{{ _("Planted in the orchard") }}\n'),
        pytest_of(RULES, "message_is_translated"),
        "Planted in the orchard",
    ),
    Plant(
        "a query for each row",
        replace(
            "riskreg/assembly/boards.py",
            "    return BoardStanding(\n",
            "    boards()\n    return BoardStanding(\n",
        ),
        pytest_of("tests/assembly", "boards"),
        "select",
    ),
)


def caught(plant: Plant) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "riskreg"
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        (root / "instance").mkdir(exist_ok=True)
        plant.make(root)
        done = subprocess.run(
            [sys.executable, *plant.check],
            cwd=root,
            env={"PYTHONPATH": str(root), "PATH": str(Path(sys.executable).parent), "HOME": folder},
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
    found = done.returncode != 0 and plant.says in said
    print(f"{'caught' if found else 'NOT CAUGHT'}: {plant.name}")
    if not found:
        print(said[-2000:])
    return found


def main() -> int:
    chosen = [plant for plant in PLANTS if not sys.argv[1:] or sys.argv[1] in plant.name]
    missed = [plant.name for plant in chosen if not caught(plant)]
    print(f"{len(chosen) - len(missed)} of {len(chosen)} planted faults were caught")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
