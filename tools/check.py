"""Everything that can be checked without a test: all of it, and then all that was found."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent

CONCISE = ("--output-format", "concise")
CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "--quiet", *CONCISE, "."],
    "lint": ["ruff", "check", "--quiet", *CONCISE, "."],
    "templates": ["djlint", "--lint", "--quiet", "templates"],
    "imports": ["lint-imports"],
    "types": ["ty", "check", *CONCISE],
    "vendored": ["python", "tools/vendor.py", "--check"],
    "messages": ["python", "-m", "tools.messages", "--check"],
    "migrations": ["python", "-m", "tools.migrations"],
    "wheel": ["python", "-m", "tools.wheel"],
}


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float
    said: str


def run(name: str) -> Outcome:
    program, *arguments = CHECKS[name]
    began = time.monotonic()
    done = subprocess.run(
        [PROGRAMS / program, *arguments],
        check=False,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Outcome(name, done.returncode == 0, time.monotonic() - began, done.stdout.strip())


def tell(outcome: Outcome) -> None:
    word = "ok" if outcome.passed else "FAILED"
    print(f"{outcome.name:<12}{word:<8}{outcome.seconds:5.1f} s", flush=True)
    if not outcome.passed:
        print(f"{outcome.said}\n", flush=True)


def main() -> None:
    failed = []
    with ThreadPoolExecutor(max_workers=2) as at_once:
        for outcome in at_once.map(run, sys.argv[1:] or CHECKS):
            tell(outcome)
            if not outcome.passed:
                failed.append(outcome.name)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
