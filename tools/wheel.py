"""The wheel works in an empty virtual environment, away from the checkout.

Built from what git would hand out, installed with the pinned requirements, and then used: an empty
folder becomes a demo register whose first page is served.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.install import ROOT, install, make_environment, programs

BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
#: Folders at the top of the repository, and where the wheel has them.
MAPPED = {
    "templates": "riskreg/templates",
    "static": "riskreg/static",
    "migrations": "riskreg/migrations",
}
ASK_FOR_A_PAGE = """
from riskreg import create_app
answer = create_app().test_client().get("/login")
assert answer.status_code == 200, answer.status
assert answer.get_data(as_text=True).count("<h1") == 1
"""


def sources() -> list[str]:
    """What git knows or would take in: nobody's leftovers get into the wheel."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def expected(names: Iterable[str]) -> set[str]:
    """The names in the wheel of everything that belongs to the package."""
    inside = set()
    for name in names:
        top, _, rest = name.partition("/")
        if top == "riskreg":
            inside.add(name)
        elif top in MAPPED:
            inside.add(f"{MAPPED[top]}/{rest}")
    return inside


def build(folder: Path) -> Path:
    """Build the wheel from a copy: setuptools leaves its own traces where it builds."""
    copy = folder / "source"
    for name in sources():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    command = [sys.executable, "-c", BUILD, str(folder)]
    built = subprocess.run(command, check=False, cwd=copy, capture_output=True, text=True)
    if built.returncode != 0:
        sys.exit(f"the wheel cannot be built:\n{built.stderr}")
    return folder / built.stdout.splitlines()[-1]


def faults_of_content(wheel: Path, names: Iterable[str]) -> Iterator[str]:
    """What the wheel lacks of these files of the repository, and what it has besides."""
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    due = expected(names)
    if missing := due - carried:
        yield f"not in the wheel: {sorted(missing)}; see packages and package_data in setup.cfg"
    if extra := carried - due:
        yield f"in the wheel, and not in git: {sorted(extra)}"


def use(wheel: Path, folder: Path) -> None:
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    make_environment(environment)
    install(environment, "--require-hashes", "-r", "requirements.txt")
    install(environment, "--no-deps", str(wheel))
    elsewhere.mkdir()
    bare = {name: value for name, value in os.environ.items() if not name.startswith("RISKREG_")}
    for command in (
        ["flask", "--app", "riskreg", "routes"],
        ["riskreg", "demo"],
        ["riskreg", "history", "verify"],
        ["flask", "--app", "riskreg", "db", "check"],
        ["python", "-I", "-c", ASK_FOR_A_PAGE],
    ):
        done = subprocess.run(
            [programs(environment) / command[0], *command[1:]],
            check=False,
            cwd=elsewhere,
            env={**bare, "RISKREG_INSTANCE": str(elsewhere / "instance")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode != 0:
            sys.exit(f"with the wheel, {' '.join(command)!r} says:\n{done.stdout}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="riskreg-wheel-") as folder:
        wheel = build(Path(folder))
        if faults := list(faults_of_content(wheel, sources())):
            sys.exit("\n".join(faults))
        use(wheel, Path(folder))


if __name__ == "__main__":
    main()
