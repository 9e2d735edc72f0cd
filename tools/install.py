"""Fill the virtual environment: `install.py run` or `install.py test`.

Everything is pinned by its hash.  uv does the work where it is on the machine or can be had from
PyPI; pip does the same, more slowly.  Only Python itself is needed to run this file.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
REQUIREMENTS = {
    "run": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-test.txt"],
}


def programs(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def python_of(environment: Path) -> Path:
    return programs(environment) / ("python.exe" if os.name == "nt" else "python")


def make_environment(environment: Path) -> None:
    """Make an empty virtual environment, in place of one that does not work any more."""
    uv = _uv_of_the_machine()
    if uv:
        command = [uv, "venv", "-q", "--clear", "--python", sys.executable, str(environment)]
        subprocess.run(command, check=True)
        return
    try:
        venv.create(environment, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        sys.exit(f"{problem}\nPython's venv is incomplete. Debian: apt-get install python3-venv")


def installer(environment: Path) -> list[str]:
    """The command that installs into the environment: uv if there is a way to have it."""
    python = python_of(environment)
    uv = _uv_of_the_machine() or _uv_inside(environment)
    if uv:
        return [uv, "pip", "install", "-q", "--python", str(python)]
    return [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]


def install(environment: Path, *arguments: str) -> None:
    subprocess.run([*installer(environment), *arguments], check=True, cwd=ROOT)


def _uv_of_the_machine() -> str | None:
    uv = shutil.which("uv")
    return uv if uv and _works([uv, "--version"]) else None


def _uv_inside(environment: Path) -> str | None:
    uv = programs(environment) / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        pip = [str(python_of(environment)), "-m", "pip", "install", "-q"]
        _works([*pip, "--require-hashes", "-r", str(ROOT / "requirements-install.txt")])
    return str(uv) if uv.exists() else None


def _works(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _is_usable(environment: Path) -> bool:
    """Whether its Python is there and new enough, and something can install into it."""
    python = str(python_of(environment))
    new_enough = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return (
        Path(python).exists()
        and _works([python, "-c", new_enough])
        and (_uv_of_the_machine() is not None or _works([python, "-m", "pip", "--version"]))
    )


def main() -> None:
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed: make PYTHON=/path/to/python3")
    if not _is_usable(VENV):
        make_environment(VENV)
    for file in REQUIREMENTS[sys.argv[1]]:
        install(VENV, "--require-hashes", "-r", file)
    install(VENV, "--no-deps", "--no-build-isolation", "-e", ".")


if __name__ == "__main__":
    main()
