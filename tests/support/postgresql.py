"""A PostgreSQL server for one run: nobody else's data, no port, nothing left behind."""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.obtaining import Missing, install_from_debian

#: Where Debian, Red Hat, Homebrew and Postgres.app keep the server's own programs.
PLACES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
)
#: A server that will be thrown away need not survive a power cut.
CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "listen_addresses=",
)
HOW_TO_MAKE_A_CLUSTER = (
    *("--username=postgres", "--auth=trust", "--encoding=UTF8"),
    f"--locale={'C.UTF-8' if sys.platform == 'linux' else 'en_US.UTF-8'}",
    *("--no-sync", "--no-instructions"),
)
SECONDS_TO_START = 30


def find_programs() -> Path | None:
    """The folder with the newest initdb and postgres on this machine."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    found = [folder for place in PLACES for folder in Path("/").glob(place)]
    whole = [folder for folder in found if (folder / "initdb").exists()]
    return max(whole, key=_version, default=None)


def obtain() -> Path:
    """The folder with the server's programs, fetched first where that can be done."""
    programs = find_programs()
    if programs is None and install_from_debian("postgresql"):
        programs = find_programs()
    if programs is None:
        raise Missing(
            "PostgreSQL is missing. Install it: `sudo apt-get install postgresql`"
            " or `brew install postgresql@17`."
        )
    return programs


@contextmanager
def throwaway_server() -> Generator[str]:
    """A running server, as an SQLAlchemy address of its empty database `postgres`."""
    programs = obtain()
    # The system's own /tmp: a socket's path may have no more than some hundred characters.
    home = Path(tempfile.mkdtemp(prefix="riskreg-pg-", dir="/tmp"))
    try:
        owner = _owner(home)
        _make_cluster(programs, home, owner)
        with _running(programs, home, owner):
            yield f"postgresql+psycopg://postgres@/postgres?host={home}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def _owner(home: Path) -> dict[str, Any]:
    """Who runs the server: PostgreSQL refuses root, so root hands it to the package's user."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make_cluster(programs: Path, home: Path, owner: dict[str, Any]) -> None:
    subprocess.run(
        [programs / "initdb", "-D", home / "data", *HOW_TO_MAKE_A_CLUSTER],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **owner,
    )


@contextmanager
def _running(programs: Path, home: Path, owner: dict[str, Any]) -> Generator[None]:
    settings = [part for setting in CARELESS for part in ("-c", setting)]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", home / "data", "-k", home, *settings],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/",
            **owner,
        )
    try:
        _wait(programs, home)
        yield
    finally:
        server.terminate()
        server.wait(SECONDS_TO_START)


def _wait(programs: Path, home: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while subprocess.run([programs / "pg_isready", "-q", "-h", home], check=False).returncode != 0:
        if time.monotonic() > deadline:
            raise Missing(f"PostgreSQL did not start:\n{(home / 'log').read_text()}")
        time.sleep(0.05)
